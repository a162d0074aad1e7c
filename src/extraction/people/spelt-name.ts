import damerauLevenshtein from 'damerau-levenshtein';
import { isGivenName } from '../../domain/names/given-names.ts';
import { inCapitals, type FoundName } from './name-words.ts';
import { wordsBetween, type Reading } from '../reading.ts';
import { speltWords, type SpeltWord } from '../medicines/spelt-words.ts';

/** So far behind a name its letters may begin. */
const mostTokensBehind = 14;
/** A listener mishears up to so much of a name; the letters say it better. */
const mostWrong = 1 / 3;

const familyLabel =
  / (?:last name|family name|surname|apellidos?)(?: (?:is|its|es|spelled|spelt|se|escribe|deletrea|thats|,|:))* $/;

/**
 * The name as its letters spell it: they count more than the word that a listener wrote down, and may be a family name
 * beside a given one. Without a name, two words that are spelt one after the other are it.
 */
export function asSpelt(reading: Reading, found: FoundName | null): FoundName | null {
  const words = speltWords(reading);
  if (found) return words.reduce((name, word) => withSpelt(reading, name, word), found);
  const [given, family] = words;
  const told =
    given &&
    /(?:this is|name is|its|im|soy|habla|me llamo) (\p{L}{2,}) (?:(?:thats|,) )?$/u.exec(
      wordsBetween(reading, given.at - 6, given.at),
    )?.[1];
  if (given && told !== undefined && isGivenName(told) && !isAlike(told, given.letters))
    return { at: given.at, next: given.next, value: inCapitals(`${told} ${given.letters}`) };
  if (!given || !family || family.at > given.next + 1) return null;
  return { at: given.at, next: family.next, value: inCapitals(`${given.letters} ${family.letters}`) };
}

function withSpelt(reading: Reading, found: FoundName, word: SpeltWord): FoundName {
  if (word.at < found.at || word.at > found.next + mostTokensBehind) return found;
  // `Amina Yusuf calling y u s u f i asked`: the last letter begins what follows.
  const isOpen = reading.tokens[word.next]?.kind === 'word';
  if (isOpen && found.value.split(' ').some((part) => plain(part) === word.letters.slice(0, -1)))
    return found;
  const value = mended(found.value, word.letters);
  if (value !== null) return { ...found, value };
  const labelled = familyLabel.test(wordsBetween(reading, word.at - 7, word.at));
  if (found.value.includes(' ') || (!labelled && word.at > found.next + 1)) return found;
  return { at: found.at, next: word.next, value: `${found.value} ${inCapitals(word.letters)}` };
}

/** The name with the word that these letters spell as they spell it; null where none of its words is like them. */
export function mended(name: string, letters: string): string | null {
  const words = name.split(' ');
  const index = words.findIndex((word) => isAlike(plain(word), letters));
  if (index < 0) return null;
  return plain(words[index] ?? '') === letters ? name : words.with(index, inCapitals(letters)).join(' ');
}

function isAlike(part: string, letters: string): boolean {
  const longest = Math.max(part.length, letters.length);
  return (
    damerauLevenshtein(part, letters).steps <= longest * mostWrong && part.charAt(0) === letters.charAt(0)
  );
}

/** `Núñez` as letters are said: without its marks. */
function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}
