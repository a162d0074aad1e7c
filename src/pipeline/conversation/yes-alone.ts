import type { Intent } from '../../domain/message.ts';
import { closesPolitely } from '../../extraction/answers/closes-politely.ts';
import { readAnswer } from '../../extraction/answers/read-answer.ts';
import type { SenderState, StoredMessage } from '../reading/message-store.ts';
import type { PersonRequest } from '../reading/read-message.ts';
import { needsAnswer, type OpenQuestion } from './open-question.ts';

type YesToRead = {
  message: Pick<StoredMessage, 'channel' | 'text' | 'structured'>;
  sender: Pick<SenderState, 'consent' | 'answersLately'>;
  question: OpenQuestion | null;
};

/**
 * "Yes", from somebody who may be texted, opts nobody in: it is an answer. Where we have told something and nothing is
 * missing it is an assent, which wants nothing, as thanks do; else what it means, the thread says. "No thanks" to what was
 * told wants nothing more either, and takes nothing back.
 */
export function asYesAlone(request: PersonRequest, { message, sender, question }: YesToRead): PersonRequest {
  const { extraction } = request;
  const written = message.channel === 'sms' && !message.structured;
  if (!written || sender.consent === 'opt_out' || !extraction) return request;
  const { yes } = readAnswer(message.text);
  const told = question?.kind === 'told';
  if (told && isUnread(extraction.intents) && (yes || closesPolitely(message.text)))
    return { ...request, extraction: { ...extraction, intents: ['thanks'] } };
  if (!yes || !extraction.intents.includes('opt_in')) return request;
  const isAssent = question === null ? sender.answersLately > 0 : !needsAnswer(question);
  const meant: Intent = isAssent ? 'thanks' : 'unclear';
  return { ...request, extraction: { ...extraction, intents: [meant] } };
}

function isUnread(intents: readonly Intent[]): boolean {
  return intents.every((intent) => intent === 'unclear');
}
