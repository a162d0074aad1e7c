import { lookup, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { readConnectionError, readRetryAfter } from '../systems/telephony/read-send-outcome.ts';
import type { Post, PostAnswer } from '../systems/webhooks/webhook-target.ts';

/** Networks that are nobody's on the internet: RFC 6890 and its kin, link-local and cloud metadata among them. */
const internal = { ipv4: new BlockList(), ipv6: new BlockList() };
const ipv4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const ipv6: [string, number][] = [
  ['::', 128],
  ['::1', 128],
  // Mapped, translated and tunnelled addresses lead to those of version 4.
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];
for (const [network, bits] of ipv4) internal.ipv4.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of ipv6) internal.ipv6.addSubnet(network, bits, 'ipv6');

export function isInternal(address: string): boolean {
  if (isIP(address) === 0) return true;
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
  return internal[family].check(address, family);
}

const answerLimitMs = 10_000;

/** Of what is said beside the status so much is let through, for so long, and nothing of it is kept. */
const rest = { bytes: 65_536, ms: 1_000 };

/** Found while connecting: the address that was checked is the one that is called. */
class NotAllowedError extends Error {
  readonly code = 'address_not_allowed';
}

export type PostLimits = {
  /** Hosts of one's own that may be called all the same, also without TLS. */
  allowedHosts: readonly string[];
  limitMs?: number;
  /** How names are resolved; the system's own way. */
  resolve?: typeof lookup;
};

/**
 * Posts to addresses that others have given: over https, to hosts of the internet alone. Each address that a name
 * resolves to is checked as the connection is made, so that no second answer of the DNS leads elsewhere.
 */
export function createGuardedPost({
  allowedHosts,
  limitMs = answerLimitMs,
  resolve = lookup,
}: PostLimits): Post {
  const lookupOfPublic = publicOnly(resolve);
  return (url, headers, body) => {
    const address = URL.parse(url);
    if (!address || !mayCall(address, allowedHosts)) return Promise.resolve({ kind: 'not_allowed' });
    return post(address, {
      headers,
      body,
      limitMs,
      lookup: allowedHosts.includes(address.hostname) ? undefined : lookupOfPublic,
    });
  };
}

/** Whether an address may be saved: what its name resolves to is looked at when it is called. */
export function mayCall(address: URL, allowedHosts: readonly string[]): boolean {
  if (address.username !== '' || address.password !== '') return false;
  if (allowedHosts.includes(address.hostname)) return ['http:', 'https:'].includes(address.protocol);
  const bare = address.hostname.replace(/^\[|\]$/g, '');
  return address.protocol === 'https:' && (isIP(bare) === 0 ? bare.includes('.') : !isInternal(bare));
}

type Posting = {
  headers: Record<string, string>;
  body: string;
  limitMs: number;
  lookup: LookupFunction | undefined;
};

function post(address: URL, { headers, body, limitMs, lookup: own }: Posting): Promise<PostAnswer> {
  return new Promise((resolve) => {
    const request = address.protocol === 'https:' ? requestHttps : requestHttp;
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const sending = request(address, {
      method: 'POST',
      headers: { ...headers, ...length },
      agent: false,
      signal: AbortSignal.timeout(limitMs),
      ...(own ? { lookup: own } : {}),
    });
    sending.on('response', (response) => {
      dropRest(response);
      resolve(readAnswer(response));
    });
    sending.on('error', (error) => resolve(readFault(error)));
    sending.end(body);
  });
}

/** An answer without an end would have us read it at the cost of everybody else's. */
function dropRest(response: IncomingMessage): void {
  let bytes = 0;
  const timer = setTimeout(() => response.destroy(), rest.ms);
  response.on('close', () => clearTimeout(timer));
  response.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > rest.bytes) response.destroy();
  });
}

function readAnswer({ statusCode = 0, headers }: IncomingMessage): PostAnswer {
  const retryAfterMs = readRetryAfter(headers['retry-after'] ?? null, headers.date ?? null);
  return { kind: 'answered', status: statusCode, retryAfterMs };
}

function readFault(error: unknown): PostAnswer {
  if (error instanceof NotAllowedError) return { kind: 'not_allowed' };
  return { kind: readConnectionError(error).kind === 'unknown' ? 'lost' : 'not_sent' };
}

/** Resolves names to addresses of the internet, and to none where one of them is another. */
function publicOnly(resolve: typeof lookup): LookupFunction {
  return function lookupPublic(hostname, options, callback) {
    resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '');
      if (found.length === 0 || found.some(({ address }) => isInternal(address)))
        return callback(new NotAllowedError('the name leads to an internal address'), '');
      if (options.all) return callback(null, found);
      const [first] = found;
      callback(null, first?.address ?? '', first?.family);
    });
  };
}
