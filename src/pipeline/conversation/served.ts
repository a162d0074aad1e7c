import type { RowsToInsert } from '../../db/insert-rows.ts';
import type { Intent, Language } from '../../domain/message.ts';
import type { ReplyTicket } from '../../reply/compose-replies.ts';
import type { ConsentDecision } from '../../reply/consent.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { OpenQuestion } from './open-question.ts';
import type { Saying } from './saying.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/** What a message was served with before anything new is opened for it. */
export type Served = {
  /** Who the message is about, with what the thread said before. */
  everyone: IdentifiedRequest[];
  /** Those for whom tickets are still to be planned. */
  people: IdentifiedRequest[];
  consent: ConsentDecision;
  consents: Required<RowsToInsert>['consents'];
  /** Somebody is not to be texted, and nobody knows at which number. */
  unknownNumber: boolean;
  /** Open tickets that answer a question for the status, or that this message completed. */
  statusTickets: ReplyTicket[];
  statusAsked: boolean;
  withdrawn: boolean;
  /** The tickets are told as they stand after the sender has put right what they asked for. */
  corrected?: true;
  /** What is taken back is no open request of the sender's: a person looks whether it stands elsewhere. */
  withdrawsUnknown?: boolean;
  /** Intents that no open ticket fits: a person reads them. */
  unserved: Intent[];
  /** What is said in place of what became of tickets; null to tell of those. */
  say: Saying | null;
  /** What is open from now on, where the answer has decided it; left out, it follows from what is said. */
  question?: OpenQuestion | null;
  /** The language that the sender asks for. */
  language: Language | null;
  /** The ticket about which a person takes over from the questions. */
  handedOver: string | null;
  /** Name and birth date are said and fit nobody: there is nothing left to ask. */
  fitsNobody?: boolean;
  /** Tickets onto which the patient is put who is named, when what the message opens is written. */
  named?: ThreadTicket[];
};
