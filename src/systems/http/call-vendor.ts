import { parseJson } from '../../domain/parse-json.ts';
import type { EffectOutcome } from '../effect-target.ts';
import { readConnectionError, readRetryAfter } from '../telephony/read-send-outcome.ts';

export type VendorCall = {
  url: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers: Record<string, string>;
  /** Sent as JSON, or as it is where it is text. */
  body?: unknown;
  /** In milliseconds, headers and body together. */
  limitMs: number;
};

export type VendorAnswer =
  | { kind: 'answered'; status: number; body: unknown; headers: Headers }
  /** No connection came about: nothing was sent. */
  | { kind: 'not_sent' }
  /** It may have been sent, and nobody knows what came of it. */
  | { kind: 'lost' };

/** One call with credentials, to exactly that address: a redirect is an answer, and is not followed. */
export async function callVendor({ url, method, headers, body, limitMs }: VendorCall): Promise<VendorAnswer> {
  try {
    const response = await fetch(url, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    });
    const text = await response.text();
    return {
      kind: 'answered',
      status: response.status,
      body: parseJson(text),
      headers: response.headers,
    };
  } catch (error) {
    return { kind: readConnectionError(error).kind === 'unknown' ? 'lost' : 'not_sent' };
  }
}

/** The pause that an answer asks for, in milliseconds; null when it asks for none. */
export function pauseOf(headers: Headers): number | null {
  return readRetryAfter(headers.get('retry-after'), headers.get('date'));
}

/**
 * What an answer other than success means for something that was to be done. `refusedAs` names what is wrong with
 * what was sent; wrong credentials and a moved address are the operator's to put right, not the ticket's.
 */
export function readTrouble(
  answer: VendorAnswer,
  refusedAs: (body: unknown) => string = () => 'invalid',
): Exclude<EffectOutcome, { kind: 'done' }> {
  if (answer.kind === 'not_sent') return { kind: 'retry', code: 'unreachable' };
  if (answer.kind === 'lost') return { kind: 'unknown', code: 'no_answer' };
  const { status, headers, body } = answer;
  const afterMs = pauseOf(headers);
  const asked = afterMs === null ? {} : { afterMs };
  if (status === 429) return { kind: 'retry', code: 'rate_limited', ...asked };
  // The state of what it is about contradicts it, now: it may be there already, or be changed at this moment.
  if (status === 409) return { kind: 'unknown', code: 'conflict', ...asked };
  if (status >= 500 || status === 408) return { kind: 'unknown', code: 'unavailable', ...asked };
  if (status < 400) return { kind: 'retry', code: 'redirected' };
  if (status === 401 || status === 403) return { kind: 'retry', code: 'unauthorized' };
  if (status === 404 || status === 410) return { kind: 'gone', code: 'not_found' };
  return { kind: 'refused', code: refusedAs(body) };
}
