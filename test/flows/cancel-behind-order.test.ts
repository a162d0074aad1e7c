import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { people, phoneOf, samuel } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function text(body: string): Promise<void> {
  await gateway.text({ from: phoneOf(samuel), body });
  await gateway.settled();
}

function tasks() {
  return gateway.db.task.findMany({ select: { kind: true, queue: true, ticketId: true } });
}

it.each(['Cancel', 'CANCELAR.'])(
  '%s behind an order is an opt-out, and a person asks what is meant',
  async (word) => {
    await text('need my lisinopril');
    const order = await gateway.db.ticket.findFirstOrThrow();
    await text(word);
    expect(await gateway.db.consent.findMany()).toMatchObject([{ kind: 'opt_out' }]);
    expect(await tasks()).toEqual([{ kind: 'answer_sender', queue: 'concierge', ticketId: order.id }]);
  },
);

it('STOP behind an order, and CANCEL without one, ask nothing', async () => {
  await text('Cancel');
  expect(await tasks()).toEqual([]);
  await text('START');
  await text('need my lisinopril');
  await text('STOP');
  expect(await tasks()).toEqual([]);
});
