import type { RowsToInsert } from '../db/insert-rows.ts';
import type { Intent } from '../domain/message.ts';
import type { ReplyTicket } from '../reply/compose-replies.ts';
import type { ConsentDecision } from '../reply/consent.ts';
import type { IdentifiedRequest } from './identify-people.ts';

/** What a message was served with before anything new is opened for it. */
export type Served = {
  /** Who the message is about, with what the thread said before. */
  everyone: IdentifiedRequest[];
  /** Those for whom tickets are still to be planned. */
  people: IdentifiedRequest[];
  consent: ConsentDecision;
  /** The vendor has answered this keyword already. */
  vendorAnswered: boolean;
  consents: Required<RowsToInsert>['consents'];
  /** Somebody is not to be texted, and nobody knows at which number. */
  unknownNumber: boolean;
  /** Open tickets that answer a question for the status, or that this message completed. */
  statusTickets: ReplyTicket[];
  statusAsked: boolean;
  withdrawn: boolean;
  /** Intents that no open ticket fits: a person reads them. */
  unserved: Intent[];
};
