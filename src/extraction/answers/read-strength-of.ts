import type { Extraction } from '../../domain/message.ts';
import { medicineWords } from './medicine-words.ts';
import type { NumberCorrection } from './read-pick.ts';

const medicine = '(?:(?:the|my|el|la|mi) )?medicine';
const opening = '(?:(?:no|oh|wait|sorry|oops|actually|perdon|espere|disculpe) )*';
const closing = '(?: (?:please|pls|sorry|thanks|not that|por favor|gracias))*';
const amount = '(\\d+) ?(mg|mcg|ml|g|units?|unidades)?';
const forms = [
  `${medicine} (?:is|s|was|should be|has to be|es|son|es de|son de|debe ser de) ${amount}`,
  `(?:its |it s |it is |es |son )?(?:de )?${amount} (?:for|of|on|para|de|del) ${medicine}`,
].map((form) => new RegExp(`^${opening}${form}${closing}$`));

/** "The X is 1000", "1000 mg for the X": a strength of the one medicine that is named. Never throws. */
export function readStrengthOf(
  text: string,
  { medications }: Pick<Extraction, 'medications'>,
): { name: string; number: NumberCorrection } | null {
  const [only, ...others] = medications;
  if (!only?.name || others.length > 0 || only.strength !== null || /[?¿]/.test(text)) return null;
  const words = medicineWords(text, medications);
  const [, to, unit] = forms.map((form) => form.exec(words)).find((found) => found !== null) ?? [];
  if (to === undefined) return null;
  return { name: only.name, number: { from: null, to, unit: unit ?? null } };
}
