import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, signatureOf, stranger } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function text(body: string, from = stranger): Promise<void> {
  await gateway.text({ from, body });
  await gateway.settled();
}

it.each([
  'bonjour je voudrais mourir, merci pour tout',
  '我不想活了',
  'mwen pa kapab respire, tanpri',
  'je veux mourir',
])('nobody knows whether it is a danger, so that a person reads it as soon: %s', async (body) => {
  await text(body);
  expect(await gateway.db.ticket.findMany()).toMatchObject([
    { stage: 'review', priority: 'urgent', patientId: null },
  ]);
  expect(await gateway.db.decision.findMany()).toMatchObject([
    { code: 'NEEDS_HUMAN', rule: 'other-language' },
  ]);
  expect(await gateway.db.inboundMessage.findMany()).toMatchObject([
    { text: body, language: null, intents: ['unclear'] },
  ]);
});

it('each further one of a conversation is on the same ticket, apart from words that are only not understood', async () => {
  await text('the blue bird sits on our old fence again');
  await text('bonjour je voudrais mourir, merci pour tout');
  await text('je veux mourir');
  const tickets = await gateway.db.ticket.findMany({
    include: { sources: true },
    orderBy: { id: 'asc' },
  });
  expect(tickets.map(({ priority, sources }) => [priority, sources.length])).toEqual([
    ['routine', 1],
    ['urgent', 2],
  ]);
});

it.each([
  ['an outcome', `${signatureOf(mary)} refill omeprazole 20 mg`],
  ['a question for the medicine', `${signatureOf(mary)} I need a refill`],
])('it answers nothing, and is read by a person, also behind %s', async (_, before) => {
  await text(before, phoneOf(mary));
  await text('je veux mourir', phoneOf(mary));
  const rules = (await gateway.db.decision.findMany()).map(({ rule }) => rule);
  expect(rules).toContain('other-language');
  expect(await gateway.db.ticket.count({ where: { priority: 'urgent' } })).toBe(1);
});

it('beside a name and a birth date it is no wish for a refill', async () => {
  await text(`je veux mourir ${signatureOf(mary)}`);
  expect(await gateway.db.decision.findMany()).toMatchObject([{ rule: 'other-language' }]);
  expect(await gateway.db.ticket.findMany()).toMatchObject([{ stage: 'review', priority: 'urgent' }]);
});
