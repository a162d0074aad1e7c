import { expect, test } from 'vitest';
import type { InboundMessage } from '../../src/domain/message.ts';
import { watchArrivals } from '../../src/intake/arrivals-first.ts';

const message = {} as InboundMessage;
const accepted = { kind: 'accepted', id: 'a' } as const;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function millisecondsUntil(work: Promise<void>): Promise<number> {
  const from = performance.now();
  await work;
  return performance.now() - from;
}

test('background work goes on at once when nothing arrives', async () => {
  const { quiet } = watchArrivals(() => Promise.resolve(accepted));
  expect(await millisecondsUntil(quiet())).toBeLessThan(50);
});

test('background work waits until an arrival is acknowledged', async () => {
  const { accept, quiet } = watchArrivals(() => pause(120).then(() => accepted));
  const acknowledged = accept(message);
  expect(await millisecondsUntil(quiet())).toBeGreaterThan(100);
  expect(await acknowledged).toEqual(accepted);
});

test('a burst without end holds background work up for half a second and no longer', async () => {
  const { accept, quiet } = watchArrivals(() => pause(3_000).then(() => accepted));
  void accept(message);
  const waitedMs = await millisecondsUntil(quiet());
  expect(waitedMs).toBeGreaterThan(400);
  expect(waitedMs).toBeLessThan(2_000);
});

test('an arrival that is refused holds nothing up', async () => {
  const { accept, quiet } = watchArrivals(() => Promise.reject(new Error('refused')));
  await expect(accept(message)).rejects.toThrow('refused');
  expect(await millisecondsUntil(quiet())).toBeLessThan(100);
});
