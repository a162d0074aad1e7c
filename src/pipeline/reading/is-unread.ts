import { isInUnreadLanguage } from '../../extraction/language/third-language.ts';
import type { PersonRequest } from './read-message.ts';

/** Whether a text is in a language that nobody here reads, so that nothing of it was understood: it may be a danger. */
export function isUnread({ extraction }: Pick<PersonRequest, 'extraction'>, text: string): boolean {
  const unclear = extraction?.intents.includes('unclear') ?? false;
  return unclear && extraction?.language === null && isInUnreadLanguage(text);
}
