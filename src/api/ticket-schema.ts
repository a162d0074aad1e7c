import { z } from '@hono/zod-openapi';
import { decisionCodes } from '../domain/decision.ts';
import { channels } from '../domain/message.ts';
import { clockKinds, priorities, queues, ticketStages, ticketStatuses } from '../domain/ticket.ts';
import { prescriberSchema } from './routing-schema.ts';

const instant = z.iso.datetime();

const decision = z.object({
  code: z.enum(decisionCodes),
  rule: z.string(),
  policyVersion: z.string(),
  eligibleOn: z.string().nullable(),
  runOutOn: z.string().nullable(),
  pharmacistReview: z.boolean(),
  reasons: z.array(z.string()),
});

const event = z.object({
  sequence: z.int(),
  type: z.string(),
  actor: z.string(),
  at: instant,
  detail: z.any(),
});

const joinSuggestion = z.object({
  ticketId: z.uuid(),
  reference: z.string(),
  rule: z.enum(['same-patient-and-medicine', 'same-medicine-and-claim', 'same-sender-and-medicine']),
  fields: z.array(z.string()),
  openedAt: instant,
});

export const ticketSchema = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    version: z.int(),
    status: z.enum(ticketStatuses),
    stage: z.enum(ticketStages),
    queue: z.enum(queues),
    priority: z.enum(priorities),
    assignee: z.string().nullable(),
    patient: z
      .object({ id: z.uuid(), sourceId: z.string(), name: z.string(), birthDate: z.string().nullable() })
      .nullable(),
    medication: z.object({
      text: z.string().nullable(),
      name: z.string().nullable(),
      strength: z.string().nullable(),
      prescriptionId: z.uuid().nullable(),
      rxNumber: z.string().nullable(),
    }),
    decision,
    flags: z.array(z.string()),
    tags: z.array(z.string()),
    channels: z.array(z.enum(channels)),
    sources: z.array(z.object({ messageId: z.uuid(), joinedAt: instant, evidence: z.any() })),
    clocks: z.array(
      z.object({
        kind: z.enum(clockKinds),
        dueAt: instant,
        firedAt: instant.nullable(),
        stoppedAt: instant.nullable(),
      }),
    ),
    systems: z
      .array(
        z.object({
          system: z.string(),
          externalId: z.string().nullable(),
          state: z.string(),
          lastError: z.string().nullable(),
        }),
      )
      .openapi({
        description:
          'Other systems: `in_step`, `waiting`, `failed`, `gone` (it is there no more), `differs` (`lastError` says in ' +
          'what: somebody has changed it there), or `outside_pilot` (it was not told of the ticket).',
      }),
    outcome: z.string().nullable(),
    outcomeText: z.string().nullable(),
    openedAt: instant,
    closedAt: instant.nullable(),
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: z.string().nullable(),
    mergedIntoId: z.uuid().nullable(),
    events: z.array(event).optional(),
    prescriber: prescriberSchema.optional().openapi({
      description:
        'With one ticket: who treats the patient with the medicine, and who covers for them today.',
    }),
    encounter: z
      .object({ type: z.string(), directions: z.string().nullable(), text: z.string() })
      .nullable()
      .optional()
      .openapi({
        description:
          'With one ticket for which a provider is asked: what the encounter says, with the directions on record.',
      }),
    joinSuggestions: z.array(joinSuggestion).optional().openapi({
      description: 'With one open ticket: others that may be the same need, for a person to `merge`.',
    }),
  })
  .openapi('Ticket');

const difference = z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() });

const side = z.object({
  id: z.uuid(),
  reference: z.string(),
  version: z.int(),
  changes: z.array(difference),
});

export const mergePreviewSchema = z
  .object({
    allowed: z.boolean(),
    refusal: z.any().nullable(),
    warnings: z.array(z.string()),
    ticket: side,
    into: side,
  })
  .openapi('MergePreview');
