import { z } from '@hono/zod-openapi';
import { isId } from '../domain/id.ts';
import type { Listed, Page } from '../domain/audience.ts';
import { instantField } from '../http/instant-field.ts';
import { textField } from '../http/text-field.ts';

const id = z.string().refine(isId, { error: 'must be an id' });

/** The query of a list: its filters, `limit` (1 to 200, else 50) and `cursor`. Any other name is refused. */
export function listQuery<T extends z.ZodRawShape>(filters: T) {
  return z.strictObject({
    ...filters,
    limit: z
      .string()
      .regex(/^\d{1,3}$/, { error: 'must be a whole number from 1 to 200' })
      .transform(Number)
      .refine((limit) => limit >= 1 && limit <= 200, { error: 'must be a whole number from 1 to 200' })
      .optional()
      .openapi({ type: 'integer', minimum: 1, maximum: 200, default: 50 }),
    cursor: z.string().refine(isId, { error: 'must be a nextCursor of this list' }).optional(),
  });
}

/** The query of what is no list of pages: there is none. */
export const noQuery = z.strictObject({});

/** The filters that several lists share. */
export const filterFields = {
  id: id.optional(),
  text: textField(200).optional(),
  since: instantField.optional(),
};

export function pageOfQuery(query: { limit?: number | undefined; cursor?: string | undefined }): Page {
  return { limit: query.limit ?? 50, cursor: query.cursor };
}

/** The answer of a list: `nextCursor` is null on the last page. */
export function listAnswer<T extends z.ZodType>(record: T) {
  return z.object({ data: z.array(record), nextCursor: z.string().nullable() });
}

export function answerOf<T>({ records, nextCursor }: Listed<T>): { data: T[]; nextCursor: string | null } {
  return { data: records, nextCursor };
}
