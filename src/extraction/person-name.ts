import type { NameClaim } from '../domain/message.ts';
import { isNumberWord } from '../domain/text/spoken-number.ts';
import { endsSentence, spanOfTokens, take, wordAt, wordsBetween, type Reading } from './reading.ts';

const ownLabel =
  / (?:my name is|name is|names|my name|this is|i am|im|its|name :|name -|mi nombre es|me llamo|soy|le habla|habla|nombre :|nombre es|se llama) $/;
const patientLabel =
  / (?:patient|patient :|patient name|patient name :|patients name is|patient is|resident|resident :|resident name :|pt|pt :|paciente|paciente :|nombre del paciente|nombre del paciente :|residente|pt name :|name of patient :|patient name is|her name is|his name is) $/;
const relation =
  / (?:for|para|de|calling for|behalf of|about|regarding)(?: (?:my|mi|our|a|the|his|her|resident|patient))?(?: (?:mother|mom|father|dad|wife|husband|son|daughter|sister|brother|grandmother|grandma|grandfather|grandpa|client|resident|patient|esposa|esposo|mama|papa|madre|padre|hijo|hija|abuela|abuelo|hermana|hermano|residente|paciente))? ,? ?$/;
const related =
  / (?:my|mi|our) (?:mother|mom|father|dad|wife|husband|son|daughter|sister|brother|grandmother|grandma|grandfather|grandpa|client|esposa|esposo|mama|papa|madre|padre|hijo|hija|abuela|abuelo|hermana|hermano) ,? ?$/;

/** Words that end a name or are none. */
const notNames = new Set(
  'mother mom mum father dad wife husband son daughter sister brother grandmother grandma grandfather grandpa client esposa esposo mama papa madre padre hijo hija abuela abuelo hermana hermano residente llama llamaba aunt uncle facility mg mcg milligram milligrams miligramos units unit percent ml gram grams more another supply bottle month last next first asap today pharmacist one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety hundred dob date born birth birthday bday i im my me need needs want wants calling and or from with refill refills for the a an on of to at is was in it number rx phone please thanks thank you hi hello hey good morning afternoon evening this that here there again out prescription medication medicine meds pills mg pharmacy doctor dr he she his her our we they y e necesito necesita fecha naci nacida nacido nacimiento quiero mi tengo llamo llamando para por favor con el la los las un una de hola buenos buenas dias tardes gracias soy telefono numero receta resurtir medicina medicinas pastillas se would like can could will has have am are not no running low patient resident calls just checking taking asking trying wondering sorry sick allergic supposed going having getting about all also almost feeling your what when where how why who yes ok okay sir maam hospital nurse facility care home center rehab st manor refilling reaching leaving looking waiting texting writing new cumpleanos paciente diabetic pregnant still so but pero only insurance account mr mrs ms sr sra monday tuesday wednesday thursday friday saturday sunday today tomorrow now status ready cancel stop start help up down left ran take takes blood pressure water pill pain heart sugar urgent asap emergency everything nothing something medicamento medicamentos name phone january february march april may june july august september october november december'.split(
    ' ',
  ),
);
/** Small words inside surnames. */
const particles = new Set([
  'de',
  'la',
  'del',
  'los',
  'las',
  'van',
  'von',
  'der',
  'di',
  'da',
  'st',
  'mc',
  'o',
]);

type Found = { at: number; next: number; value: string };

/**
 * The patient's name as claimed: behind a label, beside the birth date, or signed at the end. When the writer speaks
 * for somebody else, their own name is not the patient's.
 */
export function readPatientName(
  reading: Reading,
  birthDateAt: { at: number; next: number } | null,
  ofAnother: boolean,
): NameClaim | null {
  const found =
    labelled(reading, patientLabel, 4) ??
    (ofAnother ? (labelled(reading, relation, 4) ?? labelled(reading, related, 4)) : null) ??
    (ofAnother ? null : labelled(reading, ownLabel, 4)) ??
    besideDate(reading, birthDateAt) ??
    (ofAnother ? null : (labelled(reading, relation, 4, true) ?? signed(reading) ?? leading(reading)));
  if (!found) return null;
  take(reading, found.at, found.next);
  return { ...spanOfTokens(reading, found.at, found.next), value: found.value };
}

function labelled(reading: Reading, label: RegExp, words: number, capitals = false): Found | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    if (!label.test(wordsBetween(reading, at - 6, at))) continue;
    const found = nameFrom(reading, at, words, capitals);
    if (found && (found.next - found.at > 1 || (isCapital(reading, found.at) && label !== relation)))
      return found;
  }
  return null;
}

/** Up to `words` name words from a token on; `Johnson, Mary` is turned round. */
function nameFrom(reading: Reading, at: number, words: number, capitals: boolean): Found | null {
  let next = at;
  let comma = -1;
  while (next < reading.tokens.length && next - at < words + 2) {
    const mark = wordAt(reading, next);
    const joins =
      (mark === '-' || mark === '.') &&
      isNameWord(reading, next + 1, capitals) &&
      next > at &&
      !endsSentence(reading, next);
    if (
      mark === ',' &&
      comma < 0 &&
      next === at + 1 &&
      isCapital(reading, at) &&
      isCapital(reading, next + 1) &&
      isNameWord(reading, next + 1, true)
    )
      comma = next;
    else if (!joins && !isNameWord(reading, next, capitals) && !isParticle(reading, next, at, capitals))
      break;
    next++;
  }
  if (next === at || next - at > words + 2) return null;
  return { at, next, value: nameValue(reading, at, next, comma) };
}

function isParticle(reading: Reading, at: number, start: number, capitals: boolean): boolean {
  return (
    at > start &&
    particles.has(wordAt(reading, at)) &&
    (isNameWord(reading, at + 1, capitals) || isParticle(reading, at + 1, start, capitals))
  );
}

function isNameWord(reading: Reading, at: number, capitals: boolean): boolean {
  const token = reading.tokens[at];
  if (token?.kind !== 'word' || reading.taken[at] || notNames.has(wordAt(reading, at))) return false;
  if (isNumberWord(token.text)) return false;
  return !capitals || isCapital(reading, at);
}

function isCapital(reading: Reading, at: number): boolean {
  return /^\p{Lu}/u.test(spanOfTokens(reading, at, at + 1).text);
}

function nameValue(reading: Reading, at: number, next: number, comma: number): string {
  const written =
    comma < 0
      ? spanOfTokens(reading, at, next).text
      : `${spanOfTokens(reading, comma + 1, next).text} ${spanOfTokens(reading, at, comma).text}`;
  const plain = written.replace(/\s+/g, ' ').trim();
  const shouted = plain === plain.toUpperCase() || plain === plain.toLowerCase();
  return shouted
    ? plain
        .toLowerCase()
        .replace(/(^|[\s'-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    : plain;
}

/** Two to four name words right before the date (or its label), or right after it. */
function besideDate(reading: Reading, date: { at: number; next: number } | null): Found | null {
  if (!date) return null;
  let end = date.at;
  while (
    end > 0 &&
    date.at - end < 6 &&
    /^(?:dob|date|of|birth|born|birthday|is|,|:|-|\(|and|my|fecha|de|nacimiento|bday|d|o|b|\.|naci|nacio|el|on|y|mi|es|his|her|nacida|nacido)$/.test(
      wordAt(reading, end - 1),
    )
  )
    end--;
  let at = end;
  while (
    at > 0 &&
    end - at < 4 &&
    (isNameWord(reading, at - 1, false) ||
      (isNameWord(reading, at, false) && isParticle(reading, at - 1, -1, false)))
  )
    at--;
  if (
    end - at === 1 &&
    wordAt(reading, at - 1) === ',' &&
    isCapital(reading, at) &&
    isNameWord(reading, at - 2, true)
  )
    at -= 2;
  const before = end - at >= 2 ? nameFrom(reading, at, 4, false) : null;
  if (before && before.next === end) return before;
  const start = wordAt(reading, date.next) === ',' ? date.next + 1 : date.next;
  const after = nameFrom(reading, start, 3, true);
  return after && after.next - after.at >= 2 ? after : null;
}

/** `Thanks, Mary Johnson` or `- Mary Johnson` at the very end. */
function signed(reading: Reading): Found | null {
  const last = reading.tokens.length - (endsSentence(reading, reading.tokens.length - 1) ? 1 : 0);
  for (const count of [3, 2]) {
    const at = last - count;
    const found = at > 0 ? nameFrom(reading, at, count, true) : null;
    if (found?.next !== last || found.next - found.at < 2) continue;
    if (/^(?:thanks|you|gracias|-|\n|,|\.|regards|atentamente|!|ty|thx)$/.test(wordAt(reading, at - 1)))
      return found;
  }
  return null;
}

/** `Mary Johnson, refill metformin` at the very beginning, in capitals. */
function leading(reading: Reading): Found | null {
  const start = /^(?:hi|hello|hey|hola)$/.test(wordAt(reading, 0)) ? (wordAt(reading, 1) === ',' ? 2 : 1) : 0;
  const found = nameFrom(reading, start, 3, true);
  const after = wordAt(reading, found?.next ?? 0);
  return found &&
    found.next - found.at >= 2 &&
    /^(?:,|-|:|\n|needs|here|\.|dob|necesita|wants)$/.test(after) &&
    start === 0
    ? found
    : null;
}
