import { z } from 'zod';
import { parseCalendarDate, type CalendarDate } from './calendar-date.ts';
import { decisionCodes } from './decision.ts';
import { drugClasses } from './drug.ts';
import { channels } from './message.ts';
import { normaliseText } from './normalise-text.ts';
import { parsePhoneNumber } from './phone-number.ts';
import { isStorableText } from './storable.ts';
import { queues } from './ticket.ts';

function words(most: number) {
  return z.string().refine(isStorableText, { error: 'must be plain text' }).trim().min(1).max(most);
}

function some<T extends z.ZodType>(item: T, most: number) {
  return z.array(item).min(1).max(most);
}

const keyword = words(80).refine((text) => normaliseText(text) !== '', {
  error: 'must hold a letter or a digit',
});

const sender = words(40).transform((text, context) => {
  const number = parsePhoneNumber(text);
  if (number === null) context.addIssue({ code: 'custom', message: 'must be a phone number' });
  return number ?? z.NEVER;
});

const day = words(10).transform((text, context): CalendarDate => {
  const date = parseCalendarDate(text);
  if (date === null) context.addIssue({ code: 'custom', message: 'must be a date written YYYY-MM-DD' });
  return date ?? z.NEVER;
});

/** All that is named must hold; of several values of one condition, any. */
const condition = z
  .strictObject({
    /** Whole words of the request, in any case and with or without accents. */
    keywords: some(keyword, 50).optional(),
    senders: some(sender, 500).optional(),
    /** Of the patient, else of whoever sent the request. */
    facilities: some(words(200), 500).optional(),
    classes: some(z.enum(drugClasses), drugClasses.length).optional(),
    channels: some(z.enum(channels), channels.length).optional(),
    codes: some(z.enum(decisionCodes), decisionCodes.length).optional(),
  })
  .refine((when) => Object.values(when).some((value) => value !== undefined), {
    error: 'must name a condition',
  });

const effect = z
  .strictObject({
    queue: z.enum(queues).optional(),
    assignee: words(200).optional(),
    tags: some(words(40), 10).optional(),
    /** Urgency is lowered by a named person with a reason, never by a rule. */
    priority: z.literal('urgent').optional(),
  })
  .refine((then) => Object.values(then).some((value) => value !== undefined), {
    error: 'must name an effect',
  });

const rule = z.strictObject({ name: words(80), when: condition, then: effect });
export type RoutingRule = z.output<typeof rule>;

/** Who answers for a prescriber from one day to another, both included. */
const absence = z
  .strictObject({ prescriberId: words(200), coveredBy: words(200), from: day, until: day })
  .refine(({ from, until }) => from <= until, { path: ['until'], error: 'comes before from' })
  .refine(({ prescriberId, coveredBy }) => prescriberId !== coveredBy, {
    path: ['coveredBy'],
    error: 'must be somebody else',
  });
export type Absence = z.output<typeof absence>;

/** Rules in their order, and who stands in for whom. */
export const routingRules = z.strictObject({
  rules: z
    .array(rule)
    .max(200)
    .refine((rules) => new Set(rules.map(({ name }) => name)).size === rules.length, {
      error: 'must have names of their own',
    }),
  coverage: z.array(absence).max(1000),
});
export type RoutingRules = z.output<typeof routingRules>;

/** The rules in force; version 0 before any were saved. */
export type RulesInForce = RoutingRules & { version: number };

export const noRules: RulesInForce = { version: 0, rules: [], coverage: [] };
