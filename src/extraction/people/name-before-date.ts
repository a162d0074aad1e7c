import { startsSentence } from './name-kinds.ts';
import { partKind } from './name-part-words.ts';
import { stretchTo, type Place, type Stretch } from './name-stretch.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';
import { isFamilyBesideDate } from './word-families.ts';

/** What follows these is a name, whatever its words are besides. */
export const told =
  / (?:my (?:full |legal )?name is|my names|(?:patients?|residents?|clients?|her|his|full|the|legal) name is|^name is|names? [:-]|mi nombre es|nombre (?:es|:)|me llamo|se llama|a nombre de|in the name of|under the name(?: of)?|(?:patient|pt|resident|client|member|paciente|residente|usuari[oa]) :) $/;
/** What follows these is one where its words look like it, or a birth date follows. */
export const meant =
  / (?:name is|names|name|nombre|this is|i am|im|its|it is|soy|habla|patient|pt|resident|client|member|paciente|residente|usuari[oa]|for|para|re|about|de) (?::|,)? ?$/;
export const greeting =
  / (?:hi|hello|hey|hola|morning|afternoon|evening|dias|tardes|noches|thanks|gracias|please) $/;
const dateWords =
  /^(?:dob|d|o|b|f|n|dated?|of|birth|born|birthday|birthdate|bday|fecha|de|nac|nacimiento|nacid[oa]|naci|nacio|fdn|fn|el|on|is|es|and|y|my|mi|her|his|[.,:()\n-])$/;

/** Two or three words right before the date or its label, where a text, a line or a sentence begins. */
export function beforeDate(reading: Reading, date: Place): Stretch | null {
  let next = date.at;
  while (next > 0 && dateWords.test(wordAt(reading, next - 1)) && !isNamePoint(reading, next - 1)) next--;
  const stretch = stretchTo(reading, next);
  if (!stretch || stretch.words.length < 2 || stretch.words.length > 3) return null;
  const sure = isFamilyBesideDate(reading, stretch.words.at(-1) ?? 0);
  return sure || opens(reading, stretch.at) || isBehindMedicine(reading, stretch) ? stretch : null;
}

const bornVerb = / (?:born|nacid[oa]|nacio) /;

/** `the cholesterol one of ruth lane born …`: a verb says that those right before it were born, wherever it stands. */
export function beforeBirth(reading: Reading, date: Place): Stretch | null {
  let next = date.at;
  while (next > 0 && dateWords.test(wordAt(reading, next - 1))) next--;
  const stretch = bornVerb.test(wordsBetween(reading, next, date.at)) ? stretchTo(reading, next) : null;
  if (!stretch) return null;
  const plain = stretch.words.findLastIndex((at) => partKind(reading, at) === 'plain');
  const words = stretch.words.slice(plain + 1);
  const [first] = words;
  if (first === undefined || words.length < 2 || words.length > 4) return null;
  return { at: first, next: stretch.next, words };
}

/** The point of `Jr.` or of an initial. */
function isNamePoint(reading: Reading, at: number): boolean {
  return wordAt(reading, at) === '.' && /^(?:jr|sr)$/.test(wordAt(reading, at - 1));
}

export function opens(reading: Reading, at: number): boolean {
  if (startsSentence(reading, at)) return true;
  const before = wordsBetween(reading, at - 4, at);
  return greeting.test(before.replace(/ , $/, ' ')) || meant.test(before) || told.test(before);
}

/** `lisinopril Ruth Lane 10/18/1957`: a given name before the other words. */
function isBehindMedicine(reading: Reading, stretch: Stretch): boolean {
  const at = wordAt(reading, stretch.at - 1) === ',' ? stretch.at - 2 : stretch.at - 1;
  return reading.taken[at] === true && partKind(reading, stretch.words[0] ?? 0) === 'given';
}
