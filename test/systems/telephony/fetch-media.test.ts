import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectParts } from '../../../src/domain/parts.ts';
import { createMediaFetcher } from '../../../src/systems/telephony/fetch-media.ts';
import { serveBehaviour, type LocalServer } from '../../support/vendors.ts';

const accountSid = `AC${'0'.repeat(32)}`;
const own = `/2010-04-01/Accounts/${accountSid}`;
const sound = new Uint8Array([82, 73, 70, 70]);

/** What comes, and then nothing more, without an end. */
function begunWith(part: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({ start: (controller) => controller.enqueue(part) });
}

describe('recordings and photos', () => {
  let vendor: LocalServer;
  let storage: LocalServer;
  let seen: { path: string; authorization: string | null }[];

  function remember(request: Request): string {
    const path = new URL(request.url).pathname;
    seen.push({ path, authorization: request.headers.get('authorization') });
    return path;
  }

  beforeEach(async () => {
    seen = [];
    storage = await serveBehaviour((request) => {
      remember(request);
      return new Response(sound, { headers: { 'content-type': 'image/jpeg' } });
    });
    vendor = await serveBehaviour((request) => {
      const path = remember(request);
      if (path.endsWith('/RE1')) return new Response(sound, { headers: { 'content-type': 'audio/x-wav' } });
      if (path.endsWith('/ME1')) return Response.redirect(`${storage.url}/photo`, 307);
      if (path.endsWith('/LOOP')) return Response.redirect(`${vendor.url}${own}/LOOP`, 302);
      if (path.endsWith('/FILE'))
        return new Response(null, { status: 302, headers: { location: 'file:///etc/hosts' } });
      if (path.endsWith('/LARGE')) return new Response(begunWith(new Uint8Array(1025)));
      if (path.endsWith('/LONG'))
        return new Response(begunWith(sound), { headers: { 'content-length': '1025' } });
      if (path.endsWith('/STALLED')) return new Response(begunWith(sound));
      if (path.endsWith('/DENIED')) return new Response(null, { status: 401 });
      return new Response(null, { status: 404 });
    });
  });
  afterEach(() => Promise.all([vendor.close(), storage.close()]));

  function fetchMedia(url: string, mostBytes = 1024) {
    const account = { accountSid, authTokens: ['token'], apiUrl: vendor.url };
    return createMediaFetcher(account, { mostBytes, stallMs: 500 })(url, async ({ content, ...rest }) => ({
      ...{ ...rest, content: await collectParts(content) },
    }));
  }

  it('fetches our own recording with our credentials', async () => {
    expect(await fetchMedia(`${vendor.url}${own}/Recordings/RE1`)).toEqual({
      kind: 'fetched',
      taken: { content: sound, bytes: sound.byteLength, contentType: 'audio/x-wav' },
    });
    expect(seen).toEqual([
      { path: `${own}/Recordings/RE1`, authorization: `Basic ${btoa(`${accountSid}:token`)}` },
    ]);
  });

  it('asks the configured base for an address of the vendor’s own', async () => {
    expect(await fetchMedia(`https://api.twilio.com${own}/Recordings/RE1`)).toMatchObject({
      kind: 'fetched',
    });
  });

  it('follows the vendor to its storage without our credentials', async () => {
    expect(await fetchMedia(`${vendor.url}${own}/Messages/MM1/Media/ME1`)).toMatchObject({
      kind: 'fetched',
      taken: { contentType: 'image/jpeg' },
    });
    expect(seen.at(-1)).toEqual({ path: '/photo', authorization: null });
  });

  it.each([
    ['another host', () => `${storage.url}${own}/Recordings/RE1`],
    ['another account', () => `${vendor.url}/2010-04-01/Accounts/AC1/Recordings/RE1`],
    ['a way around the account', () => `${vendor.url}${own}/../AC1/Recordings/RE1`],
    ['an escaped way around it', () => `${vendor.url}${own}/..%2fAC1/Recordings/RE1`],
    ['a host that only begins alike', () => `https://api.twilio.com.example${own}/Recordings/RE1`],
    ['a user before the host', () => `${vendor.url.replace('http://', 'http://user@')}${own}/Recordings/RE1`],
    ['no address at all', () => 'RE1'],
  ])('never asks %s', async (_, url) => {
    expect(await fetchMedia(url())).toEqual({ kind: 'failed', retry: 'never', reason: 'foreign_address' });
    expect(seen).toEqual([]);
  });

  it.each([
    ['LARGE', { retry: 'never', reason: 'too_large' }],
    ['LONG', { retry: 'never', reason: 'too_large' }],
    ['STALLED', { retry: 'later', reason: 'no_answer' }],
    ['LOOP', { retry: 'never', reason: 'foreign_address' }],
    ['FILE', { retry: 'never', reason: 'foreign_address' }],
    ['DENIED', { retry: 'operator', reason: 'credentials_refused' }],
    ['NOT-YET', { retry: 'later', reason: 'not_found' }],
  ])('gives up on %s with a reason', async (name, failure) => {
    expect(await fetchMedia(`${vendor.url}${own}/${name}`)).toEqual({ kind: 'failed', ...failure });
  });

  it('tries again later when the vendor is away', async () => {
    await vendor.close();
    expect(await fetchMedia(`${vendor.url}${own}/Recordings/RE1`)).toMatchObject({ retry: 'later' });
  });
});
