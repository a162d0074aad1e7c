import { z } from '@hono/zod-openapi';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');

const descriptions = {
  400: 'The body is not valid JSON',
  401: 'No valid key',
  403: 'Outside the scope of the key',
  404: 'Not found',
  409: 'In conflict with the present state',
  412: 'Stale version',
  413: 'Body over 1 MiB',
  415: 'Not application/json',
  416: 'The range lies outside the file',
  422: 'Values that do not fit',
  428: 'If-Match is missing',
  429: 'Over the rate of the key; see Retry-After',
  500: 'Something went wrong on our side',
  503: 'Not possible right now',
} as const;
type DescribedStatus = keyof typeof descriptions;

/** The problem answers of a route, for its description (RFC 9457). */
export function problemAnswers(...statuses: DescribedStatus[]) {
  const entries = statuses.map((status) => [
    status,
    { description: descriptions[status], content: { 'application/problem+json': { schema: problem } } },
  ]);
  return Object.fromEntries(entries) as Record<never, never>;
}
