import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedCallMinutes } from '../../src/outbox/call-minute-store.ts';
import { createCallBudget } from '../../src/systems/ehr/call-budget.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let harness: TestDatabase;
beforeAll(async () => {
  harness = await createTestDatabase();
});
afterAll(() => harness.drop());

/** One process of several that speak to a server. */
function process(server: string, clock: { time: Date }) {
  const minutes = sharedCallMinutes(harness.database.prisma, server);
  return createCallBudget(250, { now: () => clock.time }, () => Promise.resolve(), minutes);
}

async function taken(budgets: ReturnType<typeof process>[], each: number): Promise<number> {
  const tries = budgets.flatMap((budget) => Array.from({ length: each }, () => budget.take(false)));
  return (await Promise.all(tries)).filter(Boolean).length;
}

test('several processes together give a server no more calls in a minute than one may', async () => {
  const clock = { time: new Date('2026-06-15T17:00:30Z') };
  const budgets = [process('https://ehr.test', clock), process('https://ehr.test', clock)];
  expect(await taken(budgets, 200)).toBe(250);
  expect(await taken([process('https://other.test', clock)], 10)).toBe(10);
  clock.time = new Date('2026-06-15T17:01:00Z');
  expect(await taken(budgets, 5)).toBe(10);
  // A refusal that one of them is given ends the minute for all.
  await budgets[0]?.exhaust();
  expect(await taken(budgets, 5)).toBe(0);
});

test('a process whose clock is behind is counted in the minute that has begun', async () => {
  const [early, late] = [
    { time: new Date('2026-06-15T18:00:59Z') },
    { time: new Date('2026-06-15T18:01:00Z') },
  ];
  const server = 'https://skewed.test';
  expect(await taken([process(server, late)], 250)).toBe(250);
  expect(await taken([process(server, early)], 1)).toBe(0);
});
