import type { z } from '@hono/zod-openapi';
import type { FieldError } from './problem.ts';

const mostErrors = 50;

/**
 * The places that did not fit. Names of unknown fields are not repeated, since a sender's field name can hold
 * anything; all other path parts are the schema's own names and list positions.
 */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.slice(0, mostErrors).map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.code === 'unrecognized_keys' ? 'holds a field that is not known here' : issue.message,
  }));
}
