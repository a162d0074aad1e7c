import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { moveToNoon } from '../support/move-to-noon.ts';
import { vendorError } from '../support/vendors.ts';
import { mary, people, phoneOf, signatureOf } from './people.ts';

const from = phoneOf(mary);
const body = `${signatureOf(mary)} refill metoprolol 50 mg`;

describe('a reply', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await openGateway({ patients: people });
    await gateway.hastenRetries();
  });
  beforeEach(() => emptyTraffic(gateway));
  afterAll(() => gateway.close());

  async function reply() {
    await gateway.text({ from, body });
    await gateway.settled();
    const replies = await gateway.db.outboundMessage.findMany();
    expect(replies).toHaveLength(1);
    return replies[0];
  }

  it('leaves once, with our number and the address for its reports', async () => {
    expect(await reply()).toMatchObject({ state: 'sent', to: from, attempts: 1 });
    const [attempt] = gateway.vendor.attempts;
    expect(attempt?.get('From')).toBe(gateway.vendor.number);
    expect(attempt?.get('StatusCallback')).toBe('https://gateway.example/webhooks/twilio/sms/status');
  });

  it('whose answer was lost after the vendor took it is looked up and never sent twice', async () => {
    gateway.vendor.loseAnswers(1);
    const sent = await reply();
    expect(sent).toMatchObject({ state: 'sent', attempts: 1 });
    expect(gateway.vendor.messages.map(({ sid }) => sid)).toEqual([sent?.providerId]);
    expect(gateway.vendor.attempts).toHaveLength(1);
  });

  it.each([
    ['is overloaded', () => vendorError(429, 20429)],
    ['fails', () => vendorError(500, 20500)],
    ['fails without a word', () => new Response('<html>', { status: 503 })],
  ])('is sent later when the vendor %s', async (_, answer) => {
    gateway.vendor.answers.push(answer(), answer());
    expect(await reply()).toMatchObject({ state: 'sent' });
    expect(gateway.vendor.messages).toHaveLength(1);
    expect(gateway.vendor.attempts).toHaveLength(3);
  });

  it('to a number that has opted out at the vendor is given up: it is remembered, and somebody calls', async () => {
    gateway.vendor.answers.push(vendorError(400, 21610));
    expect(await reply()).toMatchObject({ state: 'suppressed', reason: 'opted_out' });
    expect(await gateway.db.task.findMany()).toMatchObject([{ kind: 'call_back', queue: 'concierge' }]);
    await gateway.text({ from, body: 'is my metoprolol ready?' });
    await gateway.settled();
    expect(gateway.vendor.attempts).toHaveLength(1);
  });

  it('that the vendor will never take has failed, and somebody calls', async () => {
    gateway.vendor.answers.push(vendorError(400, 21211));
    expect(await reply()).toMatchObject({ state: 'failed', reason: 'number_invalid' });
    expect(await gateway.db.task.findMany()).toMatchObject([{ kind: 'call_back' }]);
  });

  it('after one that reached nobody names the organisation and how to opt out, a third does not', async () => {
    gateway.vendor.answers.push(vendorError(400, 21614));
    expect(await reply()).toMatchObject({ state: 'failed' });
    for (const words of ['is my metoprolol ready?', 'and when will it come?']) {
      await gateway.text({ from, body: words });
      await gateway.settled();
    }
    const [third, second] = gateway.vendor.messages;
    expect(second?.body).toMatch(/^Hello from Bay Pharmacy: [^]*Reply STOP to opt out/);
    expect(third?.body).not.toContain('Reply STOP');
  });

  it.each([
    ['in order', ['sent', 'delivered']],
    ['backwards', ['delivered', 'sent', 'queued']],
    ['repeated', ['delivered', 'delivered', 'sent', 'sent']],
  ])('ends as delivered with the reports %s', async (_, reports) => {
    const providerId = (await reply())?.providerId ?? '';
    for (const status of reports) expect(await gateway.reportDelivery(providerId, status)).toBe(204);
    expect(await gateway.db.outboundMessage.findMany()).toMatchObject([{ state: 'delivered' }]);
  });

  it('that did not arrive becomes a call by a person, once', async () => {
    const providerId = (await reply())?.providerId ?? '';
    for (const status of ['undelivered', 'sent', 'undelivered'])
      await gateway.reportDelivery(providerId, status, 30005);
    expect(await gateway.db.outboundMessage.findMany()).toMatchObject([
      { state: 'failed', reason: 'handset_unknown' },
    ]);
    expect(await gateway.db.task.findMany()).toMatchObject([{ kind: 'call_back' }]);
  });
});

describe('a reply that the network did not deliver for now', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await openGateway({ patients: people });
  });
  beforeEach(() => emptyTraffic(gateway));
  afterAll(() => gateway.close());

  async function fail(): Promise<string> {
    await gateway.text({ from, body });
    await gateway.settled();
    const { providerId } = await gateway.db.outboundMessage.findFirstOrThrow();
    await gateway.reportDelivery(providerId ?? '', 'undelivered', 30003);
    await gateway.reportDelivery(providerId ?? '', 'failed', 30003);
    return providerId ?? '';
  }

  function replies() {
    return gateway.db.outboundMessage.findMany({ orderBy: { id: 'asc' } });
  }

  it('is sent once more a little later, with the same words', async () => {
    await fail();
    expect(gateway.vendor.messages).toHaveLength(1);
    gateway.clock.move(6);
    await gateway.settled();
    expect(await replies()).toMatchObject([{ state: 'failed' }, { state: 'sent', reason: null }]);
    const [second, first] = gateway.vendor.messages;
    expect(second?.body).toBe(first?.body);
    expect(await gateway.db.task.count()).toBe(0);
  });

  it('is a person’s to tell when the second try fails as well, and is not tried a third time', async () => {
    await fail();
    gateway.clock.move(6);
    await gateway.settled();
    const [, second] = await replies();
    await gateway.reportDelivery(second?.providerId ?? '', 'undelivered', 30003);
    expect(await replies()).toMatchObject([{ state: 'failed' }, { state: 'failed' }]);
    expect(await gateway.db.task.findMany()).toMatchObject([{ kind: 'call_back' }]);
  });

  it('is not sent again when the receipt comes after all', async () => {
    await gateway.reportDelivery(await fail(), 'delivered');
    gateway.clock.move(6);
    await gateway.settled();
    expect(await replies()).toMatchObject([
      { state: 'delivered' },
      { state: 'suppressed', reason: 'delivered_before' },
    ]);
    expect(gateway.vendor.messages).toHaveLength(1);
  });

  it('is not sent again to someone who has said STOP meanwhile', async () => {
    await fail();
    await gateway.text({ from, body: 'STOP' });
    await gateway.settled();
    await gateway.eventually('the second try to be held back', () =>
      gateway.db.outboundMessage.findFirst({ where: { state: 'suppressed', reason: 'opted_out' } }),
    );
    expect(gateway.vendor.messages).toHaveLength(1);
  });
});

describe('news of a ticket', () => {
  it('is said to everybody who asked for it, each where they asked, once', async () => {
    const gateway = await openGateway({ patients: people });
    try {
      await gateway.hastenRetries();
      moveToNoon(gateway);
      await gateway.text({ from, body });
      await gateway.settled();
      const { id } = await gateway.db.ticket.findFirstOrThrow();
      await gateway.work(id, { type: 'pharmacy_accepted' });
      await gateway.work(id, { type: 'shipped', deliveryEta: '2999-01-01' });
      await gateway.work(id, { type: 'delivered' });
      await gateway.settled();
      const said = gateway.vendor.messages.map((message) => message.body).reverse();
      expect(
        said.map((words) => /sent to the pharmacy team|accepted|shipped|delivered/.exec(words)?.[0]),
      ).toEqual(['sent to the pharmacy team', 'accepted', 'shipped', 'delivered']);
    } finally {
      await gateway.close();
    }
  });
});

describe('without credentials of the vendor', () => {
  it('webhooks answer 503, and what would be sent to a form or by an event is kept as dry_run', async () => {
    const gateway = await openGateway({ patients: people, credentials: false });
    try {
      expect((await gateway.text({ from, body })).status).toBe(503);
      expect((await gateway.webhook('/webhooks/twilio/voice', { CallSid: 'CA' })).status).toBe(503);
      expect(await gateway.db.inboundMessage.count()).toBe(0);
      const note = { name: 'Mary Johnson', birthDate: mary.birthDate, note: 'She has chest pain' };
      await gateway.form([note]);
      const page = await gateway.eventually('the page to be kept', () =>
        gateway.db.outboundMessage.findFirst({ where: { template: 'page', state: 'dry_run' } }),
      );
      expect(page.reason).toBe('no_vendor_credentials');
      expect(gateway.vendor.attempts).toEqual([]);
    } finally {
      await gateway.close();
    }
  });
});
