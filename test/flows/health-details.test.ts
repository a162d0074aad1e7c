import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { moveToNoon } from '../support/move-to-noon.ts';
import { mary, people, phoneOf, signatureOf } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people, environment: { SETTLE_SECONDS: '0' } });
  moveToNoon(gateway);
});
afterAll(() => gateway.close());
beforeEach(() => emptyTraffic(gateway));

const from = phoneOf(mary);

/** What is answered to a text. */
async function answerTo(body: string): Promise<string> {
  const before = gateway.vendor.messages.length;
  await gateway.text({ from, body });
  await gateway.settled();
  return gateway.vendor.messages
    .slice(0, gateway.vendor.messages.length - before)
    .map((sent) => sent.body)
    .join('\n');
}

function ledger() {
  return gateway.db.consent
    .findMany({ where: { number: from }, orderBy: { id: 'asc' } })
    .then((rows) => rows.map(({ kind, source }) => `${kind} ${source}`));
}

/** Staff sends the warning about the one ticket there is. */
async function warnBy(): Promise<void> {
  const { id } = await gateway.db.ticket.findFirstOrThrow();
  const sent = await gateway.work(id, { type: 'reply', template: 'phi_warning' });
  expect(sent.status).toBe(200);
  await gateway.settled();
}

/** Staff cannot ask again. */
async function expectNoWarning(): Promise<void> {
  const { id } = await gateway.db.ticket.findFirstOrThrow();
  const refused = await gateway.work(id, { type: 'reply', template: 'phi_warning' });
  expect(refused.status).toBe(422);
  expect(await gateway.db.outboundMessage.count({ where: { template: 'phi_warning' } })).toBe(1);
}

/** What is texted when someone works the ticket of a medicine. */
async function newsOf(medicationName: string, event: { type: string; deliveryEta?: string }) {
  const { id } = await gateway.db.ticket.findFirstOrThrow({ where: { medicationName } });
  expect((await gateway.work(id, event)).status).toBe(200);
  await gateway.settled();
  return gateway.vendor.messages[0]?.body;
}

describe('texts that name medicines', () => {
  it('are sent only after a warning and a YES, and until NO NAMES', async () => {
    expect(await answerTo(`${signatureOf(mary)}, refill metoprolol`)).not.toMatch(/metoprolol/i);
    await warnBy();
    expect(gateway.vendor.messages[0]?.body).toMatch(/not private|Others could read/);
    expect(await answerTo('YES')).toMatch(/may (now )?name/);
    expect(await ledger()).toEqual(['phi_accepted keyword']);
    expect(await answerTo(`${signatureOf(mary)}, refill atorvastatin`)).toContain('atorvastatin');
    expect(await answerTo(`${signatureOf(mary)}, status of atorvastatin?`)).toContain('atorvastatin');
    expect(await newsOf('atorvastatin', { type: 'pharmacy_accepted' })).toContain('atorvastatin');
    expect(await answerTo('No names')).toMatch(/not name medicines|names of medicines out/);
    expect(await ledger()).toEqual(['phi_accepted keyword', 'phi_declined keyword']);
    expect(await answerTo(`${signatureOf(mary)}, status of atorvastatin?`)).not.toMatch(/atorvastatin/i);
    const shipped = await newsOf('atorvastatin', { type: 'shipped', deliveryEta: '2031-02-03' });
    expect(shipped).toMatch(/February 3/);
    expect(shipped).not.toMatch(/atorvastatin/i);
  });

  it('are not sent after a NO', async () => {
    await answerTo(`${signatureOf(mary)}, refill metoprolol`);
    await warnBy();
    expect(await answerTo('no')).toMatch(/not name medicines|names of medicines out/);
    expect(await ledger()).toEqual(['phi_declined keyword']);
    await expectNoWarning();
  });

  it('are asked about once, also while nobody has answered', async () => {
    await answerTo(`${signatureOf(mary)}, refill metoprolol`);
    await warnBy();
    await expectNoWarning();
  });

  it('are asked for by somebody who says who they are, and warned of first', async () => {
    expect(await answerTo(`${signatureOf(mary)} names`)).toMatch(/not private|Others could read/);
    expect(await gateway.db.ticket.count()).toBe(0);
    expect(await answerTo('no')).toMatch(/not name medicines|names of medicines out/);
    expect(await answerTo(`${signatureOf(mary)}, please text me the names`)).not.toMatch(/metoprolol/i);
    expect(await ledger()).toEqual(['phi_declined keyword']);
  });

  it('a YES to anything else accepts nothing', async () => {
    await answerTo(`${signatureOf(mary)}, refill metoprolol`);
    await answerTo('yes');
    expect(await ledger()).toEqual([]);
  });
});
