import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { failReading } from '../support/fail-reading.ts';
import { onCall, openGateway, type TestGateway } from '../support/gateway.ts';
import { people, phoneOf, samuel, signatureOf, stranger } from './people.ts';

/** Far more than a test waits for: the failing text keeps being tried until the test says otherwise. */
const endlessRetries = 1_000;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
  await failReading(gateway.database, 'xyzzy');
});
beforeEach(async () => {
  await emptyTraffic(gateway);
  await retry(endlessRetries, 30);
});
afterAll(() => gateway.close());

/** How often and after how many seconds a failed text is tried again, for texts from now on. */
async function retry(limit: number, delaySeconds: number): Promise<void> {
  await gateway.database.database.pool.query(
    'UPDATE pgboss.queue SET retry_delay = $2, retry_backoff = false, retry_limit = $1',
    [limit, delaySeconds],
  );
}

const from = phoneOf(samuel);

function stateOf(body: string): Promise<string | undefined> {
  return gateway.db.inboundMessage.findFirst({ where: { text: body } }).then((message) => message?.state);
}

function untilProcessed(body: string) {
  return gateway.eventually(`"${body}" to be processed`, async () =>
    (await stateOf(body)) === 'processed' ? true : null,
  );
}

function textsTo(number: string): string[] {
  return gateway.vendor.messages.filter(({ to }) => to === number).map(({ body }) => body);
}

function awaitText(number: string, words: string): Promise<true> {
  return gateway.eventually(words, () =>
    textsTo(number).some((body) => body.includes(words)) ? true : null,
  );
}

describe('while an older text of the conversation keeps failing', () => {
  const danger = "I have chest pain and can't breathe";

  it('an emergency is answered and paged at once, and a STOP counts', async () => {
    await gateway.text({ from, body: 'xyzzy' });
    await gateway.text({ from, body: danger });
    await untilProcessed(danger);
    await awaitText(from, '911');
    await gateway.eventually('the page', () => (textsTo(onCall[0]).length > 0 ? true : null));
    await gateway.text({ from, body: 'STOP' });
    await untilProcessed('STOP');
    expect(await gateway.db.consent.findMany()).toMatchObject([{ number: from, kind: 'opt_out' }]);
    expect(await stateOf('xyzzy')).not.toBe('failed');
    expect(await gateway.db.ticket.findMany()).toMatchObject([
      { stage: 'clinical_review', priority: 'urgent', flags: ['emergency'] },
    ]);
  });

  it('a keyword that only the vendor knows counts too', async () => {
    await gateway.text({ from, body: 'xyzzy' });
    await gateway.text({ from, body: 'ARRET', fields: { OptOutType: 'STOP' } });
    await untilProcessed('ARRET');
    expect(await gateway.db.consent.findMany()).toMatchObject([{ kind: 'opt_out' }]);
  });

  it('a refill waits for its turn', async () => {
    const refill = `${signatureOf(samuel)} refill lisinopril 20 mg`;
    await gateway.text({ from, body: 'xyzzy' });
    await gateway.text({ from, body: refill });
    await gateway.text({ from, body: 'STOP' });
    await untilProcessed('STOP');
    expect(await stateOf(refill)).toBe('received');
  });
});

describe('when the failing text is given up', () => {
  it('a wish to be left alone in it counts nevertheless', async () => {
    await retry(1, 0);
    const body = 'xyzzy, stop texting me';
    await gateway.text({ from, body });
    await gateway.eventually('it to be given up', async () => (await stateOf(body)) === 'failed' || null);
    expect(await gateway.db.consent.findMany()).toMatchObject([
      { number: from, kind: 'opt_out', source: 'sentence' },
    ]);
  });

  it('nothing that went before it is done a second time, and what waited goes on', async () => {
    await retry(5, 1);
    const danger = 'I took the whole bottle of pills';
    const refill = `${signatureOf(samuel)} refill lisinopril 20 mg`;
    await gateway.text({ from: stranger, body: 'xyzzy' });
    await gateway.text({ from: stranger, body: refill });
    await gateway.text({ from: stranger, body: danger });
    await gateway.text({ from: stranger, body: 'STOP' });
    await untilProcessed('STOP');
    await untilProcessed(danger);
    expect(await stateOf('xyzzy')).not.toBe('failed');
    await gateway.settled();
    expect(await stateOf('xyzzy')).toBe('failed');
    expect(await stateOf(refill)).toBe('processed');
    const tickets = await gateway.db.ticket.findMany({ include: { sources: true } });
    expect(tickets.map(({ stage, flags }) => [stage, ...flags].join(' ')).sort()).toEqual([
      // The refill that the danger overtook is held by it, as if it had come behind it.
      'clinical_review',
      'clinical_review overdose',
      'review unscreened',
    ]);
    expect(await gateway.db.ticketEvent.count({ where: { type: 'opened' } })).toBe(3);
    // Whose the refill is, is noted on the two that wait without a name.
    expect(tickets.map(({ sources }) => sources.length).sort()).toEqual([1, 2, 2]);
    expect(await gateway.db.consent.count()).toBe(1);
    expect(textsTo(stranger).filter((body) => /poison/i.test(body))).toHaveLength(1);
  });
});
