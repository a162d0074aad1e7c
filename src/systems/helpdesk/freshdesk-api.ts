import { callVendor, type VendorAnswer, type VendorCall } from '../http/call-vendor.ts';
import { WireErrors } from './wire.ts';

export type FreshdeskAccount = {
  /** `https://acme.freshdesk.com`, without a path. */
  url: string;
  apiKey: string;
};

/** How long an answer may take, in milliseconds. */
const answerLimitMs = 15_000;

export type FreshdeskApi = {
  call(method: VendorCall['method'], path: string, body?: unknown): Promise<VendorAnswer>;
};

/** Calls below `/api/v2`, with the key as user of basic authentication and any password. */
export function createFreshdeskApi(
  { url, apiKey }: FreshdeskAccount,
  limitMs: number = answerLimitMs,
): FreshdeskApi {
  const authorization = `Basic ${btoa(`${apiKey}:X`)}`;
  const headers = { authorization, accept: 'application/json' };
  return {
    call: (method, path, body) => callVendor({ url: `${url}/api/v2${path}`, method, headers, body, limitMs }),
  };
}

/** When so few calls are left of the account's, others who share it go first. */
const fewLeft = 2;

/** The vendor counts a minute; the header says when it has ended only once it is too late. */
const minuteMs = 60_000;

/** How long nothing more should be asked after an answer that says that the account's calls are nearly used up. */
export function restOf(answer: VendorAnswer): { pauseMs: number } | null {
  if (answer.kind !== 'answered') return null;
  const left = answer.headers.get('x-ratelimit-remaining');
  return left !== null && /^\d+$/.test(left) && Number(left) <= fewLeft ? { pauseMs: minuteMs } : null;
}

/** Which field was refused and why, as codes: `invalid_group_id`. What was sent is not repeated. */
export function refusedField(body: unknown): string {
  const [first] = WireErrors.safeParse(body).data?.errors ?? [];
  const field = /^[a-z_]{1,40}$/.exec(first?.field ?? '')?.[0];
  return field ? `invalid_${field}` : 'invalid';
}
