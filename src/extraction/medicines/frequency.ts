import { doseFormOf } from '../../domain/drugs/dose-form.ts';
import type { Span } from '../../domain/message.ts';
import { isNumberWord, readNumber } from '../../domain/text/spoken-number.ts';
import type { Found } from './find-mentions.ts';
import { spanOfTokens, wordAt, wordsBetween, type Reading } from '../reading.ts';
import { endOfDirections } from './stated-form.ts';

type Frequency = Span & { value: string };
/** `taking`: the words are about taking only where the text speaks of it; else they may be about sending. */
type Pattern = { words: RegExp; value: (groups: string[]) => string; taking?: boolean };

const units = new Map(Object.entries({ h: 'hour', d: 'day', w: 'week', s: 'week', n: 'day', m: 'month' }));
const times = '(once|twice|thrice|\\d+ (?:times?|x|veces|vez)|x \\d+)';
const counts = new Map([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
]);

/** Numbers stand in digits; the first that fits counts. */
const patterns: Pattern[] = [
  {
    words: new RegExp(
      `^${times} (?:(?:a|per|each|every|in a|/|al|por|cada|a la|por la) )?(day|daily|dia|dias|diari[oa]s?|night|nightly|noche)(?= )`,
    ),
    value: ([count = '']) => per(count, 1, 'day'),
  },
  {
    words: new RegExp(
      `^${times} (?:(?:a|per|each|every|/|al|por|cada|a la|por la) )?(week|weekly|semana|semanal|month|monthly|mes|mensual)(?= )`,
    ),
    value: ([count = '', unit = '']) => per(count, 1, unit),
  },
  {
    words: new RegExp(`^${times} (?:at|before) (?:bedtime|night|bed)(?= )`),
    value: ([count = '']) => per(count, 1, 'day'),
  },
  {
    words: /^(?:every|each|cada|q) (\d+)(?: (?:-|to|a|o|or|or every) (\d+))? (hours?|hrs?|h|horas?)(?= )/,
    value: ([least = '', most = '']) => per('1', most ? `${least}-${most}` : Number(least), 'hour'),
  },
  {
    words: /^(?:every|each|cada|q) ([1-9]) (days?|dias?|d)(?= )/,
    value: ([count = '']) => per('1', Number(count), 'day'),
  },
  {
    words: /^(?:every|each|cada|q) (\d+) (days?|dias?|weeks?|wks?|semanas?|months?|mes|meses)(?= )/,
    value: ([count = '', unit = '']) => per('1', Number(count), unit),
    taking: true,
  },
  {
    words: /^(?:every other day|cada (?:tercer|otro) dia|1 dia si(?: y)? (?:1|otro)(?: dia)? no|qod)(?= )/,
    value: () => per('1', 2, 'day'),
  },
  {
    words: /^(?:every other week|cada dos semanas|cada 2 semanas)(?= )/,
    value: () => per('1', 2, 'week'),
    taking: true,
  },
  {
    words:
      /^(?:(?:every|each|cada|q) (?:day|dia|night|noche|morning|manana|evening|bedtime|am|pm|hs)|todos los dias|todas las (?:noches|mananas))(?= )/,
    value: () => per('1', 1, 'day'),
  },
  {
    words: /^(?:every|each|cada|1 vez (?:a la|por)|por) (week|semana|month|mes)(?= )/,
    value: ([unit = '']) => per('1', 1, unit),
    taking: true,
  },
  { words: /^(?:bid|b \. i \. d)(?= )/, value: () => per('2', 1, 'day') },
  { words: /^(?:tid|t \. i \. d)(?= )/, value: () => per('3', 1, 'day') },
  { words: /^(?:qid|q \. i \. d)(?= )/, value: () => per('4', 1, 'day') },
  {
    words: /^(\d+) (?:form )?(?:a|per|al|por|each|every|\/) (?:day|dia)(?= )/,
    value: ([count = '']) => per(count, 1, 'day'),
  },
  {
    words: /^(?:daily|qd|q \. d|nightly|qhs|qam|qpm|diari[oa]|diariamente)(?= )/,
    value: () => per('1', 1, 'day'),
  },
  { words: /^(?:weekly|semanal|semanalmente)(?= )/, value: () => per('1', 1, 'week') },
  { words: /^(?:monthly|mensual|mensualmente)(?= )/, value: () => per('1', 1, 'month'), taking: true },
  {
    words:
      /^(?:(?:at|before) (?:bedtime|night|bed)|(?:in|on) the (?:morning|evening)|(?:por|en) la (?:noche|manana|tarde)|al (?:acostarse|dormir)|antes de (?:dormir|acostarse))(?= )/,
    value: () => per('1', 1, 'day'),
    taking: true,
  },
];
const asNeeded =
  /^(?:(?:as|when|if|whenever) needed|prn|p \. r \. n|(?:si|cuando|segun|como) (?:(?:es|sea|fuera|lo) )?necesari[oa]|segun (?:la )?necesidad)(?= )/;
const taking =
  / (?:take|takes|taking|taken|tomo|toma|tomar|tomando|use|uses|using|uso|usa|usar|inject|po|prescribed|recetad[oa]) /;

function per(count: string, span: number | string, unit: string): string {
  const said = counts.get(count) ?? Number(/\d+/.exec(count)?.[0] ?? 1);
  const one = units.get(unit[0] ?? '') ?? 'day';
  return span === 1 ? `${said} per ${one}` : `${said} per ${span} ${one}s`;
}

/** Words with numbers in digits and dose forms after a number as `form`; `places` says which token each begins at. */
function spell(reading: Reading, at: number, end: number): { words: string[]; places: number[] } {
  const [words, places]: [string[], number[]] = [[], []];
  for (let index = at; index < end;) {
    const number = readNumber(reading.tokens, index);
    const word = wordAt(reading, index);
    // `once` is eleven in Spanish.
    const counted = word !== 'once' || words.at(-1) === 'cada';
    const fits = number && counted && !number.ordinal && number.next <= end;
    places.push(index);
    const isCounted = /^\d+$/.test(words.at(-1) ?? '') && doseFormOf(word) !== null;
    words.push(fits ? String(number.value) : isCounted ? 'form' : word);
    index = fits ? number.next : index + 1;
  }
  return { words, places: [...places, end] };
}

const longest = 8;

/** `twice a day` as `2 per day`, `cada 12 horas` as `1 per 12 hours`; and where it ends. */
function frequencyAt(
  reading: Reading,
  at: number,
  end: number,
  speaksOfTaking: boolean,
): { value: string; next: number } | null {
  const { words, places } = spell(reading, at, Math.min(end, at + longest));
  const text = `${words.join(' ')} `;
  const hit = patterns
    .filter((pattern) => !pattern.taking || speaksOfTaking)
    .flatMap(({ words: pattern, value }) => {
      const match = pattern.exec(text);
      return match ? [{ length: match[0].split(' ').length, value: value(match.slice(1)) }] : [];
    })[0];
  const rest = words.slice(hit?.length ?? 0);
  const needed = asNeeded.exec(`${rest.join(' ')} `);
  const used = (hit?.length ?? 0) + (needed ? needed[0].split(' ').length : 0);
  if (used === 0) return null;
  const value = [hit?.value, needed ? 'as needed' : undefined].filter((part) => part !== undefined).join(' ');
  return { value, next: places[used] ?? end };
}

/** How often a medicine is taken, said right behind it or right before its name (`my once daily lisinopril`). */
export function statedFrequency(reading: Reading, found: Found, end: number): Frequency | null {
  const until = Math.min(end, endOfDirections(reading, found, end) + 1);
  const near = wordsBetween(reading, found.at - 4, until);
  for (let at = found.next; at < until; at++) {
    if (reading.taken[at]) continue;
    const hit = frequencyAt(reading, at, end, taking.test(near));
    if (hit) return { ...spanOfTokens(reading, at, hit.next), value: hit.value };
  }
  for (let at = Math.max(0, found.at - 5); at < found.at; at++) {
    if (reading.taken[at] || isNumberWord(wordAt(reading, at - 1))) continue;
    const hit = frequencyAt(reading, at, found.at, false);
    if (hit?.next === found.at) return { ...spanOfTokens(reading, at, hit.next), value: hit.value };
  }
  return null;
}
