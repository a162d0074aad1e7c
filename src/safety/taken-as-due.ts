import type { ReadableText } from '../domain/text/readable-text.ts';
import { blankWords } from './blank-words.ts';

const goods =
  '(?:pills?|meds|medicines?|medications?|tablets?|doses?|vitamins|pastillas|medicinas?|medicamentos)';
/** Behind these it was not as ordered after all. */
const atOnce =
  '(?! ?,? ?(?:[a-z]+ )?(?:at once|all at once|together|twice|again|by (?:mistake|accident)|and (?:then|some|more|my|his|her)|plus|de un|juntas|otra vez|de golpe))';
const all = 'all (?:of )?(?:my|his|her|our|the)';

const harmless = [
  // What was due was taken, or a course is over.
  `(?:took|taken|take|had|gave (?:him|her)) ${all} (?:[a-z]+ )?${goods} (?:already )?(?:(?:for|of) (?:the (?:day|morning|evening|night)|today|tonight|this (?:morning|evening))|as (?:directed|prescribed|ordered|instructed|told|scheduled|usual|i should))${atOnce}`,
  `(?:took|taken|take|finished|completed) ${all} (?:[a-z]+ ){0,2}?(?:antibiotics?|z-?pa[ck]k?|amoxicillin|azithromycin|doxycycline|cephalexin|dose ?pack|prednisone as)${atOnce}`,
  `(?:me )?(?:tome|tomado) (?:ya )?tod[oa]s? (?:mis|las|los) ${goods} (?:de (?:hoy|la manana|la noche|esta manana|esta noche|el dia)|del dia|como me (?:dijo|dijeron|las recetaron))${atOnce}`,
  // Made unreadable, not fainted; a stuffed nose; a wish.
  '(?:black|blacked|blacking|cross|crossed) out (?:(?:the|my|those|some|a few|your|that) )*(?:dates?|days?|numbers?|lines?|names?|words?|part|label|info|information|address|calendar|weeks?)',
  "(?:can't|cant|cannot|can not|can't really|hard to) breathe? (?:through|thru|out of) (?:my|his|her|the) nose(?! ?,? ?(?:or|and|nor|either))",
  '(?:me )?(?:muero|muere|morimos|muriendo) por [a-z]+[aei]r(?:l[aeo]s?|les?|te|me|nos)?',
].join('|');
const pattern = new RegExp(`(?<![a-z])(?:${harmless})(?![a-z])`, 'g');

/** The words of which a text must hold one before these are looked for. */
const hint = / all |tod[oa]s? |out |nose|(?:muer|mori)[a-z]+ por/;

/** The text without what was taken as it was due, and without what only sounds like a faint, a death or want of air. */
export function withoutTakenAsDue(readable: ReadableText): ReadableText {
  if (!hint.test(readable.text)) return readable;
  const text = readable.text.replace(pattern, blankWords);
  return text === readable.text ? readable : { ...readable, text };
}
