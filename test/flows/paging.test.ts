import { afterEach, expect, it } from 'vitest';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { openMailServer, type MailServer } from '../support/mail-server.ts';
import { withoutIds } from '../support/without-ids.ts';
import { people } from './people.ts';

let gateway: TestGateway;
let mail: MailServer;
afterEach(async () => {
  await gateway.close();
  await mail.close();
});

async function open(onCall: string, environment: Record<string, string> = {}): Promise<void> {
  mail = await openMailServer();
  const sending = { SMTP_URL: mail.url, MAIL_FROM: 'Bay Pharmacy <refills@bay.example>' };
  gateway = await openGateway({
    patients: people,
    environment: { ON_CALL: onCall, ...sending, ...environment },
  });
}

const danger = { from: '+14155550101', body: 'I took the whole bottle of metoprolol, chest pain' };
const secrets = /metoprolol|mary|johnson|1952|chest|bottle|4155550101/i;

async function alarm() {
  await gateway.text(danger);
  return gateway.eventually('the ticket', () =>
    gateway.db.ticket.findFirst({ where: { clocks: { some: { kind: 'page' } } } }),
  );
}

function pages() {
  return gateway.db.outboundMessage.findMany({ where: { template: 'page' }, orderBy: { id: 'asc' } });
}

/** The next one is paged: its time comes at once. */
async function nextPage(ticketId: string, count: number): Promise<void> {
  await gateway.db.ticketClock.updateMany({
    where: { ticketId, kind: 'page', firedAt: null, stoppedAt: null },
    data: { dueAt: gateway.clock.now() },
  });
  await gateway.eventually(`page ${count}`, async () => {
    const fired = await gateway.db.ticketEvent.count({ where: { ticketId, type: 'paged' } });
    return fired >= count || null;
  });
}

it('someone on call by e-mail gets a mail with a link, and nothing about anyone', async () => {
  await open('email:nurse@home.example,sms:+14155550191');
  const ticket = await alarm();
  const received = await gateway.eventually('the mail', () => mail.mails[0] ?? null);
  expect(received.to).toEqual(['nurse@home.example']);
  expect(received.text).toContain(`https://gateway.example/console/tickets/${ticket.id}`);
  expect(received.text).toContain(ticket.reference);
  expect(withoutIds(JSON.stringify(received))).not.toMatch(secrets);
  const page = await gateway.eventually('the page', async () => (await pages())[0] ?? null);
  expect(page).toMatchObject({ channel: 'email', to: 'nurse@home.example' });
  expect(await gateway.db.task.count({ where: { kind: 'page' } })).toBe(0);
});

it('someone on call by telephone hears a fixed sentence, and a key acknowledges', async () => {
  await open('call:+14155550193,sms:+14155550191');
  const ticket = await alarm();
  const call = await gateway.eventually('the call', () => gateway.vendor.dialled[0] ?? null);
  expect(call.get('To')).toBe('+14155550193');
  expect(call.get('From')).toBe(gateway.vendor.number);
  const twiml = call.get('Twiml') ?? '';
  expect(twiml).toMatch(/<Gather[^>]*numDigits="1"[^>]*>.*Press any key/);
  expect(twiml).not.toMatch(secrets);
  const path = new URL(/action="([^"]+)"/.exec(twiml)?.[1] ?? '').pathname;
  // A voicemail presses nothing, and whoever cannot sign is nobody.
  expect(await (await gateway.webhook(path, { Digits: '' })).text()).toContain('No key was pressed');
  expect((await fetch(gateway.url + path, { method: 'POST', body: 'Digits=1' })).status).toBe(403);
  expect((await gateway.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).acknowledgedAt).toBeNull();
  expect(await (await gateway.webhook(path, { Digits: '5' })).text()).toContain('acknowledged');
  const seen = await gateway.eventually('the acknowledgement', () =>
    gateway.db.ticket.findFirst({ where: { id: ticket.id, acknowledgedAt: { not: null } } }),
  );
  expect(seen.acknowledgedBy).toBe('on call');
  const running = { ticketId: ticket.id, kind: 'page', firedAt: null, stoppedAt: null } as const;
  expect(await gateway.db.ticketClock.count({ where: running })).toBe(0);
  // The same key again is no second acknowledgement that anybody would miss.
  expect((await gateway.webhook(path, { Digits: '5' })).status).toBe(200);
});

it('a page that nobody acknowledges goes from one to the next, then to the supervisor, and does not end', async () => {
  await open('sms:+14155550191,call:+14155550193,email:nurse@home.example');
  const ticket = await alarm();
  for (let count = 1; count <= 5; count += 1) await nextPage(ticket.id, count);
  const sent = await pages();
  expect(sent.map(({ channel }) => channel).slice(0, 5)).toEqual(['sms', 'call', 'email', 'sms', 'call']);
  const tasks = await gateway.db.task.findMany({ where: { kind: 'page' } });
  expect(tasks).toMatchObject([{ queue: 'supervisor', ticketId: ticket.id }]);
  expect(await gateway.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).toMatchObject({
    queue: 'supervisor',
  });
  expect((await gateway.work(ticket.id, { type: 'acknowledge' })).status).toBe(200);
  const running = { ticketId: ticket.id, kind: 'page', firedAt: null, stoppedAt: null } as const;
  expect(await gateway.db.ticketClock.count({ where: running })).toBe(0);
});

it('without a mail server the page is a task, once, and the next one is paged', async () => {
  await open('email:nurse@home.example,sms:+14155550191', { SMTP_URL: '', MAIL_FROM: '' });
  const ticket = await alarm();
  for (let count = 1; count <= 4; count += 1) await nextPage(ticket.id, count);
  const tasks = await gateway.db.task.findMany({ where: { kind: 'page' }, orderBy: { id: 'asc' } });
  expect(tasks.map(({ why }) => /cannot be reached|everyone/.exec(why)?.[0])).toEqual([
    'cannot be reached',
    'everyone',
  ]);
  expect((await pages()).every(({ channel }) => channel === 'sms')).toBe(true);
});

it('a page that a mailbox refuses becomes a task for the supervisor', async () => {
  await open('email:gone@home.example,sms:+14155550191');
  mail.answers.push('550 no such mailbox');
  await alarm();
  const task = await gateway.eventually('the task', () =>
    gateway.db.task.findFirst({ where: { kind: 'page' } }),
  );
  expect(task).toMatchObject({ queue: 'supervisor' });
  expect(task.why).toContain('address_refused');
});

it('a facility that prefers e-mail hears of its residents’ tickets by a mail with a link', async () => {
  await open('sms:+14155550191,sms:+14155550192');
  await gateway.db.facility.updateMany({ data: { email: 'desk@oak.example', prefersEmail: true } });
  await gateway.text({ from: '+14155550101', body: 'refill metoprolol please, Mary Johnson 3/4/1952' });
  await gateway.settled();
  const ticket = await gateway.db.ticket.findFirstOrThrow({ where: { stage: 'pharmacy_submitted' } });
  await gateway.work(ticket.id, { type: 'pharmacy_accepted' });
  expect((await gateway.work(ticket.id, { type: 'shipped', deliveryEta: '2099-01-05' })).status).toBe(200);
  const received = await gateway.eventually('the mail', () => mail.mails[0] ?? null);
  expect(received.to).toEqual(['desk@oak.example']);
  expect(received.text).toContain(`/console/tickets/${ticket.id}`);
  expect(withoutIds(JSON.stringify(received))).not.toMatch(secrets);
  await gateway.settled();
  expect(mail.mails).toHaveLength(1);
  expect(received.headers['subject']).toContain(ticket.reference);
  expect(await gateway.db.task.count({ where: { kind: 'call_facility' } })).toBe(0);
});

it('a facility that prefers e-mail hears in its own sentence that the provider was asked', async () => {
  await open('sms:+14155550191,sms:+14155550192');
  await gateway.db.facility.updateMany({ data: { email: 'desk@oak.example', prefersEmail: true } });
  await gateway.text({ from: '+14155550101', body: 'refill levothyroxine please, Mary Johnson 3/4/1952' });
  const received = await gateway.eventually('the mail', () => mail.mails[0] ?? null);
  expect(received.text).toMatch(
    /Refill request submitted to provider for authorization\. Expected response within \d+ hours\./,
  );
  expect(withoutIds(JSON.stringify(received))).not.toMatch(/levothyroxine|mary|johnson|1952/i);
  await gateway.settled();
  expect(mail.mails).toHaveLength(1);
});

it('a facility hears of all that happens at one moment by one mail, which lists the references', async () => {
  await open('sms:+14155550191,sms:+14155550192', { SETTLE_SECONDS: '60' });
  await gateway.db.facility.updateMany({ data: { email: 'desk@oak.example', prefersEmail: true } });
  const wanted = 'levothyroxine, omeprazole, metoprolol and atorvastatin';
  await gateway.text({ from: '+14155550101', body: `refill ${wanted} please, Mary Johnson 3/4/1952` });
  const tickets = await gateway.eventually('the tickets', async () => {
    const found = await gateway.db.ticket.findMany();
    return found.length === 4 ? found : null;
  });
  for (const { id } of tickets.filter(({ stage }) => stage === 'pharmacy_submitted')) {
    await gateway.work(id, { type: 'pharmacy_accepted' });
    expect((await gateway.work(id, { type: 'shipped', deliveryEta: '2099-01-05' })).status).toBe(200);
  }
  expect(mail.mails).toEqual([]);
  gateway.clock.move(2);
  const received = await gateway.eventually('the mail', () => mail.mails[0] ?? null);
  for (const { reference, id } of tickets) {
    expect(received.text).toContain(reference);
    expect(received.text).not.toContain(id);
  }
  expect(received.text).toMatch(/\/console(?:\s|$)/);
  expect(received.text).toContain('Refill request submitted to provider for authorization.');
  expect(received.headers['subject']).toContain('RG-');
  expect(withoutIds(JSON.stringify(received))).not.toMatch(
    /levothyroxine|omeprazole|atorvastatin|mary|johnson|1952/i,
  );
  await gateway.settled();
  expect(mail.mails).toHaveLength(1);
  const rows = await gateway.db.outboundMessage.findMany({ where: { channel: 'email' } });
  expect(rows.map(({ state, reason }) => [state, reason]).sort()).toEqual([
    ['sent', null],
    ...Array.from({ length: rows.length - 1 }, () => ['suppressed', 'told_together']),
  ]);
});

it('a facility that no e-mail reaches is called with what it may not be left without', async () => {
  await open('sms:+14155550191,sms:+14155550192');
  await gateway.text({ from: '+14155550101', body: 'refill metoprolol please, Mary Johnson 3/4/1952' });
  await gateway.settled();
  const ticket = await gateway.db.ticket.findFirstOrThrow({ where: { stage: 'pharmacy_submitted' } });
  await gateway.work(ticket.id, { type: 'pharmacy_accepted' });
  expect(await gateway.db.task.count()).toBe(0);
  await gateway.work(ticket.id, { type: 'shipped', deliveryEta: '2099-01-05' });
  expect(await gateway.db.task.findMany()).toMatchObject([
    { kind: 'call_facility', queue: 'concierge', ticketId: ticket.id },
  ]);
  expect(mail.mails).toEqual([]);
});

it('a facility that no e-mail reaches is called when the provider is asked, and when the provider has decided', async () => {
  await open('sms:+14155550191,sms:+14155550192');
  await gateway.text({ from: '+14155550101', body: 'refill levothyroxine please, Mary Johnson 3/4/1952' });
  await gateway.settled();
  const ticket = await gateway.db.ticket.findFirstOrThrow({ where: { stage: 'authorization_requested' } });
  function calls() {
    return gateway.db.task.findMany({ where: { kind: 'call_facility' }, orderBy: { id: 'asc' } });
  }
  expect(await calls()).toMatchObject([{ queue: 'concierge', ticketId: ticket.id, state: 'open' }]);
  expect((await calls())[0]?.why).toMatch(
    /"Refill request submitted to provider for authorization\. Expected response within \d+ hours\."$/,
  );
  const event = { type: 'provider_modified', change: '90 days', reason: 'fewer trips' };
  expect((await gateway.work(ticket.id, event)).status).toBe(200);
  expect((await calls()).map(({ why }) => /provider_modified|submitted to provider/.exec(why)?.[0])).toEqual([
    'submitted to provider',
    'provider_modified',
  ]);
  expect((await calls())[1]?.why).toContain('90 days; fewer trips');
  expect(mail.mails).toEqual([]);
});

it('a facility that asks on its own form is told there, and nobody has to call it', async () => {
  await open('sms:+14155550191,sms:+14155550192');
  const facility = await gateway.db.facility.findFirstOrThrow();
  const key = await gateway.createKey(['intake'], facility.id);
  const resident = {
    name: 'Mary Johnson',
    birthDate: '1952-03-04',
    medications: [{ name: 'levothyroxine 75 mcg' }],
  };
  const response = await fetch(`${gateway.url}/api/v1/requests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      source: 'web',
      requester: { relationship: 'facility_staff', facilityId: facility.id },
      residents: [resident],
    }),
  });
  expect(response.status).toBe(202);
  await gateway.settled();
  const ticket = await gateway.db.ticket.findFirstOrThrow({ where: { stage: 'authorization_requested' } });
  await gateway.work(ticket.id, { type: 'provider_modified', change: '90 days', reason: 'fewer trips' });
  expect(await gateway.db.task.count({ where: { kind: 'call_facility' } })).toBe(0);
});

it('a facility that prefers e-mail is called with the reason of a denial, which no mail and no text tells', async () => {
  await open('sms:+14155550191,sms:+14155550192');
  await gateway.db.facility.updateMany({ data: { email: 'desk@oak.example', prefersEmail: true } });
  await gateway.text({ from: '+14155550101', body: 'refill levothyroxine please, Mary Johnson 3/4/1952' });
  await gateway.settled();
  const ticket = await gateway.db.ticket.findFirstOrThrow({ where: { stage: 'authorization_requested' } });
  const reason = 'thyroid panel is overdue';
  expect((await gateway.work(ticket.id, { type: 'provider_denied', reason })).status).toBe(200);
  const calls = await gateway.db.task.findMany({ where: { kind: 'call_facility' } });
  expect(calls).toMatchObject([{ queue: 'concierge', ticketId: ticket.id, state: 'open' }]);
  expect(calls[0]?.why).toContain('provider_denied');
  expect(calls[0]?.why).toContain(reason);
  const said = await gateway.db.outboundMessage.findMany();
  expect(said.filter(({ to }) => to === 'desk@oak.example').length).toBeGreaterThan(0);
  expect(said.map(({ text }) => text).join()).not.toContain(reason);
});
