import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFormGateway, signInAs, type HouseUser } from '../support/form-house.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway & { address: string };
let own: HouseUser;
let other: HouseUser;
let request: string;
let ticketId: string;

beforeAll(async () => {
  gateway = await openFormGateway();
  [own, other] = [await signInAs(gateway, 'cedar'), await signInAs(gateway, 'birch')];
  const mary = await gateway.db.patient.findFirstOrThrow({ where: { familyName: 'Johnson' } });
  const fields = { draft: crypto.randomUUID(), 'r0.id': mary.id, 'r0.m0.name': 'sertraline', do: 'send' };
  const sent = await ask(own, '/form', fields);
  request = sent.headers.get('location') ?? '';
  await gateway.settled();
  ticketId = (await gateway.db.ticket.findFirstOrThrow({ where: { patientId: mary.id } })).id;
});
afterAll(() => gateway.close());

async function ask(user: HouseUser, path: string, fields?: Record<string, string>): Promise<Response> {
  const { headers, formToken } = user;
  const posted = fields && { method: 'POST', body: new URLSearchParams({ formToken, ...fields }) };
  return fetch(gateway.address + path, { headers, redirect: 'manual', ...posted });
}

function pageOf(user: HouseUser): Promise<string> {
  return ask(user, request).then((answer) => answer.text());
}

function notes() {
  return gateway.db.ticketEvent.findMany({ where: { ticketId, type: 'note' } });
}

test('what our people write stands on the page of the request at once, and on nobody else’s', async () => {
  expect(await pageOf(own)).not.toContain('Our team wrote');
  const listening = await ask(own, `${request}/events`);
  const reader = listening.body?.getReader();
  await reader?.read();
  const written = await gateway.work(ticketId, {
    type: 'reply',
    template: 'need_info',
    values: { asked: ['medication'] },
  });
  expect(written.status).toBe(200);
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('Our team wrote on');
  await reader?.cancel();
  const page = await pageOf(own);
  const said = await gateway.db.outboundMessage.findFirstOrThrow({
    where: { slot: { startsWith: 'staff:' } },
  });
  expect(page).toMatch(/class="said"><span class="hint">Our team wrote on [^<]+<\/span>/);
  expect(page).toContain(said.text.split(/[^\w ]/)[0]);
  expect(page).toContain(`action="${request}/reply"`);
  expect((await ask(other, request)).status).toBe(404);
  expect((await ask(other, `${request}/reply`, { ticket: ticketId, text: 'x' })).status).toBe(404);
});

test('the answer in one’s own words reaches a person and stands on the ticket, once for one form', async () => {
  const fields = { ticket: ticketId, answer: crypto.randomUUID(), text: 'It is the <b>100 mg</b> one' };
  const before = await gateway.db.inboundMessage.count();
  const [one, two] = await Promise.all([
    ask(own, `${request}/reply`, fields),
    ask(own, `${request}/reply`, fields),
  ]);
  expect([one, two].map((answer) => answer.headers.get('location'))).toEqual(
    Array(2).fill(`${request}?said=told`),
  );
  await ask(own, `${request}/reply`, fields);
  await gateway.settled();
  expect(await gateway.db.inboundMessage.count()).toBe(before + 1);
  const message = await gateway.db.inboundMessage.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(await notes()).toMatchObject([
    { detail: { text: `${String(message.reference)}: It is the <b>100 mg</b> one` } },
  ]);
  expect(await gateway.db.ticketSource.count({ where: { messageId: message.id } })).toBeGreaterThan(0);
  expect(await pageOf(own)).not.toContain('<b>100 mg</b>');
});

test('a danger in the answer is a danger', async () => {
  const text = 'She is unconscious and not breathing';
  await ask(own, `${request}/reply`, { ticket: ticketId, answer: crypto.randomUUID(), text });
  await gateway.settled();
  const message = await gateway.db.inboundMessage.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(message.flags).toContain('emergency');
});

test.each(['', ' \n ', 'nul\0'])('an answer of %j is not taken', async (text) => {
  const before = (await notes()).length;
  const answer = await ask(own, `${request}/reply`, { ticket: ticketId, text });
  expect(answer.headers.get('location')).toBe(`${request}?said=notAnswered`);
  expect(await notes()).toHaveLength(before);
});
