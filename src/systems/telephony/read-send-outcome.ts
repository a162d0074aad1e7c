import { z } from 'zod';
import { sendErrorOf } from '../../domain/send-errors.ts';
import type { SendOutcome } from './text-sender.ts';

const Created = z.looseObject({ sid: z.string().min(1), status: z.string().min(1) });

/** Reads the vendor's answer to a created message. One that cannot be read leaves the outcome open. */
export function readCreated(answer: unknown): SendOutcome {
  const created = Created.safeParse(answer);
  if (!created.success) return { kind: 'unknown', reason: 'answer_unreadable' };
  return { kind: 'accepted', providerId: created.data.sid, status: created.data.status };
}

/**
 * What an answer other than 2xx means for the text; `code` is the vendor's, null when it gave none.
 * @param retryAfterMs the pause that the answer asks for
 */
export function readRefusal(
  status: number,
  code: number | null,
  retryAfterMs: number | null = null,
): SendOutcome {
  const asked = retryAfterMs === null ? {} : { retryAfterMs };
  if (status >= 500 || status === 408) return { kind: 'unknown', reason: 'vendor_failed', ...asked };
  const known = code === null ? null : sendErrorOf(code);
  if (known) return { kind: 'refused', code, ...known, ...asked };
  if (status === 429) return { kind: 'refused', code, retry: 'later', reason: 'rate_limited', ...asked };
  // Moved, unauthorised or unknown account: the address or the credentials are wrong, not the text.
  const operator = status < 400 || status === 401 || status === 403 || status === 404;
  return { kind: 'refused', code, retry: operator ? 'operator' : 'never', reason: 'rejected', ...asked };
}

/** A vendor that asks for more than this is not waited for: we look again ourselves. */
const longestAskedMs = 3_600_000;

/**
 * The pause in milliseconds that `Retry-After` asks for (RFC 9110 10.2.3): seconds, or a date, which is counted from
 * the answer's own `Date`. Null when it says nothing that can be read.
 */
export function readRetryAfter(retryAfter: string | null, date: string | null): number | null {
  if (retryAfter === null) return null;
  const ms = /^\s*\d+\s*$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - Date.parse(date ?? '');
  return Number.isFinite(ms) && ms >= 0 ? Math.min(ms, longestAskedMs) : null;
}

/** The codes under which Node reports that no connection came about: nothing was sent. */
const neverConnectedCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a failed connection means for the text. Where the runtime tells no more, nobody knows. */
export function readConnectionError(error: unknown): SendOutcome {
  const codes = [codeOf(error), codeOf((error as { cause?: unknown } | null)?.cause)];
  if (codes.some((code) => code !== null && neverConnectedCodes.has(code))) {
    return { kind: 'refused', code: null, retry: 'later', reason: 'vendor_unreachable' };
  }
  return { kind: 'unknown', reason: 'no_answer' };
}

function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : null;
}
