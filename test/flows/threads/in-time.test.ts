import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../../support/gateway.ts';
import { mary, people, phoneOf, samuel, signatureOf, stranger } from '../people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people, environment: { SETTLE_SECONDS: '60' } });
});
afterAll(() => gateway.close());

const from = phoneOf(mary);

async function texts(sender: string, ...bodies: string[]): Promise<void> {
  for (const body of bodies) await gateway.text({ from: sender, body });
}

/** The sender adds nothing more. */
async function silence(): Promise<void> {
  await gateway.eventually('every message to be read', async () => {
    const unread = await gateway.db.inboundMessage.count({ where: { state: { not: 'processed' } } });
    return unread === 0 ? true : null;
  });
  gateway.clock.move(2);
  await gateway.settled();
}

function stages() {
  return gateway.db.ticket
    .findMany({ where: { stage: { not: 'merged' } }, orderBy: { id: 'asc' } })
    .then((rows) => rows.map(({ medicationName, stage }) => `${medicationName ?? '-'} ${stage}`));
}

function sent() {
  return gateway.vendor.messages.map(({ body }) => body);
}

describe('fragments sent within a few seconds', () => {
  it('make their tickets at once, and are answered together', async () => {
    await emptyTraffic(gateway);
    await texts(from, `${signatureOf(mary)}, refill metoprolol`, 'and atorvastatin');
    await gateway.eventually('both tickets', async () => ((await stages()).length === 2 ? true : null));
    expect(sent()).toEqual([]);
    await silence();
    expect(sent()).toHaveLength(1);
    expect(await stages()).toEqual(['metoprolol pharmacy_submitted', 'atorvastatin pharmacy_submitted']);
    const replies = await gateway.db.outboundMessage.findMany({ orderBy: { id: 'asc' } });
    expect(replies.map(({ state, reason }) => [state, reason])).toEqual([
      ['suppressed', 'answered_together'],
      ['sent', null],
    ]);
    const [tickets, [, together]] = [await gateway.db.ticket.findMany(), replies];
    expect(new Set(together?.ticketIds)).toEqual(new Set(tickets.map(({ id }) => id)));
    expect(together?.text).toContain('Bay Pharmacy');
  });

  it('a request and who it is for: one answer, with what became of it', async () => {
    await emptyTraffic(gateway);
    await texts(phoneOf(samuel), 'I need a refill of my lisinopril', signatureOf(samuel));
    await silence();
    expect(sent()).toHaveLength(1);
    expect(await stages()).toEqual(['lisinopril pharmacy_submitted']);
  });

  it('are answered in other words than the last text that was sent, not than one that was taken back', async () => {
    await emptyTraffic(gateway);
    await texts(from, `${signatureOf(mary)}, refill metoprolol`);
    await silence();
    await texts(from, 'refill atorvastatin please', 'is my atorvastatin ready?', 'refill metoprolol please');
    await silence();
    const said = await gateway.db.outboundMessage.findMany({
      where: { state: 'sent' },
      orderBy: { id: 'asc' },
    });
    const taken = await gateway.db.outboundMessage.count({ where: { reason: 'answered_together' } });
    expect([said.length, taken > 0]).toEqual([2, true]);
    const used = said.map(({ variant }) => variant?.split('+') ?? []);
    expect(used[1]?.filter((wording) => used[0]?.includes(wording))).toEqual([]);
  });

  it('a danger and STOP do not wait', async () => {
    await emptyTraffic(gateway);
    await texts(stranger, 'refill metoprolol', 'I have chest pain and can not breathe');
    await gateway.eventually('the safety text', () => sent().find((body) => body.includes('911')) ?? null);
    expect(sent().filter((body) => body.includes('Rx number'))).toEqual([]);
    await texts(stranger, 'please stop texting me');
    await silence();
    const held = await gateway.db.outboundMessage.findFirst({ where: { template: 'received' } });
    expect([held?.state, held?.reason]).toEqual(['suppressed', 'opted_out']);
  });
});

describe('a question', () => {
  it('that nobody answers for a day ends with a person who calls', async () => {
    await emptyTraffic(gateway);
    await texts(stranger, 'refill my metoprolol');
    await silence();
    expect(await stages()).toEqual(['metoprolol clarifying']);
    gateway.clock.move(24 * 60 + 1);
    await gateway.eventually('the task', () =>
      gateway.db.task.findFirst({ where: { kind: 'answer_sender' } }),
    );
    expect(await stages()).toEqual(['metoprolol identity_review']);
  });

  it('that has lapsed is no longer answered by a bare word', async () => {
    await emptyTraffic(gateway);
    await texts(from, `${signatureOf(mary)}, refill omeprazole`);
    await silence();
    gateway.clock.move(24 * 60 + 1);
    await texts(from, 'out');
    await silence();
    expect(await stages()).toContain('omeprazole too_early');
  });

  it.each(['yes', 'the 20 mg'])(
    'that has lapsed and is answered late, "%s": it stands with the ticket that a person has',
    async (body) => {
      await emptyTraffic(gateway);
      await texts(stranger, 'refill my metoprolol');
      await silence();
      gateway.clock.move(24 * 60 + 1);
      await gateway.eventually('the task', () =>
        gateway.db.task.findFirst({ where: { kind: 'answer_sender' } }),
      );
      await texts(stranger, body);
      await silence();
      expect(await stages()).toEqual(['metoprolol identity_review']);
      const ticket = await gateway.db.ticket.findFirstOrThrow({
        include: { sources: { include: { message: true } }, events: true },
      });
      expect(ticket.sources.map(({ message }) => message.text)).toEqual(['refill my metoprolol', body]);
      expect(ticket.events.map(({ type }) => type)).toContain('answered');
      const tasks = await gateway.db.task.findMany({ where: { kind: 'answer_sender' } });
      expect(tasks.map(({ state, why }) => [state, /answered since/.test(why)])).toEqual([['open', true]]);
      const said = await gateway.db.outboundMessage.findMany({
        where: { to: stranger },
        orderBy: { id: 'desc' },
        take: 1,
      });
      expect(said.map(({ template }) => template)).toEqual(['person_takes_over']);
    },
  );

  it('that has lapsed is still answered by name and birth date', async () => {
    await emptyTraffic(gateway);
    await texts(stranger, 'refill my metoprolol');
    await silence();
    gateway.clock.move(24 * 60 + 1);
    await texts(stranger, signatureOf(mary));
    await silence();
    expect(await stages()).toContain('metoprolol pharmacy_submitted');
  });
});

it('whoever was told that it is too early hears when the date has come', async () => {
  await emptyTraffic(gateway);
  await texts(from, `${signatureOf(mary)}, refill omeprazole`);
  await silence();
  const clock = await gateway.db.ticketClock.findFirstOrThrow({ where: { kind: 'eligible_reminder' } });
  const days = Math.ceil((clock.dueAt.getTime() - gateway.clock.now().getTime()) / 86_400_000);
  gateway.clock.move((days + 4) * 24 * 60);
  const news = await gateway.eventually('the news', () =>
    gateway.db.outboundMessage.findFirst({ where: { slot: { startsWith: 'event:' } } }),
  );
  expect(news.template).toBe('eligible_reminder');
  expect(await stages()).toEqual(['omeprazole pharmacy_submitted']);
});
