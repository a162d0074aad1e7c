import type { Db } from '../../db/client.ts';
import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import type { ConsentKind } from '../../domain/consent.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { recordConsent, type ConsentToRecord } from '../../reply/consent-store.ts';
import { lockTicket } from '../../tickets/ticket-work-store.ts';
import { appendEvent } from '../append-event.ts';

/** What somebody told a member of staff; `messageId` is the ticket's message from whose number it holds. */
export type StaffConsent = {
  ticketId: string;
  messageId: string;
  kind: ConsentKind;
  note: string | null;
  actor: string;
};

export type StaffConsentResult = 'recorded' | 'not_found' | 'no_number' | 'no_patient';

/**
 * Writes into the ledger what somebody said on the phone or in person (47 CFR 64.1200(a)(10): by any reasonable
 * means), with an event on the ticket. From the commit on nothing is sent against it.
 */
export function recordStaffConsent(
  deps: { db: PrismaClient; clock: Clock },
  said: StaffConsent,
): Promise<StaffConsentResult> {
  const now = deps.clock.now();
  return deps.db.$transaction(async (tx) => {
    const asked = await findAsked(tx, said);
    if (!asked) return 'not_found';
    const row = rowOf(said, asked, now);
    if (typeof row === 'string') return row;
    // The ledger's lock before the ticket's row, as where messages are processed.
    await recordConsent(tx, row, now);
    await lockTicket(tx, said.ticketId);
    const { ticketId, actor, kind, messageId } = said;
    const detail = { kind, messageId, ...(said.note === null ? {} : { text: said.note }) };
    await appendEvent(tx, { ticketId, type: 'consent_recorded', actor, at: now, detail });
    return 'recorded';
  });
}

type Asked = { from: string; to: string; patientId: string | null };

async function findAsked(tx: Db, { ticketId, messageId }: StaffConsent): Promise<Asked | null> {
  const source = await tx.ticketSource.findFirst({
    where: { ticketId, messageId },
    select: { ticket: { select: { patientId: true } }, message: { select: { from: true, to: true } } },
  });
  return source && { ...source.message, patientId: source.ticket.patientId };
}

/** An opt-out is the number's; "do not text" the patient's, at every number; health details a patient's at a number. */
function rowOf(
  { kind, messageId, note, actor }: StaffConsent,
  asked: Asked,
  at: Date,
): ConsentToRecord | 'no_number' | 'no_patient' {
  const number = parsePhoneNumber(asked.from);
  const person = asked.patientId;
  const ofPerson = kind === 'do_not_text' || kind === 'may_text';
  if (!number && !(ofPerson && person)) return 'no_number';
  if ((kind === 'phi_accepted' || kind === 'phi_declined') && !person) return 'no_patient';
  return {
    number: ofPerson && person ? '' : (number ?? ''),
    ours: '',
    kind,
    source: 'staff',
    scope: 'all',
    personId: person,
    // The message shows whose number it is; what was said stands in the note.
    messageId: null,
    actor,
    note: note ?? `by way of message ${messageId}`,
    at,
  };
}
