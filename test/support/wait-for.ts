import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is not null, at most `limitMs`; then fails with what was waited for. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | null> | T | null,
  limitMs = 60_000,
): Promise<T> {
  for (const deadline = Date.now() + limitMs; ; await sleep(20)) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
  }
}
