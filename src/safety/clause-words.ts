import distance from 'damerau-levenshtein';
import type { ReadableText } from '../domain/text/readable-text.ts';
import { wordsOf } from './danger-phrase.ts';
import { dangerEn } from './lexicon-en.ts';
import { dangerEs } from './lexicon-es.ts';
import { conceptWords, isConceptWord } from './read-concepts.ts';
import { spellingIndex, type SpellingIndex } from './spelling-index.ts';

/**
 * The words of a text in the spelling of the lexicon, each with the readable characters it came from; `text` joins
 * them with blanks, between a mark before the first and one after the last, `offsets[i]` is the place of word i in it.
 */
export type ClauseWords = {
  words: { text: string; from: number; to: number }[];
  text: string;
  offsets: number[];
};

/** Words beside those of the lexicon that are written in one with them (`ihavechestpain`). */
const joiningWords =
  'i im am my me a is the has have and he she to of it was so in on yo mi el la que tengo'.split(' ');
/** Words that are near a danger word and are their own: never respelt. */
const ownWords = new Set(
  'breather broke stoke strokes poke chess chests sending ending spending bending painful swallows weekend together token bearing outside heard hides threat threats threaten spells spell spelling dwelling selling lunes marzo menos write fewer never certain strips scared scored store waiting wanting pages panels shared shares driving thighs believe chose chosen broken bottles bleach bleached breach alive gases hired lives gives wives hires rush brush flash dwell overdue dropping thrown thigh thighs acres prescribe prescriber acabaron depresion cierran pagar subio placed place places becomes reach saves clone close states response route blocks block blocked report pauses paused throws throw topic limits costs context exits candidate blade traigo infection powder seventeen nineteen tables table parts paint paints plain saint paste taint feint feast weekly weekday dripping strokes direction directions tests texts shifts beaten cheat cheats crest chefs quest guest swing wearing shaken shape shade snoring storing staring bearings checking checked choices chicken doubly seizes pregnancy worn fevers poisons killed scheduled alone drive strike stole plate plates sandra sondra'.split(
    ' ',
  ),
);

const lexiconWords = new Set([...wordsOf(dangerEn), ...wordsOf(dangerEs)]);
const pieces = new Set([...lexiconWords, ...joiningWords]);
/** Words that carry a danger by themselves: these are also recognised misspelt. */
const keyWords =
  'breathe breathing chest suicide suicidal overdose overdosed unconscious unresponsive seizure seizures stroke anaphylaxis swallowed bleeding poison poisoning convulsing accidentally ambulance kill myself respirar pecho suicidio suicidarme sobredosis desmayo convulsion convulsiones inconsciente sangrando infarto matarme pastillas demasiadas veneno ahogando morir'.split(
    ' ',
  );

let near: SpellingIndex | null = null;

const rawWord = /\bo\.?d\.?'e?d\b|[.!?;,:\n]+(?=\s|$)|[.!?;\n]|[^\s.!?;,:]+/gu;

/** `softBreaks` reads over line breaks and suspension points, which end a clause otherwise. */
export function clauseWords(readable: ReadableText, softBreaks = false): ClauseWords {
  const respelt = respeller();
  const words = joinSpelledOut(split(readable.text, softBreaks)).map(respelt).flatMap(takeApart).map(respelt);
  const offsets: number[] = [];
  let text = ' . ';
  for (const word of words) {
    offsets.push(text.length);
    text += `${word.text} `;
  }
  return { words, text: `${text}. `, offsets };
}

type Word = ClauseWords['words'][number];

/** A break that people also make amid a phrase. */
export const softBreak = /^(?:[,:]*\n+|\.{2,}\n*)$/;

function split(text: string, softBreaks: boolean): Word[] {
  return [...text.matchAll(rawWord)].flatMap((match): Word[] => {
    const [from, to] = [match.index, match.index + match[0].length];
    if (softBreaks && softBreak.test(match[0])) return [];
    if (/^[.!?;\n]/.test(match[0])) return [{ text: '.', from, to }];
    if (/^[,:]/.test(match[0])) return [{ text: ',', from, to }];
    return parts(match[0], from);
  });
}

/** Letters and digits of a raw word; digits and signs amid letters stand for letters (`su1cide`). */
function parts(raw: string, from: number): Word[] {
  if (/^[a-z]+$/.test(raw)) return [{ text: raw, from, to: from + raw.length }];
  const plain = raw.replaceAll("'", '');
  if (/^o\.?d\.?'e?d$/.test(raw)) return [{ text: 'overdosed', from, to: from + raw.length }];
  const hidden = /^[a-z]+[0134570@$][a-z0134570@$]*[a-z]$/.test(plain) && !/\d{2}/.test(plain);
  if (hidden) return [{ text: unhide(plain), from, to: from + raw.length }];
  return [...raw.matchAll(/[\p{L}\p{N}'_]+/gu)].flatMap((match): Word[] => {
    const text = match[0].replaceAll("'", '').replaceAll('_', '');
    return text === '' ? [] : [{ text, from: from + match.index, to: from + match.index + match[0].length }];
  });
}

const hiddenLetters: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};

function unhide(word: string): string {
  return [...word].map((letter) => hiddenLetters[letter] ?? letter).join('');
}

/** Five single letters or more in a row are one word: `k i l l m y s e l f`. */
function joinSpelledOut(words: Word[]): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    let next = at;
    while (next < words.length && /^[a-z]$/.test(words[next]?.text ?? '')) next++;
    const [first, last] = [words[at], words[next - 1]];
    if (first && last && next - at >= 5) {
      joined.push({
        text: words
          .slice(at, next)
          .map((word) => word.text)
          .join(''),
        from: first.from,
        to: last.to,
      });
      at = next - 1;
    } else if (first) joined.push(first);
  }
  return joined;
}

/** `chestpain` and `wanttodie` into the words of the lexicon; a word that does not come apart whole stays. */
function takeApart(word: Word): Word[] {
  if (word.text.length < 7 || word.text.length > 40) return [word];
  if (lexiconWords.has(word.text) || isConceptWord(word.text) || ownWords.has(word.text)) return [word];
  const reached: (number | null)[] = [0, ...Array.from(word.text, () => null)];
  for (let end = 1; end <= word.text.length; end++) {
    for (let start = Math.max(0, end - 14); start < end; start++) {
      if (reached[start] !== null && end - start > 1 && pieces.has(word.text.slice(start, end))) {
        reached[end] ??= start;
      } else if (reached[start] !== null && start === 0 && word.text[0] === 'i' && end === 1)
        reached[end] ??= 0;
    }
  }
  const found: Word[] = [];
  for (let end = word.text.length; end > 0;) {
    const start = reached[end];
    if (start === null || start === undefined) return [word];
    found.unshift({ text: word.text.slice(start, end), from: word.from, to: word.to });
    end = start;
  }
  return found;
}

/** Each different word of a text is compared once, however often it is said. */
function respeller(): (word: Word) => Word {
  const known = new Map<string, string>();
  return (word) => {
    const text = known.get(word.text) ?? meantBy(word.text);
    known.set(word.text, text);
    return text === word.text ? word : { ...word, text };
  };
}

function meantBy(word: string): string {
  if (word.length < 5 || word.length > 16) return word;
  if (lexiconWords.has(word) || isConceptWord(word) || ownWords.has(word)) return word;
  const allowed = word.length >= 9 ? 2 : 1;
  const meant = keyWords.find(
    (key) =>
      key.length >= 5 &&
      key[0] === word[0] &&
      Math.abs(key.length - word.length) <= allowed &&
      distance(key, word).steps <= (key.length >= 8 ? allowed : 1),
  );
  near ??= spellingIndex(conceptWords());
  return meant ?? near(word) ?? word;
}
