import { z } from '@hono/zod-openapi';

/**
 * Words that people typed: trimmed, not empty, at most `max` UTF-16 units. NUL and broken surrogate pairs are
 * refused, since PostgreSQL can store neither.
 */
export function textField(max: number) {
  return z
    .string()
    .refine((text) => !text.includes('\u0000'), { error: 'must not hold a NUL character' })
    .refine((text) => text.isWellFormed(), { error: 'must be well-formed Unicode' })
    .trim()
    .min(1)
    .max(max);
}
