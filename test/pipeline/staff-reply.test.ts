import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '../../src/db/generated/node/client.ts';
import { newId } from '../../src/domain/id.ts';
import { previewStaffReply } from '../../src/pipeline/replies/preview-staff-reply.ts';
import { openTicketBench, type TicketBench } from './ticket-bench.ts';

let bench: TicketBench;
beforeAll(async () => {
  bench = await openTicketBench();
});
afterAll(() => bench.close());

const verified = { result: 'exact', level: 'L2', patientId: null, score: 1, reasons: [] };
const review = { stage: 'review', queue: 'concierge', status: 'open' } as const;
let numbers = 0;

type Asked = {
  ticket?: Partial<Prisma.TicketUncheckedCreateInput>;
  message?: Partial<Prisma.InboundMessageUncheckedCreateInput>;
  told?: boolean;
};

/** A ticket with one text that asks for it; `told`: from somebody verified who may ask. */
async function ask({ ticket: changes = review, message: own = {}, told = true }: Asked = {}) {
  const ticket = await bench.addTicket(changes);
  const from = `+1415555${String(2000 + numbers++)}`;
  const identity = told ? verified : { ...verified, result: 'none', level: 'L0' };
  const message = await bench.addSource(ticket.id, { from, identity, reference: 'RG-AAAAAAA', ...own });
  const inputs = { mayAsk: told ? 'yes' : 'unknown', by: 'ana' };
  const result = { code: 'NEEDS_HUMAN', rule: 'test', policyVersion: 'test' };
  const decision = { id: newId(), ticketId: ticket.id, ...result, inputs, result, decidedAt: bench.now() };
  await bench.db.decision.create({ data: decision });
  return { ticket, message };
}

function sent(ticketId: string) {
  return bench.db.outboundMessage.findMany({
    where: { ticketIds: { has: ticketId } },
    orderBy: { id: 'asc' },
  });
}

const reply = { type: 'reply' } as const;

async function refusalOf(ticketId: string, body: Record<string, unknown>) {
  const result = await bench.work(ticketId, { ...reply, ...body });
  return result.kind === 'invalid' ? result.errors[0] : result.kind;
}

describe('a person replies', () => {
  it('with a reviewed text to who asked, in the ticket’s own words', async () => {
    const { ticket, message } = await ask();
    const result = await bench.work(ticket.id, { ...reply, template: 'setback' });
    expect(result).toMatchObject({ kind: 'applied', ticket: { version: 2, stage: 'review' } });
    const [text, ...others] = await sent(ticket.id);
    expect(others).toEqual([]);
    expect(text).toMatchObject({
      to: message.from,
      template: 'setback',
      state: 'queued',
      disclosure: 'outcome',
    });
    expect(text?.text).toContain(`Request ${ticket.reference}: `);
    const { events } = await bench.read(ticket.id);
    expect(events.at(-1)).toMatchObject({
      type: 'reply',
      actor: 'ana',
      detail: { template: 'setback', messageId: message.id },
    });
    expect(text?.slot).toBe(`staff:${events.at(-1)?.id ?? ''}`);
  });

  it('and is shown the very text before', async () => {
    const { ticket } = await ask();
    const body = { ...reply, template: 'need_info', values: { asked: ['birth_date'] } };
    const shown = await previewStaffReply(bench.deps, {
      ...{ ticketId: ticket.id, body },
      actor: { name: 'ana', role: 'staff_key', facilityId: null },
    });
    expect(await sent(ticket.id)).toEqual([]);
    expect(await bench.read(ticket.id)).toMatchObject({ version: 1, events: [] });
    await bench.work(ticket.id, body);
    const [text] = await sent(ticket.id);
    expect(shown).toMatchObject({ kind: 'planned', preview: { text: text?.text, version: 1, to: text?.to } });
  });

  it('with a question, whose answer is then read in its light', async () => {
    const { ticket, message } = await ask();
    const key = message.conversationKey;
    const row = { key, counterpart: message.from, ours: message.to };
    await bench.db.conversation.create({ data: row });
    await bench.work(ticket.id, { ...reply, template: 'which_drug' });
    const { openQuestion, introducedAt } = await bench.db.conversation.findUniqueOrThrow({ where: { key } });
    expect(openQuestion).toMatchObject({ kind: 'medicine', asked: ['medication'], ticketIds: [ticket.id] });
    expect(introducedAt).toEqual(bench.now());
  });

  it('to two arrivals of one ticket, each under its own', async () => {
    const { ticket, message } = await ask();
    const other = await bench.addSource(ticket.id, { from: '+14155551999', identity: verified });
    await bench.work(ticket.id, { ...reply, template: 'setback', messageId: message.id });
    await bench.work(ticket.id, { ...reply, template: 'setback', messageId: other.id });
    expect((await sent(ticket.id)).map(({ to }) => to)).toEqual([message.from, other.from]);
  });
});

describe('nothing is sent', () => {
  it.each([
    ['a template of the gateway alone', { template: 'opt_out_confirmed' }, 'template'],
    ['a safety text', { template: 'emergency' }, 'template'],
    ['no template at all', {}, 'template'],
    ['a value of another type', { template: 'need_info', values: { asked: ['diagnosis'] } }, 'values.asked'],
    [
      'a value that is the ticket’s own',
      { template: 'setback', values: { medicine: 'x' } },
      'values.medicine',
    ],
    ['a value that is missing', { template: 'need_info' }, 'values.asked'],
    ['a message of somebody else', { template: 'setback', messageId: newId() }, 'messageId'],
  ])('for %s', async (_, body, path) => {
    const { ticket } = await ask();
    expect(await refusalOf(ticket.id, body)).toMatchObject({ path });
    expect(await sent(ticket.id)).toEqual([]);
    expect(await bench.read(ticket.id)).toMatchObject({ version: 1, events: [] });
  });

  it.each(['shipped_undated', 'delivered', 'approved', 'submitted', 'denied', 'too_early'])(
    'that says %s of a ticket that is under review',
    async (template) => {
      const { ticket } = await ask();
      expect(await refusalOf(ticket.id, { template })).toBe('refused');
      expect(await sent(ticket.id)).toEqual([]);
    },
  );

  it('of an event that is not recorded, even at the stage that it leads to', async () => {
    const at = { stage: 'shipped', status: 'resolved', queue: 'pharmacy' } as const;
    const { ticket } = await ask({ ticket: at });
    const body = { template: 'shipped', values: { date: '2026-06-17' } };
    expect(await refusalOf(ticket.id, body)).toMatchObject({ path: 'template' });
  });

  it('of an outcome to somebody who is not verified, though neutral words are', async () => {
    const { ticket, message } = await ask({ told: false });
    expect(await refusalOf(ticket.id, { template: 'setback' })).toMatchObject({ path: 'template' });
    expect(await refusalOf(ticket.id, { template: 'will_call' })).toBe('applied');
    const [text] = await sent(ticket.id);
    expect(text).toMatchObject({ disclosure: 'neutral', to: message.from });
    expect(text?.text).not.toContain(ticket.reference);
    expect(text?.text).toContain('RG-AAAAAAA');
  });

  it('to a number that has opted out', async () => {
    const { ticket, message } = await ask();
    await bench.db.consent.create({
      data: {
        ...{ id: newId(), number: message.from, ours: message.to, kind: 'opt_out', source: 'keyword' },
        ...{ scope: 'all', at: bench.now() },
      } as never,
    });
    expect(await refusalOf(ticket.id, { template: 'setback' })).toMatchObject({ path: 'messageId' });
  });

  it('in production from a wording that nobody has signed', async () => {
    const { ticket } = await ask();
    const { applyTicketEvent } = await import('../../src/pipeline/apply-event.ts');
    const work = { ticketId: ticket.id, version: 1, body: { ...reply, template: 'setback' } };
    const deps = { ...bench.deps, production: true };
    const result = await applyTicketEvent(deps, {
      ...work,
      actor: { name: 'ana', role: 'staff_key', facilityId: null },
    });
    expect(result).toMatchObject({ kind: 'invalid', errors: [{ message: 'template_not_signed' }] });
  });
});

describe('when several send at once', () => {
  it('one text goes out, and each other learns which and when', async () => {
    const { ticket } = await ask();
    const templates = ['setback', 'will_call', 'person_takes_over', 'frustrated', 'person_review'];
    const results = await Promise.all(
      templates.map((template) => bench.work(ticket.id, { ...reply, template }, 1)),
    );
    const texts = await sent(ticket.id);
    expect(texts).toHaveLength(1);
    const stale = results.filter(({ kind }) => kind === 'stale');
    expect(stale).toHaveLength(templates.length - 1);
    const lastReply = { template: texts[0]?.template, at: bench.now().toISOString(), by: 'ana' };
    for (const result of stale) expect(result).toEqual({ kind: 'stale', version: 2, lastReply });
  });

  it('a person and the gateway itself: what shipped is said once, and the person learns so', async () => {
    const at = { stage: 'pharmacy_processing', status: 'in_progress', queue: 'pharmacy' } as const;
    const { ticket } = await ask({ ticket: at });
    await bench.work(ticket.id, { type: 'shipped', deliveryEta: '2026-06-17' }, 1);
    const late = await bench.work(ticket.id, { ...reply, template: 'accepted' }, 1);
    expect(late).toMatchObject({ kind: 'stale', lastReply: { template: 'shipped', by: 'gateway' } });
    expect(await sent(ticket.id)).toHaveLength(1);
  });
});
