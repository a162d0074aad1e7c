import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, signatureOf } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

const from = phoneOf(mary);
const request = `${signatureOf(mary)} refill metoprolol 50 mg`;

async function text(body: string, fields: Record<string, string> = {}): Promise<void> {
  await gateway.text({ from, body, fields });
  await gateway.settled();
}

function texts(): string[] {
  return gateway.vendor.messages.map(({ body }) => body).reverse();
}

describe('STOP', () => {
  it('is confirmed by the vendor, so that the gateway says nothing, and makes no ticket', async () => {
    await text('STOP');
    expect(texts()).toEqual([]);
    expect(await gateway.db.ticket.count()).toBe(0);
    expect(await gateway.db.consent.findMany()).toMatchObject([
      { number: from, kind: 'opt_out', source: 'keyword' },
    ]);
  });

  it('in a sentence counts too, and is confirmed once', async () => {
    await text('please stop texting me');
    await text('please stop texting me');
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('you are opted out');
  });

  it('afterwards a request is still taken in, nothing is sent, and somebody calls', async () => {
    await text('STOP');
    await text(request);
    expect(texts()).toEqual([]);
    expect(await gateway.db.ticket.findMany({ include: { tasks: true } })).toMatchObject([
      { stage: 'pharmacy_submitted', tasks: [{ kind: 'call_back' }] },
    ]);
    expect(await gateway.db.outboundMessage.findMany()).toMatchObject([
      { state: 'suppressed', reason: 'opted_out' },
    ]);
  });

  it('keeps back the news of a request that was open before', async () => {
    await text(request);
    await text('STOP');
    const { id } = await gateway.db.ticket.findFirstOrThrow();
    await gateway.work(id, { type: 'pharmacy_accepted' });
    await gateway.work(id, { type: 'shipped', deliveryEta: new Date().toISOString().slice(0, 10) });
    await gateway.settled();
    expect(texts()).toHaveLength(1);
  });

  it('in a voicemail counts as well', async () => {
    await gateway.call({ from, transcript: 'please stop texting me' });
    await gateway.settled();
    expect(await gateway.db.consent.findMany()).toMatchObject([{ kind: 'opt_out', source: 'voicemail' }]);
  });
});

describe('START', () => {
  it('opens the way again', async () => {
    await text('STOP');
    await text('START');
    expect(texts()).toHaveLength(1);
    await text(request);
    expect(texts()).toHaveLength(2);
  });

  it('that the vendor has answered itself is not answered a second time', async () => {
    await text('STOP', { OptOutType: 'STOP' });
    await text('START', { OptOutType: 'START' });
    expect(texts()).toEqual([]);
    expect((await gateway.db.consent.findMany({ orderBy: { id: 'asc' } })).map(({ kind }) => kind)).toEqual([
      'opt_out',
      'opt_in',
    ]);
  });
});

describe('HELP', () => {
  it('names the organisation and how to reach it and to opt out, and makes no ticket', async () => {
    await text('HELP');
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toMatch(/Bay Pharmacy.*415.*STOP/s);
    expect(await gateway.db.ticket.count()).toBe(0);
  });

  it('inside a longer text is no keyword', async () => {
    await text(`Can you help? ${request}`);
    expect(await gateway.db.ticket.findMany()).toMatchObject([{ stage: 'pharmacy_submitted' }]);
  });
});
