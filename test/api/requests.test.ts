import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';

type Receipt = { id: string; reference: string; lines: unknown[] };
type Problem = {
  status: number;
  code: string;
  requestId: string;
  errors?: { path: string; message: string }[];
};

const path = '/api/v1/requests';
let harness: ApiHarness;
let key: string;

beforeAll(async () => {
  harness = await createApiHarness();
  ({ key } = await harness.createKey(['intake']));
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.logged.length = 0;
});

function request(changes: Record<string, unknown> = {}) {
  return {
    source: 'web',
    requester: { name: 'Ana Ruiz', relationship: 'facility_staff', phone: '+14155550100' },
    residents: [
      {
        name: 'Mary Johnson',
        birthDate: '1952-03-04',
        medications: [{ name: 'metoprolol 50 mg', rxNumber: '7001234', daysLeft: 3 }, { name: 'lisinopril' }],
      },
      { name: 'Tom Baker', birthDate: '1940-01-31', note: 'needs his inhaler' },
    ],
    language: 'en',
    ...changes,
  };
}
function withResident(changes: Record<string, unknown>) {
  return request({ residents: [{ ...request().residents[1], ...changes }] });
}

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return (await response.json()) as Problem;
}

describe('a request that fits', () => {
  test('is answered 202 with a reference and a line for each medicine, and one for a note alone', async () => {
    const response = await harness.post(path, request(), key);
    expect(response.status).toBe(202);
    const receipt = (await response.json()) as Receipt;
    expect(receipt.reference).toMatch(/^RG-[A-Z0-9]{7}$/);
    expect(receipt.lines).toEqual([
      { resident: 0, medication: 0 },
      { resident: 0, medication: 1 },
      { resident: 1, medication: null },
    ]);
  });

  test('is stored word for word, and can be read back by the key that sent it', async () => {
    const { id } = (await (await harness.post(path, request(), key)).json()) as Receipt;
    const response = await harness.get(`/api/v1/messages/${id}`, key);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      id,
      channel: 'web',
      state: 'received',
      from: '+14155550100',
      text:
        'Mary Johnson (1952-03-04): metoprolol 50 mg Rx 7001234 (days left: 3), lisinopril.\n' +
        'Tom Baker (1940-01-31): needs his inhaler',
      extraction: null,
      ticketIds: [],
      lines: [],
    });
  });

  test.each(['phone', 'fax', 'portal', 'in_person'])(
    'arrives as channel api when its source is %s',
    async (source) => {
      const { id } = (await (await harness.post(path, request({ source }), key)).json()) as Receipt;
      expect(await (await harness.get(`/api/v1/messages/${id}`, key)).json()).toMatchObject({
        channel: 'api',
      });
    },
  );

  test('may leave out or send null for what is optional', async () => {
    const residents = [
      { name: 'A B', birthDate: null, phone: null, medications: null, note: 'refill please' },
    ];
    expect((await harness.post(path, { source: 'fax', residents, language: null }, key)).status).toBe(202);
  });

  test('may name 200 residents, and not 201', async () => {
    const residents = Array.from({ length: 201 }, (_, n) => ({ name: `Resident ${n}`, note: 'refill' }));
    expect((await harness.post(path, request({ residents: residents.slice(1) }), key)).status).toBe(202);
    expect((await harness.post(path, request({ residents }), key)).status).toBe(422);
  });
});

describe('a request that does not fit is refused with the place and without its words', () => {
  const canary = 'Zebulon-canary';
  test.each<[string, unknown, string]>([
    ['no residents', request({ residents: [] }), 'residents'],
    ['an unknown source', request({ source: canary }), 'source'],
    ['no name', withResident({ name: '' }), 'residents.0.name'],
    ['a name of spaces', withResident({ name: '   ' }), 'residents.0.name'],
    ['a name that is a number', withResident({ name: 7 }), 'residents.0.name'],
    ['a day that does not exist', withResident({ birthDate: '1952-02-30' }), 'residents.0.birthDate'],
    ['a date written otherwise', withResident({ birthDate: '03/04/1952' }), 'residents.0.birthDate'],
    ['a birth tomorrow', withResident({ birthDate: '2026-03-03' }), 'residents.0.birthDate'],
    ['a birth 200 years ago', withResident({ birthDate: '1826-01-01' }), 'residents.0.birthDate'],
    ['a NUL in a name', withResident({ name: `${canary}\u0000` }), 'residents.0.name'],
    ['a NUL in a note', withResident({ note: '\u0000' }), 'residents.0.note'],
    ['half a surrogate pair', withResident({ note: `${canary}\ud800` }), 'residents.0.note'],
    ['neither medications nor note', withResident({ note: undefined }), 'residents.0'],
    ['empty medications and no note', withResident({ note: undefined, medications: [] }), 'residents.0'],
    [
      'a medicine without a name',
      withResident({ medications: [{ rxNumber: '7' }] }),
      'residents.0.medications.0.name',
    ],
    [
      'negative days left',
      withResident({ medications: [{ name: canary, daysLeft: -1 }] }),
      'residents.0.medications.0.daysLeft',
    ],
    ['a phone that is none', request({ requester: { phone: canary } }), 'requester.phone'],
    ['an e-mail that is none', request({ requester: { email: canary } }), 'requester.email'],
    ['a field nobody knows', withResident({ [canary]: canary }), 'residents.0'],
    ['a note that is a novel', withResident({ note: canary.repeat(400) }), 'residents.0.note'],
    ['an unknown facility', request({ requester: { facilityId: canary } }), 'requester.facilityId'],
    ['an unknown language', request({ language: canary }), 'language'],
    ['a list', [canary], ''],
  ])('%s', async (_, body, errorPath) => {
    const before = await harness.db.inboundMessage.count();
    const response = await harness.post(path, body, key);
    expect(response.status).toBe(422);
    const problem = await problemOf(response);
    expect(problem.code).toBe('invalid_request');
    expect(problem.requestId).toBe(response.headers.get('x-request-id'));
    expect(problem.errors?.map((error) => error.path)).toContain(errorPath);
    expect(JSON.stringify(problem)).not.toContain(canary);
    expect(harness.logged.join()).not.toContain(canary);
    expect(await harness.db.inboundMessage.count()).toBe(before);
  });

  test('a birth today fits: a day is a day in the pharmacy’s time zone', async () => {
    expect((await harness.post(path, withResident({ birthDate: '2026-03-02' }), key)).status).toBe(202);
  });

  test('malformed JSON is a 400 that does not quote it', async () => {
    const response = await harness.post(path, `{"source": "${canary}`, key);
    expect(response.status).toBe(400);
    const problem = await problemOf(response);
    expect(problem.code).toBe('malformed_json');
    expect(JSON.stringify(problem)).not.toContain(canary);
  });

  test('another media type is a 415', async () => {
    const response = await harness.post(path, request(), key, { 'content-type': 'text/plain' });
    expect(response.status).toBe(415);
    expect((await problemOf(response)).code).toBe('unsupported_media_type');
  });

  test.each(['with a declared length', 'in chunks'])('a body over 1 MiB sent %s is a 413', async (how) => {
    const body = JSON.stringify(request({ padding: 'x'.repeat(1_100_000) }));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const response = await harness.app.request(path, {
      method: 'POST',
      ...(how === 'in chunks'
        ? { body: new Blob([body]).stream(), duplex: 'half', headers }
        : { body, headers: { ...headers, 'content-length': String(body.length) } }),
    });
    expect(response.status).toBe(413);
    expect((await problemOf(response)).code).toBe('payload_too_large');
  });
});

describe('who may send', () => {
  test('nobody without a key, and nobody with a wrong one', async () => {
    for (const presented of [undefined, 'wrong', `${key}x`]) {
      const response = await harness.post(path, request(), presented);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect((await problemOf(response)).code).toBe('unauthorized');
    }
  });

  test('no key without the scope; an admin key may', async () => {
    const tickets = await harness.createKey(['tickets', 'work']);
    const admin = await harness.createKey(['admin']);
    expect((await harness.post(path, request(), tickets.key)).status).toBe(403);
    expect((await harness.post(path, request(), admin.key)).status).toBe(202);
  });

  test('a facility’s key speaks for its own facility alone, named by the roster’s id or ours', async () => {
    const [own, other] = await Promise.all([harness.createFacility(), harness.createFacility()]);
    const bound = await harness.createKey(['intake'], own.id);
    async function statusFor(facilityId: string): Promise<number> {
      return (await harness.post(path, request({ requester: { facilityId } }), bound.key)).status;
    }
    expect(await statusFor(own.id)).toBe(202);
    expect(await statusFor(own.sourceId)).toBe(202);
    expect(await statusFor(other.id)).toBe(403);
    expect(await statusFor('nobody')).toBe(403);
    expect(
      (await harness.post(path, request({ requester: { facilityId: other.sourceId } }), key)).status,
    ).toBe(202);
  });
});

describe('the same request again', () => {
  test('under one idempotency key gets the same answer, and another body a 409', async () => {
    const headers = { 'idempotency-key': 'again-1' };
    const first = (await (await harness.post(path, request(), key, headers)).json()) as Receipt;
    const reordered = Object.fromEntries(Object.entries(request()).reverse());
    const second = await harness.post(path, reordered, key, headers);
    expect(second.status).toBe(202);
    expect(await second.json()).toEqual(first);
    const other = await harness.post(path, request({ source: 'fax' }), key, headers);
    expect(other.status).toBe(409);
    expect((await problemOf(other)).code).toBe('idempotency_conflict');
  });

  test('twenty times at once is one message', async () => {
    const before = await harness.db.inboundMessage.count();
    const headers = { 'idempotency-key': 'race-1' };
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => harness.post(path, request(), key, headers)),
    );
    const bodies = await Promise.all(responses.map((response) => response.text()));
    expect(responses.map((response) => response.status)).toEqual(Array.from({ length: 20 }, () => 202));
    expect(new Set(bodies).size).toBe(1);
    expect(await harness.db.inboundMessage.count()).toBe(before + 1);
  });

  test('after a crash between the key and the message, the message is still accepted once', async () => {
    const { id: apiKeyId, key: sender } = await harness.createKey(['intake']);
    const headers = { 'idempotency-key': 'crash-1' };
    const first = (await (await harness.post(path, request(), sender, headers)).json()) as Receipt;
    await harness.db.inboundMessage.delete({ where: { id: first.id } });
    expect(await harness.db.idempotentRequest.count({ where: { apiKeyId } })).toBe(1);
    expect((await harness.post(path, request(), sender, headers)).status).toBe(202);
    expect((await harness.post(path, request(), sender, headers)).status).toBe(202);
    expect(await harness.db.inboundMessage.count({ where: { apiKeyId } })).toBe(1);
  });

  test('by another key is another request', async () => {
    const another = await harness.createKey(['intake']);
    const headers = { 'idempotency-key': 'shared-1' };
    const [first, second] = await Promise.all([
      harness.post(path, request(), key, headers).then((r) => r.json() as Promise<Receipt>),
      harness.post(path, request(), another.key, headers).then((r) => r.json() as Promise<Receipt>),
    ]);
    expect(first.id).not.toBe(second.id);
  });

  test('an idempotency key that is no plain text is a 422', async () => {
    for (const value of ['a b', 'x'.repeat(256)]) {
      expect((await harness.post(path, request(), key, { 'idempotency-key': value })).status).toBe(422);
    }
  });
});
