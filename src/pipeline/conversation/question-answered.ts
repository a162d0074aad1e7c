import type { Db } from '../../db/client.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Answer } from '../../extraction/answers/read-answer.ts';
import type { Answer as Answering, Told } from './answer-open-tickets.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { OpenQuestion } from './open-question.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { AskedMedicine } from '../reading/read-message.ts';
import type { Saying } from './saying.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/**
 * What an answer has led to. `too_late`: it is written down, and a person stops what is on its way; `told`: its tickets are decided again, and `more` is asked for beside them; `withdrawn`: they are taken back; `ask`: the next
 * question; `quiet`: understood, with nothing to say; `person`: it can only be understood by a person; `contradicts`: it
 * speaks of another medicine than was asked for, so that nothing is asked for by it and a person asks; `null`: no answer.
 */
export type QuestionAnswered =
  | { kind: 'told'; tickets: Told[]; more?: AskedMedicine[] }
  | { kind: 'corrected'; tickets: Told[] }
  | { kind: 'too_late'; tickets: Told[] }
  | { kind: 'withdrawn'; tickets: ThreadTicket[] }
  | { kind: 'ask'; say: Saying; question: OpenQuestion }
  | { kind: 'quiet' }
  | { kind: 'person'; tickets?: ThreadTicket[] }
  | { kind: 'contradicts'; tickets: ThreadTicket[] };

export type AnswerToQuestion = {
  message: StoredMessage;
  person: IdentifiedRequest;
  question: OpenQuestion | null;
  answer: Answer;
  patientsOfSender: Patient[];
  now: Date;
};

/** An answer with the open tickets of its thread. */
export type AnswerContext = {
  tx: Db;
  deps: PipelineDeps;
  given: AnswerToQuestion;
  thread: ThreadTicket[];
  /** The open tickets that the question is about. */
  meant: ThreadTicket[];
  to: Answering;
};
