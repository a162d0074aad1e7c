import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/api-key-store.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  publicUrl,
  startGatewayProcess,
  vendorSettings,
  type GatewayProcess,
} from '../support/gateway-process.ts';
import { importPatients, type RosterPatient } from '../support/roster.ts';
import { createSenders, type Senders } from '../support/senders.ts';
import { openVendorAccount, type VendorAccount } from '../support/vendor-account.ts';
import { newSid, vendorError } from '../support/vendors.ts';
import { waitFor } from '../support/wait-for.ts';

const from = '+14155550163';
const patient: RosterPatient = {
  given: 'Quillon',
  family: 'Zanzaric',
  birthDate: '1947-08-23',
  phones: [from],
  prescriptions: [{ drug: 'Carbamazepine 200 MG Oral Tablet', rxNumber: '8675309' }],
};
const words = 'Quillon Zanzaric 8/23/1947 needs carbamazepine Rx 8675309, the zebrafinch sings';
const residents = [
  {
    name: 'Quillon Zanzaric',
    birthDate: patient.birthDate,
    medications: [{ name: 'carbamazepine', rxNumber: '8675309' }],
    note: words,
  },
];

/** What must stand nowhere: each as it was sent, as it is stored, and as an address or a page would write it. */
const canaries =
  /quillon|zanzaric|4155550163|415\W{0,3}555\W{0,3}0163|1947-08-23|8\/23\/1947|8%2F23|carbamazepine|8675309|zebrafinch/i;

let test: TestDatabase;
let vendor: VendorAccount;
let gateway: GatewayProcess;
let senders: Senders;
let key: string;
/** Everything that was answered to those who may not read. */
const answers: string[] = [];

beforeAll(async () => {
  [test, vendor] = await Promise.all([createTestDatabase(), openVendorAccount()]);
  const { database, url } = test;
  await importPatients(database, systemClock, [patient]);
  const created = await createApiKey(
    database.prisma,
    { name: 'canary', scopes: ['intake', 'work', 'tickets'], facilityId: null },
    new Date(),
  );
  key = created.kind === 'created' ? created.key : '';
  await database.pool.query(faults);
  gateway = await startGatewayProcess({
    DATABASE_URL: url,
    LOG_LEVEL: 'debug',
    ON_CALL: `sms:+14155550191`,
    ...vendorSettings(vendor),
  });
  senders = createSenders({ publicUrl, vendor, key, address: () => gateway.address });
});
afterAll(async () => {
  await gateway.kill();
  await test.drop();
  await vendor.close();
});

/** Faults of the database that speak of the values, as its own do: one at the arrival, one in the middle of the work. */
const faults = `
  CREATE FUNCTION refuse_arrival() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.text LIKE '%refused at arrival%' THEN RAISE EXCEPTION 'cannot store %', NEW USING DETAIL = NEW.text; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER refuse_arrival BEFORE INSERT ON inbound_messages FOR EACH ROW EXECUTE FUNCTION refuse_arrival();
  CREATE FUNCTION refuse_reading() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE said text;
  BEGIN
    SELECT text INTO said FROM inbound_messages WHERE id = NEW."messageId";
    IF said LIKE '%refused at reading%' THEN RAISE EXCEPTION 'cannot store %', said USING DETAIL = said; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER refuse_reading BEFORE INSERT ON extractions FOR EACH ROW EXECUTE FUNCTION refuse_reading()`;

/** Keeps the whole answer and gives its status. */
async function keep(answering: Promise<Response>): Promise<number> {
  const response = await answering;
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  answers.push([response.status, ...headers, await response.text()].join('\n'));
  return response.status;
}

function post(path: string, body: string, headers: Record<string, string> = {}): Promise<number> {
  const given = { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers };
  return keep(fetch(gateway.address + path, { method: 'POST', headers: given, body }));
}

function sms(fields: Record<string, string>): Promise<number> {
  const form = { MessageSid: newSid('SM'), From: from, To: vendor.number, Body: words, ...fields };
  return keep(senders.webhook('/webhooks/twilio/sms', form));
}

/** Nothing of it is in what was printed or answered so far. */
function expectNothingShown(): void {
  const lines = gateway.printed().split('\n');
  expect(lines.filter((line) => canaries.test(line))).toEqual([]);
  expect(answers.filter((answer) => canaries.test(answer))).toEqual([]);
  for (const secret of [key, vendor.authToken]) expect([...lines, ...answers].join()).not.toContain(secret);
}

const form = JSON.stringify({ source: 'web', residents });
const named = { 'idempotency-key': 'zebrafinch' };

it('what arrives well while the vendor fails in every way is neither printed nor answered', async () => {
  vendor.answers.push(vendorError(500, 20500), vendorError(429, 20429), vendorError(400, 21211));
  vendor.loseAnswers(1);
  const photo = { NumMedia: '1', MediaUrl0: `https://a.example/${words}` };
  expect(await sms({})).toBe(200);
  expect(await sms({ Body: `I have chest pain. ${words}`, ...photo })).toBe(200);
  for (const callback of senders.callbacksOf({ sid: newSid('CA'), from, transcript: words })) {
    await senders.callback(callback);
  }
  expect(await post('/api/v1/requests', form, named)).toBe(202);
  await waitFor('all replies to be tried', async () => {
    const untried = await test.database.prisma.outboundMessage.count({
      where: { attempts: 0, state: 'queued' },
    });
    const replies = await test.database.prisma.outboundMessage.count();
    return replies > 3 && untried === 0 ? true : null;
  });
  expectNothingShown();
});

it('what is malformed is refused without being repeated', async () => {
  const request = { source: 'web', residents };
  function webhook(path: string, fields: Record<string, string>): Promise<number> {
    return keep(senders.webhook(path, fields));
  }
  expect(await sms({ MessageSid: words })).toBe(400);
  expect(await webhook('/webhooks/twilio/voice', { CallSid: words, From: from })).toBe(400);
  expect(await webhook('/webhooks/twilio/sms/status', { MessageSid: words, To: from })).toBe(400);
  const refused: [status: number, path: string, body: string, headers?: Record<string, string>][] = [
    [403, '/webhooks/twilio/sms', words],
    [403, `/webhooks/twilio/sms?Body=${encodeURIComponent(words)}`, words],
    [400, '/api/v1/requests', `{"${words}": `],
    [422, '/api/v1/requests', JSON.stringify({ source: words, residents })],
    [422, '/api/v1/requests', JSON.stringify({ ...request, [words]: 1 })],
    [422, '/api/v1/requests', JSON.stringify({ ...request, requester: { facilityId: words } })],
    [409, '/api/v1/requests', JSON.stringify({ ...request, source: 'fax' }), named],
    [415, '/api/v1/requests', words, { 'content-type': 'text/plain' }],
    [413, '/api/v1/requests', JSON.stringify({ note: words.repeat(20_000) })],
    [401, '/api/v1/requests', form, { authorization: `Bearer ${words}` }],
    [404, `/api/v1/${encodeURIComponent(words)}`, '{}', { 'x-request-id': 'zebrafinch' }],
  ];
  for (const [status, path, body, headers] of refused) expect(await post(path, body, headers)).toBe(status);
  expectNothingShown();
});

it('what staff send wrongly is refused without being repeated', async () => {
  const { id } = await waitFor('a ticket', () => test.database.prisma.ticket.findFirst());
  const events = [
    { type: words },
    { type: 'resolve', outcomeText: { zebrafinch: words } },
    { type: 'identify', patientId: words },
  ];
  for (const event of events) {
    const status = await post(`/api/v1/tickets/${id}/events`, JSON.stringify(event), { 'if-match': '"1"' });
    expect([409, 412, 422]).toContain(status);
  }
  for (const query of [`from=${words}`, `since=${words}`, `${words}=1`, `stage=${words}`]) {
    const address = `${gateway.address}/api/v1/tickets?${encodeURI(query)}`;
    expect(await keep(fetch(address, { headers: { authorization: `Bearer ${key}` } }))).toBe(422);
  }
  expectNothingShown();
});

it('what the database refuses, in words of its own, is neither printed nor answered', async () => {
  const refused = [{ ...residents[0], note: `${words} refused at arrival` }];
  expect(await sms({ Body: `${words} refused at arrival` })).toBe(500);
  expect(await post('/api/v1/requests', JSON.stringify({ source: 'web', residents: refused }))).toBe(500);
  expect(await sms({ Body: `${words} refused at reading` })).toBe(200);
  await waitFor('the job to fail', () => (gateway.printed().includes('"process-message"') ? true : null));
  await test.database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  expect([200, 500, 503]).toContain(await sms({}));
  expectNothingShown();
});

it('metrics, health and the end of the process show nothing either', async () => {
  expect(await keep(fetch(`${gateway.address}/metrics`))).toBe(200);
  await keep(fetch(`${gateway.address}/health`));
  await gateway.stop();
  expect(gateway.printed().split('\n').length).toBeGreaterThan(30);
  expectNothingShown();
});
