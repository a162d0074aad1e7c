import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar-date.ts';
import { decideEligibility } from '../../src/eligibility/decide-eligibility.ts';
import { decisionTable } from '../../src/eligibility/table.ts';
import { fill, input, today } from './samples.ts';

type Changes = NonNullable<Parameters<typeof input>[0]>;
type Schedule = 2 | 3 | 4 | 5 | null;

const schedules: Schedule[] = [null, 2, 3, 4, 5];
const only = { two: [2] as Schedule[], others: [null, 3, 4, 5] as Schedule[] };

function filled(days: number, changes: Parameters<typeof fill>[0] = {}) {
  return [fill({ filledOn: addDays(today, -days), ...changes })];
}

/** What makes each row speak, and for which schedules it can. */
const rows: [rule: string, changes: Changes, schedules: Schedule[]][] = [
  ['0-escalate-now', { match: { kind: 'no_medication' }, flags: ['overdose'] }, schedules],
  ['0-held-for-safety', { flags: ['self_harm'] }, schedules],
  ['0-no-medication', { match: { kind: 'no_medication' } }, schedules],
  ['1-identity', { identity: 'several' }, schedules],
  ['2-requester-authority', { mayAsk: 'no' }, schedules],
  ['3-patient-status', { patient: { deceased: true, active: true, birthDate: null } }, schedules],
  ['4-prescription-match', { match: { kind: 'several', reason: 'two' } }, schedules],
  ['5-clinical-review', { request: { medicationChange: true } }, schedules],
  ['5a-voicemail', { request: { heard: { confirmed: false, differing: ['medicine'] } } }, schedules],
  ['6-prescription-status', { rx: { status: 'transferred' } }, schedules],
  ['7-controlled-gone', { request: { told: ['stolen'] } }, [2, 3, 4, 5]],
  [
    '8-owed-partial',
    { rx: { writtenOn: addDays(today, -9), fills: filled(2, { quantity: 20, partial: true }) } },
    schedules,
  ],
  ['13b-unfilled-schedule-two', { rx: { fills: [], earliestFillOn: today } }, only.two],
  ['9-schedule-two', {}, only.two],
  ['10-record-complete', { rx: { refillsAllowed: null } }, only.others],
  ['11-legal-limits', { rx: { expiresOn: addDays(today, -1) } }, only.others],
  ['12-no-refills-left', { rx: { refillsAllowed: 0 } }, only.others],
  ['13-too-early', { rx: { fills: filled(2) } }, only.others],
  ['13a-first-fill', { rx: { fills: [] } }, only.others],
  ['14-lapsed', { rx: { fills: filled(61) } }, only.others],
  ['15-within-window', { rx: { fills: filled(28) } }, only.others],
];

/** Two rows that are a case of its own together, and the row that then speaks. */
const ofTheirOwn: Record<string, string> = {
  // A danger without a medicine is not a refill that could be held.
  '0-held-for-safety 0-no-medication': '0-escalate-now',
  // The caller is not asked which of two medicines two listeners have understood.
  '4-prescription-match 5a-voicemail': '5a-voicemail',
  // Nothing owed is handed over after the legal end (21 CFR 1306.23).
  '8-owed-partial 11-legal-limits': '11-legal-limits',
  // What was never filled still has its first fill, which is no refill.
  '12-no-refills-left 13a-first-fill': '13a-first-fill',
};

/** Both at once; where they want different things of one field, the first has its way. */
function together(first: Changes, second: Changes, schedule: Schedule): Changes {
  return {
    ...second,
    ...first,
    request: { ...second.request, ...first.request },
    rx: { fills: filled(28), ...second.rx, ...first.rx, schedule },
  };
}

function ruleOf({ match, ...changes }: Changes): string {
  return decideEligibility(input({ ...changes, ...(match ? { match } : {}) })).rule;
}

it('every row of the table is here, in its order', () => {
  expect(rows.map(([rule]) => rule)).toEqual(decisionTable.map(({ rule }) => rule));
});

it('every row names the law that it follows, or says that there is none', () => {
  for (const { rule, source } of decisionTable)
    expect(source, rule).toMatch(/^(?:\d+ (?:CFR|U\.S\.C\.) \d+(?:\.\d+)?|No law: )/);
});

describe.each(rows)('%s', (rule, changes, possible) => {
  it.each(possible)('speaks for schedule %s', (schedule) => {
    expect(ruleOf(together(changes, {}, schedule))).toBe(rule);
  });

  it.each(possible)('goes before every later row, schedule %s', (schedule) => {
    const place = rows.findIndex(([one]) => one === rule);
    const later = rows.slice(place + 1).filter(([, , others]) => others.includes(schedule));
    const spoken = later.map(([other, more]) => [other, ruleOf(together(changes, more, schedule))]);
    expect(spoken).toEqual(later.map(([other]) => [other, ofTheirOwn[`${rule} ${other}`] ?? rule]));
  });
});
