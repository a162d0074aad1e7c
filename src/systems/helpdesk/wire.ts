import { z } from 'zod';

/**
 * What we read of Freshdesk's REST API v2 (developers.freshdesk.com/api): loosely, as fields are added there at any time.
 */
export const WireTicket = z.looseObject({
  id: z.int(),
  subject: z.string().nullish(),
  status: z.int(),
  priority: z.int(),
  group_id: z.number().nullish(),
  spam: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
  parent_id: z.coerce.number().nullish(),
  created_at: z.string(),
  updated_at: z.string(),
  description_text: z.string().nullish(),
  custom_fields: z.record(z.string(), z.unknown()).nullish(),
  requester: z
    .looseObject({ name: z.string().nullish(), email: z.string().nullish(), phone: z.string().nullish() })
    .nullish(),
});
export type WireTicket = z.infer<typeof WireTicket>;

export const WireConversation = z.looseObject({
  id: z.int(),
  body_text: z.string().nullish(),
  private: z.boolean().nullish(),
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
