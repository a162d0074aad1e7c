import { isGivenName, isWordToo } from '../../domain/names/given-names.ts';
import { readNumber } from '../../domain/text/spoken-number.ts';
import { pointsBehind } from './name-behind.ts';
import { leadOf } from './name-cues.ts';
import { behindLetters } from './name-letters.ts';
import { leastPoints } from './name-likeness.ts';
import type { Candidate } from './name-candidates.ts';
import { owns } from './name-words.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';

type Place = { at: number; next: number } | null;

/** The candidate with the most evidence of being the patient's, the first of equals; null when none has `least`. */
export function bestName(
  reading: Reading,
  candidates: readonly Candidate[],
  date: Place,
  ofAnother: boolean,
  least: (reading: Reading, candidate: Candidate) => number = leastPoints,
): Candidate | null {
  let best: { candidate: Candidate; points: number } | null = null;
  for (const candidate of candidates) {
    const points = pointsOf(reading, candidate, date, ofAnother);
    if (points < least(reading, candidate)) continue;
    if (!best || points > best.points) best = { candidate, points };
  }
  return best?.candidate ?? null;
}

export function pointsOf(reading: Reading, name: Candidate, date: Place, ofAnother: boolean): number {
  const lead = leadOf(reading, name.at);
  if (lead.staff && !isTreatedToo(reading, name, date)) return -20;
  const letters = behindLetters(reading, name.tail);
  const [beside, closing] = [besideDate(reading, name, letters, date), isClosing(reading, letters)];
  // `… leave it at the door Ruth Alder`: the word before belongs to another sentence.
  let points = 3 + ((beside > 0 || closing) && lead.points > -6 ? Math.max(0, lead.points) : lead.points);
  const owning = owns(reading, name.next - 1);
  points += pointsBehind(
    reading,
    name.tail,
    owning,
    lead.role === 'self' || isOpening(reading, name.at),
    wordsBetween(reading, name.tail, name.tail + 7),
  );
  if (lead.role === 'self' && ofAnother) points -= 4;
  if (name.known) points += 2;
  if (lead.titled) points += 2;
  if (letters > name.tail) points += 3;
  points += beside;
  if (isOpening(reading, name.at)) points += 2;
  else points += [name.at - 1, name.tail].filter((at) => isMarked(reading, at)).length;
  if (closing) points += 3;
  if (!name.capitals && isCalledElsewhere(reading, name)) points += 3;
  if (!name.capitals && isOnlyCalled(reading, name.at)) points -= 4;
  if (!name.capitals && (isStrength(reading, name.tail) || isThing(reading, name.at))) points -= 8;
  return points;
}

/** `for Dr. Isaac Mendelsohn, retired, dob …`: a doctor whose birth date is told or who needs something. */
function isTreatedToo(reading: Reading, name: Candidate, date: Place): boolean {
  const title = wordAt(reading, name.at - 1) === '.' ? name.at - 2 : name.at - 1;
  if (leadOf(reading, title).points < 5) return false;
  const needs = / (?:needs|is out of|is low on|ran out of|takes|necesita|ocupa|toma) /.test(
    wordsBetween(reading, name.tail, name.tail + 6),
  );
  return needs || (date !== null && date.at >= name.tail && date.at - name.tail < 8);
}

/** `its skipping wk`, `im fixin to`, `es domingo`: what is said so of things and days as well. */
function isOnlyCalled(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at);
  const doing = word.endsWith('ing') || (word.endsWith('in') && !isGivenName(word));
  return (
    (doing || word === 'domingo') && / (?:its|it is|im|i am|es) $/.test(wordsBetween(reading, at - 2, at))
  );
}

const dateLabel =
  /^ (?:(?:\n|;|\/|dob|date|of|birth|born|birthday|birthdate|is|,|:|-|\(|\)|and|my|fecha|de|del|nacimiento|bday|d|o|b|f|n|\.|naci|nacio|el|on|y|mi|es|his|her|nacida|nacido|que|in|the|la|nac|fn|hes|shes|was|year|years|old|\d+|age|with|hi|um|uh|este|she|he|ella|yo|i|me|am|cumpleanos) )*$/;

/** Only the label of a date, letters and small words between the two. */
function besideDate(reading: Reading, name: Candidate, letters: number, date: Place): number {
  if (!date) return 0;
  if (date.at >= letters)
    return date.at - letters < 9 && dateLabel.test(wordsBetween(reading, letters, date.at)) ? 5 : 0;
  const follows =
    date.next <= name.at &&
    name.at - date.next < 3 &&
    dateLabel.test(wordsBetween(reading, date.next, name.at));
  return follows ? 3 : 0;
}

/** `that elly quis`, `some guy`, `his lou co vor`: no person in small letters; `for her, joan tully` is one. */
function isThing(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at - 1);
  if (/^(?:his|her|su|sus)$/.test(word))
    return !/^(?:for|of|to|with|and|de|para|a|con)$/.test(wordAt(reading, at - 2));
  return /^(?:that|those|the|some|more|la|el|las|los|un|una|my|mi|mis)$/.test(word);
}

/** `lee vo thigh rox een seventy five micrograms`: a medicine in pieces. */
function isStrength(reading: Reading, at: number): boolean {
  const behind = wordsBetween(reading, at, at + 6);
  return (
    readNumber(reading.tokens, at) !== null &&
    / (?:mg|mcg|milligrams?|micrograms?|miligramos|microgramos|units?|percent|ml) /.test(behind)
  );
}

/** `joe's seizure medicine, joe marchetti`: the given name stands in the text alone besides. */
function isCalledElsewhere(reading: Reading, { at, next }: Candidate): boolean {
  const given = wordAt(reading, at);
  return (
    isGivenName(given) &&
    !isWordToo(given, true) &&
    reading.tokens.some(
      (_, place) =>
        (place < at || place >= next) && wordAt(reading, place).replace(/s$/, '') === given.replace(/s$/, ''),
    )
  );
}

/** Nothing but a greeting before. */
function isOpening(reading: Reading, at: number): boolean {
  return (
    at < 6 &&
    /^ (?:(?:hi|hello|hey|hola|good|morning|afternoon|evening|buenas|buenos|dias|tardes|noches|um|uh|yes|yeah|si|,|\.|!|-|there|well|okay|ok|alright|eh|este|bueno|oh|to|re|:) )*$/.test(
      wordsBetween(reading, 0, at),
    )
  );
}

/** Nothing but thanks behind. */
function isClosing(reading: Reading, tail: number): boolean {
  if (reading.tokens.length - tail > 5) return false;
  return /^ (?:(?:thanks|thank|you|thx|ty|gracias|please|por|favor|bye|adios|[.!,)"\n-]|so|much|again) )*$/.test(
    wordsBetween(reading, tail, reading.tokens.length),
  );
}

function isMarked(reading: Reading, at: number): boolean {
  return (
    at < 0 ||
    at >= reading.tokens.length ||
    /^[.,;:!?()"\n-]$/.test(wordAt(reading, at)) ||
    reading.taken[at] === true
  );
}
