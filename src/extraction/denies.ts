import { normaliseText } from '../domain/normalise-text.ts';
import type { Answer } from './read-answer.ts';

/** "No, it is for …": what was said before of who it is does not hold. */
export function denies(text: string, answer: Pick<Answer, 'corrects'> | null): boolean {
  return (answer?.corrects ?? false) || /^(?:no|nope|nah|not|wait|espere)\b/.test(normaliseText(text));
}
