import type { Patient } from '../../domain/patient.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { SenderState, StoredMessage } from '../reading/message-store.ts';
import type { OpenedTickets } from '../needs/opened-tickets.ts';
import type { Served } from './served.ts';

/** Everything that a message led to, for saying what becomes of it. */
export type Answering = {
  message: StoredMessage;
  people: IdentifiedRequest[];
  sender: SenderState;
  served: Served;
  opened: OpenedTickets;
  patientsOfSender: Patient[];
};
