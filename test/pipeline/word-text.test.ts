import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import type { TicketStage } from '../../src/domain/ticket.ts';
import { createLogger } from '../../src/logging/logger.ts';
import { sendReply, type SendDeps } from '../../src/pipeline/sending/send-reply.ts';
import { composeText } from '../../src/reply/compose-fixed.ts';
import { replyRow, type ReplyToQueue } from '../../src/reply/reply-store.ts';
import { saveVersion } from '../../src/reply/template-store.ts';
import type { TemplateId } from '../../src/reply/template.ts';
import type { TokenValues } from '../../src/reply/token-values.ts';
import type { SendOutcome, TextSender } from '../../src/systems/telephony/text-sender.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertMessage, insertTicket } from '../support/ticket-rows.ts';
import { truncate } from '../support/truncate.ts';

const noon = new Date('2026-03-02T20:00:00Z');
const to = '+14155550101';
const ours = '+14155550199';
const org = { name: 'Bay Pharmacy', phone: '(415) 555-0199' };
const greeting = `Hello from ${org.name}: `;
const optOutLine = 'Reply STOP';

let test: TestDatabase;
let deps: SendDeps;
let sent: string[];
let now: Date;
/** The next attempts are answered so; ordinarily the text is taken. */
let outcomes: SendOutcome[];
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await truncate(
    test.database.pool,
    'outbound_messages, inbound_messages, tickets, tasks, template_versions',
  );
  sent = [];
  now = noon;
  outcomes = [];
  const sender: TextSender = {
    send({ text }) {
      sent.push(text);
      const taken = { kind: 'accepted', providerId: `SM${sent.length}`, status: 'queued' } as const;
      return Promise.resolve(outcomes.shift() ?? taken);
    },
    find: () => Promise.resolve([]),
  };
  deps = {
    db: test.database.prisma,
    clock: { now: () => now },
    policy: defaultPolicy,
    logger: createLogger({ level: 'silent' }),
    settings: { timeZone: 'America/Los_Angeles', orgName: org.name, orgPhone: org.phone },
    sender,
    statusCallback: 'https://gateway.example/status',
    production: false,
  };
});
afterAll(() => test.drop());

type Composed = {
  template?: TemplateId;
  values?: TokenValues;
  introduce?: boolean;
  ticket?: { id: string; stage: TicketStage };
  slot?: string;
  /** The message that is answered came in a moment ago. */
  fresh?: boolean;
};

const received: TokenValues = { references: { references: ['RG-7KMA4Q9'], most: 1 } };

/** A text as the composer leaves it, a moment after the last one: it knows nothing of what else is on its way. */
async function compose(composed: Composed = {}): Promise<string> {
  now = new Date(now.getTime() + 1);
  const { template = 'received', values = received, introduce = false, ticket, fresh = true } = composed;
  const draft = composeText({
    ...{ template, values, introduce, org, language: 'en', disclosure: 'outcome' },
    ...(ticket ? { ticketIds: [ticket.id], told: [ticket] } : {}),
  });
  const message = fresh ? await insertMessage(deps.db, { from: to, receivedAt: now }) : null;
  const reply: ReplyToQueue = {
    draft,
    channel: 'sms',
    to,
    from: ours,
    inReplyToId: message?.id ?? null,
    conversationKey: null,
    slot: composed.slot ?? `message:${newId(now)}:answer`,
    suppressed: null,
    introduces: introduce,
  };
  const row = replyRow(reply, now);
  await deps.db.outboundMessage.create({ data: row });
  return row.id;
}

function read(id: string) {
  return deps.db.outboundMessage.findUniqueOrThrow({ where: { id } });
}

/** Words without what differs from text to text. */
function bare(text: string): string {
  const [body = ''] = text.replace(greeting, '').split(`\n${optOutLine}`);
  return body.replace(/RG-\w+/g, 'RG');
}

describe('the words of a text', () => {
  it('are chosen when it leaves: of several composed at once no two in a row are alike, and each is stored as sent', async () => {
    const ids = [];
    for (let index = 0; index < 5; index += 1) ids.push(await compose());
    expect(new Set((await deps.db.outboundMessage.findMany()).map(({ text }) => text)).size).toBe(1);
    for (const id of ids) await sendReply(deps, id);
    expect(sent).toHaveLength(5);
    for (const [index, text] of sent.entries()) {
      expect(bare(text)).not.toBe(bare(sent[index - 1] ?? ''));
      const stored = await read(ids[index] ?? '');
      expect([stored.text, stored.state]).toEqual([text, 'sent']);
    }
  });

  it('differ from those of the last that left, not of one that stays behind', async () => {
    const [first, stays, last] = [await compose(), await compose(), await compose()];
    await sendReply(deps, first);
    await deps.db.outboundMessage.update({ where: { id: stays }, data: { state: 'suppressed' } });
    await sendReply(deps, last);
    expect(bare(sent[1] ?? '')).not.toBe(bare(sent[0] ?? ''));
  });

  it('of twenty sent at once to one number, by several workers, no two in a row are alike', async () => {
    const ids = [];
    for (let index = 0; index < 20; index += 1) ids.push(await compose());
    for (let round = 0; round < 200 && sent.length < 20; round += 1) {
      now = new Date(now.getTime() + 2_000);
      await Promise.allSettled(ids.map((id) => sendReply(deps, id)));
    }
    const left = await deps.db.outboundMessage.findMany({ where: { state: 'sent' }, orderBy: { id: 'asc' } });
    expect([left.length, sent.length]).toEqual([20, 20]);
    for (const [index, { text }] of left.entries())
      expect(bare(text)).not.toBe(bare(left[index - 1]?.text ?? ''));
    expect(left.map(({ text }) => text).sort()).toEqual([...sent].sort());
  });

  it('are the same when the vendor may have taken them already', async () => {
    outcomes = [{ kind: 'unknown', reason: 'timeout' }];
    const id = await compose();
    await sendReply(deps, id);
    now = new Date(now.getTime() + 3_600_000);
    await sendReply(deps, id);
    expect(sent).toEqual([sent[0], sent[0]]);
  });

  it('are those that staff have saved since it was composed, and not the last ones at another place', async () => {
    const first = await compose();
    const waiting = await compose();
    await sendReply(deps, first);
    const said = (await read(first)).text.replace(greeting, '');
    const wording = said.split('\n')[0]?.replace('RG-7KMA4Q9', '{references}') ?? '';
    const texts = ['We have your message ({references}) and will write again.', wording];
    const version = {
      id: 'received',
      language: 'en',
      basedOn: 1,
      texts,
      reason: 'order',
      author: 'A',
    } as const;
    expect(await saveVersion(deps.db, version, now)).toBe('saved');
    await sendReply(deps, waiting);
    expect(bare(sent[1] ?? '')).toBe('We have your message (RG) and will write again.');
    expect((await read(waiting)).variant).toBe('received@2.0');
  });

  it('are linted as they leave: what was changed meanwhile and not signed stays in production', async () => {
    const id = await compose();
    await sendReply({ ...deps, production: true }, id);
    expect(await read(id)).toMatchObject({ state: 'suppressed', reason: 'template_not_signed', attempts: 0 });
    expect([sent, await deps.db.task.count({ where: { kind: 'call_back' } })]).toEqual([[], 1]);
  });
});

describe('the greeting', () => {
  it('is said by the next text when the first has failed', async () => {
    outcomes = [{ kind: 'refused', retry: 'never', reason: 'number_not_mobile', code: 21614 }];
    const [first, second, third] = [await compose({ introduce: true }), await compose(), await compose()];
    for (const id of [first, second, third]) await sendReply(deps, id);
    expect(sent.map((text) => text.startsWith(greeting) && text.includes(optOutLine))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['news', `event:${newId(noon)}:${newId(noon)}`],
    ['a text of our staff', `staff:${newId(noon)}`],
  ])('is said by %s too, when nothing has left before', async (_what, slot) => {
    await sendReply(deps, await compose({ slot }));
    await sendReply(deps, await compose());
    expect(sent.map((text) => text.startsWith(greeting))).toEqual([true, false]);
  });

  it('is said once a day', async () => {
    await sendReply(deps, await compose({ introduce: true }));
    await sendReply(deps, await compose({ introduce: true }));
    now = new Date(noon.getTime() + 25 * 3_600_000);
    await sendReply(deps, await compose());
    expect(sent.map((text) => text.startsWith(greeting))).toEqual([true, false, true]);
  });

  it('is not put around what says whose it is by itself, nor around the words for a danger', async () => {
    for (const template of ['help', 'opted_in', 'emergency'] as const)
      await sendReply(deps, await compose({ template, values: {} }));
    expect(sent.filter((text) => text.includes(`\n${optOutLine}`))).toEqual([]);
  });
});

describe('an answer whose ticket has moved before it leaves', () => {
  const requests = { references: ['RG-7KMA4Q9'], most: 1 };

  async function answerAbout(stage: TicketStage) {
    const row = await insertTicket(deps.db, { stage: 'pharmacy_submitted', reference: 'RG-7KMA4Q9' });
    const ticket = { id: row.id, stage: 'pharmacy_submitted' } as const;
    const id = await compose({ template: 'submitted', values: { requests, references: requests }, ticket });
    await deps.db.ticket.update({ where: { id: row.id }, data: { stage } });
    await sendReply(deps, id);
    return read(id);
  }

  it('is not sent when the request was taken back', async () => {
    expect(await answerAbout('withdrawn')).toMatchObject({ state: 'suppressed', reason: 'overtaken' });
    expect(sent).toEqual([]);
  });

  it('tells where the ticket stands now', async () => {
    const told = await answerAbout('review');
    expect(told).toMatchObject({ state: 'sent', template: 'status' });
    expect(sent[0]).toBe(told.text);
    expect(sent[0]).not.toMatch(/pharmacy team/);
  });

  it('is sent as it is while what it tells is still so', async () => {
    expect(await answerAbout('pharmacy_processing')).toMatchObject({ state: 'sent', template: 'submitted' });
  });
});
