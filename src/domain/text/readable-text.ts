import type { Span } from '../message.ts';

/**
 * A text made comparable (lower case, no diacritics, no invisible characters, look-alike letters folded), with the
 * way back: character i of `text` came from the units `starts[i]` to `ends[i]` of `original`.
 */
export type ReadableText = { original: string; text: string; starts: number[]; ends: number[] };

/** Letters of other scripts that are drawn like Latin ones, after Unicode's confusables list (UTS 39). */
const lookAlikeLetters = new Map<string, string>(
  Object.entries({
    ...pairs('асеорхуіјѕԁһвкмнтгԛԝѵոց', 'aceopxyijsdhbkmhtrqwvnq'),
    ...pairs('αβγειικνορτυχωη', 'abyeiikvoptuxwn'),
    ...pairs('ıɩɑɡℓⅼ', 'iiagll'),
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
  }),
);

const punctuation = new Map<string, string>([
  ...[...'’‘`´ʼ′‛＇'].map((mark): [string, string] => [mark, "'"]),
  ...[...'“”„«»'].map((mark): [string, string] => [mark, '"']),
  ...[...'‐‑‒–—―−'].map((mark): [string, string] => [mark, '-']),
  ...[...'⁄∕'].map((mark): [string, string] => [mark, '/']),
  ['🆘', ' sos '],
]);

const invisible = /^[\p{Cf}\p{M}\p{Cc}\u115f\u1160\u3164\uffa0]$/u;
const marks = /\p{M}/gu;

function pairs(from: string, to: string): Record<string, string> {
  const letters = [...to];
  return Object.fromEntries([...from].map((letter, index) => [letter, letters[index] ?? letter]));
}

/** Never throws: lone surrogates, control characters and right-to-left marks are read past. */
export function readableText(original: string): ReadableText {
  const readable: ReadableText = { original, text: '', starts: [], ends: [] };
  const pieces: string[] = [];
  let position = 0;
  for (const character of original) {
    const end = position + character.length;
    const folded = foldCharacter(character);
    if (folded === '') {
      // A combining mark belongs to the letter before it, so that a span holds both.
      if (readable.ends.length > 0) readable.ends[readable.ends.length - 1] = end;
    } else {
      pieces.push(folded);
      for (let unit = 0; unit < folded.length; unit++) {
        readable.starts.push(position);
        readable.ends.push(end);
      }
    }
    position = end;
  }
  readable.text = pieces.join('');
  return readable;
}

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (character === '\n' || character === '\r') return '\n';
  if (character === '\t') return ' ';
  if (code >= 32 && code < 127) return punctuation.get(character) ?? character.toLowerCase();
  if (invisible.test(character)) return '';
  const mark = punctuation.get(character);
  if (mark) return mark;
  const plain = character.normalize('NFKD').replace(marks, '').toLowerCase();
  if (plain === '') return '';
  if (/^\s+$/.test(plain)) return ' ';
  return [...plain].map((letter) => lookAlikeLetters.get(letter) ?? letter).join('');
}

/** The words of the original text behind `from` to `to` of the readable one. */
export function spanOf(readable: ReadableText, from: number, to: number): Span {
  const start = readable.starts[from] ?? readable.original.length;
  const end = to > from ? (readable.ends[to - 1] ?? readable.original.length) : start;
  return { text: readable.original.slice(start, end), start, end };
}
