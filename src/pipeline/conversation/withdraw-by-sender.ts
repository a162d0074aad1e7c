import type { Db } from '../../db/client.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import { applyEvent } from '../../tickets/ticket-lifecycle.ts';
import { addTask, lockTicket, stateOf, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket, type TicketChange } from '../change-ticket.ts';
import { lockSubjectsOf } from '../needs/lock-subjects.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

type Withdrawing = {
  message: Pick<StoredMessage, 'id' | 'conversationKey'>;
  now: Date;
  /** Who takes it back, where it is not the sender's own text. */
  actor?: string;
  /** The sender asks for somebody else: what went to the pharmacy on the phone alone has to be stopped there. */
  forAnother?: true;
};
type Withdrawal = Withdrawing & { ticket: ThreadTicket };

/**
 * Withdraws the sender's own arrivals: the ticket ends when nobody else asks for it. Null when the words fit no
 * ticket of the sender's, or several: a person then asks which.
 */
export async function withdrawBySender(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { tickets, ...withdrawing }: Withdrawing & { tickets: ThreadTicket[] },
): Promise<ThreadTicket | null> {
  const { message } = withdrawing;
  const own = tickets.filter((ticket) => ticket.ownSources > 0 && isRequest(ticket));
  const [ticket] = own;
  if (!ticket || own.length > 1) return null;
  await lockSubjectsOf(tx, [{ ...ticket, conversationKey: message.conversationKey }], null);
  const locked = await lockTicket(tx, ticket.id);
  if (!locked) return null;
  const withdrawal = { ...withdrawing, ticket };
  const isChanged = locked.stage === 'awaiting_escript' && (await wasModified(tx, locked.id));
  const allowed = isChanged ? 'ask_clinician' : mayWithdraw(deps, locked, withdrawal);
  if (allowed === 'ask_pharmacy') {
    await askPharmacy(tx, withdrawal);
    // What becomes of it is no news for somebody else.
    if (withdrawal.forAnother) await withdrawArrivals(tx, locked.id, withdrawal);
    return ticket;
  }
  if (allowed === 'ask_clinician') {
    await tellClinician(tx, withdrawal);
    return ticket;
  }
  if (allowed === 'no') return null;
  await withdraw(tx, deps, locked, withdrawal);
  return ticket.otherSources > 0 ? ticket : { ...ticket, stage: 'withdrawn', status: 'closed' };
}

/** By the table of events; once the pharmacy works on it, only the pharmacy can stop it. */
function mayWithdraw(
  { settings: { timeZone } }: Pick<PipelineDeps, 'settings'>,
  ticket: TicketAtWork,
  { now, actor }: Withdrawing,
): 'yes' | 'ask_pharmacy' | 'no' {
  const role = actor === undefined ? 'patient' : 'facility_user';
  const context = { today: dateIn(timeZone, now), timeZone, role } as const;
  const result = applyEvent(stateOf(ticket), { type: 'withdraw' }, context);
  if (result.kind === 'moved') return 'yes';
  return result.kind === 'refused' && result.confirmFirst ? 'ask_pharmacy' : 'no';
}

/** A danger, a question for a pharmacist or a text that a person reads is not taken back with a refill. */
export function isRequest({ decision, stage, medicationText }: ThreadTicket): boolean {
  const forPeople = stage === 'review' || stage === 'clinical_review';
  return decision.code !== 'ESCALATE_NOW' && !(forPeople && medicationText === null);
}

async function withdraw(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  locked: TicketAtWork,
  withdrawal: Withdrawal,
): Promise<void> {
  const { message, ticket, now, forAnother, actor = 'system' } = withdrawal;
  await withdrawArrivals(tx, locked.id, withdrawal);
  const detail = {
    messageId: message.id,
    othersStillAsk: ticket.otherSources > 0,
    ...(forAnother ? { forAnother } : {}),
  };
  const { stage, status, queue, priority } = locked;
  const ended: Pick<TicketChange, 'position' | 'outcome'> =
    ticket.otherSources > 0
      ? { position: { stage, status, queue, priority } }
      : {
          position: { stage: 'withdrawn', status: 'closed', queue, priority },
          outcome: { code: 'withdrawn', text: null },
        };
  const event = { type: 'withdrawn_by_sender', actor, detail };
  await changeTicket(tx, deps, locked, { ...ended, event }, now);
  if (forAnother && ticket.otherSources === 0 && stage === 'pharmacy_submitted')
    await stopAtPharmacy(tx, withdrawal);
}

async function withdrawArrivals(
  tx: Db,
  ticketId: string,
  { message: { conversationKey }, now }: Pick<Withdrawal, 'message' | 'now'>,
): Promise<void> {
  await tx.ticketSource.updateMany({
    where: { ticketId, withdrawnAt: null, message: { conversationKey } },
    data: { withdrawnAt: now },
  });
}

async function stopAtPharmacy(tx: Db, { message, ticket, now }: Withdrawal): Promise<void> {
  await addTask(
    tx,
    {
      kind: 'tell_pharmacy_to_hold',
      queue: 'pharmacy',
      why: 'The sender says that this refill is for somebody else: tell the pharmacy not to fill it for this patient.',
      dueAt: now,
      ticketId: ticket.id,
      dedupeKey: `another:${message.id}:${ticket.id}`,
    },
    now,
  );
}

async function wasModified(tx: Db, ticketId: string): Promise<boolean> {
  return (await tx.ticketEvent.count({ where: { ticketId, type: 'provider_modified' } })) > 0;
}

/** What the provider has changed is not wanted: what becomes of the treatment is no matter of the refill alone. */
async function tellClinician(tx: Db, { message, ticket, now }: Withdrawal): Promise<void> {
  await addTask(
    tx,
    {
      kind: 'change_refused',
      queue: 'clinical',
      why: 'The sender does not want the prescription as the provider has changed it: find out why, tell the provider, and withdraw the request if it is not wanted at all.',
      dueAt: now,
      ticketId: ticket.id,
      messageId: message.id,
      dedupeKey: `refused:${message.id}:${ticket.id}`,
    },
    now,
  );
}

async function askPharmacy(tx: Db, { message, ticket, now }: Withdrawal): Promise<void> {
  await addTask(
    tx,
    {
      kind: 'confirm_withdrawal',
      queue: 'pharmacy',
      why: 'The sender withdraws a refill that the pharmacy is already working on: confirm with the pharmacy.',
      dueAt: now,
      ticketId: ticket.id,
      messageId: message.id,
      dedupeKey: `withdraw:${message.id}:${ticket.id}`,
    },
    now,
  );
}
