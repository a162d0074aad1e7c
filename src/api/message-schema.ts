import { z } from '@hono/zod-openapi';
import { doseForms } from '../domain/drugs/dose-form.ts';
import { channels, flags, intents, messageStates } from '../domain/message.ts';

const span = { text: z.string(), start: z.int(), end: z.int() };

const extraction = z.object({
  engine: z.string(),
  medications: z.array(
    z.object({
      ...span,
      name: z.string().nullable(),
      candidates: z.array(z.string()),
      strength: z.string().nullable(),
      quantity: z.number().nullable(),
      form: z
        .object({
          ...span,
          value: z.enum(doseForms).nullable(),
          release: z.enum(['extended', 'delayed', 'immediate']).nullable(),
        })
        .nullable(),
      frequency: z.object({ ...span, value: z.string().openapi({ example: '2 per day' }) }).nullable(),
      rxNumber: z.string().nullable(),
      daysLeft: z.number().nullable(),
      asked: z.boolean(),
    }),
  ),
  patient: z.object({
    name: z.object({ value: z.string(), ...span }).nullable(),
    birthDate: z.object({ value: z.string().nullable(), readings: z.array(z.string()), ...span }).nullable(),
  }),
});

const identity = z.object({
  result: z.enum(['exact', 'several', 'none']),
  level: z.enum(['L0', 'L1', 'L2', 'L3']),
  patientId: z.string().nullable(),
  score: z.number(),
  reasons: z.array(z.string()),
  candidates: z
    .array(z.object({ patientId: z.string(), score: z.number(), reasons: z.array(z.string()) }))
    .optional()
    .openapi({ description: 'Where nobody is exact: the nearest people, for a person to choose from' }),
});

const line = z.object({
  resident: z.int(),
  medication: z.int().nullable(),
  patientId: z.string().nullable(),
  ticketId: z.string().nullable(),
  problem: z.string().nullable(),
  ticket: z
    .object({ id: z.string(), reference: z.string(), stage: z.string(), status: z.string() })
    .nullable(),
});

export const messageSchema = z
  .object({
    id: z.uuid(),
    reference: z.string().nullable(),
    channel: z.enum(channels),
    providerId: z.string(),
    receivedAt: z.iso.datetime(),
    processedAt: z.iso.datetime().nullable(),
    from: z.string(),
    to: z.string(),
    text: z.string(),
    state: z.enum(messageStates),
    language: z.string().nullable(),
    intents: z.array(z.string()).openapi({ example: [intents[0]] }),
    flags: z.array(z.string()).openapi({ example: [flags[0]] }),
    extraction: extraction.nullable(),
    identity: identity.nullable(),
    attachments: z.array(
      z.object({
        position: z.int(),
        contentType: z.string(),
        fetched: z.boolean(),
        failure: z.string().nullable(),
      }),
    ),
    ticketIds: z.array(z.uuid()),
    lines: z.array(line),
    redeliveryOf: z
      .uuid()
      .nullable()
      .openapi({ description: 'The message that this one is, under another id of its provider.' }),
  })
  .openapi('Message');
