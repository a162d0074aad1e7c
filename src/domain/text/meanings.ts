import errandsData from './data/errands.json' with { type: 'json' };
import everydayData from './data/meanings.json' with { type: 'json' };
import { indexPhrases, type PhraseIndex } from './phrase-index.ts';

/** A word of a text and the characters of the readable text that it stands for. */
export type Word = { text: string; from: number; to: number };

/** A meaning told by one word or by several in a row; `from` and `to` count characters of the readable text. */
export type ToldMeaning = { meaning: string; from: number; to: number };

const longestPhrase = 4;

/** Which words mean the same, indexed when it is first asked for. */
export type Thesaurus = () => PhraseIndex;

function thesaurus({ words }: { words: Readonly<Record<string, string>> }): Thesaurus {
  let index: PhraseIndex | null = null;
  return () => (index ??= indexPhrases(words));
}

/** The body, illness, danger, people and things of any day. */
export const everyday = thesaurus(everydayData);
/** What people want of a pharmacy or clinic, and what they write of besides. */
export const errands = thesaurus(errandsData);

/** What the words mean, English and Spanish alike, by one of the product's own thesauri. */
export function meaningsOf(words: readonly Word[], thesaurus: Thesaurus): ToldMeaning[] {
  const phrases = thesaurus();
  const told: ToldMeaning[] = [];
  words.forEach(({ text, from }, at) => {
    const most = phrases.mayBegin(text) ? longestPhrase : 1;
    let phrase = '';
    for (let last = at; last < Math.min(words.length, at + most); last++) {
      const word = words[last];
      if (!word) break;
      phrase = last === at ? text : `${phrase} ${word.text}`;
      for (const meaning of phrases.meaningsOf(phrase)) told.push({ meaning, from, to: word.to });
    }
  });
  return told;
}
