import type { Db } from '../../db/client.ts';
import { uniteAsked, type Asked, type Contribution } from '../../dedup/contribution.ts';
import type { LoggedEvent } from '../../dedup/fold-ticket.ts';
import type { ClockKind } from '../../domain/ticket.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import { lockTicket } from '../../tickets/ticket-work-store.ts';
import { answeredClocks } from '../work/answered-clocks.ts';
import { changeTicket } from '../change-ticket.ts';
import { decideAgain } from '../work/decide-again.ts';
import { isUndecided } from '../needs/decide-together.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { SourceRow } from '../reading/source-row.ts';

export type Replaying = {
  ticketId: string;
  events: LoggedEvent[];
  undone: number[];
  staying: SourceRow[];
  /** Of `staying`, in its order. */
  contributions: Contribution[];
  now: Date;
};

/**
 * A decision was taken back with the arrival that had brought it. The arrivals that came after it found it taken: now
 * each is heard as if it had come first, with clocks from when it came.
 */
export async function replayArrivals(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { ticketId, events, undone, staying, contributions, now }: Replaying,
): Promise<void> {
  const first = Math.min(...undone);
  const later = events.filter((event) => event.sequence > first && event.messageIds.length > 0);
  for (const event of later) {
    const heard = staying.flatMap(({ messageId }, place) => {
      const asks = contributions[place]?.asked;
      return asks && isHeardBy(messageId, event, events) ? [asks] : [];
    });
    const own = staying.some(({ messageId }) => event.messageIds.includes(messageId));
    const asked = heard.reduce<Asked | null>((all, one) => (all ? uniteAsked(all, one) : one), null);
    if (own && asked)
      await hear(tx, deps, { ticketId, event, asked, answered: answeredAfter(event, events), now });
  }
}

/** It had come by then: the arrival that opened the ticket, and all that joined up to this event. */
function isHeardBy(messageId: string, { sequence }: LoggedEvent, events: LoggedEvent[]): boolean {
  const joined = events.find((event) => event.messageIds.includes(messageId));
  return !joined || joined.sequence <= sequence;
}

/** What people did after it answers the clocks that it would have started. */
function answeredAfter({ sequence }: LoggedEvent, events: LoggedEvent[]): ClockKind[] {
  return events.filter((event) => event.sequence > sequence).flatMap((event) => answeredClocks(event.type));
}

type Hearing = { ticketId: string; event: LoggedEvent; asked: Asked; answered: ClockKind[]; now: Date };

async function hear(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { ticketId, event, asked, answered, now }: Hearing,
): Promise<void> {
  const ticket = await lockTicket(tx, ticketId);
  if (!ticket || !(await isUndecided(tx, ticket))) return;
  const choice = { patientId: null, prescriptionId: null, identifiedBy: 'record', asked } as const;
  const again = await decideAgain(tx, deps, ticket, choice, event.at);
  if (!again.decided || again.decided.decision.code === decisionOf(ticket).code) return;
  const [messageId] = event.messageIds;
  await changeTicket(
    tx,
    deps,
    ticket,
    {
      position: again.position,
      event: { type: 'asked_again', actor: 'system', detail: { messageId: messageId ?? null } },
      again,
      answered,
      since: event.at,
    },
    now,
  );
}
