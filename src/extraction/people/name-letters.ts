import { spanOfTokens, wordAt, type Reading } from '../reading.ts';

/** Letters as Spanish says them. */
const saidLetters: ReadonlySet<string> = new Set(
  'a be ce de e efe ge hache i jota ka ele eme ene o pe cu erre ere ese te u uve ve equis ye zeta ceta griega doble alta baja chica'.split(
    ' ',
  ),
);

/** The end of a run of letters said one by one from a token on (`N G U Y E N`, `te o eme a`), or that token itself. */
export function behindLetters(reading: Reading, at: number): number {
  const single = behind(reading, at, (word) => /^[a-z]$/.test(word), 2);
  return single > at
    ? single
    : behind(reading, at, (word) => saidLetters.has(word) || /^[a-z]$/.test(word), 3);
}

function behind(reading: Reading, at: number, isLetter: (word: string) => boolean, least: number): number {
  let [next, count] = [at, 0];
  while (next < reading.tokens.length) {
    const word = wordAt(reading, next);
    const mark = /^(?:[-.,]|dash|hyphen|space|guion)$/.test(word);
    if (!mark && !isLetter(word)) break;
    if (!mark) count++;
    next++;
  }
  while (next > at && /^[-.,]$/.test(wordAt(reading, next - 1))) next--;
  return count >= least ? next : at;
}

/** A letter among letters that are said one by one: no word of a name. */
export function isAmongLetters(reading: Reading, at: number): boolean {
  if (wordAt(reading, at).length !== 1) return false;
  return [at - 1, at + 1].some((other) => /^[a-z]$/.test(wordAt(reading, other)) && isBare(reading, other));
}

function isBare(reading: Reading, at: number): boolean {
  const { text } = spanOfTokens(reading, at, at + 1);
  // `a` and `I` are words beside a letter that is none.
  return text !== 'a' || isSingle(reading, at - 1) || isSingle(reading, at + 1);
}

function isSingle(reading: Reading, at: number): boolean {
  return /^[b-hj-z]$/.test(wordAt(reading, at));
}
