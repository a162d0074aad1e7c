import { describeError, type ErrorDescription } from './describe-error.ts';

type Form = 'id' | 'code' | 'codes' | 'number' | 'flag' | 'route' | 'error';

/**
 * What may stand in a log line, and in what form. Whatever is not named here is dropped, and so is a value that has
 * not the form: a log line holds ids, codes, counts, durations and route patterns, and nothing that a person said.
 */
const allowedFields: Partial<Record<string, Form>> = {
  requestId: 'id',
  messageId: 'id',
  ticketId: 'id',
  patientId: 'id',
  recordId: 'id',
  replyId: 'id',
  effectId: 'id',
  taskId: 'id',
  clockId: 'id',
  jobId: 'id',
  attachmentId: 'id',
  apiKeyId: 'id',
  sealHash: 'id',
  providerId: 'id',
  callSid: 'id',
  event: 'code',
  code: 'code',
  kind: 'code',
  type: 'code',
  queue: 'code',
  channel: 'code',
  state: 'code',
  system: 'code',
  stage: 'code',
  rule: 'code',
  policyVersion: 'code',
  template: 'code',
  engine: 'code',
  vendor: 'code',
  signal: 'code',
  method: 'code',
  setting: 'code',
  flags: 'codes',
  route: 'route',
  status: 'number',
  vendorStatus: 'number',
  vendorCode: 'number',
  port: 'number',
  attempt: 'number',
  attempts: 'number',
  count: 'number',
  pages: 'number',
  round: 'number',
  revision: 'number',
  line: 'number',
  seal: 'number',
  waiting: 'number',
  segments: 'number',
  bytes: 'number',
  durationMs: 'number',
  ageMs: 'number',
  ageSeconds: 'number',
  retryable: 'flag',
  production: 'flag',
  dryRun: 'flag',
  error: 'error',
};

type AllowedValue = string | number | boolean | string[] | ErrorDescription;

/** The allowed part of the fields; how many were dropped stands in `dropped`, so that the loss is seen. */
export function allowFields(fields: Record<string, unknown>): Record<string, AllowedValue> {
  const kept: Record<string, AllowedValue> = {};
  let dropped = 0;
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    const form = Object.hasOwn(allowedFields, name) ? allowedFields[name] : undefined;
    const allowed = form === undefined ? null : allowValue(form, value);
    if (allowed === null) dropped += 1;
    else kept[name] = allowed;
  }
  return dropped === 0 ? kept : { ...kept, dropped };
}

function allowValue(form: Form, value: unknown): AllowedValue | null {
  switch (form) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    case 'flag':
      return typeof value === 'boolean' ? value : null;
    case 'error':
      return describeError(value);
    case 'codes':
      return Array.isArray(value) && value.every((item) => isCode(item)) ? value : null;
    case 'code':
      return isCode(value) ? value : null;
    case 'id':
      return isLogId(value) ? value : null;
    case 'route':
      return isRoutePattern(value) ? value : null;
  }
}

/** A word of the program: begins with a letter, has no space. */
function isCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z][\w.:/-]{0,79}$/.test(value);
}

/** Letters and digits without a space, and neither a phone number nor a date. */
function isLogId(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[A-Za-z0-9][\w.:-]{7,79}$/.test(value)) return false;
  return /[a-f]/i.test(value) && !/^\d{4}-\d{2}-\d{2}/.test(value);
}

/** Such as `/api/v1/tickets/:id`: no query, and no run of digits as an address that was called may have. */
function isRoutePattern(value: unknown): value is string {
  return typeof value === 'string' && /^[/*][\w/:*{}.-]{0,199}$/.test(value) && !/\d{4}/.test(value);
}
