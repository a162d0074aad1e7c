import { cheapestEdits, pairTable, type EditCosts } from './cheapest-edits.ts';

/**
 * How unlikely it is that one word was meant and another written: a Damerau-Levenshtein distance whose steps weigh
 * less when fingers or ears explain them. Weights are proportions of one plain edit, chosen by hand.
 */
const cost = {
  edit: 1,
  lost: 0.9,
  swapped: 0.8,
  neighbourKey: 0.75,
  soundAlike: 0.6,
  doubled: 0.5,
  silent: 0.6,
  /** A first letter is seldom wrong. */
  firstLetter: 0.2,
};

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const near = pairSet(
  keyboard.flatMap((keys, row) =>
    [...keys].flatMap((key, at) =>
      [keys[at + 1], keyboard[row + 1]?.[at], keyboard[row + 1]?.[at - 1]].map(
        (other) => key + (other ?? key),
      ),
    ),
  ),
);
const alike = pairSet(
  'ae ai ao au ei eo eu io iu ou iy ey uw ck cs sz xz xs ks kq cq bv bp dt td fv gj gk mn lr vw jh zx yj'.split(
    ' ',
  ),
);

function pairSet(pairs: string[]): Set<string> {
  return new Set(pairs.flatMap((pair) => [pair, [...pair].reverse().join('')]));
}

/** Letters written as other letters by ear, in either direction. */
const groups: [string, string][] = [
  ['ph', 'f'],
  ['ks', 'x'],
  ['cs', 'x'],
  ['kw', 'qu'],
  ['cu', 'qu'],
  ['ti', 'sh'],
  ['ci', 's'],
  ['gh', 'g'],
  ['ee', 'i'],
  ['ea', 'e'],
  ['ai', 'a'],
  ['oo', 'u'],
  ['ou', 'u'],
  ['ow', 'o'],
];
const costs: EditCosts = {
  replaced: pairTable((a, b) => {
    if (alike.has(a + b)) return cost.soundAlike;
    return near.has(a + b) ? cost.neighbourKey : cost.edit;
  }),
  firstLetter: cost.firstLetter,
  extra: (written, place) => unpaired(written, place, cost.edit),
  lost: (meant, place) => unpaired(meant, place, cost.lost),
  swapped: cost.swapped,
  groups: groups.flatMap(([a, b]) => [
    { from: a, to: b, cost: cost.soundAlike },
    { from: b, to: a, cost: cost.soundAlike },
  ]),
};

/** The cost of having written `written` for `meant`, both of a to z; `Infinity` beyond 48 letters or above `limit`. */
export function slipCost(written: string, meant: string, limit = Infinity): number {
  return cheapestEdits(written, meant, costs, limit);
}

const [h, e] = ['h'.charCodeAt(0), 'e'.charCodeAt(0)];

function unpaired(word: string, place: number, plain: number): number {
  const letter = word.charCodeAt(place);
  if (letter === word.charCodeAt(place - 1) || letter === word.charCodeAt(place + 1)) return cost.doubled;
  if (letter === h || (letter === e && place === word.length - 1)) return cost.silent;
  return place === 0 ? plain + cost.firstLetter : plain;
}
