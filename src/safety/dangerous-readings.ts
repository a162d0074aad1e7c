import { readNumber } from '../domain/text/spoken-number.ts';
import type { Token } from '../domain/text/tokens.ts';

/** `from` to `to` are words; `certain` pages, otherwise a person looks. Bounds are proposals for clinical sign-off. */
export type DangerousReading = { from: number; to: number; certain: boolean };

type Judged = 'certain' | 'perhaps' | null;

type Reading = {
  /** Words that name what was measured. */
  named: Set<string>;
  /** Whether a value is dangerous: surely, perhaps, or not. */
  judge(value: number): Judged;
  /** In the blood, a small number beside its name. */
  small?: true;
  /** Its name is a medicine's too: only what is told as a level is one. */
  level?: true;
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
    named: set(
      'oxygen o2 sat sats spo2 ox oximeter oxymeter oxigeno saturacion oxigenacion oximetro saturando',
    ),
    judge: (value) => (value >= 50 && value <= 89 ? 'certain' : null),
  },
  {
    // beats a minute
    named: set('heartrate heartbeat hr bpm pulse pulso rate latidos pulsaciones'),
    judge: (value) =>
      value > 150 && value <= 300
        ? 'certain'
        : value >= 20 && value < 40
          ? 'certain'
          : value === 150 || (value >= 40 && value <= 44)
            ? 'perhaps'
            : null,
  },
  {
    // degrees of either scale
    named: set('temp temperature fever temperatura fiebre calentura'),
    judge: (value) =>
      (value >= 104 && value <= 110) || (value >= 40 && value <= 43)
        ? 'certain'
        : value === 103 || value === 39
          ? 'perhaps'
          : null,
  },
  { named: set('inr'), small: true, judge: (value) => (value >= 5 && value < 15 ? 'certain' : null) },
  {
    // mmol/l
    named: set('potassium potasio'),
    ...{ small: true, level: true },
    judge: (value) => (value >= 6 && value < 10 ? 'certain' : value > 0 && value < 3 ? 'perhaps' : null),
  },
  // mmol/l
  {
    named: set('lithium litio'),
    ...{ small: true, level: true },
    judge: (value) => (value >= 2 && value < 8 ? 'certain' : null),
  },
];
const bloodPressure = set('bp pressure presion systolic sistolica');
/** Words over which a single upper pressure, or a level in the blood, still belongs to its name. */
const joining = set(
  'is was at of en a es fue esta estaba sale salio tengo la el mine my mi level levels nivel result results lab labs reading reads says shows came back today now like about around over near up to just hit running high alta alto subio the this morning marca dice and its it',
);
/** They say that a level was measured. */
const measured = set(
  'level levels nivel is was came back result results lab labs high salio sale alto test blood',
);

/** Words after a number that say it was no reading. */
const units = set(
  'mg mcg ml meq mmol unit units pill pills tablet tablets strip strips count ct day days box boxes month months year years week weeks dollars am pm minutes hours hour refills liter liters lpm l left more st nd rd th unidades pastillas tiras dias meses anos',
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
    if (!number || (number.value < 15 && !kind.small)) {
      if (kind.small && !joining.has(word)) return [];
      continue;
    }
    if (kind.small && !isLevel(tokens, { at, place, next: number.next }, kind)) return [];
    const judged = kind.judge(number.value);
    if (!judged || isOfWeather(tokens, kind)) return [];
    const certain = judged === 'certain' && !isOtherRate(tokens, at, number.value);
    return [{ from: at, to: number.next - 1, certain }];
  }
  return [];
}

/** `potassium 7.1`, `my potassium level is 6`: a dose is whole and in other units, and nothing is said of it. */
function isLevel(
  tokens: readonly Token[],
  { at, place, next }: { at: number; place: number; next: number },
  { level }: Reading,
): boolean {
  // A date.
  if (tokens[next]?.kind === 'number') return false;
  if (tokens[next]?.text === '.' && tokens[next + 1]?.kind === 'number') {
    return !units.has(tokens[next + 2]?.text ?? '');
  }
  return !level || tokens.slice(at, place).some(({ text }) => measured.has(text));
}

const outdoors = set(
  'fridge refrigerator cooler freezer outside outdoors garage weather car afuera refrigerador nevera clima',
);

/** Heat that medicines stand in. */
function isOfWeather(tokens: readonly Token[], { named }: Reading): boolean {
  return named.has('temp') && tokens.some(({ text }) => outdoors.has(text));
}

/** `at this rate`, `24 hr 30`: nobody's pulse. */
function isOtherRate(tokens: readonly Token[], at: number, value: number): boolean {
  const [name, before] = [tokens[at]?.text, tokens[at - 1]];
  if (name === 'hr') return before?.kind === 'number';
  return name === 'rate' && value < 100 && !/^(?:heart|pulse|resting|beat)$/.test(before?.text ?? '');
}

/** A number that no unit makes another thing; `five eighty` is 580. */
function valueAt(tokens: readonly Token[], place: number): { value: number; next: number } | null {
  const number = readNumber(tokens, place);
  if (!number || number.ordinal) return null;
  let { value, next } = number;
  const more = value >= 1 && value <= 9 ? readNumber(tokens, next) : null;
  if (more && more.value >= 10 && more.value <= 99 && tokens[place]?.kind === 'word')
    [value, next] = [value * 100 + more.value, more.next];
  if (units.has(tokens[next]?.text ?? '')) return null;
  return { value, next };
}

/** mmHg, upper over lower: `bp 230/130`, `pressure is 70 over 40`. */
function pressureAfter(tokens: readonly Token[], at: number): DangerousReading[] {
  for (let place = at + 1; place < Math.min(tokens.length, at + farthest); place++) {
    if (tokens[place]?.text === '.') return [];
    const upper = valueAt(tokens, place);
    if (!upper || upper.value < 15) continue;
    const over = /^(?:over|sobre|con)$/.test(tokens[upper.next]?.text ?? '') ? 1 : 0;
    const lower = valueAt(tokens, upper.next + over);
    if (upper.value > 300) return [];
    if (!lower || lower.value < 15) return upperAlone(tokens, { at, place, next: upper.next }, upper.value);
    if (lower.value >= upper.value) return [];
    const certain = upper.value >= 200 || lower.value >= 120 || upper.value <= 80;
    const perhaps = upper.value >= 180 || lower.value >= 110 || upper.value < 90;
    return certain || perhaps ? [{ from: at, to: lower.next - 1, certain }] : [];
  }
  return [];
}

/** `bp 220`, with nothing between that may be a medicine. */
function upperAlone(
  tokens: readonly Token[],
  { at, place, next }: { at: number; place: number; next: number },
  value: number,
): DangerousReading[] {
  if (value < 200 || !tokens.slice(at + 1, place).every(({ text }) => joining.has(text))) return [];
  return [{ from: at, to: next - 1, certain: true }];
}
