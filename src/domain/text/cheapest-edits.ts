/** Letters beyond which words are not compared. */
const longest = 48;
const width = longest + 1;
const table = new Float64Array(width * width);
const extraCosts = new Float64Array(width);
const lostCosts = new Float64Array(width);
const letters = 26;

/** What each step costs. A place counts from 0; `groups` are several letters written for others, both ways. */
export type EditCosts = {
  /** By pair of letters, see `pairTable`. */
  replaced: Float64Array;
  /** Added when the first letters of both differ. */
  firstLetter: number;
  extra: (written: string, place: number) => number;
  lost: (meant: string, place: number) => number;
  swapped: number;
  groups: { from: string; to: string; cost: number }[];
};

/** Costs by pair of letters a to z: 0 for equal ones. */
export function pairTable(cost: (a: string, b: string) => number): Float64Array {
  const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];
  return Float64Array.from(alphabet.flatMap((a) => alphabet.map((b) => (a === b ? 0 : cost(a, b)))));
}

const groupEnds = new WeakMap<EditCosts, Uint8Array>();

/** Marks the pairs of last letters at which some group ends, so that few places ask for one. */
function endsOf(costs: EditCosts): Uint8Array {
  const known = groupEnds.get(costs);
  if (known) return known;
  const ends = new Uint8Array(letters * letters);
  for (const { from, to } of costs.groups)
    ends[codeAt(from, from.length - 1) * letters + codeAt(to, to.length - 1)] = 1;
  groupEnds.set(costs, ends);
  return ends;
}

function codeAt(word: string, place: number): number {
  return word.charCodeAt(place) - 97;
}

/** The cheapest way from one word of a to z to another; `Infinity` beyond 48 letters or well above `limit`. */
export function cheapestEdits(written: string, meant: string, costs: EditCosts, limit: number): number {
  const [rows, columns] = [written.length, meant.length];
  if (rows > longest || columns > longest) return Infinity;
  const ends = endsOf(costs);
  for (let i = 0; i < rows; i++) extraCosts[i] = costs.extra(written, i);
  table[0] = 0;
  for (let j = 0; j < columns; j++) {
    lostCosts[j] = costs.lost(meant, j);
    table[j + 1] = costAt(0, j) + (lostCosts[j] ?? 0);
  }
  const oneRow = costs.swapped === Infinity && costs.groups.length === 0;
  let lastLeast = 0;
  for (let i = 1; i <= rows; i++) {
    const a = codeAt(written, i - 1);
    const extra = extraCosts[i - 1] ?? 0;
    let least = (table[i * width] = costAt(i - 1, 0) + extra);
    for (let j = 1; j <= columns; j++) {
      const pair = a * letters + codeAt(meant, j - 1);
      const replaced = costs.replaced[pair] ?? 1;
      let best =
        costAt(i - 1, j - 1) + replaced + (i === 1 && j === 1 && replaced > 0 ? costs.firstLetter : 0);
      best = Math.min(best, costAt(i - 1, j) + extra, costAt(i, j - 1) + (lostCosts[j - 1] ?? 0));
      if (i > 1 && j > 1 && a === codeAt(meant, j - 2) && codeAt(written, i - 2) === codeAt(meant, j - 1))
        best = Math.min(best, costAt(i - 2, j - 2) + costs.swapped);
      if (ends[pair] === 1) best = Math.min(best, byGroup(written, meant, i, j, costs));
      table[i * width + j] = best;
      if (best < least) least = best;
    }
    // Steps of two letters reach over one row: with them only two rows above the limit prove that nothing is cheaper.
    if (least > limit && (lastLeast > limit || oneRow)) return Infinity;
    lastLeast = least;
  }
  return costAt(rows, columns);
}

function byGroup(written: string, meant: string, i: number, j: number, { groups }: EditCosts): number {
  let best = Infinity;
  for (const { from, to, cost } of groups) {
    if (i >= from.length && j >= to.length && written.endsWith(from, i) && meant.endsWith(to, j))
      best = Math.min(best, costAt(i - from.length, j - to.length) + cost);
  }
  return best;
}

function costAt(i: number, j: number): number {
  return table[i * width + j] ?? Infinity;
}
