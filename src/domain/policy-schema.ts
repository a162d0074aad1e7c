import { z } from 'zod';
import { defaultAsking } from './asking-policy.ts';
import { calendar, calendarFigures } from './calendar-schema.ts';
import { drugNamed } from './drugs/drug-table.ts';
import { figure, reason } from './figure-schema.ts';
import { policyFor } from './policy-for.ts';
import type { Policy, PolicyOverride, PolicyPlace } from './policy.ts';
import { defaultRecordings } from './recording-policy.ts';
import { defaultTexting } from './texting-policy.ts';
import { alwaysUrgent, urgencyMarks } from './urgency-policy.ts';

const hours = figure(1, 24 * 365);
const minutes = figure(1, 24 * 60);
const percent = figure(1, 100);
const days = figure(0, 3_650);
const ladder = z.strictObject({ urgent: hours, routine: hours });

/** The workflow's own hours: a policy may be sooner, never later. */
function ladderUpTo(urgent: number, routine: number) {
  return z.strictObject({ urgent: figure(1, urgent), routine: figure(1, routine) });
}

const clockFigures = z.strictObject({
  firstResponseHours: ladderUpTo(2, 24),
  dispositionHours: ladderUpTo(4, 24),
  resolutionHours: ladder,
  resolutionBreachHours: hours,
  providerReminderHours: ladderUpTo(1, 24),
  providerCallHours: z.strictObject({ urgent: hours }),
  providerEscalationHours: ladderUpTo(4, 48),
  escriptMinutes: minutes,
  escriptEscalationHours: hours,
  pageRepeatMinutes: minutes,
  routinePageRepeatMinutes: minutes,
  callbackHours: ladder,
  deliveryGraceDays: days,
  followUpHours: ladder,
  closingHours: hours,
});

const clocks = clockFigures
  .refine(
    ({ resolutionHours, resolutionBreachHours }) =>
      resolutionHours.routine.value <= resolutionBreachHours.value,
    { path: ['resolutionBreachHours'], error: 'comes before the warning at resolutionHours' },
  )
  .refine(
    ({ providerReminderHours: first, providerEscalationHours: last }) =>
      first.urgent.value <= last.urgent.value && first.routine.value <= last.routine.value,
    { path: ['providerEscalationHours'], error: 'comes before the reminder at providerReminderHours' },
  );

type Figures = Record<string, { value: number | boolean; reason: string }>;

/** The same figures as those that come with the program, each whole and not negative, or yes and no. */
function figuresLike<T extends Figures>(shipped: T): z.ZodType<T> {
  const shape = Object.entries(shipped).map(([name, { value }]) => [
    name,
    typeof value === 'boolean' ? z.strictObject({ value: z.boolean(), reason }) : figure(0, 100_000),
  ]);
  // The shape has the names and kinds of the shipped figures, which are those of the type.
  return z.strictObject(Object.fromEntries(shape) as z.ZodRawShape) as unknown as z.ZodType<T>;
}

/** 47 CFR 64.1200(c)(1): nobody is texted before 8 a.m. or after 9 p.m. where they are. */
const texting = figuresLike(defaultTexting)
  .refine(({ fromHour, untilHour }) => fromHour.value < untilHour.value, {
    path: ['untilHour'],
    error: 'is not after fromHour',
  })
  .refine(({ fromHour }) => fromHour.value >= 8, { path: ['fromHour'], error: 'is before 8' })
  .refine(({ untilHour }) => untilHour.value <= 21, { path: ['untilHour'], error: 'is after 21' });

const supplyWindow = z.strictObject({
  nonControlledPercent: percent,
  controlledPercent: percent,
  carryOverDays: days,
  maximumDaysSupply: figure(1, 3_650),
  authLeadDays: days,
  lapseFactor: figure(1, 100),
});

const law = z.strictObject({
  cappedSchedules: z.strictObject({
    // 21 CFR 1306.22(a): the cap of the schedules III and IV cannot be lifted.
    value: z
      .array(z.union([z.literal(3), z.literal(4), z.literal(5)]))
      .refine((schedules) => schedules.includes(3) && schedules.includes(4), 'leaves out schedule 3 or 4'),
    reason,
  }),
  cappedRefills: figure(0, 5), // 21 CFR 1306.22(a)
  cappedMonths: figure(1, 6), // 21 CFR 1306.22(a)
  cappedRefillDays: z.strictObject({ value: z.int().min(1).max(3_650).nullable(), reason }),
  scheduleTwoRefills: figure(0, 0), // 21 CFR 1306.12(a)
  scheduleTwoPartialDays: figure(1, 60), // 21 CFR 1306.13(b)
  scheduleTwoMonths: figure(1, 12),
  nonControlledMonths: figure(1, 36),
});

const urgency = z.strictObject({
  statedDaysLeft: days,
  runOutWithinDays: days,
  classes: z.strictObject({
    value: z
      .array(z.enum(urgencyMarks))
      .refine((marks) => alwaysUrgent.every((mark) => marks.includes(mark)), {
        error: `leaves out one of ${alwaysUrgent.join(', ')}`,
      }),
    reason,
  }),
  alsoUrgent: z.strictObject({
    value: z
      .array(z.string().refine((name) => drugNamed(name) !== null, 'is no name of the drug table'))
      .max(500),
    reason,
  }),
});

const reminder = z.strictObject({ hour: figure(0, 23), leadDays: days });

const overrides = z
  .array(
    z
      .strictObject({
        facility: z.string().min(1).max(200).nullable().default(null),
        payer: z.string().min(1).max(200).nullable().default(null),
        reason,
        window: supplyWindow.partial().optional(),
        law: law.partial().optional(),
        urgency: urgency.partial().optional(),
        clocks: clockFigures.partial().optional(),
        reminder: reminder.partial().optional(),
        calendar: calendarFigures.partial().optional(),
      })
      .refine(({ facility, payer }) => facility !== null || payer !== null, {
        path: ['facility'],
        error: 'names neither a facility nor a payer',
      }),
  )
  // JSON has no `undefined`: a part or a figure is there, or its key is not.
  .max(200) as unknown as z.ZodType<PolicyOverride[]>;

/** Rules between figures, of which an override may change one alone. */
const together = z.object({ clocks, calendar });

/** What a policy may be. Federal limits are bounds here: a policy may be stricter than the law, never laxer. */
export const policySchema = z
  .strictObject({
    version: z
      .string()
      .regex(/^[A-Za-z0-9][\w.-]{0,39}$/, 'is not made of at most 40 letters, digits, dots, _ and -'),
    window: supplyWindow,
    law,
    urgency,
    clocks,
    reminder,
    calendar,
    texting,
    asking: figuresLike(defaultAsking),
    recordings: figuresLike(defaultRecordings).default(defaultRecordings),
    overrides,
  })
  .superRefine((policy, context) => {
    for (const place of placesOf(policy.overrides)) {
      const issues = together.safeParse(policyFor(policy, place)).error?.issues;
      if (!issues) continue;
      const at = policy.overrides.findIndex(
        ({ facility, payer }) =>
          (facility === null || facility === place.facility) && (payer === null || payer === place.payer),
      );
      for (const { path, message } of issues)
        context.addIssue({ code: 'custom', path: ['overrides', at, ...path], message });
      return;
    }
  }) satisfies z.ZodType<Policy>;

/** Every facility with every payer that an override names, and with none. */
function placesOf(named: readonly PolicyPlace[]): PolicyPlace[] {
  const facilities = [...new Set([null, ...named.map(({ facility }) => facility)])];
  const payers = [...new Set([null, ...named.map(({ payer }) => payer)])];
  return facilities
    .flatMap((facility) => payers.map((payer) => ({ facility, payer })))
    .filter(({ facility, payer }) => facility !== null || payer !== null);
}
