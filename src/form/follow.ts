import type { SentRequest } from '../intake/sent-request-store.ts';
import type { AskedTicket } from '../tickets/asked-ticket-store.ts';
import type { TicketStage } from '../domain/ticket.ts';

/** What a facility is asked before it can go on. */
export type Question = 'resident' | 'medicine';

/** One line of a request with what became of it. */
export type FollowedLine = {
  resident: number;
  /** Its place among the medicines that were sent; null for a note. */
  medication: number | null;
  /** The medicine as it was written; null for a note, or for what a note asks for. */
  medicine: string | null;
  /** Null while it is read, or where the facility may not follow it. */
  ticket: AskedTicket | null;
  stage: TicketStage | null;
  question: Question | null;
  mayWithdraw: boolean;
  /** Of a resident who is not on the facility's roster any more: no news of it come here. */
  gone: boolean;
};

const withdrawable: readonly TicketStage[] = [
  'identity_review',
  'clarifying',
  'review',
  'new_prescription',
  'too_early',
  'authorization_requested',
  'awaiting_escript',
  'pharmacy_submitted',
  'pharmacy_processing',
  'shipped',
];

const askedAt: readonly TicketStage[] = ['identity_review', 'clarifying', 'review'];

type Followed = Pick<
  SentRequest['lines'][number],
  'resident' | 'medication' | 'ticketId' | 'ticket' | 'gone'
>;
type Place = { resident: number; medication: number | null };

/** Each line that was sent, in its order, and behind them what a note asked for besides. */
export function followLines(request: SentRequest, tickets: AskedTicket[]): FollowedLine[] {
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const sent = request.residents.flatMap(({ medications = [] }, resident): Place[] =>
    medications.length === 0
      ? [{ resident, medication: null }]
      : medications.map((_, medication) => ({ resident, medication })),
  );
  function isOf(line: Place) {
    return (outcome: SentRequest['lines'][number]) =>
      outcome.resident === line.resident && outcome.medication === line.medication;
  }
  const added = request.lines.filter((outcome) => !sent.some((line) => isOf(line)(outcome)));
  const followed = sent.flatMap((line): Followed[] => {
    const outcomes = request.lines.filter(isOf(line));
    return outcomes.length > 0 ? outcomes : [{ ...line, ticketId: null, ticket: null, gone: false }];
  });
  return [...followed, ...added].map(({ resident, medication, ticketId, ticket: told, gone }) => {
    const ticket = (ticketId !== null ? byId.get(ticketId) : undefined) ?? null;
    const medicine =
      medication === null
        ? (ticket?.medicationText ?? null)
        : (request.residents[resident]?.medications?.[medication]?.name ?? null);
    // A stage comes from our own table alone.
    const stage = ticket?.stage ?? ((told?.stage ?? null) as TicketStage | null);
    return {
      resident,
      medication,
      medicine,
      ticket,
      stage,
      question: questionOf(ticket),
      mayWithdraw: mayWithdraw(ticket),
      gone: gone && ticket === null,
    };
  });
}

function isOver({ status, withdrawn }: AskedTicket): boolean {
  return withdrawn || status === 'closed';
}

function questionOf(ticket: AskedTicket | null): Question | null {
  if (!ticket || isOver(ticket) || ticket.status === 'resolved' || !askedAt.includes(ticket.stage))
    return null;
  if (ticket.patientId === null) return ticket.decision.code === 'IDENTITY_REVIEW' ? 'resident' : null;
  const unclear = ticket.decision.code === 'CLARIFY' || ticket.decision.rule === '4-prescription-match';
  return unclear && ticket.prescriptionId === null ? 'medicine' : null;
}

/** Nothing that a person must see as a danger or a question is taken back with a refill. */
function mayWithdraw(ticket: AskedTicket | null): boolean {
  if (!ticket || isOver(ticket) || !withdrawable.includes(ticket.stage)) return false;
  const isForPeople = ticket.stage === 'review' && ticket.medicationText === null;
  return ticket.decision.code !== 'ESCALATE_NOW' && !isForPeople;
}
