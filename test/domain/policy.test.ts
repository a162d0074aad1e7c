import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/domain/policy-figures.ts';
import { policyFor } from '../../src/domain/policy-for.ts';
import { policySchema } from '../../src/domain/policy-schema.ts';
import { defaultPolicy, type Policy, type PolicyOverride } from '../../src/domain/policy.ts';

/**
 * What each version that came with the program held, without the wording of its reasons. A figure that changes needs
 * a new version and a new line here: decisions are taken again by the version that they name.
 */
const shipped: Record<string, string> = {
  '2026-11-2': '956d0411b0721e86',
  '2026-11-3': 'e2c9c16397bdcfbd',
  '2026-11-4': '1a46d7f0a0406330',
  '2026-11-5': '67d782d40c0d424e',
};

function figure(value: number) {
  return { value, reason: 'a test' };
}

function withOverrides(...overrides: Partial<PolicyOverride>[]): Policy {
  const whole = overrides.map((override) => ({
    ...{ facility: null, payer: null, reason: 'a test' },
    ...override,
  }));
  return { ...defaultPolicy, version: 'own', overrides: whole };
}

describe('the policy that comes with the program', () => {
  it('holds what its version has always held', () => {
    const digest = createHash('sha256').update(figuresOf(defaultPolicy)).digest('hex').slice(0, 16);
    expect({ [defaultPolicy.version]: digest }).toEqual({
      [defaultPolicy.version]: shipped[defaultPolicy.version],
    });
  });

  it('is one by its own rules', () => {
    expect(policySchema.parse(JSON.parse(JSON.stringify(defaultPolicy)))).toEqual(defaultPolicy);
  });
});

describe('figures of a facility and of a payer', () => {
  const policy = withOverrides(
    { payer: 'plan-a', window: { nonControlledPercent: figure(75), authLeadDays: figure(5) } },
    { facility: 'cedar', window: { nonControlledPercent: figure(85) } },
    { facility: 'cedar', payer: 'plan-a', reminder: { hour: figure(6) } },
  );

  it.each([
    ['nobody known', null, null, 80, 7, 8],
    ['another facility', 'oak', null, 80, 7, 8],
    ['the facility', 'cedar', null, 85, 7, 8],
    ['the payer', null, 'plan-a', 75, 5, 8],
    ['both: the later one wins, the rest of both stays', 'cedar', 'plan-a', 85, 5, 6],
    ['the facility with another payer', 'cedar', 'plan-b', 85, 7, 8],
  ])('%s', (_, facility, payer, percent, leadDays, hour) => {
    const { window, reminder, law, version } = policyFor(policy, { facility, payer });
    expect([window.nonControlledPercent.value, window.authLeadDays.value, reminder.hour.value]).toEqual([
      percent,
      leadDays,
      hour,
    ]);
    expect(law).toEqual(defaultPolicy.law);
    expect(version).toBe('own');
  });
});

describe('what a policy may not be', () => {
  const { calendar, urgency, clocks } = defaultPolicy;
  const late = { ...clocks.providerReminderHours, routine: figure(60) };
  const { texting } = defaultPolicy;
  const hours = { firstResponseHours: [2, 24], dispositionHours: [4, 24] } as const;
  const ladders = { ...hours, providerReminderHours: [1, 24], providerEscalationHours: [4, 48] } as const;
  const names = Object.keys(ladders) as (keyof typeof ladders)[];
  const tooLate = names.flatMap((name) =>
    (['urgent', 'routine'] as const).map((priority, at): [string, unknown, string] => [
      `${name} of ${priority} tickets later than the workflow's`,
      {
        ...defaultPolicy,
        clocks: { ...clocks, [name]: { ...clocks[name], [priority]: figure((ladders[name][at] ?? 0) + 1) } },
      },
      `clocks.${name}.${priority}.value`,
    ]),
  );
  const wrong: [what: string, policy: unknown, path: string][] = [
    ...tooLate,
    [
      'an override later than the workflow',
      withOverrides({ facility: 'cedar', clocks: { providerReminderHours: late } }),
      'overrides.0.clocks.providerReminderHours.routine.value',
    ],
    [
      'texts at seven in the morning',
      { ...defaultPolicy, texting: { ...texting, fromHour: figure(7) } },
      'texting.fromHour',
    ],
    [
      'texts at ten in the evening',
      { ...defaultPolicy, texting: { ...texting, untilHour: figure(22) } },
      'texting.untilHour',
    ],
    [
      'a holiday on 31 February',
      {
        ...defaultPolicy,
        calendar: { ...calendar, holidays: { value: [{ name: 'x', month: 2, day: 31 }], reason: 'x' } },
      },
      'calendar.holidays.value.0.day',
    ],
    ['an override for nobody', withOverrides({}), 'overrides.0.facility'],
    [
      'an override beyond the law',
      withOverrides({ facility: 'cedar', law: { cappedRefills: figure(6) } }),
      'overrides.0.law.cappedRefills.value',
    ],
    [
      'an override that does not fit the rest',
      withOverrides({ payer: 'x' }, { facility: 'cedar', clocks: { providerReminderHours: late } }),
      'overrides.1.clocks.providerEscalationHours',
    ],
    [
      'an override with an unknown part',
      withOverrides({ facility: 'cedar', asking: {} } as Partial<PolicyOverride>),
      'overrides.0',
    ],
    [
      'a month that no calendar has',
      {
        ...defaultPolicy,
        calendar: { ...calendar, holidays: { value: [{ name: 'x', month: 13, day: 1 }], reason: 'x' } },
      },
      'calendar.holidays.value.0.month',
    ],
    [
      'a day that does not exist',
      {
        ...defaultPolicy,
        calendar: { ...calendar, holidays: { value: [{ name: 'x', date: '2026-02-30' }], reason: 'x' } },
      },
      'calendar.holidays.value.0.date',
    ],
    [
      'a working day that ends before it starts',
      { ...defaultPolicy, calendar: { ...calendar, fromHour: figure(9), untilHour: figure(8) } },
      'calendar.untilHour',
    ],
    [
      'urgent classes without insulin',
      {
        ...defaultPolicy,
        urgency: { ...urgency, classes: { value: ['seizure', 'anticoagulant'], reason: 'x' } },
      },
      'urgency.classes.value',
    ],
    [
      'a medicine that no table knows',
      { ...defaultPolicy, urgency: { ...urgency, alsoUrgent: { value: ['metforminn'], reason: 'x' } } },
      'urgency.alsoUrgent.value.0',
    ],
  ];
  it.each(wrong)('%s', (_, policy, path) => {
    const { error } = policySchema.safeParse(policy);
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  it('a holiday on 29 February is one', () => {
    const holidays = { value: [{ name: 'x', month: 2, day: 29 }], reason: 'x' };
    expect(
      policySchema.safeParse({ ...defaultPolicy, calendar: { ...calendar, holidays } }).error,
    ).toBeUndefined();
  });

  it('an override within them is taken', () => {
    const policy = withOverrides({ facility: 'cedar', clocks: { dispositionHours: clocks.callbackHours } });
    expect(policySchema.safeParse(JSON.parse(JSON.stringify(policy))).success).toBe(true);
  });
});
