import { isGivenName, isWordToo } from '../domain/names/given-names.ts';
import { everyday } from '../domain/text/meanings.ts';
import { readableText, type ReadableText } from '../domain/text/readable-text.ts';
import { tokenize } from '../domain/text/tokens.ts';
import { wordFeatures, type Feature } from '../domain/text/word-features.ts';

/** What danger is weighed by: the words alone, so that it does not lean on what the rules have found. */
export function dangerFeatures(text: string | ReadableText, slots: number): Feature[] {
  const readable = typeof text === 'string' ? readableText(text) : text;
  const words = tokenize(readable.text)
    .filter((token) => token.kind !== 'mark' || /[?!\n]/.test(token.text))
    .map(({ text: word, kind, from, to }) => ({
      text: kind === 'number' ? '#' : withoutName(word.replaceAll("'", '')),
      from,
      to,
    }));
  return wordFeatures(words, [lengthOf(words.length)], [everyday], slots);
}

/** In words: most of what is said in few words in the middle of a conversation is no danger, most of what is told is. */
const lengths = [2, 4, 7, 12, 25];

function lengthOf(words: number): string {
  return `up to ${lengths.find((most) => words <= most) ?? 'any'} words`;
}

/** Who somebody is says nothing of how they are: each given name that is no other word counts alike. */
function withoutName(word: string): string {
  return isGivenName(word) && !isWordToo(word, true) ? 'name*' : word;
}
