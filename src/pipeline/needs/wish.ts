import type { Intent } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import type { DecidedNeed, DecisionContext } from './decide-need.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { AskedMedicine } from '../reading/read-message.ts';
import type { StandingDanger } from './standing-danger-store.ts';

/** One thing that a message wants and that becomes a ticket of its own or joins an open one. */
export type Wish = {
  person: IdentifiedRequest;
  medicine: AskedMedicine | null;
  decided: DecidedNeed;
  /** Keys under which the need is open; empty for wishes that never join. */
  keys: string[];
};

export type WishContext = DecisionContext & {
  message: StoredMessage;
  /** The sender's number where an arrival without a patient may join another of the same sender; else null. */
  joinableSender: string | null;
  canAsk: boolean;
  /** Those who share the sender's phone. */
  patientsOfSender: readonly Patient[];
  /** A patient has the sender's number, or it was answered before. */
  knownSender: boolean;
  /** A question for a status or a withdrawal that no open ticket answers goes to a person. */
  unserved: Intent[];
  /** Told before of those that may be asked for; absent where no medicine is planned. */
  dangers?: readonly StandingDanger[];
};
