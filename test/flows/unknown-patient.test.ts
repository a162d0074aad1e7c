import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { people, stranger } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function text(body: string, from = stranger): Promise<void> {
  await gateway.text({ from, body });
}

async function open(): Promise<number[]> {
  const tickets = await gateway.db.ticket.findMany({
    where: { stage: { not: 'merged' }, medicationText: { not: null } },
    include: { sources: true },
  });
  return tickets.map(({ sources }) => sources.length).sort((a, b) => a - b);
}

const named = 'My name is Joan Miller. I need a refill of warfarin 5 mg';
const dated = 'I was born 5/6/1949 and need a refill of warfarin 5 mg';
const both = 'Joan Miller, born 5/6/1949, needs a refill of warfarin 5 mg';

describe('three texts of one phone, one with a name, one with a date, one with both', () => {
  it('are one request in any order and at the same moment', async () => {
    const texts = fc.shuffledSubarray([named, dated, both], { minLength: 3 });
    await fc.assert(
      fc.asyncProperty(texts, fc.boolean(), async (order, atOnce) => {
        await emptyTraffic(gateway);
        for (const body of order) {
          await text(body);
          if (!atOnce) await gateway.settled();
        }
        await gateway.settled();
        expect(await open()).toEqual([3]);
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});

describe('stay apart, for a person to place', () => {
  it.each([
    ['two names', [named, 'My name is Peter Miller. I need a refill of warfarin 5 mg'], [1, 1]],
    [
      'one name with two birth dates',
      [both, 'Joan Miller, born 1/2/1980, needs a refill of warfarin 5 mg'],
      [1, 1],
    ],
    [
      'two names with one birth date',
      [both, 'Peter Miller, born 5/6/1949, needs a refill of warfarin 5 mg'],
      [1, 1],
    ],
    [
      'a date that fits two who are open',
      [both, 'Peter Miller, born 5/6/1949, needs a refill of warfarin 5 mg', dated],
      [1, 1, 1],
    ],
    ['another strength', [named, 'My name is Joan Miller. I need a refill of warfarin 2 mg'], [1, 1]],
    ['another medicine', [named, 'My name is Joan Miller. I need a refill of lisinopril 20 mg'], [1, 1]],
  ])('%s', async (_, bodies, expected) => {
    for (const body of bodies) {
      await text(body);
      await gateway.settled();
    }
    expect(await open()).toEqual(expected);
  });

  it('the same words from two phones, and from phones that withhold their number', async () => {
    for (const from of [stranger, '+14155550171', 'anonymous', 'anonymous']) await text(named, from);
    await gateway.settled();
    expect(await open()).toEqual([1, 1, 1, 1]);
  });
});
