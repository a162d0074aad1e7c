import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { keepInStep } from '../../src/outbox/outgoing-system-store.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { insertTicket } from '../support/ticket-rows.ts';

let harness: ApiHarness;
let key: string;

beforeAll(async () => {
  harness = await createApiHarness();
  ({ key } = await harness.createKey(['tickets', 'work']));
  await keepInStep(harness.db, ['helpdesk'], harness.clock.now());
});
afterAll(() => harness.close());

type Effect = { id: string; state: string; lastError: string | null; ticketReference: string };
type Listed = { data: Effect[] };

/** An effect that the helpdesk refused. */
async function insertFailed(lastError = 'invalid') {
  const ticket = await insertTicket(harness.db);
  const id = newId();
  const now = harness.clock.now();
  const row = { id, system: 'helpdesk', kind: 'ticket', ticketId: ticket.id, reference: `test:${id}` };
  const failed = {
    state: 'failed',
    attempts: 2,
    lastError,
    dueAt: now,
    createdAt: now,
    doneAt: now,
  } as const;
  await harness.db.systemEffect.create({ data: { ...row, ...failed } });
  return { id, ticket };
}

async function failedOnes(): Promise<Effect[]> {
  const response = await harness.get('/api/v1/effects?state=failed', key);
  return ((await response.json()) as Listed).data;
}

describe('what another system did not take', () => {
  test('is listed, shown on its ticket and at /readyz, and counted', async () => {
    const { id, ticket } = await insertFailed('group_unknown');
    expect(await failedOnes()).toContainEqual(
      expect.objectContaining({ id, lastError: 'group_unknown', ticketReference: ticket.reference }),
    );
    const shown = (await (await harness.get(`/api/v1/tickets/${ticket.id}`, key)).json()) as object;
    expect(shown).toMatchObject({
      systems: [{ system: 'helpdesk', externalId: null, state: 'failed', lastError: 'group_unknown' }],
    });
    const ready = (await (await harness.get('/readyz')).json()) as { systems: object[] };
    expect(ready.systems).toMatchObject([{ system: 'helpdesk', state: 'trouble', waiting: 0 }]);
    const metrics = await (await harness.get('/metrics')).text();
    expect(metrics).toMatch(/refill_system_effects\{system="helpdesk",state="failed"\} [1-9]/);
  });

  test('is sent again by whoever may work, who is named among the ticket’s events', async () => {
    const { id, ticket } = await insertFailed();
    const sent = await harness.post(`/api/v1/effects/${id}/events`, { type: 'send_again' }, key);
    expect(sent.status).toBe(200);
    expect(await sent.json()).toMatchObject({ id, state: 'waiting', attempts: 0 });
    expect((await failedOnes()).map((effect) => effect.id)).not.toContain(id);
    const events = await harness.db.ticketEvent.findMany({ where: { ticketId: ticket.id } });
    expect(events).toMatchObject([
      { type: 'effect_send_again', actor: 'test tickets work', detail: { effectId: id } },
    ]);
  });

  test('can be told to be done by hand, under the number that it has there', async () => {
    const { id, ticket } = await insertFailed();
    const told = { type: 'done_by_hand', externalId: '4711' };
    const done = await harness.post(`/api/v1/effects/${id}/events`, told, key);
    expect(await done.json()).toMatchObject({ state: 'done', externalId: '4711' });
    expect(await (await harness.get(`/api/v1/tickets/${ticket.id}`, key)).json()).toMatchObject({
      systems: [{ system: 'helpdesk', externalId: '4711', state: 'in_step', lastError: null }],
    });
    const again = await harness.post(`/api/v1/effects/${id}/events`, told, key);
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ allowedFrom: ['failed', 'waiting'] });
  });

  test('of a note takes the note’s number and leaves the ticket its own', async () => {
    const { id, ticket } = await insertFailed();
    await harness.post(`/api/v1/effects/${id}/events`, { type: 'done_by_hand', externalId: '5711' }, key);
    const now = harness.clock.now();
    const note = {
      id: newId(),
      system: 'helpdesk',
      kind: 'outcome',
      ticketId: ticket.id,
      reference: newId(),
    };
    await harness.db.systemEffect.create({
      data: { ...note, state: 'failed', dueAt: now, createdAt: now },
    });
    const told = { type: 'done_by_hand', externalId: '9001' };
    const done = await harness.post(`/api/v1/effects/${note.id}/events`, told, key);
    expect(await done.json()).toMatchObject({ state: 'done', externalId: '9001' });
    expect(await harness.db.systemLink.findMany({ where: { ticketId: ticket.id } })).toMatchObject([
      { externalId: '5711' },
    ]);
  });

  test.each(['../../contacts/5', '77x', '0', '4711-of-another'])(
    'is not told to be done under %s, which is no number of its own there',
    async (said) => {
      const other = await insertFailed();
      const number = String(Number.parseInt(newId().slice(-8), 16) + 1);
      const told = { type: 'done_by_hand', externalId: number };
      await harness.post(`/api/v1/effects/${other.id}/events`, told, key);
      const { id, ticket } = await insertFailed();
      const externalId = said === '4711-of-another' ? number : said;
      const answer = await harness.post(`/api/v1/effects/${id}/events`, { ...told, externalId }, key);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ path: 'externalId' }] });
      expect(await harness.db.systemEffect.findUnique({ where: { id } })).toMatchObject({ state: 'failed' });
      expect(await harness.db.systemLink.count({ where: { ticketId: ticket.id } })).toBe(0);
    },
  );

  test('says what helps, and what it would say is read by the ticket’s patient', async () => {
    const { id } = await insertFailed('invalid_group_id');
    const shown = (await (await harness.get(`/api/v1/effects/${id}`, key)).json()) as object;
    expect(shown).toMatchObject({ id, words: null, reworded: false, advice: { remedy: 'setting' } });
    expect(JSON.stringify(shown)).toContain('FRESHDESK_GROUP_ID');
    expect((await harness.get(`/api/v1/effects/${newId()}`, key)).status).toBe(404);
    expect((await harness.get('/api/v1/effects/x', key)).status).toBe(404);
  });

  test('is put in other words, which stand in the trail with who has put them so, and can be taken back', async () => {
    const { id, ticket } = await insertFailed('invalid_description');
    const words = 'Please refill <b>lisinopril</b>.\nCall 415 555 0160.';
    const sent = await harness.post(`/api/v1/effects/${id}/events`, { type: 'send_again', words }, key);
    expect(await sent.json()).toMatchObject({ state: 'waiting', reworded: true });
    const [event] = await harness.db.ticketEvent.findMany({ where: { ticketId: ticket.id } });
    expect(event).toMatchObject({
      ...{ type: 'effect_send_again', actor: 'test tickets work' },
      detail: { effectId: id, words },
    });
    expect(await harness.rowsAsText('system_effects')).not.toContain('lisinopril');
    const plain = await harness.post(`/api/v1/effects/${id}/events`, { type: 'send_again' }, key);
    expect(await plain.json()).toMatchObject({ reworded: true });
    const back = { type: 'send_again', words: null };
    const composed = await harness.post(`/api/v1/effects/${id}/events`, back, key);
    expect(await composed.json()).toMatchObject({ reworded: false });
  });

  test.each([
    ['nothing', ''],
    ['too much', 'a'.repeat(20_001)],
    ['a NUL character', 'a\u0000b'],
  ])('is not put in words that cannot be sent: %s', async (_what, words) => {
    const { id } = await insertFailed();
    const answer = await harness.post(`/api/v1/effects/${id}/events`, { type: 'send_again', words }, key);
    expect(answer.status).toBe(422);
    expect(await answer.text()).not.toContain(words.slice(0, 5) || 'undefined');
  });

  test('is not told to be done by hand without its number, while the helpdesk has none of the ticket', async () => {
    const { id } = await insertFailed();
    const done = { type: 'done_by_hand' };
    expect((await harness.post(`/api/v1/effects/${id}/events`, done, key)).status).toBe(422);
    const patient = { type: 'name_patient', externalId: 'p-1' };
    const answer = await harness.post(`/api/v1/effects/${id}/events`, patient, key);
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'externalId' }] });
  });

  test('is neither shown to a facility nor worked by a key that only looks', async () => {
    const { id } = await insertFailed();
    const facility = await harness.createFacility();
    const bound = await harness.createKey(['tickets', 'work'], facility.id);
    expect((await harness.get('/api/v1/effects', bound.key)).status).toBe(403);
    expect((await harness.get(`/api/v1/effects/${id}`, bound.key)).status).toBe(403);
    const looks = await harness.createKey(['tickets']);
    const event = { type: 'send_again' };
    expect((await harness.post(`/api/v1/effects/${id}/events`, event, looks.key)).status).toBe(403);
    expect((await harness.post(`/api/v1/effects/${newId()}/events`, event, key)).status).toBe(404);
    expect((await harness.post(`/api/v1/effects/${id}/events`, { type: 'burn' }, key)).status).toBe(422);
  });
});
