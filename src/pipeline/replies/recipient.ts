import type { Db } from '../../db/client.ts';
import type { Language } from '../../domain/message.ts';
import type { Disclosure } from '../../reply/disclosure.ts';
import { nameMedicine } from '../../reply/name-medicine.ts';
import type { ReplyDraft, Voice } from '../../reply/reply-draft.ts';
import type { ReplyToQueue } from '../../reply/reply-store.ts';
import type { TokenValues } from '../../reply/token-values.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { loadSenderState, type SenderState } from '../reading/message-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { requestsOf } from '../conversation/saying.ts';
import { medicineOfTicket } from '../needs/ticket-medicine.ts';
import type { Way } from './way-back.ts';
import { type AskedBy, findWay, isDisclosable, languageOf } from './who-asked.ts';

/** Somebody who asked for a ticket, what they may hear of it, and how. */
export type Recipient = {
  message: AskedBy;
  sender: SenderState;
  /** Null where nothing can be written to them. */
  way: Way | null;
  /** Why they must not be texted; null when they may be, or are answered elsewhere. */
  suppressed: string | null;
  disclosure: Disclosure;
  language: Language;
};

/** `mayAsk`: whoever asked is entitled to an answer about the ticket's patient. */
export async function loadRecipient(
  tx: Db,
  ticket: Pick<TicketAtWork, 'patientId'>,
  message: AskedBy,
  { mayAsk, now }: { mayAsk: boolean; now: Date },
): Promise<Recipient> {
  const way = await findWay(tx, message);
  const sender = await loadSenderState(tx, message, now);
  const accepts = ticket.patientId !== null && sender.acceptsDetailsOf.includes(ticket.patientId);
  const told = accepts ? 'medicine' : 'outcome';
  return {
    message,
    sender,
    way,
    suppressed: way?.channel === 'sms' ? sender.block : null,
    disclosure: mayAsk && isDisclosable(message) ? told : 'neutral',
    language: languageOf(message, sender.language),
  };
}

/** What every text to a recipient is composed with. */
export function voiceTo(
  { sender, language }: Pick<Recipient, 'sender' | 'language'>,
  { orgName, orgPhone }: PipelineDeps['settings'],
): Required<Voice> {
  const { templates, lastVariant } = sender;
  return { language, org: { name: orgName, phone: orgPhone }, templates, lastVariant };
}

/** How a recipient knows the ticket: whoever may not be told of it by their own message's reference. */
export function referencesFor(
  ticket: Pick<TicketAtWork, 'reference' | 'patientId' | 'medicationName' | 'strength'>,
  { message, disclosure }: Pick<Recipient, 'message' | 'disclosure'>,
): Required<Pick<TokenValues, 'requests' | 'references'>> {
  const reference = disclosure === 'neutral' ? (message.reference ?? '') : ticket.reference;
  const { requests, references } = requestsOf(reference);
  const medicine = nameMedicine({ medicine: medicineOfTicket(ticket) }, disclosure);
  return { requests: { ...requests, medicine }, references };
}

/** A composed text on its way to a recipient. */
export function replyTo(
  { message, suppressed }: Recipient,
  way: Way,
  { draft, slot }: { draft: ReplyDraft; slot: string },
): ReplyToQueue {
  return {
    draft,
    ...way,
    inReplyToId: message.id,
    conversationKey: message.structured === null ? message.conversationKey : null,
    slot,
    suppressed,
    introduces: false,
  };
}
