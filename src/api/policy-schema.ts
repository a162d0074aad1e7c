import { z } from '@hono/zod-openapi';
import type { Policy } from '../domain/policy.ts';
import { textField } from '../http/text-field.ts';

const record = z.object({
  version: z.string(),
  author: z.string(),
  reason: z.string(),
  at: z.iso.datetime().nullable(),
  /** Null: only kept, for what it has decided. */
  inForceFrom: z.iso.datetime().nullable(),
  inForce: z.boolean(),
});

/** Figures with their reasons: what each may be, the verb checks. */
const figures = z.looseObject({ version: z.string() }) as unknown as z.ZodType<Policy>;

export const policyRecord = record.openapi('PolicyVersion');
export const policyWithFigures = record.extend({ policy: figures }).openapi('Policy');
export const policyChange = z
  .strictObject({
    policy: z.looseObject({}),
    reason: textField(500),
    /** The version in force that was changed: with it, of two changes at the same moment one is refused. */
    basedOn: textField(200).optional(),
  })
  .openapi('PolicyChange');
export const policyKey = z.object({ version: z.string() });
