import type { Parts } from '../../domain/parts.ts';
import { mediaAddress } from './vendor-address.ts';
import type { TwilioAccount } from './text-sender.ts';
import { basicAuthorization } from './twilio-api.ts';

/** What comes from the vendor. `bytes`: how many there will be, where it says so. */
export type Media = { content: Parts; bytes: number | null; contentType: string };

/** `later`: not there yet or the vendor is away. `never`: this address will not be asked (again). */
export type MediaFailure = { kind: 'failed'; retry: 'later' | 'never' | 'operator'; reason: string };

/**
 * Hands what comes to `take` while it comes, and answers what that made of it. Where its content ends in an error,
 * whatever `take` did with it is void.
 * @throws what `take` throws of its own
 */
export type FetchMedia = <T>(
  url: string,
  take: (media: Media) => Promise<T>,
) => Promise<{ kind: 'fetched'; taken: T } | MediaFailure>;

type MediaOptions = { mostBytes?: number; limitMs?: number; stallMs?: number };

const mostBytes = 16 * 1024 * 1024; // the vendor's own limit for rich messages; a voicemail is below 2 MiB
const limitMs = 60_000;
const stallMs = 8_000; // nothing has come for so long: nothing will, and others wait to be fetched
const mostRedirects = 5;

/**
 * Downloads a photo or a recording whose address came in a webhook. Our credentials go to the vendor's host and our
 * own account's path alone; from there redirects lead to its storage, and are followed without them.
 */
export function createMediaFetcher(
  account: Pick<TwilioAccount, 'accountSid' | 'authTokens' | 'apiUrl'>,
  options: MediaOptions = {},
): FetchMedia {
  const limits = { mostBytes, limitMs, stallMs, ...options };
  return async function fetchMedia(url, take) {
    const address = mediaAddress(url, account);
    if (!address) return { kind: 'failed', retry: 'never', reason: 'foreign_address' };
    const patience = createPatience(limits);
    const response = await patience
      .wait(fetchFollowing(address, basicAuthorization(account), patience.signal))
      .catch(() => 'no_answer' as const);
    if (response === 'no_answer') return { kind: 'failed', retry: 'later', reason: 'no_answer' };
    if (!response) return { kind: 'failed', retry: 'never', reason: 'foreign_address' };
    return readMedia(response, { mostBytes: limits.mostBytes, patience }, take);
  };
}

/** How long is waited: for all of it, and for the next of it. What the taker needs for itself does not count as waiting. */
type Patience = { signal: AbortSignal; wait<T>(next: Promise<T>): Promise<T> };

function createPatience({ limitMs, stallMs }: { limitMs: number; stallMs: number }): Patience {
  const stalled = new AbortController();
  return {
    signal: AbortSignal.any([AbortSignal.timeout(limitMs), stalled.signal]),
    async wait(next) {
      const timer = setTimeout(() => {
        stalled.abort();
      }, stallMs);
      try {
        return await next;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Follows redirects by hand, since only the first request may carry the credentials. Null: led out of the web. */
async function fetchFollowing(
  first: URL,
  authorization: string,
  signal: AbortSignal,
): Promise<Response | null> {
  let response = await fetch(first, { headers: { authorization }, redirect: 'manual', signal });
  let address = first;
  for (let hops = 0; isRedirect(response); hops += 1) {
    await response.body?.cancel();
    const next = URL.parse(response.headers.get('location') ?? '', address);
    // Storage is reached as safely as the vendor itself: never from https down to http.
    if (!next || hops === mostRedirects || (next.protocol !== 'https:' && next.protocol !== first.protocol))
      return null;
    address = next;
    response = await fetch(address, { redirect: 'manual', signal });
  }
  return response;
}

function isRedirect(response: Response): boolean {
  return [301, 302, 303, 307, 308].includes(response.status);
}

async function readMedia<T>(
  response: Response,
  { mostBytes, patience }: { mostBytes: number; patience: Patience },
  take: (media: Media) => Promise<T>,
): Promise<{ kind: 'fetched'; taken: T } | MediaFailure> {
  if (!response.ok) {
    await response.body?.cancel();
    return readMediaRefusal(response.status);
  }
  const bytes = bytesOf(response);
  if (bytes !== null && bytes > mostBytes) {
    await response.body?.cancel();
    return tooLarge;
  }
  const body = bounded(response, mostBytes, patience);
  const contentType = response.headers.get('content-type') ?? 'application/octet-stream';
  try {
    const taken = await take({ content: body.content(), bytes, contentType });
    return body.failure() ?? { kind: 'fetched', taken };
  } catch (error) {
    const failure = body.failure();
    if (failure) return failure;
    throw error;
  } finally {
    await response.body?.cancel().catch(() => undefined);
  }
}

const tooLarge = { kind: 'failed', retry: 'never', reason: 'too_large' } as const satisfies MediaFailure;

/** What is packed for the way has another length when it is unpacked. */
function bytesOf({ headers }: Response): number | null {
  const said = headers.get('content-length');
  return said === null || headers.has('content-encoding') ? null : Number(said);
}

/** 404 is a recording that is not finished yet, or one that was deleted: the job's retries tell which. */
function readMediaRefusal(status: number): MediaFailure {
  if (status === 401 || status === 403)
    return { kind: 'failed', retry: 'operator', reason: 'credentials_refused' };
  if (status === 410) return { kind: 'failed', retry: 'never', reason: 'deleted' };
  return { kind: 'failed', retry: 'later', reason: status === 404 ? 'not_found' : `status_${status}` };
}

/** The body, which ends in an error as soon as it is larger than allowed; `failure` says with what it has ended. */
function bounded({ body }: Response, mostBytes: number, patience: Patience) {
  let failure: MediaFailure | null = null;
  async function* content(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    let bytes = 0;
    const parts = body?.values();
    try {
      for (;;) {
        const next = parts && (await patience.wait(parts.next()));
        if (!next || next.done) return;
        bytes += next.value.byteLength;
        if (bytes > mostBytes) failure = tooLarge;
        if (failure) throw new RangeError('the file is larger than any voicemail');
        yield next.value;
      }
    } catch (error) {
      failure ??= { kind: 'failed', retry: 'later', reason: 'no_answer' };
      throw error;
    } finally {
      await parts?.return?.().catch(() => undefined);
    }
  }
  return { content, failure: () => failure };
}
