import { expect } from 'vitest';
import type { TestGateway } from '../../support/gateway.ts';
import { waitFor } from '../../support/wait-for.ts';
import type { Cast } from './cast.ts';
import type { Turn } from './thread.ts';

export type Heard = { template: string; text: string; disclosure: string | null };

/** Plays a thread over HTTP and answers what was said to each turn. */
export async function playThread(gateway: TestGateway, cast: Cast): Promise<Heard[][]> {
  const heard: Heard[][] = [];
  const known = new Set<string>();
  for (const [place, turn] of cast.thread.turns.entries()) {
    await arrive(gateway, cast, turn);
    const next = cast.thread.turns[place + 1];
    if (next?.atOnce) await processed(gateway, cast);
    else await quiet(gateway, cast);
    const said = await gateway.db.outboundMessage.findMany({
      where: { to: cast.from, state: { notIn: ['suppressed'] } },
      orderBy: { id: 'asc' },
    });
    const fresh = said.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    heard.push(next?.atOnce ? [] : fresh);
  }
  return heard;
}

async function arrive(gateway: TestGateway, { from, say }: Cast, turn: Turn): Promise<void> {
  const { text, photo = false, call, event, task, fields } = turn;
  if (call !== undefined) {
    await gateway.call({ from, transcript: call === null ? null : say(call) });
    return;
  }
  if (event) {
    const ticket = await gateway.db.ticket.findFirst({
      where: { medicationName: event.of, sources: { some: { message: { from } } } },
    });
    if (!ticket) throw new Error('no ticket of this medicine');
    const answer = await gateway.work(ticket.id, event.body);
    expect(answer.status).toBe(200);
    return;
  }
  if (task) {
    const { id } = await gateway.db.task.findFirstOrThrow({
      where: { kind: task.kind, ticket: { sources: { some: { message: { from } } } } },
    });
    const answer = await fetch(`${gateway.url}/api/v1/tasks/${id}/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(task.body),
    });
    expect(answer.status).toBe(200);
    return;
  }
  await gateway.text({ from, body: say(text ?? ''), photo, ...(fields ? { fields } : {}) });
}

/** All that came from this number is processed. */
function processed(gateway: TestGateway, cast: Cast): Promise<true> {
  return nothingWaits(gateway, cast, 'the thread to be processed', unread);
}

/** And all that is to be said to it has been said. */
function quiet(gateway: TestGateway, cast: Cast): Promise<true> {
  return nothingWaits(gateway, cast, 'the answers to leave', `${unread} OR ${unsent}`);
}

const unread = `EXISTS (SELECT FROM inbound_messages WHERE "from" = $1 AND state IN ('received', 'processing'))`;
const unsent = `EXISTS (SELECT FROM outbound_messages WHERE "to" = $1 AND state IN ('queued', 'sending'))`;

/** One statement, since it is asked many times a second. */
function nothingWaits(
  { database }: TestGateway,
  { from }: Cast,
  what: string,
  waiting: string,
): Promise<true> {
  const statement = { name: what, text: `SELECT ${waiting} AS busy`, values: [from] };
  async function ask(): Promise<true | null> {
    const { rows } = await database.database.pool.query<{ busy: boolean }>(statement);
    return rows[0]?.busy === false ? true : null;
  }
  return waitFor(what, ask, 30_000);
}

export type Stands = {
  tickets: string[];
  tasks: string[];
  openTasks: string[];
  suppressed: string[];
  urgent: string[];
  of: (string | null)[];
};

/** What stands in the database of a thread. */
export async function standsOf({ db }: TestGateway, { from }: Cast): Promise<Stands> {
  const tickets = await db.ticket.findMany({
    where: { sources: { some: { message: { from } } }, stage: { not: 'merged' } },
    include: { patient: true },
  });
  const ids = tickets.map(({ id }) => id);
  const messages = await db.inboundMessage.findMany({ where: { from }, select: { id: true } });
  const tasks = await db.task.findMany({
    where: { OR: [{ ticketId: { in: ids } }, { messageId: { in: messages.map(({ id }) => id) } }] },
  });
  const suppressed = await db.outboundMessage.findMany({ where: { to: from, state: 'suppressed' } });
  return {
    tickets: tickets.map(({ medicationName, stage }) => `${medicationName ?? '-'} ${stage}`).sort(),
    tasks: tasks.map(({ kind }) => kind).sort(),
    openTasks: tasks
      .filter(({ state }) => state === 'open')
      .map(({ kind }) => kind)
      .sort(),
    suppressed: suppressed.map(({ reason }) => reason ?? '').sort(),
    urgent: tickets
      .filter(({ priority }) => priority === 'urgent')
      .map(({ medicationName }) => medicationName ?? '-')
      .sort(),
    of: [...new Set(tickets.map(({ patient }) => patient?.givenNames[0] ?? null))].sort(),
  };
}
