/** Repeatable random numbers in [0, 1) (mulberry32): a figure can be checked by running it again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const alphabet = 'abcdefghijklmnopqrstuvwxyz';
/** Letters and groups that are written for one another by ear. */
const sounds: [string, string][] = [
  ['ph', 'f'],
  ['f', 'ph'],
  ['c', 'k'],
  ['k', 'c'],
  ['c', 's'],
  ['s', 'c'],
  ['s', 'z'],
  ['z', 's'],
  ['x', 'ks'],
  ['x', 'cs'],
  ['i', 'y'],
  ['y', 'i'],
  ['i', 'e'],
  ['e', 'i'],
  ['a', 'e'],
  ['e', 'a'],
  ['o', 'a'],
  ['a', 'o'],
  ['o', 'u'],
  ['th', 't'],
  ['t', 'th'],
  ['qu', 'kw'],
  ['ine', 'in'],
  ['in', 'ine'],
  ['v', 'b'],
  ['m', 'n'],
  ['ch', 'k'],
  ['g', 'j'],
  ['j', 'g'],
  ['rh', 'r'],
  ['ae', 'e'],
];

function neighbours(letter: string): string {
  const row = rows.findIndex((keys) => keys.includes(letter));
  const at = rows[row]?.indexOf(letter) ?? -1;
  return [-1, 0, 1]
    .flatMap((down) => [-1, 0, 1].map((right) => rows[row + down]?.[at + right] ?? ''))
    .filter((key) => key !== letter)
    .join('');
}

function pick<T>(random: () => number, from: ArrayLike<T>): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** One slip of the fingers: a neighbour key, a lost letter, a doubled or extra one, two swapped. */
export function slip(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const [before, letter, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)];
  const kind = random();
  if (kind < 0.3) return before + pick(random, neighbours(letter) || alphabet) + after;
  if (kind < 0.55) return before + after;
  if (kind < 0.7) return before + letter + letter + after;
  if (kind < 0.8) return before + letter + pick(random, neighbours(letter) || alphabet) + after;
  return at + 1 < word.length ? before + (after[0] ?? '') + letter + after.slice(1) : before + after;
}

/** One edit of no pattern: any letter replaced, dropped, added, or two swapped. */
export function edit(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const [before, letter, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)];
  const kind = random();
  if (kind < 0.25) return before + pick(random, alphabet) + after;
  if (kind < 0.5) return before + after;
  if (kind < 0.75) return before + pick(random, alphabet) + letter + after;
  return at + 1 < word.length ? before + (after[0] ?? '') + letter + after.slice(1) : before + after;
}

/** One letter or group written as it sounds; the word itself where nothing fits. */
export function respell(word: string, random: () => number): string {
  const fitting = sounds.filter(([from]) => word.includes(from));
  if (fitting.length === 0) return word;
  const [from, to] = pick(random, fitting);
  const places = [...word.matchAll(new RegExp(from, 'g'))].map((match) => match.index);
  const at = pick(random, places);
  return word.slice(0, at) + to + word.slice(at + from.length);
}
