import { z } from '@hono/zod-openapi';
import { addDays, parseCalendarDate, type CalendarDate } from '../../domain/calendar-date.ts';
import { relationships } from '../../domain/message.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { textField } from '../../http/text-field.ts';

/** The oldest age anyone has been recorded to reach is 122 years. */
const greatestAgeYears = 130;

/** Absent and null are the same to us: many clients send every field they know. */
function optional<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined);
}

const phone = textField(40).transform((text, context) => {
  const number = parsePhoneNumber(text);
  if (number) return number;
  context.addIssue({ code: 'custom', message: 'must be a phone number' });
  return z.NEVER;
});

const medication = z.strictObject({
  name: textField(200),
  rxNumber: optional(textField(40)),
  daysLeft: optional(z.int().min(0).max(999)),
});

const requester = z.strictObject({
  name: optional(textField(200)),
  relationship: optional(z.enum(relationships)),
  phone: optional(phone),
  email: optional(textField(254).pipe(z.email({ error: 'must be an e-mail address' }))),
  facilityId: optional(textField(200)),
});

/** The body of `POST /api/v1/requests`; `today` is the day in the pharmacy's zone against which births are checked. */
export function requestSchema(today: () => CalendarDate) {
  const resident = z
    .strictObject({
      name: textField(200),
      birthDate: optional(birthDate(today)),
      phone: optional(phone),
      medications: optional(z.array(medication).max(50)),
      note: optional(textField(4000)),
      urgent: optional(z.boolean()),
    })
    .refine((value) => (value.medications?.length ?? 0) > 0 || value.note !== undefined, {
      error: 'needs medications or a note',
    });
  return z
    .strictObject({
      source: z.enum(['web', 'phone', 'fax', 'portal', 'in_person']),
      requester: optional(requester),
      residents: z.array(resident).min(1).max(200),
      language: optional(z.enum(['en', 'es'])),
      sentAt: optional(sentAt).openapi({
        description:
          'When it was sent at its source. The same request with the same time within two minutes is the same one.',
      }),
    })
    .openapi('Request');
}
/** An instant with its offset. */
const sentAt = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 instant with an offset' })
  .transform((text) => new Date(text));

export type RequestBody = z.output<ReturnType<typeof requestSchema>>;

function birthDate(today: () => CalendarDate) {
  return textField(10).transform((text, context) => {
    const date = parseCalendarDate(text);
    const problem = date ? birthDateProblem(date, today()) : 'must be a real date written YYYY-MM-DD';
    if (date && !problem) return date;
    context.addIssue({ code: 'custom', message: problem ?? 'must be a date' });
    return z.NEVER;
  });
}

function birthDateProblem(date: CalendarDate, today: CalendarDate): string | null {
  if (date > today) return 'must not be in the future';
  if (date < addDays(today, -greatestAgeYears * 366)) return 'lies too far in the past';
  return null;
}
