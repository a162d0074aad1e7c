import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradict, placeUnidentified, type Claimed } from '../../src/dedup/place-unidentified.ts';

const mary: Claimed = { name: 'Mary Johnson', birthDates: ['1952-03-04'] };
const onlyName: Claimed = { name: 'mary  johnson', birthDates: [] };
const onlyDate: Claimed = { name: null, birthDates: ['1952-03-04'] };
const john: Claimed = { name: 'John Johnson', birthDates: ['1952-03-04'] };

describe('an arrival of an unknown patient', () => {
  it.each([
    ['joins an equal name', onlyName, [[mary]], ['0']],
    ['joins an equal birth date', onlyDate, [[mary]], ['0']],
    ['stays apart from another name with the same date', john, [[mary]], []],
    [
      'stays apart from another date with the same name',
      { ...onlyName, birthDates: ['1980-01-01'] },
      [[mary]],
      [],
    ],
    ['stays apart when nothing is equal', onlyName, [[onlyDate]], []],
    [
      'stays apart from an earlier arrival that contradicts, though a later one fits',
      john,
      [[onlyDate, mary]],
      [],
    ],
    ['holds a name and a date together', mary, [[onlyName], [onlyDate]], ['0', '1']],
    ['stays apart when it fits two who are not one', onlyDate, [[mary], [john]], []],
    [
      'joins a date that was written alike and reads two ways',
      twoWays(null),
      [[twoWays('Mary Johnson')]],
      ['0'],
    ],
    ['does not take one reading of a date for the date', onlyReading, [[twoWays(null)]], []],
  ])('%s', (_, arrival, tickets, joined) => {
    const placement = placeUnidentified(
      arrival,
      tickets.map((claims, place) => ({ ticketId: String(place), claims })),
    );
    expect(placement.kind === 'join' ? placement.ticketIds : []).toEqual(joined);
  });
});

function twoWays(name: string | null): Claimed {
  return { name, birthDates: ['1952-03-04', '1952-04-03'] };
}

const onlyReading: Claimed = { name: null, birthDates: ['1952-04-03'] };

const claimed = fc.record({
  name: fc.option(fc.constantFrom('Ann Lee', 'Bo Lee'), { nil: null }),
  birthDates: fc.subarray(['1950-01-02', '1950-02-01', '1960-05-05'], { maxLength: 2 }),
});

it('whatever comes in whatever order, no ticket ever holds two claims that contradict each other', () => {
  fc.assert(
    fc.property(fc.array(claimed, { maxLength: 12 }), (arrivals) => {
      const tickets: { ticketId: string; claims: Claimed[] }[] = [];
      for (const [place, arrival] of arrivals.entries()) {
        const placement = placeUnidentified(arrival, tickets);
        const ids = placement.kind === 'join' ? placement.ticketIds : [];
        const joined = tickets.filter(({ ticketId }) => ids.includes(ticketId));
        const rest = tickets.filter(({ ticketId }) => !ids.includes(ticketId));
        const ticket = {
          ticketId: ids[0] ?? String(place).padStart(2, '0'),
          claims: [...joined.flatMap(({ claims }) => claims), arrival],
        };
        tickets.splice(0, tickets.length, ...rest, ticket);
      }
      for (const { claims } of tickets) {
        for (const one of claims) for (const other of claims) expect(contradict(one, other)).toBe(false);
      }
    }),
  );
});
