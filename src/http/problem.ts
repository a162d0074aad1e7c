import type { Context } from 'hono';

/** A value that did not fit: where it stood in what was sent, and what was expected. Never the value. */
export type FieldError = { path: string; message: string };

/** What each refusal is called, its status, its title, and the words for a person. All words are fixed. */
const problems = {
  malformed_json: [400, 'Bad Request', 'The body is not valid JSON.'],
  bad_request: [400, 'Bad Request', 'The request could not be read.'],
  unauthorized: [401, 'Unauthorized', 'Send a valid API key: Authorization: Bearer KEY.'],
  session_expired: [401, 'Unauthorized', 'You are not signed in any more. Sign in again.'],
  page_outdated: [403, 'Forbidden', 'The page was too old to be sent. Load it again.'],
  forbidden: [403, 'Forbidden', 'You may not do that.'],
  not_found: [404, 'Not Found', 'There is nothing at this address.'],
  recording_not_found: [404, 'Not Found', 'There is no recording of this message to be heard.'],
  method_not_allowed: [405, 'Method Not Allowed', 'This address does not take that method.'],
  conflict: [409, 'Conflict', 'The present state does not allow this.'],
  event_not_allowed: [409, 'Conflict', 'The present stage does not allow this event.'],
  schedule_ii_not_to_pharmacy: [
    409,
    'Conflict',
    'A schedule II medicine never goes to the pharmacy by a decision here, from any stage: each fill needs a new prescription. Dispose to the provider.',
  ],
  prescription_not_active: [
    409,
    'Conflict',
    'The prescription is not active at the pharmacy (discontinued, cancelled, on hold, completed or transferred): it goes nowhere to be refilled.',
  ],
  prescription_expired: [409, 'Conflict', 'The prescription has expired: it cannot be refilled.'],
  patient_deceased: [409, 'Conflict', 'The patient is recorded as deceased: nothing goes to the pharmacy.'],
  danger_unacknowledged: [
    409,
    'Conflict',
    'A danger was reported and nobody has acknowledged it yet: acknowledge it first.',
  ],
  idempotency_conflict: [409, 'Conflict', 'This Idempotency-Key was used before with another body.'],
  precondition_failed: [
    412,
    'Precondition Failed',
    'The ticket has changed since you read it. Read it again.',
  ],
  payload_too_large: [413, 'Content Too Large', 'The body is larger than 1 MiB.'],
  unsupported_media_type: [415, 'Unsupported Media Type', 'Send the body in the media type described.'],
  range_not_satisfiable: [416, 'Range Not Satisfiable', 'The file has no bytes in that range.'],
  invalid_request: [422, 'Unprocessable Content', 'Some values do not fit. See errors.'],
  precondition_required: [428, 'Precondition Required', 'Send If-Match with the version that you read.'],
  rate_limited: [429, 'Too Many Requests', 'Too many requests with this key. Wait and try again.'],
  internal_error: [500, 'Internal Server Error', 'Something went wrong on our side.'],
  recording_unreadable: [
    500,
    'Internal Server Error',
    'The recording is damaged, or the key that sealed it is gone.',
  ],
  unavailable: [503, 'Service Unavailable', 'The gateway cannot do this right now. Try again shortly.'],
} as const;
export type ProblemCode = keyof typeof problems;

type ProblemExtras = {
  errors?: FieldError[] | undefined;
  headers?: Record<string, string> | undefined;
  /** Further members of the problem document, such as `allowedFrom`. */
  members?: Record<string, unknown> | undefined;
  cause?: unknown;
};

/** An expected refusal. Thrown anywhere below a route, it is answered as problem+json (RFC 9457). */
export class HttpProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly errors: FieldError[];
  readonly headers: Record<string, string>;
  readonly members: Record<string, unknown>;

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(code, { cause: extras.cause });
    this.name = 'HttpProblem';
    this.code = code;
    this.status = problems[code][0];
    this.errors = extras.errors ?? [];
    this.headers = extras.headers ?? {};
    this.members = extras.members ?? {};
  }
}

/** One value that does not fit, as a 422. */
export function invalid(path: string, message: string): HttpProblem {
  return new HttpProblem('invalid_request', { errors: [{ path, message }] });
}

/** The problem as an answer, with the id under which the log knows the request. */
export function answerProblem(c: Context, problem: HttpProblem): Response {
  const [status, title, detail] = problems[problem.code];
  const body = {
    type: 'about:blank',
    title,
    status,
    detail,
    code: problem.code,
    requestId: c.get('requestId') as unknown,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
    ...problem.members,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'cache-control': 'no-store', ...problem.headers, 'content-type': 'application/problem+json' },
  });
}
