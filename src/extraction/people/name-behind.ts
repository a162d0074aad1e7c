import { staffRoles } from './name-lexicon.ts';
import { isCapital } from './name-words.ts';
import { kinPhrase } from './people-words.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';

const kinBehind = behindPattern(
  /^ (?:,? ?(?:(?:is|es|hes|shes|thats|who is) )?(?:my|mi|our|nuestra|his|her)|is|es|who is) /,
  `(?:,? ?(?:(?:is|es|hes|shes|thats|who is) )?(?:my|mi|our|nuestra|his|her) (?:[^ ]+ )?${kinPhrase}|(?:is|es) (?:my|her|his|the|mi|su|el) (?:[^ ]+ )?(?:name|nombre)|is who|is the patient|es (?:el|la) paciente)`,
);
/** `… Tom Alder, I'm his roommate`. */
const writerBehind = behindPattern(
  /^ ,? ?(?:(?:and|y) )?(?:i am|im|soy|yo soy) /,
  `,? ?(?:(?:and|y) )?(?:i am|im|soy|yo soy) (?:his|her|their|la|el|su) (?:[^ ]+ )?${kinPhrase}`,
);
const callerBehind = behindPattern(
  /^ ,? ?(?:and|im|calling|on behalf|her|his|the|la|el|su|hij[oa]|espos[oa]|daughter|son|wife) /,
  `,? ?(?:(?:and )?(?:im )?calling (?:for|about|on|from|on behalf of) (?:(?:my|our|his|her|the|a) (?:[^ ]+ )?(?:${kinPhrase}|patient|resident|client)|patient|resident|client|the office|the home)|calling from|on behalf|(?:her|his|the|la|el|su) (?:[^ ]+ )?(?:daughter|son|wife|husband|hija|hijo|esposa|esposo|sister|brother|caregiver|aide|nurse|mother|mom|mama|nieta|nuera|neighbor)|hij[oa] de|espos[oa] de|daughter of|son of|wife of)`,
);
const kinRightBehind = behindPattern(/^ [a-z]+ /, kinPhrase);

/** The list of relatives is long: its pattern is compiled when the words behind a name first begin like one. */
function behindPattern(beginning: RegExp, source: string): { test(words: string): boolean } {
  let pattern: RegExp | null = null;
  return {
    test: (words) => beginning.test(words) && (pattern ??= new RegExp(`^ ${source} `)).test(words),
  };
}
const doctorBehind =
  /^ ,? ?(?:(?:is|es|shes|hes) )?(?:my|mi|her|his|su|our) (?:[^ ]+ )?(?:doctor|doctora|nurse|cardiologist|pharmacist|medico|enfermera|provider) (?!(?:says|said|told|wants|wanted|dice|dijo|quiere) )/;
/** `Marie is my middle name`: a part of a name that is told as such. */
const middleBehind =
  /^ ,? ?(?:is|es|was|era) (?:just )?(?:my|her|his|mi|su|the) (?:middle|maiden|segundo|nickname|confirmation|stage) /;
const needsBehind =
  /^ (?:(?:also|really|still|tambien|ya|just|who) )*(?:needs|need|wants|requests|requested|takes|took|ran|would|has|is|was|had|here|again|necesita|ocupa|quiere|pide|se|le|ya|toma|aqui|otra|in|rm|room|age|aged|dob|born|nacid[oa]|naci|nacio|birthday|birthdate|fecha|date|speaking|hablando|hes|shes|ella|el) /;

/** `… leave it at the door Ruth Alder, and that's me`. */
const ownBehind =
  /^ ,? ?(?:(?:and|an|y) )?(?:thats|that is|thats all|eso|ese|esa|esa es|es) (?:me|my name|yo|soy yo|mi nombre) /;

/** `a david lynch movie`: named after somebody. */
const namedBehind =
  /^ (?:movies?|films?|songs?|shows?|albums?|concerts?|novels?|books?|games?|peliculas?|cancion(?:es)?) /;

const placedBehind = /^ ,? ?(?:from|with|at|over at|de (?:la farmacia|enfermeria|el hogar)) /;

/** `Ruth Alder, pharmacy says …`: who speaks is told of, and is another than the one named. */
const speaksBehind =
  / (?:(?:pharmacy|office|clinic|practice|poa) (?:is|was|has|had|wont|cant|keeps|keep|sent|wants|needs|never|still)|[^ ]+ (?:says|said|told|tells|saying|claims|dice|dijo|dicen)) $/;

/** `DO` and `PA` are words as well; they are roles in capitals alone. */
function isRole(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at);
  if (!staffRoles.has(word)) return false;
  if (word.length > 2) return true;
  return isCapital(reading, at) && reading.tokens[at + 1]?.kind !== 'number';
}

/** Points for what stands behind a name. */
export function pointsBehind(
  reading: Reading,
  tail: number,
  owns: boolean,
  self: boolean,
  words: string,
): number {
  if (doctorBehind.test(words) || middleBehind.test(words) || namedBehind.test(words)) return -20;
  const role = [tail, tail + 1, tail + 2].find((at) => isRole(reading, at));
  const between = role === undefined ? '' : wordsOf(reading, tail, role);
  if (
    role !== undefined &&
    !speaksBehind.test(wordsBetween(reading, role, role + 2)) &&
    /^ ?(?:[,(-]|the|your|la|el|su|med|charge|bus|day|night|noc|de|is|es)? ?(?:the |med |charge |bus |la |day |night )?$/.test(
      between,
    )
  )
    return -9;
  if (kinBehind.test(words) || writerBehind.test(words)) return owns ? 0 : 6;
  if (owns && kinRightBehind.test(words)) return 6;
  if (owns) return 4;
  if (ownBehind.test(words)) return 5;
  if (callerBehind.test(words)) return -5;
  if (self && placedBehind.test(words)) return -3;
  return needsBehind.test(words) ? 3 : 0;
}

function wordsOf(reading: Reading, at: number, next: number): string {
  return (
    Array.from({ length: next - at }, (_, index) => wordAt(reading, at + index)).join(' ') +
    (next > at ? ' ' : '')
  );
}
