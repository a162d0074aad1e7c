import { drugTerm } from '../../domain/drugs/drug-terms.ts';
import { isGivenName, isWordToo } from '../../domain/names/given-names.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { familyWords, neverNames, weakGiven } from './name-lexicon.ts';
import { isPlainWord } from './name-kinds.ts';
import { familyShape } from './single-name.ts';

/** A room or a bed stands for whoever lies in it. */
export const roomOrBed =
  '(?:room|rm|bed|cuarto|habitaci[oó]n|hab|cama)\\.?\\s*#?\\s*(?:\\d+\\s?[a-z]?|[a-z])(?![\\p{L}\\d])';

const somebody =
  '(?:resident|patient|pt|client|person|guy|gal|lady|man|woman|gentleman|residente|paciente|cliente|persona|señora?|senora?|muchach[ao])';

/** One more, whom nothing names: "another resident", "resident 2", "the new lady", "somebody else". */
export const oneMore =
  `(?:(?:another|other|next|second|new|otr[oa]|siguiente|segund[oa]|nuev[oa])\\s+${somebody}` +
  `|${somebody}\\s+(?:nuev[oa]|#?\\s*\\d+|[b-f](?=[\\s:,])|two|three|dos|tres)` +
  "|(?:someone|somebody)\\s+else|alguien\\s+m[aá]s|otra\\s+persona)(?!['’\\p{L}])";

/** Names that begin a sentence as another word. */
const opens =
  /^(?:will|may|best|good|long|still|must|might|low|more|well|wise|sharp|fine|april|june|august|march|mark|bill|grant|chase)$/;

/** `Lane`, `G. Lane`, `Ruth L`: words with capitals that are no sentence's. A sure given name alone is read elsewhere. */
export function isFamilyAlone(said: string): boolean {
  const words = normaliseText(said).split(' ');
  const [name, ...more] = words.filter((one) => one.length > 1);
  if (name === undefined || more.length > 0 || drugTerm(name) !== null) return false;
  const isWord = isWordToo(name, true) || familyWords.has(name);
  if (isGivenName(name) && !isWord) return words.length > 1;
  if (isWord) return words.length > 1 || !(opens.test(name) || weakGiven.has(name));
  return !isPlainWord(name) && !neverNames.has(name) && (words.length > 1 || familyShape.test(name));
}
