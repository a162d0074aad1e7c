import type { Extraction } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { medicineWords } from './medicine-words.ts';
import { readSupplyAlone } from './supply-alone.ts';

/**
 * What a whole text takes back of what was asked for just before: `all` of it, all `but` the medicines that are named,
 * or only the named ones (`these`; of several that were asked for together, `except`).
 */
export type Revision =
  | { kind: 'all' }
  | { kind: 'but' | 'except'; names: string[] }
  /** `beside`: only where something else is asked for, too. */
  | { kind: 'these'; names: string[]; beside?: true };

/** No more words than these only change what was asked for; in more there may be a request of its own. */
const mostWords = 10;

const opening =
  '(?:(?:no|oh|ok|okay|wait|hold on|sorry|actually|please|oops|can you|you can|espere|espera|perdon|mejor|por favor|bueno|pues) )*';
const whole =
  '(?:both|everything|all|it all|them all|them both|both of them|all of (?:it|them|those|these|that)|(?:all|both) (?:of )?(?:my |the |those |these )?(?:refills|requests|orders)|todo|todos|todas|los dos|las dos|ambos|ambas)';
const closing = '(?: (?:please|pls|thanks|thank you|now|por favor|gracias))*';
const takesAll = new RegExp(
  `^${opening}(?:cancel|call off|cancele|cancela|cancelen|cancelar) ${whole}${closing}$|^(?:oh |no |please )*(?:wait|hold on|espere|espera)(?: no)? (?:please )?(?:dont|don t|do not)(?: (?:send|fill|do|refill|order) (?:it|that|them|anything))?${closing}$`,
);
const onlyThese = new RegExp(
  `^${opening}(?:i )?(?:(?:only|just) (?:need |want )?|(?:need|want) (?:only|just) |(?:solo|solamente|nada mas|nomas|no mas) (?:quiero |necesito )?)(?:the|my|el|la|mi)?\\b`,
);
const denying =
  /^(?:(?:oh|ok|okay|please|sorry|oops|perdon|bueno|pues) )*(?:no|nope|wait|actually|espere|espera|mejor) /;
const notThese = new RegExp(
  `^${opening}(?:not|no|without|except|sin|menos) (?:(?:the|my|el|la|mi) )?(?!(?:more|left|mas|me|le)\\b)`,
);
/** "No more lisinopril please": with a courtesy behind it, since without one it is told that none is left. */
const noMore = new RegExp(
  `^${opening}(?:no more|no mas|ya no mas) (?:of |de )?(?:(?:the|my|el|la|mi) )?medicine(?: (?:refills?|for me|now|para mi))*(?: (?:please|pls|thanks|thank you|por favor|gracias))+$`,
);
/** "El omeprazol no", "the metoprolol, no": refused behind its name. */
const medicine = '(?:(?:the|my|el|la|los|las|mi) )*medicine';
const these = `${medicine}(?: (?:and|or|nor|y|o|ni) ${medicine})*`;
const notBehind = new RegExp(
  `^${opening}${these} ${opening}(?:no|not|mejor no|ya no|siempre no|tampoco)(?: (?:the|that|one|anymore|any more|now|after all|esa|ese|la|lo|quiero|necesito|ocupo|hace falta))*${closing}$`,
);

const notBefore = new RegExp(
  `^${opening}(?:not|without|except|but not|sin|menos|mejor no) ${these}${closing}$`,
);

/** "All but the X", "todas menos la X". */
const allBut = new RegExp(
  `^${opening}(?:(?:i )?(?:need|want|send|fill|refill|order|quiero|necesito|mand[ae]n?|surt[ae]n?) )?(?:me )?${whole} (?:of (?:it|them|those) )?(?:but(?: not)?|except(?: for)?|besides|apart from|other than|menos|excepto|salvo) ${these}${closing}$`,
);

/** "Actually not the X", "el X no": nothing but that what is named is not wanted. */
export function refusesNamed(text: string, { medications }: Pick<Extraction, 'medications'>): boolean {
  const words = medicineWords(text, medications);
  return medications.length > 0 && !text.includes('?') && (notBehind.test(words) || notBefore.test(words));
}

/** "No, just the X": a no, which is also to what was asked for in a text of its own before. */
export function opensWithNo(text: string): boolean {
  return denying.test(normaliseText(text));
}

/** Reads a text that changes what was asked for; null where it is none. Never throws. */
export function readRevision(text: string, { medications, intents }: Extraction): Revision | null {
  const words = normaliseText(text);
  if (words.split(' ').length > mostWords || text.includes('?')) return null;
  // "I only have 2 of the X left" takes nothing back.
  if (readSupplyAlone(medicineWords(text, medications))) return null;
  if (takesAll.test(words)) return { kind: 'all' };
  if (!intents.every((intent) => ['refill', 'withdraw', 'unclear'].includes(intent))) return null;
  const names = medications.flatMap(({ name }) => name ?? []);
  if (names.length > 0 && allBut.test(medicineWords(text, medications))) return { kind: 'except', names };
  const wanted = medications.flatMap(({ name, asked }) => (asked && name !== null ? [name] : []));
  if (wanted.length > 0 && onlyThese.test(words)) return { kind: 'but', names: wanted };
  if (names.length === 0) return null;
  if (refusesNamed(text, { medications })) return { kind: 'these', names };
  if (noMore.test(medicineWords(text, medications))) return { kind: 'these', names, beside: true };
  return wanted.length === 0 && notThese.test(words) ? { kind: 'these', names } : null;
}
