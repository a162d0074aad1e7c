import thesaurus from './data/meanings.json' with { type: 'json' };

/** A word of a text and the characters of the readable text that it stands for. */
export type Word = { text: string; from: number; to: number };

/** A meaning told by one word or by several in a row; `from` and `to` count characters of the readable text. */
export type ToldMeaning = { meaning: string; from: number; to: number };

const longestPhrase = 4;
let byPhrase: Map<string, string[]> | null = null;
const beginnings = new Set<string>();

function phrases(): Map<string, string[]> {
  if (byPhrase) return byPhrase;
  byPhrase = new Map();
  for (const [meaning, listed] of Object.entries(thesaurus.words as Record<string, string>)) {
    for (const phrase of listed.split(',')) {
      const known = byPhrase.get(phrase);
      if (known) known.push(meaning);
      else byPhrase.set(phrase, [meaning]);
      const end = phrase.indexOf(' ');
      if (end > 0) beginnings.add(phrase.slice(0, end));
    }
  }
  return byPhrase;
}

/** What the words mean, English and Spanish alike, by the product's own thesaurus. */
export function meaningsOf(words: readonly Word[]): ToldMeaning[] {
  const known = phrases();
  const told: ToldMeaning[] = [];
  words.forEach(({ text, from }, at) => {
    const most = beginnings.has(text) ? longestPhrase : 1;
    let phrase = '';
    for (let last = at; last < Math.min(words.length, at + most); last++) {
      const word = words[last];
      if (!word) break;
      phrase = last === at ? text : `${phrase} ${word.text}`;
      for (const meaning of known.get(phrase) ?? []) told.push({ meaning, from, to: word.to });
    }
  });
  return told;
}
