import type { MedicationMention } from '../../domain/message.ts';
import { medicineWords } from './medicine-words.ts';

const opening =
  '(?:(?:no|oh|ok|okay|wait|hi|sorry|actually|please|pls|oops|can|could|you|we|i|id like to|i want to|i need to|need to|perdon|por favor|puede|pueden|podria|quiero|mejor) )*';
const closing = '(?: (?:instead|please|pls|thanks|thank you|por favor|gracias|mejor))*';
const thing =
  '(?:that|it|this|that one|this one|(?:my|the|that|last) (?:request|order|refill|one|text|message)|eso|esa|ese|lo|la|el pedido|mi pedido|la orden|mi orden)';
const change = new RegExp(
  `^${opening}(?:(?:change|switch|correct|edit|fix|update|make|swap) ${thing} (?:to|for|with|into)?|(?:cambi(?:e|a|en|ar)(?:lo|la)?|corrij[ae](?:lo|la)?)(?: ${thing})? (?:por|a|al)) ?(?:(?:the|my|a|el|la|mi) )?medicine${closing}$`,
);

/** "Change that to metoprolol", "cámbielo por metoprolol": the whole text takes back what was asked for just before. */
export function asksToChange(text: string, medicine: Pick<MedicationMention, 'start' | 'end'>): boolean {
  return change.test(medicineWords(text, [medicine]));
}
