import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { people, stranger } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function text(body: string): Promise<void> {
  await gateway.text({ from: stranger, body });
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

it('what is written after words that nobody understood is on the same ticket, which it makes urgent', async () => {
  await text('the blue bird sits on our old fence again');
  expect(await gateway.db.ticket.findMany()).toMatchObject([{ stage: 'review', priority: 'routine' }]);
  await text('bonjour je voudrais mourir, merci pour tout');
  expect(await gateway.db.ticket.findMany()).toMatchObject([{ stage: 'review', priority: 'urgent' }]);
});
