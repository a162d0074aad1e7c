import { getResponse, http, HttpResponse } from 'msw';
import { createVendorRecordings, type VendorRecordings } from './vendor-recordings.ts';
import { createVendorCalls, type VendorCalls } from './vendor-calls.ts';
import { createTwilioVendor, newSid, serveBehaviour, vendorError, type TwilioVendor } from './vendors.ts';

/**
 * A vendor's bad minute: an answer of its own, a connection cut before the text was taken (`drop`), or after
 * (`take_and_drop`).
 */
export type Failure = (request: {
  sends: boolean;
  to: string | null;
}) => Response | 'drop' | 'take_and_drop' | 'ordinary';

/** The vendor's account of a test's gateway: what it is configured with, and the stand-in behind it. */
export type VendorAccount = Omit<TwilioVendor, 'handlers'> &
  Omit<VendorCalls, 'handlers'> &
  Omit<VendorRecordings, 'handlers'> & {
    accountSid: string;
    authToken: string;
    /** The number that people text and call. */
    number: string;
    url: string;
    /** The next texts are taken by the vendor, but the connection is cut before it has answered. */
    loseAnswers(count: number): void;
    /** Texts to these numbers are neither taken nor answered. */
    keepSilent(numbers: readonly string[]): void;
    /** While it is set, a text is taken and answered only when this resolves; null for at once. */
    answerAfter(wait: ((to: string) => Promise<unknown>) | null): void;
    /** While it is set, what becomes of each request to the REST API; null for the ordinary answer. */
    failWith(failure: Failure | null): void;
    /** The lists of what came in are refused with this status until it is null again. */
    refuseLists(status: number | null): void;
    /** An address of a photo, as webhooks name it; it can be fetched. */
    mediaUrl(sid: string): string;
    /** The same of a recording. */
    recordingUrl(sid: string): string;
    close(): Promise<void>;
  };

export async function openVendorAccount(): Promise<VendorAccount> {
  const account = { accountSid: newSid('AC'), authToken: crypto.randomUUID(), number: '+14155550100' };
  const vendor = createTwilioVendor(account);
  const media = http.get('*/2010-04-01/Accounts/*/Media/*', () =>
    HttpResponse.arrayBuffer(new Uint8Array([1, 2, 3]).buffer, { headers: { 'content-type': 'image/gif' } }),
  );
  const calls = createVendorCalls(account, vendor.messages);
  const recordings = createVendorRecordings(account);
  const handlers = [...vendor.handlers, ...calls.handlers, ...recordings.handlers, media];
  let listStatus: number | null = null;
  let answersToLose = 0;
  let silent: readonly string[] = [];
  let failure: Failure | null = null;
  let slow: ((to: string) => Promise<unknown>) | null = null;
  const server = await serveBehaviour(async (request) => {
    const sends = request.method === 'POST';
    const to = sends ? new URLSearchParams(await request.clone().text()).get('To') : null;
    if (to !== null && silent.includes(to)) return 'silence';
    if (to !== null) await slow?.(to);
    const failed = failure === null || isMedia(request) ? null : failure({ sends, to });
    if (failed === 'drop' || (typeof failed === 'object' && failed !== null)) return failed;
    if (!sends && listStatus !== null) return vendorError(listStatus, 20500);
    const answer = (await getResponse(handlers, request)) ?? new Response(null, { status: 404 });
    if (failed === 'take_and_drop') return 'drop';
    if (!sends || answersToLose === 0) return answer;
    answersToLose -= 1;
    return 'drop';
  });
  return {
    ...vendor,
    ...calls,
    ...recordings,
    ...account,
    url: server.url,
    refuseLists: (status) => void (listStatus = status),
    answerAfter: (wait) => void (slow = wait),
    failWith: (next) => void (failure = next),
    keepSilent: (numbers) => void (silent = numbers),
    loseAnswers: (count) => void (answersToLose = count),
    mediaUrl: (sid) =>
      `https://api.twilio.com/2010-04-01/Accounts/${account.accountSid}/Messages/MM/Media/${sid}`,
    recordingUrl: (sid) =>
      `https://api.twilio.com/2010-04-01/Accounts/${account.accountSid}/Recordings/${sid}`,
    close: () => server.close(),
  };
}

function isMedia({ url }: Request): boolean {
  return url.includes('/Media/') || url.includes('/Recordings/');
}
