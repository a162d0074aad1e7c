import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import { channelsOf, flagsOf, type Contribution } from '../../dedup/contribution.ts';
import { readClocks } from '../../dedup/event-log-store.ts';
import { foldTicket, type FoldedTicket, type LoggedEvent } from '../../dedup/fold-ticket.ts';
import { storedContribution } from '../../dedup/open-need-store.ts';
import { newId } from '../../domain/id.ts';
import type { Flag } from '../../domain/message.ts';
import type { FieldValue, TicketChanges } from '../../domain/ticket-changes.ts';
import type { TicketPosition } from '../../domain/ticket.ts';
import { pauseChange } from '../../routing/requester-pause.ts';
import { changedFields } from '../../tickets/changed-fields.ts';
import { isOpenNeed } from '../../tickets/ticket-state.ts';
import { claimNeeds, dropNeeds, saveTicket, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changesJson } from '../work/plan-change.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { replayArrivals } from './replay-arrivals.ts';
import { restoreClocks } from './restore-clocks.ts';
import type { SourceRow } from '../reading/source-row.ts';
import { appendEvent } from '../append-event.ts';

export type TakingBack = {
  ticket: TicketAtWork;
  messageId: string;
  actor: string;
  now: Date;
  events: LoggedEvent[];
  /** Sequences of the events that the arrival alone has caused. */
  undone: number[];
  taken: SourceRow[];
  staying: SourceRow[];
  ownTicketId: string;
};

/** Makes the ticket what it would be without an arrival, and writes so with the event. */
export async function takeBack(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  taking: TakingBack,
): Promise<void> {
  const { ticket, messageId, actor, now, events, undone, staying, ownTicketId } = taking;
  const stays = contributionsOf(staying);
  const folded = foldTicket({
    events,
    undone,
    clocks: await readClocks(tx, ticket.id),
    urgentMessages: new Set(
      staying.filter((_, place) => stays[place]?.priority === 'urgent').map((source) => source.messageId),
    ),
    priority: ticket.priority,
  });
  const position = positionOf(ticket, folded);
  const columns: Prisma.TicketUncheckedUpdateManyInput = {
    ...columnsOf(folded),
    ...position,
    flags: flagsWithout(ticket.flags as Flag[], contributionsOf(taking.taken), stays),
    channels: channelsOf(stays),
  };
  if (!(await saveTicket(tx, ticket, columns)))
    throw new Error('a locked ticket was changed by someone else');
  const clocks = await restoreClocks(tx, deps, { ...taking, folded, position });
  const needs = await restoreNeeds(tx, ticket, folded, columns);
  const changes: TicketChanges = {
    fields: changedFields(ticket, columns, 'split'),
    clocks: clocks.changes,
    needs,
  };
  const replayed = folded.urgentBy && { sequence: folded.urgentBy.sequence, clocks: clocks.replayed };
  const detail = {
    messageId,
    toTicketId: ownTicketId,
    undone,
    ...pauseChange(ticket, position),
    ...(replayed ? { replayed } : {}),
    changes: changesJson(changes),
  };
  await appendEvent(tx, { ticketId: ticket.id, type: 'split', actor, at: now, detail });
  if (!folded.fields.decision) return;
  await restoreDecision(tx, ticket.id, folded.fields.decision, now);
  await replayArrivals(tx, deps, { ticketId: ticket.id, events, undone, staying, contributions: stays, now });
}

/** Arrivals from before contributions were kept count with their message's flags. */
function contributionsOf(sources: SourceRow[]): Contribution[] {
  return sources.map(({ contribution, message }) => {
    const { channel, flags } = message;
    const medicine = { text: null, name: null, strength: null, rxNumber: null };
    return (
      storedContribution(contribution) ?? {
        channel,
        flags: flags as Flag[],
        priority: 'routine',
        claims: { name: null, birthDates: [] },
        medicine,
        asked: null,
        pages: false,
      }
    );
  });
}

/** Those of the arrivals that stay, and those that came otherwise. */
function flagsWithout(flags: Flag[], taken: Contribution[], stays: Contribution[]): Flag[] {
  const kept = flagsOf(stays);
  const gone = flagsOf(taken);
  return [...kept, ...flags.filter((flag) => !kept.includes(flag) && !gone.includes(flag))];
}

function positionOf(ticket: TicketAtWork, { fields, priority }: FoldedTicket): TicketPosition {
  const { stage, status, queue } = ticket;
  // The log holds what was in these columns.
  const restored = fields as Partial<TicketPosition>;
  return {
    stage: restored.stage ?? stage,
    status: restored.status ?? status,
    queue: restored.queue ?? queue,
    priority,
  };
}

const dates = ['closedAt', 'acknowledgedAt'];

function columnsOf({ fields }: FoldedTicket): Prisma.TicketUncheckedUpdateManyInput {
  const entries = Object.entries(fields).map(([field, value]) => [field, columnOf(field, value)]);
  return Object.fromEntries(entries) as Prisma.TicketUncheckedUpdateManyInput;
}

function columnOf(field: string, value: FieldValue): FieldValue {
  return dates.includes(field) && typeof value === 'string' ? new Date(value) : value;
}

/** The decision that holds again is the last one taken, so that the next one starts from what it looked at. */
async function restoreDecision(tx: Db, ticketId: string, decision: FieldValue, now: Date): Promise<void> {
  const rows = await tx.decision.findMany({ where: { ticketId }, orderBy: { id: 'desc' } });
  const restored = rows.find(({ result }) => isEqualJson(result, decision));
  if (!restored) return;
  const { messageId, code, rule, policyVersion, result, inputs } = restored;
  const copy = { ticketId, messageId, code, rule, policyVersion, result: result ?? {}, inputs: inputs ?? {} };
  await tx.decision.create({ data: { id: newId(now), ...copy, decidedAt: now } });
}

/** The database orders the names of a JSON object by itself. */
function isEqualJson(one: unknown, other: unknown): boolean {
  return sortedJson(one) === sortedJson(other);
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** What the arrival added is given up; what it took away is taken again, as far as it is still free. */
async function restoreNeeds(
  tx: Db,
  ticket: TicketAtWork,
  { needs }: FoldedTicket,
  columns: Prisma.TicketUncheckedUpdateManyInput,
): Promise<TicketChanges['needs']> {
  const released = await dropNeeds(tx, ticket.id, needs.release);
  const stage = (columns.stage ?? ticket.stage) as TicketPosition['stage'];
  const outcome = 'outcome' in columns ? (columns.outcome as string | null) : ticket.outcome;
  const claimed = isOpenNeed({ stage, outcome }) ? await claimNeeds(tx, ticket.id, needs.claim) : [];
  return { claimed, released };
}
