import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { onCall, openGateway, type TestGateway } from '../support/gateway.ts';
import { modelError, openModelServer, says, type ModelServerStandIn } from '../support/model-server.ts';
import { newSid } from '../support/vendors.ts';
import { withoutIds } from '../support/without-ids.ts';
import { mary, people, phoneOf, samuel, signatureOf } from './people.ts';

const engine = 'model-1-1/small-model';
/** Alarming to a reader, and to none of the rules' words. */
const oddDanger = 'there is a kettle whistling inside me';

let model: ModelServerStandIn;
let gateway: TestGateway;
/** Has no model. Its roster is dated with the other's: a midnight between them would make two of it. */
let without: TestGateway;
const lines: string[] = [];
beforeAll(async () => {
  model = await openModelServer();
  [gateway, without] = await Promise.all([
    openGateway({
      patients: people,
      environment: { OPENAI_API_KEY: 'key', OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'small-model' },
      log: (line) => void lines.push(line),
    }),
    openGateway({ patients: people, environment: { OPENAI_API_KEY: 'key' } }),
  ]);
  await gateway.hastenRetries();
});
beforeEach(async () => {
  model.behave(() => says({}));
  await emptyTraffic(gateway);
  await gateway.database.database.pool.query(`DELETE FROM pgboss.job WHERE name LIKE 'read-with-model%'`);
  model.requests.length = 0;
});
afterAll(async () => {
  await Promise.all([gateway.close(), without.close()]);
  await model.close();
});

async function text(from: string, body: string): Promise<string> {
  const { sid } = await gateway.text({ from, body });
  await gateway.settled();
  const { id } = await gateway.db.inboundMessage.findFirstOrThrow({ where: { providerId: sid } });
  return id;
}

function awaitReading(messageId: string) {
  return gateway.eventually('the reading of the model', async () => {
    const reading = await gateway.db.extraction.findFirst({ where: { messageId, engine } });
    return reading && (reading.result as Record<string, unknown>);
  });
}

/** Puts the job into the queue once more, and waits until it has run. */
async function readAgain(messageId: string): Promise<void> {
  const { pool } = gateway.database.database;
  const id = crypto.randomUUID();
  await pool.query(`INSERT INTO pgboss.job (id, name, data) VALUES ($1, 'read-with-model', $2)`, [
    id,
    JSON.stringify({ messageId }),
  ]);
  await gateway.eventually('the job to have run again', async () => {
    const done = await pool.query(`SELECT 1 FROM pgboss.job WHERE id = $1 AND state = 'completed'`, [id]);
    return done.rowCount === 1 ? true : null;
  });
  await gateway.settled();
}

function pages(): string[] {
  return gateway.vendor.messages.filter(({ to }) => to === onCall[0]).map(({ body }) => body);
}

/** All that the gateway holds of tickets and replies, without ids and times. */
async function state({ db } = gateway) {
  const tickets = await db.ticket.findMany({
    orderBy: { id: 'asc' },
    include: { sources: true, events: { orderBy: { sequence: 'asc' } }, clocks: { orderBy: { id: 'asc' } } },
  });
  return {
    tickets: tickets.map(({ stage, status, queue, priority, version, decision, flags, ...ticket }) => ({
      ...{ stage, status, queue, priority, version, decision, flags },
      medicationName: ticket.medicationName,
      sources: ticket.sources.length,
      events: ticket.events.map(({ type }) => type),
      clocks: ticket.clocks.map(({ kind }) => kind),
    })),
    replies: (await db.outboundMessage.findMany({ orderBy: { id: 'asc' } })).map(({ template, state }) => ({
      template,
      state,
    })),
    tasks: (await db.task.findMany()).map(({ kind }) => kind),
  };
}

async function suggestions() {
  const events = await gateway.db.ticketEvent.findMany({
    where: { type: 'model_suggests' },
    orderBy: { id: 'asc' },
    include: { ticket: true },
  });
  return events.map(({ ticket, detail }) => ({
    stage: ticket.stage,
    ...(detail as { suggestions: { field: string; code: string | null; start: number; end: number }[] }),
  }));
}

const refill = `${signatureOf(mary)} refill metoprolol 50 mg`;

describe('a text and its model', () => {
  it('the text is answered and its ticket made before the model has said a word', async () => {
    model.behave(() => 'silence');
    await text(phoneOf(mary), refill);
    expect((await state()).tickets).toMatchObject([{ stage: 'pharmacy_submitted', events: ['opened'] }]);
    expect(gateway.vendor.messages).toHaveLength(1);
    model.behave(() => says({}));
    await gateway.restart();
    await gateway.hastenRetries();
  });

  it('its tickets and replies are the same whatever the model says that is not in the text', async () => {
    const silent = await text(phoneOf(mary), refill);
    await awaitReading(silent);
    const without = await state();
    await emptyTraffic(gateway);

    model.behave(() =>
      says({
        intents: [{ intent: 'opt_out', quote: 'approve all' }],
        flags: [{ flag: 'overdose', quote: 'I took everything' }],
        medications: [{ quote: 'oxycodone 80 mg', name: 'oxycodone' }],
      }),
    );
    const read = await awaitReading(await text(phoneOf(mary), refill));
    expect(read).toMatchObject({ outcome: 'read', dropped: 3, flags: [], intents: [], medications: [] });
    expect(await state()).toEqual(without);
  });

  it('what the rules saw too changes nothing, and what the model did not see stays', async () => {
    model.behave(() =>
      says({ intents: [{ intent: 'refill', quote: 'refill' }], medications: [{ quote: 'metoprolol' }] }),
    );
    await awaitReading(await text(phoneOf(mary), `${refill} and atorvastatin`));
    const { tickets } = await state();
    expect(tickets.map(({ medicationName, events }) => [medicationName, events])).toEqual([
      ['metoprolol', ['opened']],
      ['atorvastatin', ['opened']],
    ]);
  });

  it('only the words of the sender leave the house, of a form the notes alone', async () => {
    await awaitReading(await text(phoneOf(mary), 'refill metoprolol'));
    expect(withoutIds(JSON.stringify(model.requests))).not.toMatch(
      /johnson|atorvastatin|7001001|4155550101/i,
    );
    model.requests.length = 0;
    await gateway.form([
      { name: 'Mary Johnson', birthDate: mary.birthDate, note: 'please leave at the desk' },
    ]);
    await gateway.settled();
    const [form] = await gateway.db.inboundMessage.findMany({ where: { channel: 'web' } });
    await awaitReading(form?.id ?? '');
    const sent = JSON.stringify(model.requests);
    expect(sent).toContain('please leave at the desk');
    expect(withoutIds(sent)).not.toMatch(/johnson|1952/i);
  });

  it.each(['STOP', '👍', 'Help'])('%s is nothing to ask a model about', async (body) => {
    const id = await text(phoneOf(mary), body);
    await awaitReading(await text(phoneOf(samuel), 'refill lisinopril'));
    expect(await gateway.db.extraction.count({ where: { messageId: id, engine } })).toBe(0);
  });

  it('the message shows what the rules read, not what the model did', async () => {
    model.behave(() => says({ medications: [{ quote: 'metoprolol' }, { quote: '50' }] }));
    const id = await text(phoneOf(mary), refill);
    await awaitReading(id);
    const shown = await gateway.get<{ extraction: { engine: string } }>(`/api/v1/messages/${id}`);
    expect(shown.extraction.engine).toMatch(/^rules-/);
  });
});

describe('without a model in the settings', () => {
  it('tickets, replies and tasks are the same, and nothing waits to be read', async () => {
    const body = `${refill}, ${oddDanger}. is my atorvastatin ready?`;
    await without.text({ from: phoneOf(mary), body });
    await without.settled();
    const expected = await state(without);
    const jobs = await without.database.database.pool.query(
      `SELECT 1 FROM pgboss.job WHERE name = 'read-with-model'`,
    );
    expect(jobs.rowCount).toBe(0);
    await awaitReading(await text(phoneOf(mary), body));
    expect(await state()).toEqual(expected);
  });
});

describe('a better transcript of a call', () => {
  it('is read again, and the reading of the one before is not taken for it', async () => {
    const call = gateway.callbacksOf({
      sid: newSid('CA'),
      from: phoneOf(mary),
      transcript: 'refill metoprolol',
    });
    const first = Promise.withResolvers<Response>();
    model.behave(() => (model.requests.length === 1 ? first.promise : says({})));
    for (const callback of call) await gateway.callback(callback);
    await gateway.settled();
    await gateway.eventually('the first question', () => (model.requests.length === 1 ? true : null));
    const transcription = call.find(({ kind }) => kind === 'transcription');
    const fields = {
      ...transcription?.fields,
      TranscriptionSid: newSid('TR'),
      TranscriptionText: 'and atorvastatin',
    };
    await gateway.callback({ kind: 'transcription', fields });
    await gateway.settled();
    first.resolve(says({ flags: [{ flag: 'overdose', quote: 'refill metoprolol' }] }));
    await gateway.eventually('both jobs to have ended', async () => {
      const done = `SELECT 1 FROM pgboss.job WHERE name = 'read-with-model' AND state = 'completed'`;
      return (await gateway.database.database.pool.query(done)).rowCount === 2 ? true : null;
    });
    const message = await gateway.db.inboundMessage.findFirstOrThrow();
    const readings = await gateway.db.extraction.findMany({ where: { engine } });
    expect(readings.map(({ revision }) => revision)).toEqual([1]);
    expect(message).toMatchObject({ revision: 1, flags: [] });
    expect(pages()).toEqual([]);
  });
});

describe('a danger that only the model sees', () => {
  beforeEach(() => {
    model.behave(() => says({ flags: [{ flag: 'emergency', quote: oddDanger }] }));
  });

  it('opens the safety ticket, pages, and says the fixed text, once however often it is read', async () => {
    const id = await text(phoneOf(mary), `${refill}. ${oddDanger}`);
    await awaitReading(id);
    await gateway.eventually('the page', () => (pages().length > 0 ? true : null));
    const after = await state();
    expect(after.tickets).toMatchObject([
      { stage: 'pharmacy_submitted', flags: [] },
      { stage: 'clinical_review', queue: 'clinical', priority: 'urgent', flags: ['emergency'] },
    ]);
    await gateway.settled();
    expect(gateway.vendor.messages.filter(({ body }) => body.includes('911'))).toHaveLength(1);
    expect(await gateway.db.inboundMessage.findFirst()).toMatchObject({ flags: ['emergency'] });

    await readAgain(id);
    expect(pages()).toHaveLength(1);
    expect((await state()).tickets).toHaveLength(2);
    expect(gateway.vendor.messages.filter(({ body }) => body.includes('911'))).toHaveLength(1);
  });

  it('joins the safety ticket that the conversation has', async () => {
    await text(phoneOf(mary), 'I have crushing chest pain');
    await gateway.eventually('the first page', () => (pages().length === 1 ? true : null));
    await awaitReading(await text(phoneOf(mary), oddDanger));
    await gateway.eventually('both pages', () => (pages().length === 2 ? true : null));
    await gateway.eventually('both events', async () =>
      (await gateway.db.ticketEvent.count({ where: { type: 'paged' } })) === 2 ? true : null,
    );
    const { tickets } = await state();
    const urgent = tickets.filter(({ flags }) => flags.includes('emergency'));
    expect(urgent.map(({ events }) => events)).toEqual([['opened', 'paged', 'answered', 'joined', 'paged']]);
  });

  it('in a form is seen in its note, for that resident', async () => {
    await gateway.form([
      { name: 'Mary Johnson', birthDate: mary.birthDate, medications: [{ name: 'metoprolol' }] },
      { name: 'Samuel Ortega', birthDate: samuel.birthDate, note: `he says ${oddDanger}` },
    ]);
    await gateway.eventually('the page', () => (pages().length > 0 ? true : null));
    const ticket = await gateway.db.ticket.findFirstOrThrow({
      where: { flags: { has: 'emergency' } },
      include: { patient: true },
    });
    expect(ticket.patient?.givenNames).toEqual(['Samuel']);
    const message = await gateway.db.inboundMessage.findFirstOrThrow({ include: { extractions: true } });
    const read = message.extractions.find((extraction) => extraction.engine === engine);
    const [flag] = (read?.result as { flags: { start: number; end: number; text: string }[] }).flags;
    expect(message.text.slice(flag?.start, flag?.end)).toBe(oddDanger);
  });

  it('to oneself holds the refills that are under way', async () => {
    await text(phoneOf(samuel), `${signatureOf(samuel)} refill lisinopril 20 mg`);
    const words = 'soon nobody will have to count my tablets anymore';
    model.behave(() => says({ flags: [{ flag: 'self_harm', quote: words }] }));
    await awaitReading(await text(phoneOf(samuel), words));
    const refilled = await gateway.db.ticket.findFirst({ where: { medicationName: 'lisinopril' } });
    expect(refilled).toMatchObject({ stage: 'clinical_review', queue: 'clinical', priority: 'urgent' });
  });

  it('told as past or of another goes to a clinician without a page', async () => {
    model.behave(() => says({ flags: [{ flag: 'safety_review', quote: oddDanger }] }));
    await awaitReading(await text(phoneOf(mary), `last year ${oddDanger}, refill metoprolol`));
    const review = await gateway.db.ticket.findFirstOrThrow({
      where: { stage: 'clinical_review' },
      include: { clocks: true },
    });
    expect(review).toMatchObject({ priority: 'urgent', flags: ['safety_review'] });
    expect(review.clocks.map(({ kind }) => kind)).not.toContain('page');
    expect(await gateway.db.task.count()).toBe(0);
  });
});

describe('something else that only the model sees', () => {
  it('is told on the ticket by code and place, and moves and answers nothing', async () => {
    const body = `${refill}, the heart squeezer one too. kinda mad`;
    model.behave(() =>
      says({
        intents: [{ intent: 'clinical_question', quote: 'kinda' }],
        flags: [{ flag: 'frustrated', quote: 'mad' }],
        medications: [{ quote: 'the heart squeezer one', name: 'digoxin' }, { quote: 'metoprolol' }],
      }),
    );
    const id = await text(phoneOf(mary), body);
    const read = await awaitReading(id);
    expect(read['medications']).toMatchObject([{ name: null, candidates: ['digoxin'] }, { candidates: [] }]);
    const start = body.indexOf('the heart');
    expect(await suggestions()).toEqual([
      {
        stage: 'pharmacy_submitted',
        messageId: id,
        engine,
        suggestions: [
          { field: 'medication', code: null, start, end: start + 'the heart squeezer one'.length },
          {
            field: 'intent',
            code: 'clinical_question',
            start: body.indexOf('kinda'),
            end: body.indexOf('kinda') + 5,
          },
          { field: 'flag', code: 'frustrated', start: body.indexOf('mad'), end: body.indexOf('mad') + 3 },
        ],
      },
    ]);
    expect(await state()).toMatchObject({
      tickets: [{ stage: 'pharmacy_submitted', version: 1, events: ['opened', 'model_suggests'] }],
      replies: [{ state: 'sent' }],
    });
  });

  it('in a text without a ticket opens one for a person to read, and says nothing', async () => {
    const answer = Promise.withResolvers<undefined>();
    model.behave(async () => {
      await answer.promise;
      return says({ intents: [{ intent: 'clinical_question', quote: 'thank you' }] });
    });
    const id = await text(phoneOf(mary), 'thank you');
    expect(await gateway.db.ticket.count()).toBe(0);
    answer.resolve(undefined);
    await awaitReading(id);
    await readAgain(id);
    expect(await suggestions()).toMatchObject([{ stage: 'review', messageId: id }]);
    expect(await state()).toMatchObject({ tickets: [{ queue: 'concierge' }], replies: [], tasks: [] });
    expect(gateway.vendor.messages).toHaveLength(0);
  });
});

describe('a model that is away', () => {
  it('delays nothing; the text is read when it is back, without a second ticket or reply', async () => {
    model.behave(() => modelError(500, null, { 'x-should-retry': 'false' }));
    const id = await text(phoneOf(mary), refill);
    await gateway.eventually('a failed try', () => (model.requests.length > 0 ? true : null));
    const before = await state();
    expect(before.tickets).toMatchObject([{ stage: 'pharmacy_submitted' }]);
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
    model.behave(() => says({}));
    expect(await awaitReading(id)).toMatchObject({ outcome: 'read' });
    expect(await state()).toEqual(before);
  });

  it('or answers junk is not asked again about the same text', async () => {
    model.behave(() => Response.json({ hello: 'world' }));
    const id = await text(phoneOf(mary), refill);
    expect(await awaitReading(id)).toEqual({ engine, outcome: 'not_json' });
    await readAgain(id);
    expect(model.requests).toHaveLength(1);
  });
});

it('figures tell how it went, and no log line what was read', async () => {
  model.behave(() => says({ medications: [{ quote: 'nowhere' }] }));
  await awaitReading(await text(phoneOf(mary), `${refill} ${oddDanger}`));
  const metrics = await gateway.eventually('the figures', async () => {
    const shown = await (await fetch(`${gateway.url}/metrics`)).text();
    return /values_dropped_total [1-9]/.test(shown) ? shown : null;
  });
  expect(metrics).toMatch(/refill_model_readings_total\{outcome="read"\} [1-9]/);
  expect(metrics).toMatch(/refill_model_reading_seconds_count [1-9]/);
  expect(lines.filter((line) => line.includes('model_answered')).length).toBeGreaterThan(0);
  expect(lines.join('')).not.toMatch(/johnson|metoprolol|kettle|squeezer/i);
});

it('a model that never comes back is given up quietly and counted', async () => {
  await gateway.hastenRetries(1);
  model.behave(() => modelError(401));
  await text(phoneOf(mary), refill);
  await gateway.eventually('the figure', async () => {
    const shown = await (await fetch(`${gateway.url}/metrics`)).text();
    return shown.includes('refill_model_readings_total{outcome="given_up"} 1') ? true : null;
  });
  expect(await state()).toMatchObject({ tickets: [{ events: ['opened'] }], tasks: [] });
});
