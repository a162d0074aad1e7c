import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, samuel, signatureOf, stranger } from './people.ts';
import { newestTicket, readTicket, stateOf } from './ticket-state.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

type Change = { field: string; from: string | null; to: string | null };
type Preview = {
  allowed: boolean;
  warnings: string[];
  ticket: { changes: Change[] };
  into: { changes: Change[] };
};

const otherStranger = '+14155550171';

/** Posts a text and answers the ticket that it opened. */
async function ask(body: string, from: string): Promise<string> {
  await gateway.text({ from, body });
  await gateway.settled();
  return newestTicket(gateway);
}

function preview(id: string, into: string): Promise<Preview> {
  return gateway.get<Preview>(`/api/v1/tickets/${id}/merge-preview?into=${into}`);
}

async function merge(id: string, into: string): Promise<number> {
  return (await gateway.work(id, { type: 'merge', into })).status;
}

describe('a person merges two requests of which nobody knows the patient', () => {
  async function two(): Promise<[string, string]> {
    const first = await ask('My name is Joan Miller. I need a refill of atorvastatin 40 mg', stranger);
    const second = await ask(
      'Joan Miller here, I am out of atorvastatin 40 mg, please refill',
      otherStranger,
    );
    expect(second).not.toBe(first);
    return [first, second];
  }

  it('each is offered the other, and neither has joined by itself', async () => {
    const [first, second] = await two();
    expect((await readTicket(gateway, first)).joinSuggestions).toMatchObject([{ ticketId: second }]);
    expect((await readTicket(gateway, second)).joinSuggestions).toMatchObject([{ ticketId: first }]);
  });

  it('looks at what will change, and nothing has changed by looking', async () => {
    const [first, second] = await two();
    const before = [await stateOf(gateway, first), await stateOf(gateway, second)];
    const seen = await preview(second, first);
    expect([await stateOf(gateway, first), await stateOf(gateway, second)]).toEqual(before);
    expect(seen).toMatchObject({ allowed: true, warnings: [] });
    expect(seen.into.changes).toContainEqual({ field: 'priority', from: 'routine', to: 'urgent' });
    expect(seen.into.changes).toContainEqual({ field: 'arrivals', from: '1', to: '2' });
    expect(seen.ticket.changes).toContainEqual({ field: 'stage', from: 'clarifying', to: 'merged' });
  });

  it('every word and the highest urgency are kept; taken out again, the ticket is what it was', async () => {
    const [first, second] = await two();
    const before = await stateOf(gateway, first);
    expect(await merge(second, first)).toBe(200);
    const merged = await readTicket(gateway, first);
    expect(merged).toMatchObject({ priority: 'urgent', flags: ['out_of_medicine'] });
    expect(merged.sources).toHaveLength(2);
    expect(merged.sources[1]?.evidence).toMatchObject({ rule: 'merged-by-person', fromTicketId: second });
    expect(await readTicket(gateway, second)).toMatchObject({ stage: 'merged', mergedIntoId: first });
    const { status } = await gateway.work(first, {
      type: 'split',
      messageId: merged.sources[1]?.messageId ?? '',
    });
    expect(status).toBe(200);
    expect(await stateOf(gateway, first)).toEqual(before);
  });

  it('whoever asks again joins the one that is left', async () => {
    const [first, second] = await two();
    expect(await merge(second, first)).toBe(200);
    await ask('Joan Miller again, atorvastatin 40 mg please, a refill', otherStranger);
    expect((await readTicket(gateway, first)).sources).toHaveLength(3);
  });
});

it('a message finds the ticket that it ends in, however often that was merged and taken apart', async () => {
  const bodies = ['metoprolol 50 mg', 'atorvastatin 40 mg', 'levothyroxine 75 mcg'];
  const ids: string[] = [];
  for (const medicine of bodies)
    ids.push(await ask(`${signatureOf(mary)} refill ${medicine}`, phoneOf(mary)));
  const [a = '', b = '', c = ''] = ids;
  const messageId = (await readTicket(gateway, a)).sources[0]?.messageId ?? '';
  type Line = { lines: { ticketId: string }[]; ticketIds: string[] };
  async function ticketOfMessage(): Promise<[string | undefined, string[]]> {
    const { lines, ticketIds } = await gateway.get<Line>(`/api/v1/messages/${messageId}`);
    return [lines[0]?.ticketId, ticketIds];
  }
  expect(await merge(a, b)).toBe(200);
  expect(await ticketOfMessage()).toEqual([b, [b]]);
  expect(await merge(b, c)).toBe(200);
  expect(await ticketOfMessage()).toEqual([c, [c]]);
  expect((await gateway.work(c, { type: 'split', messageId })).status).toBe(200);
  const own = await newestTicket(gateway);
  expect(await ticketOfMessage()).toEqual([own, [own]]);
});

describe('a merge is refused', () => {
  it('across patients, and between a known patient and an unknown one', async () => {
    const marys = await ask(`${signatureOf(mary)} refill metoprolol 50 mg`, phoneOf(mary));
    const samuels = await ask(`${signatureOf(samuel)} refill lisinopril 20 mg`, phoneOf(samuel));
    const unknown = await ask('My name is Joan Miller. I need lisinopril 20 mg', stranger);
    for (const [from, into] of [
      [marys, samuels],
      [unknown, samuels],
      [samuels, unknown],
    ] as const) {
      expect(await merge(from, into)).toBe(409);
      expect(await preview(from, into)).toMatchObject({ allowed: false });
    }
    expect(await gateway.db.ticketSource.count()).toBe(3);
  });

  it('into itself, into nothing, and into what has ended', async () => {
    const id = await ask(`${signatureOf(mary)} refill metoprolol 50 mg`, phoneOf(mary));
    const other = await ask(`${signatureOf(mary)} refill atorvastatin 40 mg`, phoneOf(mary));
    expect(await merge(id, id)).toBe(422);
    expect(await merge(id, '0192f0c1-2222-7000-8000-000000000001')).toBe(422);
    expect(await merge(id, 'nothing')).toBe(422);
    expect((await gateway.work(other, { type: 'withdraw' })).status).toBe(200);
    expect(await merge(id, other)).toBe(409);
    expect(await merge(other, id)).toBe(409);
  });
});

it('two medicines of one patient: the preview warns, and the other need is free again', async () => {
  const into = await ask(`${signatureOf(mary)} refill metoprolol 50 mg`, phoneOf(mary));
  const from = await ask(`${signatureOf(mary)} refill atorvastatin 40 mg`, phoneOf(mary));
  expect(await preview(from, into)).toMatchObject({ allowed: true, warnings: ['different_medicine'] });
  expect(await merge(from, into)).toBe(200);
  const again = await ask(`${signatureOf(mary)} refill atorvastatin 40 mg`, phoneOf(mary));
  expect([into, from]).not.toContain(again);
});
