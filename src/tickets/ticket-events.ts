import { z } from 'zod';
import { parseCalendarDate } from '../domain/calendar-date.ts';
import { isId } from '../domain/id.ts';
import { Instant } from '../domain/instant.ts';

/** Words of a person, for people: no control characters that a database or a log cannot hold. */
function words(limit: number) {
  return z
    .string({ error: 'must be text' })
    .trim()
    .min(1, { error: 'must not be empty' })
    .max(limit, { error: `must be at most ${limit} characters` })
    .refine((text) => !text.includes('\u0000'), { error: 'must not contain a NUL character' });
}

const reason = words(1000);
const optionalReason = { reason: reason.optional() };
const identifier = words(200);

const id = z.string({ error: 'must be an id' }).refine(isId, { error: 'must be an id' });

const day = z
  .string({ error: 'must be a date written YYYY-MM-DD' })
  .refine((text) => parseCalendarDate(text) !== null, { error: 'must be a date written YYYY-MM-DD' });

/** The announced day, or instant with an offset, of the delivery. */
const deliveryEta = z
  .string({ error: 'must be a date or an ISO 8601 instant' })
  .refine((text) => parseCalendarDate(text) !== null || Instant.safeParse(text).success, {
    error: 'must be a date or an ISO 8601 instant',
  });

function event<T extends string, S extends z.core.$ZodLooseShape>(type: T, fields: S) {
  return z.object({ type: z.literal(type), ...fields });
}

/** What each event carries beside its type. Fields that an event does not know are left out. */
export const ticketEventSchemas = {
  pharmacy_accepted: event('pharmacy_accepted', optionalReason),
  pharmacy_processing: event('pharmacy_processing', optionalReason),
  pharmacy_rejected: event('pharmacy_rejected', { reason }),
  shipped: event('shipped', { deliveryEta }),
  delivered: event('delivered', optionalReason),
  delivery_failed: event('delivery_failed', { reason }),
  provider_approved: event('provider_approved', optionalReason),
  provider_modified: event('provider_modified', { change: words(1000), reason }),
  provider_denied: event('provider_denied', { reason }),
  escript_received: event('escript_received', optionalReason),
  identify: event('identify', { patientId: identifier, prescriptionId: identifier.optional() }),
  dispose: event('dispose', {
    to: z.enum(['pharmacy', 'provider', 'too_early'], { error: 'must be pharmacy, provider or too_early' }),
    reason,
    /** For `too_early`, when the decision has no eligible date of its own or another one is meant. */
    eligibleOn: day.optional(),
  }),
  withdraw: event('withdraw', optionalReason),
  resolve: event('resolve', { outcomeText: words(1000) }),
  close: event('close', optionalReason),
  reopen: event('reopen', { reason }),
  split: event('split', { messageId: id }),
  merge: event('merge', { into: id }),
  assign: event('assign', { assignee: words(200) }),
  note: event('note', { text: words(4000) }),
  reply: event('reply', {
    template: words(60),
    /** The arrival that is answered; the latest that asks for the ticket where it is left out. */
    messageId: id.optional(),
    language: z.enum(['en', 'es'], { error: 'must be en or es' }).optional(),
    /** Tokens that a person gives; their types are checked with the template. */
    values: z.record(words(40), z.json(), { error: 'must be an object' }).optional(),
  }),
  raise_priority: event('raise_priority', optionalReason),
  lower_priority: event('lower_priority', { reason }),
  acknowledge: event('acknowledge', optionalReason),
} as const;

export type AcceptedEventType = keyof typeof ticketEventSchemas;
export type TicketEventBody<T extends AcceptedEventType = AcceptedEventType> = z.infer<
  (typeof ticketEventSchemas)[T]
>;

export type FieldError = { path: string; message: string };

/** Reads an event's body; the errors name fields and never repeat what was sent. */
export function readTicketEvent(
  body: unknown,
): { kind: 'read'; event: TicketEventBody } | { kind: 'invalid'; errors: FieldError[] } {
  const type = typeOfEvent(body);
  if (type === null) {
    return { kind: 'invalid', errors: [{ path: 'type', message: 'must be a known type of event' }] };
  }
  const parsed = ticketEventSchemas[type].safeParse(body);
  if (parsed.success) return { kind: 'read', event: parsed.data };
  const errors = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  return { kind: 'invalid', errors };
}

/** The type of an event's body; null where it is none of ours. */
export function typeOfEvent(body: unknown): AcceptedEventType | null {
  if (typeof body !== 'object' || body === null || !('type' in body)) return null;
  const { type } = body;
  return typeof type === 'string' && Object.hasOwn(ticketEventSchemas, type)
    ? (type as AcceptedEventType)
    : null;
}
