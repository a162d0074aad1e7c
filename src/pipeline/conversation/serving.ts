import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Answer } from '../../extraction/answers/read-answer.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { SenderState, StoredMessage } from '../reading/message-store.ts';
import type { OpenQuestion } from './open-question.ts';

/** A message as the conversation serves it. */
export type Serving = {
  message: StoredMessage;
  people: IdentifiedRequest[];
  sender: SenderState;
  patientsOfSender: Patient[];
  today: CalendarDate;
  now: Date;
  /** What we have asked and wait for. */
  question: OpenQuestion | null;
  /** What the text can mean as an answer; null where it is none. */
  answer: Answer | null;
  /** What we have said last has not left yet. */
  unread: boolean;
};
