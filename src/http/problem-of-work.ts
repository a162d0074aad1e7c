import { HttpProblem, type FieldError, type ProblemCode } from './problem.ts';

/** What the record of a ticket has against an event, whatever its stage. */
type RecordBar = Extract<
  ProblemCode,
  | 'schedule_ii_not_to_pharmacy'
  | 'prescription_not_active'
  | 'prescription_expired'
  | 'patient_deceased'
  | 'danger_unacknowledged'
>;

/** What became of an event that someone sent for a ticket. */
type WorkResult =
  | { kind: 'applied' }
  | { kind: 'not_found' }
  | { kind: 'forbidden' }
  | { kind: 'stale'; lastReply?: { template: string; at: string; by: string } | null }
  | { kind: 'refused'; allowedFrom: string[]; because?: RecordBar }
  | { kind: 'invalid'; errors: FieldError[] };

/** The refusal of an event as a problem. */
export function problemOfWork(result: Exclude<WorkResult, { kind: 'applied' }>): HttpProblem {
  switch (result.kind) {
    case 'not_found':
      return new HttpProblem('not_found');
    case 'forbidden':
      return new HttpProblem('forbidden');
    case 'stale':
      return new HttpProblem('precondition_failed', {
        members: result.lastReply === undefined ? {} : { lastReply: result.lastReply },
      });
    case 'refused':
      return new HttpProblem(result.because ?? 'event_not_allowed', {
        members: { allowedFrom: result.allowedFrom },
      });
    case 'invalid':
      return new HttpProblem('invalid_request', { errors: result.errors });
  }
}
