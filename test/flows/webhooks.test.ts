import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EffectState } from '../../src/db/generated/node/client.ts';
import { insertTicket } from '../support/ticket-rows.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { withoutIds } from '../support/without-ids.ts';
import { startFreshdesk, type FreshdeskServer } from '../support/stand-ins/freshdesk.ts';
import {
  startWebhookReceiver,
  type ReceivedWebhook,
  type WebhookReceiver,
} from '../support/stand-ins/webhook-receiver.ts';

const platformSecret = `whsec_${randomBytes(32).toString('base64')}`;
const mary = { given: 'Mary', family: 'Johnson', birthDate: '1952-03-04', phones: ['+14155550101'] };

let gateway: TestGateway;
let receiver: WebhookReceiver;
/** A helpdesk that never answers: nothing else waits for it. */
let silent: FreshdeskServer;
let admin: string;
beforeAll(async () => {
  [receiver, silent] = await Promise.all([startWebhookReceiver(), startFreshdesk()]);
  silent.trouble = () => 'silence';
  gateway = await openGateway({
    patients: [{ ...mary, prescriptions: [{ drug: 'metoprolol', rxNumber: '7001234' }] }],
    environment: {
      WEBHOOK_HOSTS: '127.0.0.1',
      CARE_PLATFORM_URL: `${receiver.url}/platform`,
      CARE_PLATFORM_SECRET: platformSecret,
      FRESHDESK_DOMAIN: 'acme',
      FRESHDESK_URL: silent.url,
      FRESHDESK_API_KEY: silent.apiKey,
      FRESHDESK_REQUESTER_EMAIL: 'gateway@pharmacy.test',
    },
  });
  admin = await gateway.createKey(['admin'], null);
});
afterAll(async () => {
  await silent.close();
  await gateway.close();
  await receiver.close();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answer = () => 204;
});

function post(path: string, body: object, key = admin): Promise<Response> {
  return fetch(gateway.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

type Subscriber = { id: string; secret: string };

async function subscribe(path: string, events: string[] = []): Promise<Subscriber> {
  const response = await post('/api/v1/subscribers', { name: path, url: receiver.url + path, events });
  expect(response.status).toBe(201);
  return (await response.json()) as Subscriber;
}

function change({ id }: Subscriber, event: object): Promise<Response> {
  return post(`/api/v1/subscribers/${id}/events`, event);
}

/** So many messages at a path, in the order in which they came. */
function receivedAt(path: string, count: number): Promise<ReceivedWebhook[]> {
  return gateway.eventually(`${count} messages at ${path}`, () => {
    const found = receiver.received.filter((received) => received.path === path);
    return found.length >= count ? found : null;
  });
}

/** A message that has come is told only once its answer is written down; what is under way is not sent again. */
async function allTold({ id }: Subscriber): Promise<void> {
  await gateway.eventually('nothing more to tell', async () =>
    (await gateway.db.systemEffect.count({ where: { subscriber: id, state: { not: 'done' } } })) === 0
      ? true
      : null,
  );
}

function isThere(path: string): boolean {
  return receiver.received.some((received) => received.path === path);
}

async function typesAt(path: string, count: number): Promise<string[]> {
  return (await receivedAt(path, count)).map(({ body }) => (JSON.parse(body) as { type: string }).type);
}

describe('a subscriber', () => {
  it('is told where each ticket stands, in order and signed, and nothing about anyone', async () => {
    const subscriber = await subscribe('/all');
    await gateway.text({ from: '+14155550101', body: 'Mary Johnson 3/4/1952 refill metoprolol' });
    await gateway.settled();
    const ticket = await gateway.db.ticket.findFirstOrThrow();
    await gateway.work(ticket.id, { type: 'pharmacy_processing' });
    expect(await typesAt('/all', 2)).toEqual(['ticket.opened', 'ticket.pharmacy_processing']);
    for (const received of await receivedAt('/all', 2)) {
      expect(received.signedBy(subscriber.secret)).toBe(true);
      expect(received.body).toContain(ticket.reference);
      expect(withoutIds(received.body)).not.toMatch(/mary|johnson|metoprolol|1952|\+1415/i);
    }
    const told = { ticketId: ticket.id, system: 'webhook', state: 'done' } as const;
    await gateway.eventually('both to be written down', async () =>
      (await gateway.db.systemEffect.count({ where: told })) === 2 ? true : null,
    );
    // It does not stand on the ticket as a system that is in step: of several subscribers another may be behind.
    const shown = await gateway.get<{ systems: { system: string }[] }>(`/api/v1/tickets/${ticket.id}`);
    expect(shown.systems.map(({ system }) => system)).not.toContain('webhook');
    await change(subscriber, { type: 'pause' });
  });

  it('gets the types that it wants alone, and none while it is paused', async () => {
    const subscriber = await subscribe('/some', ['shipped']);
    const { id } = await insertTicket(gateway.db, { stage: 'pharmacy_submitted', queue: 'pharmacy' });
    await gateway.work(id, { type: 'pharmacy_processing' });
    await gateway.work(id, { type: 'shipped', deliveryEta: '2031-01-01' });
    expect(await typesAt('/some', 1)).toEqual(['ticket.shipped']);
    await change(subscriber, { type: 'pause' });
    const written = await gateway.db.systemEffect.count({ where: { system: 'webhook' } });
    await gateway.work(id, { type: 'delivered' });
    expect(await gateway.db.systemEffect.count({ where: { system: 'webhook' } })).toBe(written);
  });

  it('is sent the same message again under the same id, when its answer was lost and when it asks', async () => {
    const subscriber = await subscribe('/again', ['raise_priority']);
    const since = gateway.clock.now().toISOString();
    receiver.answer = ({ path }) => (path === '/again' && !isThere(path) ? 503 : 204);
    const { id } = await insertTicket(gateway.db);
    await gateway.work(id, { type: 'raise_priority' });
    await receivedAt('/again', 2);
    await allTold(subscriber);
    expect(await (await change(subscriber, { type: 'replay', since })).json()).toEqual({
      replayed: 1,
      until: null,
    });
    const all = await receivedAt('/again', 3);
    expect(new Set(all.map((received) => received.id)).size).toBe(1);
    expect(new Set(all.map(({ body }) => body)).size).toBe(1);
    await change(subscriber, { type: 'pause' });
  });

  it('is told once of each event by two replays that are asked for at once', async () => {
    const subscriber = await subscribe('/twice', ['raise_priority']);
    const since = gateway.clock.now().toISOString();
    const { id } = await insertTicket(gateway.db);
    await gateway.work(id, { type: 'raise_priority' });
    await receivedAt('/twice', 1);
    await allTold(subscriber);
    const asked = [1, 2, 3].map(() => change(subscriber, { type: 'replay', since }));
    const answers = await Promise.all(asked);
    const counts = await Promise.all(answers.map((answer) => answer.json() as Promise<{ replayed: number }>));
    expect(counts.map(({ replayed }) => replayed).sort()).toEqual([0, 0, 1]);
    expect(await gateway.db.systemEffect.count({ where: { subscriber: subscriber.id } })).toBe(2);
    await change(subscriber, { type: 'pause' });
  });

  it('with a renewed secret is sent both signatures for a day, then the new one alone', async () => {
    const subscriber = await subscribe('/renewed', ['raise_priority', 'lower_priority']);
    const renewed = (await (await change(subscriber, { type: 'renew_secret' })).json()) as Subscriber;
    expect(renewed.secret).not.toBe(subscriber.secret);
    const { id } = await insertTicket(gateway.db);
    await gateway.work(id, { type: 'raise_priority' });
    const [both] = await receivedAt('/renewed', 1);
    expect([subscriber, renewed].map(({ secret }) => both?.signedBy(secret))).toEqual([true, true]);
    gateway.clock.move(25 * 60);
    await gateway.work(id, { type: 'lower_priority', reason: 'it is not' });
    const [, one] = await receivedAt('/renewed', 2);
    expect([subscriber, renewed].map(({ secret }) => one?.signedBy(secret))).toEqual([false, true]);
    await change(subscriber, { type: 'pause' });
  });

  it('that hangs, or never ends its answer, holds up neither another nor the care platform', async () => {
    const bad = ['/hangs', '/hangs-too', '/floods', '/drips'];
    const slow = [];
    for (const path of bad) slow.push(await subscribe(path, ['dispose']));
    const quick = await subscribe('/quick', ['dispose']);
    const ways: Record<string, 'silence' | 'flood' | 'drip'> = { '/floods': 'flood', '/drips': 'drip' };
    receiver.answer = ({ path }) => (bad.includes(path) ? (ways[path] ?? 'silence') : 204);
    const patient = await gateway.db.patient.findFirstOrThrow();
    const named = { patientId: patient.id, medicationName: 'metoprolol' };
    const atReview = { stage: 'review', status: 'open', ...named } as const;
    const ids = [];
    for (let count = 0; count < 12; count += 1) ids.push((await insertTicket(gateway.db, atReview)).id);
    const [first = '', ...others] = ids;
    await gateway.work(first, { type: 'dispose', to: 'pharmacy', reason: 'checked' });
    for (const path of bad) await receivedAt(path, 1);
    for (const id of others) await gateway.work(id, { type: 'dispose', to: 'pharmacy', reason: 'checked' });
    await receivedAt('/quick', 12);
    await receivedAt('/platform', 12);
    // Those who hang still do, and no more of their events wait for them than have their turn.
    for (const path of ['/hangs', '/hangs-too']) expect([1, 2]).toContain(receiver.open(path));
    for (const subscriber of [...slow, quick]) await change(subscriber, { type: 'pause' });
  });

  it('that answers 410 is ended with one task that names it, and is told again once it is resumed', async () => {
    const subscriber = await subscribe('/gone', ['raise_priority']);
    receiver.answer = ({ path }) => (path === '/gone' ? 410 : 204);
    for (let count = 0; count < 4; count += 1) {
      const { id } = await insertTicket(gateway.db);
      await gateway.work(id, { type: 'raise_priority' });
    }
    const tasks = await gateway.eventually('the task', async () => {
      const open = { state: { in: ['waiting', 'sending'] as EffectState[] } };
      const rest = await gateway.db.systemEffect.count({
        where: { system: 'webhook', subscriber: { in: ['', subscriber.id] }, ...open },
      });
      return rest === 0 ? gateway.db.task.findMany({ where: { kind: 'system_failed' } }) : null;
    });
    expect(tasks).toMatchObject([{ state: 'open', ticketId: null }]);
    expect(tasks[0]?.why).toContain('“/gone”');
    const own = { subscriber: subscriber.id, state: 'failed' } as const;
    expect(await gateway.db.systemEffect.count({ where: own })).toBe(0);
    const headers = { authorization: `Bearer ${admin}` };
    const listed = await fetch(`${gateway.url}/api/v1/subscribers`, { headers });
    const { data } = (await listed.json()) as { data: { id: string; pausedAt: string | null }[] };
    expect(data.find(({ id }) => id === subscriber.id)?.pausedAt).not.toBeNull();
    receiver.answer = () => 204;
    receiver.received.length = 0;
    await change(subscriber, { type: 'resume' });
    const { id } = await insertTicket(gateway.db);
    await gateway.work(id, { type: 'raise_priority' });
    expect(await typesAt('/gone', 1)).toEqual(['ticket.raise_priority']);
    await change(subscriber, { type: 'pause' });
  });

  it('is neither seen nor named by whoever is no administrator, and its secret stands nowhere', async () => {
    const { secret } = await subscribe('/secret');
    const other = await gateway.createKey(['tickets', 'work'], null);
    expect((await post('/api/v1/subscribers', { name: 'x', url: 'https://a.test/' }, other)).status).toBe(
      403,
    );
    const rows = await gateway.db.$queryRaw<
      { text: string }[]
    >`SELECT s::text AS text FROM webhook_subscribers s`;
    expect(rows.map(({ text }) => text).join()).not.toContain(secret.replace('whsec_', ''));
  });

  it.each([
    'http://example.test/hook',
    'https://10.0.0.8/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://localhost/',
    'https://user:pass@example.test/',
    'file:///etc/passwd',
  ])('at %s is refused', async (url) => {
    const response = await post('/api/v1/subscribers', { name: 'inside', url });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ path: 'url' }] });
  });
});

describe('a system that never answers', () => {
  it('delays neither the acknowledgement nor the answer of a patient, nor another system', async () => {
    const started = Date.now();
    const { status } = await gateway.text({ from: '+14155550102', body: 'help with my refill please' });
    expect(status).toBe(200);
    await gateway.eventually('the answer', () =>
      gateway.db.outboundMessage.findFirst({ where: { to: '+14155550102', state: 'sent' } }),
    );
    // The helpdesk is waited for 15 seconds each time.
    expect(Date.now() - started).toBeLessThan(12_000);
    const waiting = { system: 'helpdesk', state: { in: ['waiting', 'sending'] as EffectState[] } };
    expect(await gateway.db.systemEffect.count({ where: waiting })).toBeGreaterThan(0);
  });
});

describe('the care platform', () => {
  it('gets the notes in their exact words, for the patient whose they are', async () => {
    const patient = await gateway.db.patient.findFirstOrThrow();
    const atReview = { stage: 'review', status: 'open', patientId: patient.id } as const;
    const { id } = await insertTicket(gateway.db, { ...atReview, medicationName: 'metoprolol' });
    await gateway.work(id, { type: 'dispose', to: 'pharmacy', reason: 'checked' });
    await gateway.work(id, { type: 'pharmacy_processing' });
    await gateway.work(id, { type: 'shipped', deliveryEta: '2031-01-01' });
    const notes = await receivedAt('/platform', 2);
    const told = notes.map(
      ({ body }) => JSON.parse(body) as { type: string; data: { text: string; patient: object } },
    );
    expect(told.map(({ type }) => type)).toEqual(['note.created', 'note.created']);
    expect(told[0]?.data.text).toMatch(/^Refill request submitted to pharmacy \d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(told[1]?.data.text).toBe('Refill processed, delivery ETA: 2031-01-01');
    expect(told[0]?.data.patient).toMatchObject({ sourceId: patient.sourceId, birthDate: '1952-03-04' });
    expect(notes.every((note) => note.signedBy(platformSecret))).toBe(true);
  });
});
