import { wordAt, type Reading } from '../reading.ts';

/** A word that is told by its letters: tokens `at` to `next`. */
export type SpeltWord = { at: number; next: number; letters: string };

/** How letters are said, and as transcripts write that down. Those of `sure` are hardly ever another word. */
const said = {
  sure: 'aitch:h haitch:h jay:j kay:k bee:b dee:d eff:f ef:f gee:g ell:l em:m ess:s tee:t vee:v zee:z zed:z cue:q pee:p efe:f hache:h jota:j ele:l elle:ll eme:m ene:n erre:r ere:r uve:v equis:x zeta:z ceta:z',
  other:
    'ay:a be:b ce:c see:c cee:c de:d ee:e ge:g eye:i ka:k el:l en:n oh:o pe:p cu:q queue:q are:r ar:r ese:s es:s te:t you:u yu:u ve:v ex:x why:y wye:y ye:y',
} as const;

const sure = new Map(pairs(said.sure));
const others = new Map(pairs(said.other));

const least = 3;

/** `J-O-H-N-S-O-N`, `s m i t h`, `J as in John, O …`, `jay oh aitch en`, `jota u a ene`, `L double E`. */
export function speltWords(reading: Reading): SpeltWord[] {
  const found: SpeltWord[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    const run = speltFrom(reading, at);
    if (!run) continue;
    found.push(run);
    at = run.next - 1;
  }
  return found;
}

/** The word that is told by its letters from this token on. */
export function speltFrom(reading: Reading, start: number): SpeltWord | null {
  let [letters, next, single, certain] = ['', start, 0, 0];
  let mark: string | null = null;
  for (let place = start; ;) {
    const letter = isWhoNeeds(reading, place) ? null : letterAt(reading, place);
    if (!letter || (mark === '' && startsHyphenated(reading, place))) break;
    letters += letter.letters;
    next = letter.next;
    if (letter.kind === 'single') single++;
    if (letter.kind === 'sure') certain++;
    // What stands between the first two stands between all of them: another mark ends the word.
    const here = markAt(reading, next);
    if (here !== (mark ??= here)) break;
    place = here === '' ? next : next + 1;
  }
  const isSpelt = letters.length >= least && (single >= least || certain >= 2 || (certain > 0 && single > 0));
  return isSpelt ? { at: start, next, letters } : null;
}

/** `s m i t h i need` */
function isWhoNeeds(reading: Reading, at: number): boolean {
  return (
    wordAt(reading, at) === 'i' &&
    /^(?:need|want|am|would|have|had|take|ran|was|can|just|call|called|dont|do|will|like|live)$/.test(
      wordAt(reading, at + 1),
    )
  );
}

function markAt(reading: Reading, at: number): string {
  const word = wordAt(reading, at);
  if (/^(?:-|dash|hyphen|guion)$/.test(word)) return '-';
  return /^[.,]$/.test(word) ? word : '';
}

/** `with a y, S-M-Y-T-H` */
function startsHyphenated(reading: Reading, at: number): boolean {
  return wordAt(reading, at).length === 1 && markAt(reading, at + 1) === '-';
}

type Letter = { letters: string; next: number; kind: 'single' | 'sure' | 'other' };

function letterAt(reading: Reading, at: number): Letter | null {
  const word = wordAt(reading, at);
  if (word === 'double' || word === 'doble') return doubled(reading, at);
  if (word === 'i' && wordAt(reading, at + 1) === 'griega')
    return { letters: 'y', next: at + 2, kind: 'sure' };
  if (word === 'uve' && wordAt(reading, at + 1) === 'doble')
    return { letters: 'w', next: at + 2, kind: 'sure' };
  const letters = /^[a-z]$/.test(word) ? word : (sure.get(word) ?? others.get(word));
  if (letters === undefined) return null;
  const example = behindExample(reading, at + 1, letters);
  if (example !== null) return { letters, next: example, kind: 'sure' };
  const kind = word.length === 1 ? 'single' : sure.has(word) ? 'sure' : 'other';
  return { letters, next: at + 1, kind };
}

/** `double u` and `doble ve` are a letter; `double e` is two of them. */
function doubled(reading: Reading, at: number): Letter | null {
  const word = wordAt(reading, at + 1);
  if (/^(?:u|you|ve|uve)$/.test(word)) return { letters: 'w', next: at + 2, kind: 'sure' };
  const letter = letterAt(reading, at + 1);
  return letter && { ...letter, letters: letter.letters.repeat(2), kind: 'sure' };
}

/** Behind `as in John`, `for John`, `de Juan`: a word that begins with the letter; null where there is none. */
function behindExample(reading: Reading, at: number, letter: string): number | null {
  const comma = wordAt(reading, at) === ',' ? at + 1 : at;
  const [first, second] = [wordAt(reading, comma), wordAt(reading, comma + 1)];
  const asIn = /^(?:as|like)$/.test(first) && second === 'in';
  if (!asIn && !/^(?:for|like|de|como)$/.test(first)) return null;
  const place = asIn ? comma + 2 : comma + 1;
  const word = wordAt(reading, place);
  return word.length > 2 && word.startsWith(letter.charAt(0)) ? place + 1 : null;
}

function pairs(table: string): [string, string][] {
  return table.split(' ').map((pair) => pair.split(':') as [string, string]);
}
