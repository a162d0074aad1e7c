import { mediaAddress } from './vendor-address.ts';
import type { TwilioAccount } from './text-sender.ts';
import { basicAuthorization } from './twilio-api.ts';

/** `later`: not there yet or the vendor is away. `never`: this address will not be asked (again). */
export type MediaOutcome =
  | { kind: 'fetched'; content: Uint8Array<ArrayBuffer>; contentType: string }
  | { kind: 'failed'; retry: 'later' | 'never' | 'operator'; reason: string };

export type FetchMedia = (url: string) => Promise<MediaOutcome>;

type MediaOptions = { mostBytes?: number; limitMs?: number };

const mostBytes = 16 * 1024 * 1024; // the vendor's own limit for rich messages; a voicemail is below 2 MiB
const limitMs = 60_000;
const mostRedirects = 5;

/**
 * Downloads a photo or a recording whose address came in a webhook. Our credentials go to the vendor's host and our
 * own account's path alone; from there redirects lead to its storage, and are followed without them.
 */
export function createMediaFetcher(
  account: Pick<TwilioAccount, 'accountSid' | 'authTokens' | 'apiUrl'>,
  options: MediaOptions = {},
): FetchMedia {
  const limits = { mostBytes: options.mostBytes ?? mostBytes, limitMs: options.limitMs ?? limitMs };
  return async function fetchMedia(url) {
    const address = mediaAddress(url, account);
    if (!address) return { kind: 'failed', retry: 'never', reason: 'foreign_address' };
    try {
      const response = await fetchFollowing(
        address,
        basicAuthorization(account),
        AbortSignal.timeout(limits.limitMs),
      );
      if (!response) return { kind: 'failed', retry: 'never', reason: 'foreign_address' };
      return await readMedia(response, limits.mostBytes);
    } catch {
      return { kind: 'failed', retry: 'later', reason: 'no_answer' };
    }
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

async function readMedia(response: Response, most: number): Promise<MediaOutcome> {
  if (!response.ok) {
    await response.body?.cancel();
    return readMediaRefusal(response.status);
  }
  const content = await readUpTo(response, most);
  if (!content) return { kind: 'failed', retry: 'never', reason: 'too_large' };
  return {
    kind: 'fetched',
    content,
    contentType: response.headers.get('content-type') ?? 'application/octet-stream',
  };
}

/** 404 is a recording that is not finished yet, or one that was deleted: the job's retries tell which. */
function readMediaRefusal(status: number): MediaOutcome {
  if (status === 401 || status === 403)
    return { kind: 'failed', retry: 'operator', reason: 'credentials_refused' };
  if (status === 410) return { kind: 'failed', retry: 'never', reason: 'deleted' };
  return { kind: 'failed', retry: 'later', reason: status === 404 ? 'not_found' : `status_${status}` };
}

/** The body, or null as soon as it is larger than allowed. */
async function readUpTo(response: Response, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > most) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  const content = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    content.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return content;
}
