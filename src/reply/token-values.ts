import { z } from 'zod';
import { parseCalendarDate, type CalendarDate } from '../domain/calendar-date.ts';
import { priorities, ticketStages } from '../domain/ticket.ts';

/** What a sender can be asked for. */
export const asks = ['name', 'birth_date', 'medication'] as const;
export type Ask = (typeof asks)[number];

export const alertKinds = ['emergency', 'self_harm', 'overdose', 'other'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** A request's reference, such as `RG-7KMA4Q9`; empty where there is none. */
const reference = z.string().regex(/^([A-Z]{2,4}-[0-9A-Z]{1,12})?$/);

/** Of some references only `most` are written out. */
const references = z.object({ references: z.array(reference).min(1), most: z.int().min(1) });

/** A medicine as it may be said: the vocabulary's name and the strength, not the sender's words. */
const medicine = z.string().regex(/^[\p{L}\d][\p{L}\d %.,/()+-]{0,59}$/u);

const day = z.custom<CalendarDate>((value) => typeof value === 'string' && parseCalendarDate(value) !== null);

/**
 * What may stand in braces, with the type of its value. No token takes the name of a person, a diagnosis or a birth
 * date, and only those with `medicine` and `choices` can name a medicine.
 */
export const tokenSchemas = {
  /** "Request RG-…", and the medicine where it may be named. */
  requests: references.extend({ medicine: medicine.nullish() }),
  /** The references alone. */
  references,
  /** The organisation's name. */
  org: z.string(),
  /** "call" and the organisation's number. */
  call: z.string(),
  /** A day without a year. */
  date: day,
  since: day,
  timeframe: z.enum(priorities),
  /** Words for the stage that a ticket has reached. */
  state: z.object({
    stage: z.enum(ticketStages),
    eligibleOn: day.nullable(),
    /** When it is expected; absent where no day is known. */
    deliveryOn: day.nullish(),
  }),
  /** What is missing. */
  asked: z.array(z.enum(asks)).min(1),
  count: z.int().min(1),
  /** The kind of a page. */
  alert: z.enum(alertKinds),
  medicine,
  /** A numbered list to choose from: references, or medicines where they may be named. */
  choices: z
    .array(z.union([reference.min(1), medicine]))
    .min(2)
    .max(4),
  /** An address of our own: in e-mails alone. */
  link: z.url({ protocol: /^https?$/ }).refine((link) => !link.includes('?')),
} as const;

export type TemplateToken = keyof typeof tokenSchemas;
export const templateTokens = Object.keys(tokenSchemas) as TemplateToken[];

export type TokenValues = { [Token in TemplateToken]?: z.infer<(typeof tokenSchemas)[Token]> };
