/** A name as compared: lower case, no diacritics, apostrophes or titles, hyphens as spaces. */
export type PersonName = {
  /** Words in the order "given … family" as far as the writing tells. */
  words: string[];
  /** Set when the writing separates them ("JOHNSON, MARY"); null when any split is possible. */
  familyWords: string[] | null;
  givenWords: string[] | null;
  suffix: Suffix | null;
};

export type Suffix = 'jr' | 'sr' | 'ii' | 'iii' | 'iv';

/** One way to read a name as given and family name. */
export type NameReading = { given: string[]; family: string[]; swapped: boolean };

/** No real name is longer; what is longer is cut, so that comparing stays cheap. */
const longestName = 200;
const mostWords = 8;

/** `Sr` before the name is the Spanish title, after it the suffix "senior": titles are taken off the front only. */
const titles = new Set('mr mrs ms miss mx dr prof rev sr sra srta senor senora'.split(' '));

const suffixes = new Map<string, Suffix>([
  ['jr', 'jr'],
  ['junior', 'jr'],
  ['sr', 'sr'],
  ['senior', 'sr'],
  ['ii', 'ii'],
  ['2nd', 'ii'],
  ['iii', 'iii'],
  ['3rd', 'iii'],
  ['iv', 'iv'],
  ['4th', 'iv'],
]);

const particles = new Set('de la las los del da das dos do di du van von der den y e bin al el'.split(' '));

/** Letters that Unicode does not decompose into a base letter and a mark. */
const undecomposed: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Words of a name for comparing. Apostrophes vanish (O'Brien is OBrien), hyphens and dots separate. */
export function nameWords(text: string): string[] {
  return text
    .slice(0, longestName)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`´ʼ]/gu, '')
    .replace(/[ßæœøłđðþı]/gu, (letter) => undecomposed[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords);
}

/** Reads a name as people and rosters write it: "Mary Johnson", "JOHNSON, MARY A", "Dr. José Núñez Jr." */
export function parsePersonName(text: string): PersonName {
  const [before = '', ...after] = text.split(',');
  const first = withoutSuffix(withoutTitles(nameWords(before)));
  const second = withoutSuffix(withoutTitles(nameWords(after.join(' '))));
  const suffix = first.suffix ?? second.suffix;
  if (first.words.length === 0 || second.words.length === 0) {
    return { words: [...first.words, ...second.words], familyWords: null, givenWords: null, suffix };
  }
  return {
    words: [...second.words, ...first.words],
    familyWords: first.words,
    givenWords: second.words,
    suffix,
  };
}

/**
 * All ways to read the name as given and family name: each place to split it, and the same with the family name
 * first. A name of one word has none.
 */
export function nameReadings(name: PersonName): NameReading[] {
  if (name.givenWords && name.familyWords) {
    const { givenWords, familyWords } = name;
    return [
      { given: givenWords, family: familyWords, swapped: false },
      { given: familyWords, family: givenWords, swapped: true },
    ];
  }
  const readings: NameReading[] = [];
  for (let at = 1; at < name.words.length; at += 1) {
    const front = name.words.slice(0, at);
    const back = name.words.slice(at);
    readings.push({ given: front, family: back, swapped: false });
    readings.push({ given: back, family: front, swapped: true });
  }
  return readings;
}

/** Words joined: "de la Cruz" and "Delacruz", "Mary Ann" and "Maryann" are one name. */
export function compactName(words: string[]): string {
  return words.join('');
}

/** The words that distinguish a family name: "de la Cruz" without its particles. */
export function coreWords(words: string[]): string[] {
  const core = words.filter((word) => !particles.has(word));
  return core.length > 0 ? core : words;
}

export function readSuffix(text: string | null): Suffix | null {
  const [word] = nameWords(text ?? '');
  return suffixes.get(word ?? '') ?? null;
}

function withoutTitles(words: string[]): string[] {
  let at = 0;
  while (at < words.length - 1 && titles.has(words[at] ?? '')) at += 1;
  return words.slice(at);
}

function withoutSuffix(words: string[]): { words: string[]; suffix: Suffix | null } {
  const suffix = suffixes.get(words.at(-1) ?? '') ?? null;
  return { words: suffix ? words.slice(0, -1) : words, suffix };
}
