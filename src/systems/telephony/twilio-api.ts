import { z } from 'zod';
import { parseJson } from '../../domain/parse-json.ts';
import { TelephonyFault } from './telephony-fault.ts';
import { answerLimitMs, type TwilioAccount } from './text-sender.ts';
import { vendorAddress } from './vendor-address.ts';

type Credentials = Pick<TwilioAccount, 'accountSid' | 'authTokens' | 'apiUrl'>;

/** Asks the vendor's API and reads what it answers. */
export type TwilioApi = {
  /** @throws TelephonyFault for no answer, another status than 2xx, and an answer of another shape. */
  get<T>(url: string, schema: z.ZodType<T>): Promise<T>;
  /**
   * The pages of a list, from the one at `url` on, until the vendor names no next one.
   * @throws TelephonyFault as `get` does.
   */
  pages<T>(url: string, schema: z.ZodType<T>, nextOf: (page: T) => string | null): AsyncGenerator<T>;
};

const ErrorBody = z.looseObject({ code: z.number().int() });

/** @param limitMs how long an answer may take, in milliseconds. */
export function createTwilioApi(account: Credentials, limitMs: number = answerLimitMs): TwilioApi {
  const headers = { authorization: basicAuthorization(account), accept: 'application/json' };

  async function get<T>(url: string, schema: z.ZodType<T>): Promise<T> {
    const address = vendorAddress(url, account.apiUrl);
    // A list may lead to its next page at the vendor, and nowhere else: it would be given our credentials.
    if (address === null) return noAnswer();
    const signal = AbortSignal.timeout(limitMs);
    const response = await fetch(address, { headers, redirect: 'manual', signal }).catch(noAnswer);
    const body = parseJson(await response.text().catch(noAnswer));
    const { status } = response;
    if (!response.ok) throw new TelephonyFault({ status, vendorCode: codeOf(body) });
    const read = schema.safeParse(body);
    // A proxy's page, or an answer that was cut off on its way.
    return read.success ? read.data : noAnswer();
  }

  async function* pages<T>(
    url: string,
    schema: z.ZodType<T>,
    nextOf: (page: T) => string | null,
  ): AsyncGenerator<T> {
    for (let next: string | null = url; next !== null;) {
      const page: T = await get(next, schema);
      yield page;
      next = nextOf(page);
    }
  }

  return { get, pages };
}

/** The first token calls; the others only verify. */
export function basicAuthorization(account: Pick<TwilioAccount, 'accountSid' | 'authTokens'>): string {
  return `Basic ${btoa(`${account.accountSid}:${account.authTokens[0] ?? ''}`)}`;
}

export function codeOf(body: unknown): number | null {
  return ErrorBody.safeParse(body).data?.code ?? null;
}

function noAnswer(): never {
  throw new TelephonyFault({ status: null, vendorCode: null });
}
