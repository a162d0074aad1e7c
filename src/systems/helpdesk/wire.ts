import { z } from 'zod';
import { toStorableText } from '../../domain/storable.ts';

const words = z.string().transform(toStorableText);
const moment = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is no moment');

/**
 * What we read of Freshdesk's REST API v2 (developers.freshdesk.com/api): loosely, as fields are added there at any time.
 */
export const WireTicket = z.looseObject({
  id: z.int(),
  subject: words.nullish(),
  status: z.int(),
  priority: z.int(),
  group_id: z.number().nullish(),
  spam: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
  parent_id: z.coerce.number().nullish(),
  created_at: moment,
  updated_at: moment,
  description: words.nullish(),
  description_text: words.nullish(),
  custom_fields: z.record(z.string(), z.union([words, z.unknown()])).nullish(),
  requester: z
    .looseObject({ name: z.string().nullish(), email: z.string().nullish(), phone: z.string().nullish() })
    .nullish(),
});
export type WireTicket = z.infer<typeof WireTicket>;

export const WireConversation = z.looseObject({
  body_text: words.nullish().catch(null),
});
export type WireConversation = z.infer<typeof WireConversation>;

export const WireField = z.looseObject({
  name: z.string(),
  type: z.string().nullish(),
  choices: z.unknown().optional(),
});

export const WireErrors = z.looseObject({
  errors: z.array(z.looseObject({ field: z.string().nullish(), code: z.string().nullish() })).nullish(),
});
