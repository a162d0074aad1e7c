import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { insertMessage } from '../support/ticket-rows.ts';

const vendorAddress = 'https://api.vendor.example/Media/ME-canary';

let harness: ApiHarness;
let reader: string;

beforeAll(async () => {
  harness = await createApiHarness();
  ({ key: reader } = await harness.createKey(['tickets']));
});
afterAll(() => harness.close());

type Given = { contentType?: string; content?: string | null; failure?: string | null; facilityId?: string };

/** A message with one attachment; answers the path of its file. */
async function insertAttachment(given: Given = {}): Promise<{ messageId: string; path: string }> {
  const { contentType = 'image/png', content = 'bytes', failure = null, facilityId = null } = given;
  const message = await insertMessage(harness.db, { facilityId });
  await harness.db.attachment.create({
    data: {
      id: newId(),
      messageId: message.id,
      position: 0,
      url: vendorAddress,
      contentType,
      content: content === null ? null : new TextEncoder().encode(content),
      fetchedAt: content === null ? null : new Date(),
      failure,
    },
  });
  return { messageId: message.id, path: `/api/v1/messages/${message.id}/attachments/0` };
}

function fetchRange(path: string, range: string, ifRange?: string): Promise<Response> | Response {
  const headers = { authorization: `Bearer ${reader}`, range, ...(ifRange ? { 'if-range': ifRange } : {}) };
  return harness.app.request(path, { headers });
}

describe('a message', () => {
  test('names what came with it, and never the vendor’s address', async () => {
    const fetched = await insertAttachment();
    const failed = await insertAttachment({ content: null, failure: 'deleted' });
    const shown = await Promise.all(
      [fetched, failed].map(async ({ messageId }) =>
        (await harness.get(`/api/v1/messages/${messageId}`, reader)).text(),
      ),
    );
    expect(shown.map((text) => (JSON.parse(text) as { attachments: unknown }).attachments)).toEqual([
      [{ position: 0, contentType: 'image/png', fetched: true, failure: null }],
      [{ position: 0, contentType: 'image/png', fetched: false, failure: 'deleted' }],
    ]);
    expect(shown.join()).not.toContain('canary');
    expect(await (await harness.get('/api/v1/messages', reader)).text()).not.toContain('canary');
  });
});

describe('the file of an attachment', () => {
  test.each([
    ['image/png', 'image/png'],
    ['IMAGE/JPEG; name="x.html"', 'image/jpeg'],
    ['audio/x-wav', 'audio/x-wav'],
    ['video/mp4', 'video/mp4'],
    ['application/pdf', 'application/pdf'],
  ])('of type %s is shown as %s', async (contentType, served) => {
    const response = await harness.get((await insertAttachment({ contentType })).path, reader);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(served);
    expect(response.headers.get('content-disposition')).toBe('inline');
    expect(await response.text()).toBe('bytes');
  });

  test.each([
    'image/svg+xml',
    'text/html',
    'text/xml',
    'application/javascript',
    'image/',
    '',
    'constructor',
  ])('of type %j is only for saving', async (contentType) => {
    const content = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const response = await harness.get((await insertAttachment({ contentType, content })).path, reader);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  test('runs nothing, is taken for nothing else, and is kept nowhere', async () => {
    const { headers } = await harness.get((await insertAttachment()).path, reader);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test.each([
    ['bytes=0-1', 206, 'by', 'bytes 0-1/5'],
    ['bytes=3-', 206, 'es', 'bytes 3-4/5'],
    ['bytes=-2', 206, 'es', 'bytes 3-4/5'],
    ['bytes=1-99', 206, 'ytes', 'bytes 1-4/5'],
    ['bytes=0-1,3-4', 200, 'bytes', null],
    ['bytes=4-1', 200, 'bytes', null],
    ['pages=1-2', 200, 'bytes', null],
  ])('asked for %s is answered %d', async (range, status, body, contentRange) => {
    const response = await fetchRange((await insertAttachment()).path, range);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-range')).toBe(contentRange);
    expect(await response.text()).toBe(body);
  });

  test('asked for a range outside of it is answered by a problem', async () => {
    const response = await fetchRange((await insertAttachment()).path, 'bytes=5-');
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */5');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'range_not_satisfiable', status: 416 });
  });

  test('asked for the rest of what was begun is given in part where it is the same, and else whole', async () => {
    const { path } = await insertAttachment();
    const etag = (await fetchRange(path, 'bytes=0-1')).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    for (const [ifRange, status, body] of [
      [etag, 206, 'es'],
      [`W/${etag}`, 200, 'bytes'],
      ['"another"', 200, 'bytes'],
      ['Sat, 29 Oct 1994 19:43:31 GMT', 200, 'bytes'],
    ] as const) {
      const response = await fetchRange(path, 'bytes=3-', ifRange);
      expect([response.status, await response.text()], ifRange).toEqual([status, body]);
    }
    expect((await fetchRange(path, 'bytes=9-', '"another"')).status).toBe(200);
  });

  test('is not there when it was not fetched, or never was', async () => {
    const unfetched = await insertAttachment({ content: null });
    expect((await harness.get(unfetched.path, reader)).status).toBe(404);
    const { path } = await insertAttachment();
    for (const wrong of ['1', '-1', '0x0', '99999', '0%00', '..']) {
      expect((await harness.get(path.replace(/0$/, wrong), reader)).status, wrong).toBe(404);
    }
    expect((await harness.get('/api/v1/messages/x/attachments/0', reader)).status).toBe(404);
  });

  test('is for keys that may read, and for the facility’s own alone', async () => {
    const [own, other] = await Promise.all([harness.createFacility(), harness.createFacility()]);
    const { path } = await insertAttachment({ facilityId: own.id });
    const ownKey = await harness.createKey(['tickets'], own.id);
    const otherKey = await harness.createKey(['tickets'], other.id);
    const sender = await harness.createKey(['intake'], own.id);
    expect((await harness.get(path, ownKey.key)).status).toBe(200);
    expect((await harness.get(path, otherKey.key)).status).toBe(404);
    expect((await harness.get(path, sender.key)).status).toBe(403);
    expect((await harness.get(path)).status).toBe(401);
  });
});
