import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../src/domain/calendar-date.ts';
import type { DecisionCode } from '../../src/domain/decision.ts';
import { defaultPolicy, type Policy } from '../../src/domain/policy.ts';
import { decideEligibility } from '../../src/eligibility/decide-eligibility.ts';
import { fill, input, today } from './samples.ts';

const schedules = [null, 2, 3, 4, 5] as const;
type Schedule = (typeof schedules)[number];

/** `CODE rule`; one for all schedules, or one for each: uncontrolled, II, III, IV, V. */
type Answer = `${DecisionCode} ${string}`;
type Answers = Answer | readonly [Answer, Answer, Answer, Answer, Answer];

type Boundary = {
  what: string;
  source: string;
  /** The case so many days after the boundary: -1 is the day before it, 0 the day itself. */
  given: (after: number, schedule: Schedule) => Parameters<typeof input>[0];
  dayBefore: Answers;
  dayOf: Answers;
};

const law: Answer = 'PROVIDER_AUTHORIZATION 11-legal-limits';
const newRx: Answer = 'PROVIDER_NEW_RX 9-schedule-two';
const process: Answer = 'PHARMACY_PROCESS 15-within-window';
const early: Answer = 'TOO_EARLY 13-too-early';
const completion: Answer = 'PHARMACY_COMPLETION 8-owed-partial';

function but(schedule: Schedule, answer: Answer, others: Answer): Answers {
  const answers = schedules.map((each) => (each === schedule ? answer : others));
  return answers as unknown as readonly [Answer, Answer, Answer, Answer, Answer];
}

/** Filled so many days before today, for 30 days. */
function filled(days: number, changes: Parameters<typeof fill>[0] = {}) {
  return [fill({ filledOn: addDays(today, -days), ...changes })];
}

/** The days of supply after which the window of 30 days opens. */
function windowOf(schedule: Schedule): number {
  return schedule === null ? 24 : 27;
}

function monthly(count: number, lastDaysAgo = 28) {
  return Array.from({ length: count }, (_, index) =>
    fill({ id: `${index}`, filledOn: addDays(today, -lastDaysAgo - 30 * (count - 1 - index)) }),
  );
}

const withStateCap: Policy = {
  ...defaultPolicy,
  law: { ...defaultPolicy.law, cappedRefillDays: { value: 120, reason: 'a state with 120 days' } },
};

const boundaries: Boundary[] = [
  {
    what: 'the window opens at 80 % of the supply, 90 % of a controlled one',
    source: 'refill workflow: 80–90 % of the days’ supply used',
    given: (after, schedule) => ({ rx: { fills: filled(windowOf(schedule) + after) } }),
    dayBefore: but(2, newRx, early),
    dayOf: but(2, newRx, process),
  },
  {
    what: 'with no refill left the prescriber is asked a week before it opens',
    source: 'refill workflow: no refills, to the provider; never weeks too soon',
    given: (after, schedule) => ({
      rx: { refillsAllowed: 0, fills: filled(windowOf(schedule) - 7 + after) },
    }),
    dayBefore: but(2, newRx, 'TOO_EARLY 12-no-refills-left'),
    dayOf: but(2, newRx, 'PROVIDER_AUTHORIZATION 12-no-refills-left'),
  },
  {
    what: 'the day after six months, for schedules III and IV',
    source: '21 CFR 1306.22(a)',
    given: (after) => ({
      rx: {
        writtenOn: addDays(addMonths(today, -6), -1 - after),
        expiresOn: addDays(today, 200),
        fills: filled(28),
      },
    }),
    dayBefore: but(2, newRx, process),
    dayOf: [process, newRx, law, law, process],
  },
  {
    what: 'the recorded expiry is the last day',
    source: 'state law, as the pharmacy records it',
    given: (after) => ({ rx: { expiresOn: addDays(today, -1 - after), fills: filled(28) } }),
    dayBefore: but(2, newRx, process),
    dayOf: but(2, newRx, law),
  },
  {
    what: 'twelve months where no expiry is recorded',
    source: 'usual state rule; policy',
    given: (after) => ({ rx: { writtenOn: addDays(addMonths(today, -12), -1 - after), fills: filled(28) } }),
    dayBefore: [process, newRx, law, law, process],
    dayOf: but(2, newRx, law),
  },
  {
    what: 'the fifth refill is the last, for schedules III and IV',
    source: '21 CFR 1306.22(a)',
    given: (after) => ({
      rx: { writtenOn: addDays(today, -180), refillsAllowed: 11, fills: monthly(6 + after) },
    }),
    dayBefore: but(2, newRx, process),
    dayOf: [process, newRx, law, law, process],
  },
  {
    what: 'a state’s 120 days of refills',
    source: 'California Health and Safety Code 11200',
    given: (after) => ({
      policy: withStateCap,
      rx: { writtenOn: addDays(today, -180), refillsAllowed: 11, fills: monthly(5 + after) },
    }),
    dayBefore: but(2, newRx, process),
    dayOf: [process, newRx, law, law, process],
  },
  {
    what: 'more than twice the supply since the last fill',
    source: 'policy: a pharmacist asks why',
    given: (after) => ({ rx: { writtenOn: addDays(today, -100), fills: filled(61 + after) } }),
    dayBefore: but(2, newRx, process),
    dayOf: but(2, newRx, 'PHARMACIST_REVIEW 14-lapsed'),
  },
  {
    what: 'never filled, with an earliest day',
    source: '21 CFR 1306.12(b)',
    given: (after) => ({ rx: { fills: [], earliestFillOn: addDays(today, -after) } }),
    dayBefore: but(2, newRx, early),
    dayOf: but(2, 'PHARMACIST_REVIEW 13b-unfilled-schedule-two', 'PHARMACY_PROCESS 13a-first-fill'),
  },
  {
    what: 'the recorded expiry stands on or before the day of writing',
    source: 'a missing or impossible value is never replaced',
    given: (after) => ({
      rx: { writtenOn: addDays(today, -10), expiresOn: addDays(today, -10 - 1 - after), fills: filled(8) },
    }),
    dayBefore: but(2, newRx, law),
    dayOf: but(2, newRx, 'NEEDS_HUMAN 10-record-complete'),
  },
  {
    what: 'not to be filled before its last day, or before the day after it',
    source: 'a missing or impossible value is never replaced',
    given: (after) => ({
      rx: { fills: [], expiresOn: addDays(today, 40), earliestFillOn: addDays(today, 41 + after) },
    }),
    dayBefore: but(2, newRx, early),
    dayOf: but(2, newRx, 'NEEDS_HUMAN 10-record-complete'),
  },
  {
    what: 'the rest of a partial fill, 60 days after it was written',
    source: '21 CFR 1306.13, 1306.23',
    given: (after) => ({
      rx: { writtenOn: addDays(today, -61 - after), fills: filled(2, { quantity: 20, partial: true }) },
    }),
    dayBefore: completion,
    dayOf: but(2, newRx, completion),
  },
  {
    what: 'the rest of a partial fill after the legal end',
    source: '21 CFR 1306.23(c)',
    given: (after) => ({
      rx: {
        writtenOn: addDays(today, -30),
        expiresOn: addDays(today, -1 - after),
        fills: filled(2, { quantity: 20, partial: true }),
      },
    }),
    dayBefore: completion,
    dayOf: but(2, newRx, law),
  },
  {
    what: 'the last missing tablet of a partial fill',
    source: 'a whole quantity is no partial fill',
    given: (after) => ({
      rx: { writtenOn: addDays(today, -30), fills: filled(2, { quantity: 30 + after, partial: true }) },
    }),
    dayBefore: completion,
    dayOf: but(2, newRx, early),
  },
  {
    what: 'a fill dated tomorrow is an error until tomorrow',
    source: 'a missing or impossible value is never replaced',
    given: (after) => ({ rx: { fills: filled(after) } }),
    dayBefore: but(2, newRx, 'NEEDS_HUMAN 10-record-complete'),
    dayOf: but(2, newRx, early),
  },
  {
    what: 'written tomorrow',
    source: 'a missing or impossible value is never replaced',
    given: (after) => ({ rx: { writtenOn: addDays(today, -after), fills: [] } }),
    dayBefore: but(2, newRx, 'NEEDS_HUMAN 10-record-complete'),
    dayOf: but(2, newRx, 'PHARMACY_PROCESS 13a-first-fill'),
  },
  {
    what: 'a supply of at least one day',
    source: 'a missing or impossible value is never replaced',
    given: (after) => ({ rx: { fills: filled(1, { daysSupply: 1 + after }) } }),
    dayBefore: but(2, newRx, 'NEEDS_HUMAN 10-record-complete'),
    dayOf: but(2, newRx, process),
  },
  {
    what: 'a supply of more than 180 days',
    source: 'policy: taken for an error of the record',
    given: (after) => ({ rx: { fills: filled(1, { daysSupply: 181 + after }) } }),
    dayBefore: but(2, newRx, early),
    dayOf: but(2, newRx, 'NEEDS_HUMAN 10-record-complete'),
  },
  {
    what: 'two days left as the requester says (three are none)',
    source: 'refill workflow: urgent but outside the window',
    given: (after) => ({ rx: { fills: filled(1) }, request: { daysLeft: 2 - after } }),
    dayBefore: but(2, newRx, early),
    dayOf: but(2, newRx, 'PROVIDER_AUTHORIZATION 13-too-early'),
  },
];

describe.each(boundaries)('$what ($source)', ({ given, dayBefore, dayOf }) => {
  it.each(schedules)('schedule %s', (schedule) => {
    function decided(after: number): string {
      const { rx, ...changes } = given(after, schedule) ?? {};
      const { code, rule } = decideEligibility(input({ ...changes, rx: { ...rx, schedule } }));
      return `${code} ${rule}`;
    }
    expect([decided(-1), decided(0)]).toEqual([expected(dayBefore, schedule), expected(dayOf, schedule)]);
  });
});

function expected(answers: Answers, schedule: Schedule): Answer | undefined {
  return typeof answers === 'string' ? answers : answers[schedules.indexOf(schedule)];
}
