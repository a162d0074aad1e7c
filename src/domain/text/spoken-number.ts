import type { Token } from './tokens.ts';

type NumberWord = { value: number; kind: 'unit' | 'tens' | 'hundred' | 'thousand' | 'hundreds' };

const unitWords = `zero oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen`;
const unitWordsEs = `cero|uno un una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veintiuno veintiun veintiuna|veintidos|veintitres|veinticuatro|veinticinco|veintiseis|veintisiete|veintiocho|veintinueve`;
const ordinals = `|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth`;
const tensWords = `||twenty|thirty|forty fourty|fifty|sixty|seventy|eighty|ninety`;
const tensWordsEs = `|||treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa`;
const hundredsEs = `|cien ciento|doscientos|trescientos|cuatrocientos|quinientos|seiscientos|setecientos|ochocientos|novecientos`;

const numberWords = new Map<string, NumberWord>();
const ordinalWords = new Map<string, number>([
  ['thirtieth', 30],
  ['primero', 1],
]);
fill(unitWords, 'unit', 1);
fill(unitWordsEs, 'unit', 1);
fill(tensWords, 'tens', 10);
fill(tensWordsEs, 'tens', 10);
fill(hundredsEs, 'hundreds', 100);
numberWords.set('hundred', { value: 100, kind: 'hundred' });
numberWords.set('thousand', { value: 1000, kind: 'thousand' });
numberWords.set('mil', { value: 1000, kind: 'thousand' });
ordinals.split('|').forEach((word, index) => word && ordinalWords.set(word, index));

function fill(list: string, kind: NumberWord['kind'], factor: number): void {
  list.split('|').forEach((words, index) => {
    for (const word of words.split(' ').filter(Boolean))
      numberWords.set(word, { value: index * factor, kind });
  });
}

export function isNumberWord(word: string): boolean {
  return numberWords.has(word) || ordinalWords.has(word);
}

/** A whole number of at most four digits said in words or written in digits, from token `at` on. */
export type SpokenNumber = { value: number; next: number; ordinal: boolean };

/** English or Spanish; `twenty five`, `ciento cincuenta`, `two thousand five`, `fourth`, `4th`. Null when none. */
export function readNumber(tokens: readonly Token[], at: number): SpokenNumber | null {
  const first = tokens[at];
  if (!first) return null;
  if (first.kind === 'number') return readDigits(tokens, at, first);
  let total = 0;
  let current = -1;
  let next = at;
  let last: NumberWord['kind'] | null = null;
  while (next < tokens.length && next - at < 10) {
    const word = tokens[next]?.text ?? '';
    const joiner = (word === 'and' || word === 'y' || word === '-') && last !== null;
    const found = numberWords.get(joiner ? (tokens[next + 1]?.text ?? '') : word);
    // `twenty-second` as well as `twenty second`.
    const hyphen = word === '-' && last === 'tens' ? 1 : 0;
    const ordinal = ordinalWords.get(hyphen ? (tokens[next + 1]?.text ?? '') : word);
    if (ordinal !== undefined && (last === null || (last === 'tens' && ordinal < 10))) {
      return { value: total + Math.max(current, 0) + ordinal, next: next + hyphen + 1, ordinal: true };
    }
    if (!found || (joiner && !mayFollow(last, found)) || !mayFollow(last, found)) break;
    if (found.kind === 'hundred') current = Math.max(current, 1) * 100;
    else if (found.kind === 'thousand') [total, current] = [total + Math.max(current, 1) * 1000, 0];
    else current = Math.max(current, 0) + found.value;
    last = found.kind === 'unit' && found.value >= 10 ? 'unit' : found.kind;
    next += joiner ? 2 : 1;
  }
  return last === null ? null : { value: total + Math.max(current, 0), next, ordinal: false };
}

function readDigits(tokens: readonly Token[], at: number, first: Token): SpokenNumber {
  const suffix = tokens[at + 1];
  const ordinal = suffix?.from === first.to && /^(st|nd|rd|th|ro|do|to)$/.test(suffix.text);
  return { value: Number(first.text), next: at + (ordinal ? 2 : 1), ordinal };
}

function mayFollow(last: NumberWord['kind'] | null, word: NumberWord): boolean {
  switch (last) {
    case null:
      return true;
    case 'unit':
      return word.kind === 'hundred' || word.kind === 'thousand';
    case 'tens':
      return (word.kind === 'unit' && word.value > 0 && word.value < 10) || word.kind === 'thousand';
    case 'hundred':
    case 'hundreds':
      return word.kind === 'unit' || word.kind === 'tens' || word.kind === 'thousand';
    case 'thousand':
      return word.kind !== 'thousand';
  }
}
