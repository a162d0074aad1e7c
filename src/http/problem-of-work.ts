import { HttpProblem, type FieldError } from './problem.ts';

/** What became of an event that someone sent for a ticket. */
type WorkResult =
  | { kind: 'applied' }
  | { kind: 'not_found' }
  | { kind: 'stale'; lastReply?: { template: string; at: string; by: string } | null }
  | { kind: 'refused'; allowedFrom: string[] }
  | { kind: 'invalid'; errors: FieldError[] };

/** The refusal of an event as a problem. */
export function problemOfWork(result: Exclude<WorkResult, { kind: 'applied' }>): HttpProblem {
  switch (result.kind) {
    case 'not_found':
      return new HttpProblem('not_found');
    case 'stale':
      return new HttpProblem('precondition_failed', {
        members: result.lastReply === undefined ? {} : { lastReply: result.lastReply },
      });
    case 'refused':
      return new HttpProblem('event_not_allowed', { members: { allowedFrom: result.allowedFrom } });
    case 'invalid':
      return new HttpProblem('invalid_request', { errors: result.errors });
  }
}
