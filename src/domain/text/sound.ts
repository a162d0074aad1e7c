import { cheapestEdits, pairTable, type EditCosts } from './cheapest-edits.ts';

/** Spellings and how they sound, tried in this order at each place; letters that are not listed stand for themselves. */
const spellings: [string, string][] = [
  ['[tsc]ion|tian', 'sn'],
  ['sch', 'sk'],
  ['sh|ti(?=[ao](?:n|l(?![a-z])))', 's'],
  ['ph|ff', 'f'],
  ['th', 't'],
  ['ch(?=[eiy])', 's'],
  ['q?u(?=[aeio][^aeio])(?<=[qgk]u?)', 'kw'],
  ['(?<![a-z])(?:x|cz)', 's'],
  ['x|cks|ks|cs', 'ks'],
  ['ck|cc(?![eiy])|kk|ch|qu?|c(?![eiy])', 'k'],
  ['s+c(?=[eiy])|c+|z+|s+', 's'],
  ['dge?|j|g(?=[eiy])', 'j'],
  ['g+h?', 'g'],
  ['wr|rh|r+', 'r'],
  ['kn|n+', 'n'],
  ['ll+', 'l'],
  ['mm+|mb$', 'm'],
  ['pp+', 'p'],
  ['bb+', 'b'],
  ['tt+', 't'],
  ['dd+', 'd'],
  ['ie$|ee|ea|ey|eigh|igh|i+e?(?=[bcdfgklmnpst]$)|y|i+', 'i'],
  ['oo|ue|ew|eu|u+h?', 'u'],
  ['ow|oa|oh|oe|o', 'o'],
  ['ai|ay|ei', 'e'],
  ['aw|au|ah|a+', 'a'],
  ['(?<=[a-z]{2})e$', ''],
  ['e+h?', 'e'],
  ['(?<=[aeiou])h|wh(?=[aeiou])', ''],
];
const pattern = new RegExp(spellings.map(([letters]) => `(${letters})`).join('|'), 'g');

/** How a word of a to z sounds, roughly, to an English or Spanish ear; for comparing only. */
export function soundOf(word: string): string {
  return word.replace(pattern, (_, ...groups: (string | undefined)[]) => {
    const found = groups.findIndex((group) => group !== undefined);
    return spellings[found]?.[1] ?? '';
  });
}

const unstressed = new Set('aeiouwh');

/** The consonants of a sound: what is left when vowels are swallowed; Spanish hears no difference between b and v. */
export function consonantsOf(sound: string): string {
  let consonants = '';
  let last = '';
  for (const letter of sound) {
    if (unstressed.has(letter)) continue;
    const heard = letter === 'v' ? 'b' : letter;
    if (heard !== last) consonants += heard;
    last = heard;
  }
  return consonants;
}

const unstressedBits = [...unstressed].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0);

/** One bit for each consonant of a sound: a cheap test of whether two can be near. */
export function consonantBits(sound: string): number {
  let bits = 0;
  for (let at = 0; at < sound.length; at++) {
    bits |= 1 << (sound.charCodeAt(at) - 97);
  }
  return bits & ~unstressedBits;
}

const vowels = 'aeiou';
const closeConsonants = new Set(
  ['pb', 'td', 'kg', 'sj', 'fv', 'mn', 'lr', 'bv', 'jg', 'sd', 'st', 'pf', 'ws'].flatMap((pair) => [
    pair,
    [...pair].reverse().join(''),
  ]),
);

const costs: EditCosts = {
  replaced: pairTable((a, b) => {
    const [first, second] = [vowels.includes(a), vowels.includes(b)];
    if (first && second) return 0.3;
    // Spanish says the `j` of `Jardiance` as in `yard`.
    if (a + b === 'ij' || a + b === 'ji') return 0.5;
    if (first !== second) return 1.2;
    return closeConsonants.has(a + b) ? 0.5 : 1;
  }),
  firstLetter: 0,
  extra: unpaired,
  lost: unpaired,
  swapped: Infinity,
  groups: [],
};

/** How differently two sounds are heard; a consonant counts about 1, a vowel a third of it. */
export function soundCost(heard: string, meant: string, limit = Infinity): number {
  return cheapestEdits(heard, meant, costs, limit);
}

function unpaired(word: string, place: number): number {
  const bit = 1 << (word.charCodeAt(place) - 97);
  return bit & unstressedBits || word.charCodeAt(place) === word.charCodeAt(place - 1) ? 0.4 : 0.9;
}
