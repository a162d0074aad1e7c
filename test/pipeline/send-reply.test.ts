import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Prisma } from '../../src/db/generated/node/client.ts';
import { newId } from '../../src/domain/id.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import { createLogger } from '../../src/logging/logger.ts';
import { recordConsent } from '../../src/reply/consent-store.ts';
import {
  giveUpReply,
  SendAgainError,
  sendReply,
  type SendDeps,
} from '../../src/pipeline/sending/send-reply.ts';
import type { SendOutcome, SentText, TextSender } from '../../src/systems/telephony/text-sender.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertMessage } from '../support/ticket-rows.ts';

const now = new Date('2026-03-02T20:00:00Z');
const to = '+14155550101';

let test: TestDatabase;
/** The texts that left, and what the vendor answers and has in its list. */
let vendor: { sent: string[]; outcome: SendOutcome; listed: SentText[] };
let deps: SendDeps;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.database.pool.query('TRUNCATE outbound_messages, inbound_messages, consents, tasks CASCADE');
  vendor = { sent: [], outcome: { kind: 'accepted', providerId: 'SM1', status: 'queued' }, listed: [] };
  const sender: TextSender = {
    send({ text }) {
      vendor.sent.push(text);
      const { outcome } = vendor;
      const providerId = `SM${vendor.sent.length}`;
      return Promise.resolve(outcome.kind === 'accepted' ? { ...outcome, providerId } : outcome);
    },
    find: () => Promise.resolve(vendor.listed),
  };
  const statusCallback = 'https://gateway.example/status';
  deps = {
    db: test.database.prisma,
    clock: { now: () => now },
    policy: defaultPolicy,
    logger: createLogger({ level: 'silent' }),
    settings: { timeZone: 'America/Los_Angeles' },
    sender,
    statusCallback,
    production: false,
  };
});
afterAll(() => test.drop());

async function reply(changes: Partial<Prisma.OutboundMessageUncheckedCreateInput> = {}): Promise<string> {
  const id = newId(now);
  const draft = {
    channel: 'sms',
    to,
    template: 'received',
    language: 'en',
    text: 'We have it.',
    segments: 1,
  };
  await deps.db.outboundMessage.create({
    data: { id, ...draft, state: 'queued', slot: id, createdAt: now, ...changes },
  });
  return id;
}

function read(id: string) {
  return deps.db.outboundMessage.findUniqueOrThrow({ where: { id } });
}

function ago(seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000);
}

describe('a reply whose process died while it was being sent', () => {
  const dying = { state: 'sending', attempts: 1 } as const;

  it('is left alone while the attempt may still be under way elsewhere', async () => {
    const id = await reply({ ...dying, attemptedAt: ago(29) });
    await expect(sendReply(deps, id)).rejects.toThrow(SendAgainError);
    expect(vendor.sent).toEqual([]);
  });

  it('is found in the list of the vendor and not sent again', async () => {
    vendor.listed = [{ providerId: 'SM7', status: 'sent' }];
    const id = await reply({ ...dying, attemptedAt: ago(31) });
    await sendReply(deps, id);
    expect(await read(id)).toMatchObject({ state: 'sent', providerId: 'SM7' });
    expect(vendor.sent).toEqual([]);
  });

  it('is sent when the vendor has never seen it', async () => {
    const id = await reply({ ...dying, attemptedAt: ago(31) });
    await sendReply(deps, id);
    expect(await read(id)).toMatchObject({ state: 'sent', providerId: 'SM1', attempts: 2 });
  });

  it('is not taken for another one with the same words that did arrive', async () => {
    await reply({ state: 'sent', providerId: 'SM7' });
    vendor.listed = [{ providerId: 'SM7', status: 'sent' }];
    const id = await reply({ ...dying, attemptedAt: ago(31) });
    await sendReply(deps, id);
    expect(await read(id)).toMatchObject({ providerId: 'SM1' });
    expect(vendor.sent).toHaveLength(1);
  });
});

describe('a reply', () => {
  it('is sent once although its job runs again', async () => {
    const id = await reply();
    await sendReply(deps, id);
    await sendReply(deps, id);
    expect(vendor.sent).toHaveLength(1);
  });

  it('is sent once although two workers have it at the same moment', async () => {
    const id = await reply();
    await Promise.allSettled([sendReply(deps, id), sendReply(deps, id)]);
    expect(vendor.sent).toHaveLength(1);
  });

  it('that nobody qualified has signed is not sent in production, and a person takes over', async () => {
    const id = await reply();
    await sendReply({ ...deps, production: true }, id);
    expect(await read(id)).toMatchObject({ state: 'suppressed', reason: 'template_not_signed' });
    expect(vendor.sent).toEqual([]);
    expect(await deps.db.task.count()).toBe(1);
  });

  it('whose retries are used up has failed, and a person takes over', async () => {
    const id = await reply({ state: 'sending', attempts: 12 });
    await giveUpReply(deps, id);
    expect(await read(id)).toMatchObject({ state: 'failed', reason: 'retries_exhausted' });
    expect(await deps.db.task.findMany()).toMatchObject([{ kind: 'call_back', queue: 'concierge' }]);
  });

  it('that was sent is not given up', async () => {
    const id = await reply({ state: 'sent', providerId: 'SM9' });
    await giveUpReply(deps, id);
    expect(await read(id)).toMatchObject({ state: 'sent' });
    expect(await deps.db.task.count()).toBe(0);
  });
});

describe('to somebody who has opted out', () => {
  it.each([
    ['received', []],
    ['emergency', ['We have it.']],
    ['opt_out_confirmed', ['We have it.']],
  ])('%s', async (template, sent) => {
    const consent = { number: to, ours: '', kind: 'opt_out', source: 'keyword', at: now };
    await deps.db.consent.create({ data: { id: newId(now), ...consent } });
    await sendReply(deps, await reply({ template }));
    expect(vendor.sent).toEqual(sent);
  });
});

describe('after a STOP', () => {
  const stop = {
    number: to,
    ours: '+14155550100',
    kind: 'opt_out',
    source: 'keyword',
    scope: 'all',
    personId: null,
    at: now,
  } as const;

  async function twentyReplies(): Promise<string[]> {
    const templates = ['received', 'submitted', 'shipped', 'help', 'page', 'opted_in'];
    const ids: string[] = [];
    for (let index = 0; index < 20; index += 1) {
      const template = templates[index % templates.length] ?? 'received';
      const slot = index % 2 === 0 ? `message:${index}:answer` : `reminder:${index}`;
      ids.push(await reply({ template, slot }));
    }
    return ids;
  }

  it('nothing is sent, by whatever path, under twenty sends at once', async () => {
    const ids = await twentyReplies();
    await deps.db.$transaction((tx) => recordConsent(tx, stop, now));
    await Promise.all(ids.map((id) => sendReply(deps, id)));
    expect(vendor.sent).toEqual([]);
    const states = await deps.db.outboundMessage.groupBy({ by: ['state', 'reason'], _count: true });
    expect(states).toEqual([{ state: 'suppressed', reason: 'opted_out', _count: 20 }]);
  });

  it('that is being committed while twenty sends begin, they wait for it and nothing is sent', async () => {
    const ids = await twentyReplies();
    let sends: Promise<unknown> = Promise.resolve();
    await deps.db.$transaction(async (tx) => {
      await recordConsent(tx, stop, now);
      sends = Promise.all(ids.map((id) => sendReply(deps, id)));
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(vendor.sent).toEqual([]);
    });
    await sends;
    expect(vendor.sent).toEqual([]);
  });

  it('amid twenty sends, only those leave that were claimed before it was committed', async () => {
    const ids = await twentyReplies();
    const sends = ids.map((id) => sendReply(deps, id));
    await deps.db.$transaction((tx) => recordConsent(tx, stop, now));
    const claimed = await deps.db.outboundMessage.count({ where: { attempts: { gt: 0 } } });
    await Promise.all(sends);
    expect(vendor.sent.length).toBeLessThanOrEqual(claimed);
    expect(await deps.db.outboundMessage.count({ where: { attempts: { gt: 0 } } })).toBe(vendor.sent.length);
  });

  it.each(['STOP', 'please stop texting me', 'Stop. Who is this?'])(
    'that has arrived and is still to be read, %s: texts wait, but for the words for a danger',
    async (text) => {
      const { id } = await insertMessage(deps.db, { from: to, text });
      const [answer, danger] = [await reply(), await reply({ template: 'emergency', text: 'Call 911.' })];
      await sendReply(deps, answer);
      await sendReply(deps, danger);
      expect(vendor.sent).toEqual(['Call 911.']);
      expect(await read(answer)).toMatchObject({ state: 'queued', reason: null, attempts: 0 });
      // Somebody has read it, and it was something else.
      await deps.db.inboundMessage.update({ where: { id }, data: { state: 'processed' } });
      await deps.db.outboundMessage.update({ where: { id: answer }, data: { sendAfter: null } });
      await sendReply(deps, answer);
      expect(vendor.sent).toEqual(['Call 911.', 'We have it.']);
    },
  );

  it('a text that asks for something else and is still to be read holds up nothing', async () => {
    await insertMessage(deps.db, { from: to, text: 'please stop my lisinopril, I need metoprolol' });
    await sendReply(deps, await reply());
    expect(vendor.sent).toEqual(['We have it.']);
  });

  it('a START opens the way again', async () => {
    await deps.db.$transaction((tx) => recordConsent(tx, stop, ago(60)));
    const start = { ...stop, kind: 'opt_in', at: new Date(now.getTime() + 1) } as const;
    await deps.db.$transaction((tx) => recordConsent(tx, start, now));
    await sendReply(deps, await reply());
    expect(vendor.sent).toEqual(['We have it.']);
  });
});

type Refused = Extract<SendOutcome, { kind: 'refused' }>;

describe('what the vendor answers', () => {
  const refused = { kind: 'refused', code: null } as const;
  it.each<
    [situation: string, outcome: Omit<Refused, 'kind' | 'code'>, state: string, waits: boolean, tasks: number]
  >([
    ['rate limited', { retry: 'later', reason: 'rate_limited' }, 'queued', true, 0],
    ['the account is blocked', { retry: 'operator', reason: 'credentials_refused' }, 'queued', true, 0],
    ['the carrier filters this text', { retry: 'operator', reason: 'message_filtered' }, 'failed', false, 1],
    ['no mobile', { retry: 'never', reason: 'number_not_mobile' }, 'failed', false, 1],
    ['opted out', { retry: 'never', reason: 'opted_out' }, 'suppressed', false, 1],
  ])('%s', async (_, outcome, state, waits, tasks) => {
    vendor.outcome = { ...refused, ...outcome };
    const id = await reply();
    await sendReply(deps, id);
    const stored = await read(id);
    expect(stored).toMatchObject({ state, reason: outcome.reason });
    expect(stored.sendAfter !== null).toBe(waits);
    expect(await deps.db.task.count()).toBe(tasks);
  });

  it('a pause that it asks for is kept', async () => {
    vendor.outcome = { ...refused, retry: 'later', reason: 'rate_limited', retryAfterMs: 90_000 };
    const id = await reply();
    await sendReply(deps, id);
    expect((await read(id)).sendAfter?.getTime()).toBeGreaterThanOrEqual(now.getTime() + 90_000);
    await sendReply(deps, id);
    expect(vendor.sent).toHaveLength(1);
  });

  it('words for a danger that it does not take now are a person’s to say at once, and still tried', async () => {
    vendor.outcome = { kind: 'unknown', reason: 'no_answer' };
    const id = await reply({ template: 'emergency' });
    await sendReply(deps, id);
    expect(await read(id)).toMatchObject({ state: 'sending', reason: 'answer_lost' });
    expect(await deps.db.task.findMany()).toMatchObject([{ kind: 'call_back', queue: 'supervisor' }]);
  });

  it('no is taken for an answer after about an hour of trying', async () => {
    vendor.outcome = { ...refused, retry: 'later', reason: 'vendor_unreachable' };
    const id = await reply();
    let clock = now;
    const later = { ...deps, clock: { now: () => clock } };
    for (let tries = 0; (await read(id)).state === 'queued'; tries += 1) {
      expect(tries).toBeLessThan(25);
      await sendReply(later, id);
      clock = (await read(id)).sendAfter ?? clock;
    }
    expect(await read(id)).toMatchObject({ state: 'failed', reason: 'retries_exhausted' });
    const minutes = (clock.getTime() - now.getTime()) / 60_000;
    expect(minutes).toBeGreaterThan(40);
    expect(minutes).toBeLessThan(90);
    expect(await deps.db.task.count()).toBe(1);
  });
});

describe('the texts of one answer', () => {
  async function answer(first: Partial<Prisma.OutboundMessageUncheckedCreateInput>) {
    const inReplyToId = (await insertMessage(deps.db)).id;
    const safety = await reply({ inReplyToId, template: 'emergency', text: 'Call 911.', ...first });
    return { safety, rest: await reply({ inReplyToId }) };
  }

  it('leave in their order, whichever job runs first', async () => {
    const { safety, rest } = await answer({});
    await expect(sendReply(deps, rest)).rejects.toThrow(SendAgainError);
    await sendReply(deps, safety);
    vendor.outcome = { kind: 'accepted', providerId: 'SM2', status: 'queued' };
    await sendReply(deps, rest);
    expect(vendor.sent).toEqual(['Call 911.', 'We have it.']);
  });

  it.each([
    ['that the vendor refused for now', { reason: 'rate_limited', attempts: 1 }],
    ['that nobody has sent for half a minute', { createdAt: ago(31) }],
  ])('do not wait for one %s', async (_, first) => {
    const { rest } = await answer(first);
    await sendReply(deps, rest);
    expect(vendor.sent).toEqual(['We have it.']);
  });
});
