import { z } from '@hono/zod-openapi';
import { parseCalendarDate } from '../domain/calendar-date.ts';
import { channels } from '../domain/message.ts';
import { routingRules } from '../domain/routing-rules.ts';
import { priorities, queues, ticketStages } from '../domain/ticket.ts';
import { textField } from '../http/text-field.ts';

const ruleVersion = z.object({
  version: z.int(),
  rules: z.array(z.any()),
  coverage: z.array(z.any()),
  /** Null before any were saved. */
  reason: z.string().nullable(),
  author: z.string().nullable(),
  at: z.iso.datetime().nullable(),
});

export const rulesAnswer = ruleVersion
  .extend({ versions: z.array(ruleVersion) })
  .openapi('RoutingRulesInForce');

export const rulesChange = z
  .strictObject({ ...routingRules.shape, basedOn: z.int().min(0), reason: textField(500) })
  .openapi('RoutingRulesChange', {
    example: {
      basedOn: 0,
      reason: 'billing questions go to Ana',
      rules: [
        {
          name: 'billing',
          when: { keywords: ['bill', 'invoice'] },
          then: { assignee: 'Ana', tags: ['billing'] },
        },
      ],
      coverage: [],
    },
  });

const resident = z.strictObject({
  name: textField(200),
  birthDate: textField(10)
    .refine((text) => parseCalendarDate(text) !== null, { error: 'must be a date written YYYY-MM-DD' })
    .optional(),
  medications: z
    .array(
      z.strictObject({
        name: textField(300),
        rxNumber: textField(40).optional(),
        daysLeft: z.int().min(0).max(999).optional(),
      }),
    )
    .max(50)
    .optional(),
  note: textField(4000).optional(),
});

export const previewBody = z
  .strictObject({
    channel: z.enum(channels),
    from: textField(40).optional(),
    facilityId: textField(200).optional(),
    text: textField(4000).optional(),
    residents: z.array(resident).min(1).max(20).optional(),
    /** Tried in place of those in force. */
    rules: routingRules.optional(),
  })
  .superRefine(({ channel, text, residents }, context) => {
    const written = channel === 'sms' || channel === 'voice';
    const path = written ? 'text' : 'residents';
    if ((written ? text : residents) === undefined)
      context.addIssue({ code: 'custom', path: [path], message: 'is required on this channel' });
  })
  .openapi('RoutingQuestion', {
    example: { channel: 'sms', from: '+14155550100', text: 'I need my warfarin' },
  });

const person = z.object({ id: z.uuid(), name: z.string() });

/** Who treats, and who answers for them on that day: the ticket's queue where all who were named are away. */
export const prescriberSchema = z
  .object({ treating: person, coveredBy: person.nullable(), queue: z.enum(queues).nullable() })
  .nullable();

export const previewAnswer = z
  .object({
    version: z.int(),
    tickets: z.array(
      z.object({
        joins: z.boolean(),
        medication: z.string().nullable(),
        code: z.string(),
        rule: z.string(),
        stage: z.enum(ticketStages),
        queue: z.enum(queues),
        assignee: z.string().nullable(),
        priority: z.enum(priorities),
        tags: z.array(z.string()),
        rules: z.array(z.string()),
        prescriber: prescriberSchema,
      }),
    ),
  })
  .openapi('RoutingPreview');
