import { readNumber } from '../domain/text/spoken-number.ts';
import type { Token } from '../domain/text/tokens.ts';

/** `from` to `to` are words; `certain` pages, otherwise a person looks. Bounds are proposals for clinical sign-off. */
export type DangerousReading = { from: number; to: number; certain: boolean };

type Reading = {
  /** Words that name what was measured. */
  named: Set<string>;
  /** Whether a value is dangerous: surely, perhaps, or not. */
  judge(value: number): 'certain' | 'perhaps' | null;
};

const readings: Reading[] = [
  {
    // mg/dl
    named: set('sugar sugars glucose bg bs glucometer azucar glucosa'),
    judge: (value) =>
      value >= 400 && value <= 1500 ? 'certain' : value >= 15 && value <= 54 ? 'certain' : null,
  },
  {
    // per cent
    named: set('oxygen o2 sat sats spo2 ox oximeter oxigeno saturacion oxigenacion'),
    judge: (value) => (value >= 50 && value <= 88 ? 'certain' : null),
  },
  {
    // beats a minute
    named: set('heartrate heartbeat hr bpm pulse pulso rate'),
    judge: (value) =>
      value >= 150 && value <= 300 ? 'certain' : value >= 20 && value <= 40 ? 'perhaps' : null,
  },
];
const bloodPressure = set('bp pressure presion');

/** Words after a number that say it was no reading. */
const units = set(
  'mg mcg ml unit units pill pills tablet tablets strip strips count ct day days box boxes month months year years week weeks dollars am pm minutes hours hour refills liter liters l st nd rd th unidades pastillas tiras dias meses anos',
);
/** Words between the name and the number over which the number belongs to something else. */
const foreign = set(
  'refill pill pills medicine medication meds med tablet tablets strips strip test meter pastilla pastillas medicina resurtir metformin tank supplies and need rx y necesito',
);
const farthest = 7;

function set(words: string): Set<string> {
  return new Set(words.split(' '));
}

export function dangerousReadings(words: readonly { text: string }[]): DangerousReading[] {
  const tokens = words.map(({ text }): Token => ({
    text,
    from: 0,
    to: 0,
    kind: /^\d+$/.test(text) ? 'number' : 'word',
  }));
  return tokens.flatMap((token, at) => {
    if (bloodPressure.has(token.text)) return pressureAfter(tokens, at);
    const kind = readings.find((one) => one.named.has(token.text));
    return kind ? valueNear(tokens, at, kind) : [];
  });
}

function valueNear(tokens: readonly Token[], at: number, kind: Reading): DangerousReading[] {
  const next = tokens[at + 1]?.text ?? '';
  if (foreign.has(next) && next !== 'meter') return [];
  for (let place = at + 1; place < Math.min(tokens.length, at + farthest); place++) {
    const word = tokens[place]?.text ?? '';
    if (word === '.' || foreign.has(word)) return [];
    const number = valueAt(tokens, place);
    if (!number) continue;
    const judged = kind.judge(number.value);
    if (judged) return [{ from: at, to: number.next - 1, certain: judged === 'certain' }];
    return [];
  }
  return [];
}

/** A number of at least two digits that no unit makes another thing; `five eighty` is 580. */
function valueAt(tokens: readonly Token[], place: number): { value: number; next: number } | null {
  const number = readNumber(tokens, place);
  if (!number || number.ordinal) return null;
  let { value, next } = number;
  const more = value >= 1 && value <= 9 ? readNumber(tokens, next) : null;
  if (more && more.value >= 10 && more.value <= 99 && tokens[place]?.kind === 'word')
    [value, next] = [value * 100 + more.value, more.next];
  if (value < 15 || units.has(tokens[next]?.text ?? '')) return null;
  return { value, next };
}

/** mmHg, upper over lower: `bp 230/130`, `pressure is 70 over 40`. */
function pressureAfter(tokens: readonly Token[], at: number): DangerousReading[] {
  for (let place = at + 1; place < Math.min(tokens.length, at + farthest); place++) {
    if (tokens[place]?.text === '.') return [];
    const upper = valueAt(tokens, place);
    if (!upper) continue;
    const over = /^(?:over|sobre|con)$/.test(tokens[upper.next]?.text ?? '') ? 1 : 0;
    const lower = valueAt(tokens, upper.next + over);
    if (!lower || lower.value >= upper.value || upper.value > 300) return [];
    const certain = upper.value >= 200 || lower.value >= 120 || upper.value <= 80;
    const perhaps = upper.value >= 180 || lower.value >= 110 || upper.value < 90;
    return certain || perhaps ? [{ from: at, to: lower.next - 1, certain }] : [];
  }
  return [];
}
