import { expect, it } from 'vitest';
import { shareRuns } from '../../src/policies/share-runs.ts';

/** Work that ends when the test says so. */
function heldWork() {
  const runs: { end(): void; fail(): void }[] = [];
  function work(): Promise<void> {
    return new Promise((resolve, reject) => {
      runs.push({ end: resolve, fail: () => reject(new Error('away')) });
    });
  }
  return { runs, share: shareRuns(work) };
}

it('who asks during a run waits for one that begins afterwards, and all of them for the same', async () => {
  const { runs, share } = heldWork();
  const first = share();
  const later = Promise.all([share(), share(), share()]);
  expect(runs).toHaveLength(1);
  runs[0]?.end();
  await first;
  await expect.poll(() => runs.length).toBe(2);
  runs[1]?.end();
  await later;
  expect(runs).toHaveLength(2);
});

it('a run that fails is told to who asked for it, and the next is made all the same', async () => {
  const { runs, share } = heldWork();
  const first = share();
  const second = share();
  runs[0]?.fail();
  await expect(first).rejects.toThrow('away');
  await expect.poll(() => runs.length).toBe(2);
  runs[1]?.end();
  await second;
});

it('each who asks one after the other has a run of their own', async () => {
  const { runs, share } = heldWork();
  for (const place of [0, 1, 2]) {
    const asked = share();
    expect(runs).toHaveLength(place + 1);
    runs[place]?.end();
    await asked;
  }
});
