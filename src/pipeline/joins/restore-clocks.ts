import type { Db } from '../../db/client.ts';
import type { ClockRow, FoldedTicket, LoggedEvent } from '../../dedup/fold-ticket.ts';
import type { TicketChanges } from '../../domain/ticket-changes.ts';
import type { TicketPosition } from '../../domain/ticket.ts';
import { changeClocks } from '../../routing/change-clocks.ts';
import { followUpClock, isFollowUp, runsAt } from '../../routing/start-clocks.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import {
  addClocks,
  clockRows,
  moveClocks,
  policyOf,
  stopClocks,
  type TicketAtWork,
} from '../../tickets/ticket-work-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

export type RestoringClocks = {
  ticket: TicketAtWork;
  events: LoggedEvent[];
  undone: number[];
  folded: FoldedTicket;
  position: TicketPosition;
  now: Date;
};

export type RestoredClocks = {
  changes: TicketChanges['clocks'];
  /** What the event that now makes the ticket urgent would have done to the clocks. */
  replayed: TicketChanges['clocks'];
};

/**
 * Puts the clocks back to where they would be: those that the arrival started are gone, those that it stopped run,
 * those that it moved are due as before. What has fired has fired, and nothing is left without a clock.
 */
export async function restoreClocks(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  restoring: RestoringClocks,
): Promise<RestoredClocks> {
  const { ticket, folded, position, now } = restoring;
  const removed = folded.clocks.remove.filter((clock) => !isNeeded(clock, restoring));
  await tx.ticketClock.deleteMany({ where: { id: { in: removed.map(({ id }) => id) } } });
  const resumed = folded.clocks.resume.map(({ id }) => id);
  await tx.ticketClock.updateMany({ where: { id: { in: resumed } }, data: { stoppedAt: null } });
  const moves = folded.clocks.move.map(({ clock, dueAt }) => ({ id: clock.id, dueAt }));
  await moveClocks(tx, moves);
  const running = await tx.ticketClock.findMany({
    where: { ticketId: ticket.id, firedAt: null, stoppedAt: null },
  });
  const idle = running.filter((clock) =>
    clock.kind === 'page' || isFollowUp(clock) ? position.status === 'closed' : !runsAt(clock.kind, position),
  );
  await stopClocks(
    tx,
    idle.map(({ id }) => id),
    now,
  );
  const left = running.filter((clock) => !idle.includes(clock));
  const replayed = await replay(tx, deps, restoring, left);
  const rests = position.status !== 'closed' && left.length + replayed.started.length === 0;
  const resting = { position, policy: policyOf(deps.policy, ticket), timeZone: deps.settings.timeZone };
  const following = rests ? [followUpClock({ ...resting, receivedAt: now })] : [];
  return {
    changes: {
      started: await addClocks(tx, clockRows(ticket.id, following, now)),
      stopped: [...removed, ...idle].map(({ id }) => id),
      moved: folded.clocks.move.map(({ clock, dueAt }) => moveOf(clock, dueAt)),
    },
    replayed,
  };
}

/** Somebody has moved the ticket on since: a clock of its present place stays, whoever started it. */
function isNeeded(clock: ClockRow, { ticket, events, undone, folded, position }: RestoringClocks): boolean {
  const before = events.find((event) => undone.includes(event.sequence) && event.changes?.fields.stage)
    ?.changes?.fields.stage?.from;
  const movedOn = before !== undefined && before !== position.stage;
  const others = ticket.clocks.filter(
    ({ id, kind }) => kind === clock.kind && !folded.clocks.remove.some((one) => one.id === id),
  );
  const running = clock.stoppedAt === null;
  return movedOn && running && clock.kind !== 'page' && runsAt(clock.kind, position) && others.length === 0;
}

const nothing: TicketChanges['clocks'] = { started: [], stopped: [], moved: [] };

/** A later arrival makes the ticket urgent by itself: the clocks are brought forward from when that one came. */
async function replay(
  tx: Db,
  { policy, settings }: Pick<PipelineDeps, 'policy' | 'settings'>,
  { ticket, folded, position }: RestoringClocks,
  running: ClockRow[],
): Promise<TicketChanges['clocks']> {
  if (!folded.urgentBy) return nothing;
  const { stop, start, move } = changeClocks({
    decision: decisionOf({ decision: folded.fields.decision ?? ticket.decision }),
    policy: policyOf(policy, ticket),
    timeZone: settings.timeZone,
    running,
    before: { ...position, priority: 'routine' },
    after: position,
    anew: false,
    answered: [],
    openedAt: ticket.openedAt,
    now: folded.urgentBy.at,
  });
  await stopClocks(tx, stop, folded.urgentBy.at);
  await moveClocks(tx, move);
  const moved = move.flatMap(({ id, dueAt }) => {
    const clock = running.find((one) => one.id === id);
    return clock ? [moveOf(clock, dueAt)] : [];
  });
  return {
    started: await addClocks(tx, clockRows(ticket.id, start, folded.urgentBy.at)),
    stopped: stop,
    moved,
  };
}

function moveOf({ id, dueAt: from }: ClockRow, to: Date) {
  return { id, from: from.toISOString(), to: to.toISOString() };
}
