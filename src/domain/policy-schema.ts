import { z } from 'zod';
import { defaultAsking } from './asking-policy.ts';
import type { Policy } from './policy.ts';
import { defaultTexting } from './texting-policy.ts';

const reason = z.string().trim().min(1).max(500);

/** A figure with the reason why it is what it is; whole, since days, hours and percents are counted. */
function figure(least: number, most: number) {
  return z.strictObject({ value: z.int().min(least).max(most), reason });
}

const hours = figure(1, 24 * 365);
const minutes = figure(1, 24 * 60);
const percent = figure(1, 100);
const days = figure(0, 3_650);
const ladder = z.strictObject({ urgent: hours, routine: hours });

const clocks = z
  .strictObject({
    firstResponseHours: ladder,
    dispositionHours: ladder,
    resolutionHours: ladder,
    resolutionBreachHours: hours,
    providerReminderHours: ladder,
    providerCallHours: z.strictObject({ urgent: hours }),
    providerEscalationHours: ladder,
    escriptMinutes: minutes,
    escriptEscalationHours: hours,
    pageRepeatMinutes: minutes,
    callbackHours: ladder,
    deliveryGraceDays: days,
  })
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

const texting = figuresLike(defaultTexting).refine(
  ({ fromHour, untilHour }) => fromHour.value < untilHour.value && untilHour.value <= 24,
  { path: ['untilHour'], error: 'is not after fromHour, or past the day' },
);

/** What a policy may be. Federal limits are bounds here: a policy may be stricter than the law, never laxer. */
export const policySchema = z.strictObject({
  version: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]{0,39}$/, 'is not made of at most 40 letters, digits, dots, _ and -'),
  window: z.strictObject({
    nonControlledPercent: percent,
    controlledPercent: percent,
    carryOverDays: days,
    maximumDaysSupply: figure(1, 3_650),
    authLeadDays: days,
    lapseFactor: figure(1, 100),
  }),
  law: z.strictObject({
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
  }),
  urgency: z.strictObject({ statedDaysLeft: days, runOutWithinDays: days }),
  clocks,
  reminder: z.strictObject({
    hour: figure(0, 23),
    leadDays: days,
    freeWeekdays: z.strictObject({ value: z.array(z.int().min(1).max(7)).max(6), reason }),
  }),
  texting,
  asking: figuresLike(defaultAsking),
}) satisfies z.ZodType<Policy>;
