const words: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, un: 1, una: 1, uno: 1, half: 0.5, media: 0.5, medio: 0.5 },
  ...{ two: 2, dos: 2, three: 3, tres: 3, four: 4, cuatro: 4, five: 5, cinco: 5, six: 6, seis: 6 },
};
const numbers = Object.keys(words).join('|');
const count = String.raw`(\d+(?:\.\d+)?|${numbers})`;
const unit = '(?:tab|cap|pill|pastilla|puff|drop|gota|patch|parche|ml|unit|unidad)';

/** Not the end of a range or a fraction, and no weight: `1-2 tablets`, `1/2 tablet`, `50 mg tablet` say no such number. */
const amounts = new RegExp(
  String.raw`(?<![-/.\d] ?)(?<!\b(?:to|or|a|o|u|hasta) )\b${count} (?:(?!mg\b|mcg\b|g\b|tab|cap)[a-z]+ )?${unit}\w*`,
  'g',
);

/** Beside one amount and one rule of how often, whatever says more of either leaves the day open. */
const more = new RegExp(
  String.raw`\b(?:\d+(?:\.\d+)?\b(?! ?(?:mg|mcg|g)\b)|(?!(?:a|an|un|una)\b)(?:${numbers})\b|` +
    'morning|noon|afternoon|evening|night|bedtime|manana|tarde|noche|need|prn|necesari|then|luego|max)',
);

type Rule = { pattern: RegExp; times: (said: string) => number };

/** How often a day; the first that fits counts. */
const often: readonly Rule[] = [
  {
    pattern: new RegExp(String.raw`\b(?:every|each|cada|q) ?${count} ?(?:hours?|hrs?|h|horas?)\b`),
    times: (said) => 24 / valueOf(said),
  },
  { pattern: new RegExp(String.raw`\b${count} (?:times|veces)\b`), times: valueOf },
  { pattern: /\b(?:twice|bid|b i d)\b/, times: () => 2 },
  { pattern: /\b(?:thrice|tid|t i d)\b/, times: () => 3 },
  { pattern: /\b(?:qid|q i d)\b/, times: () => 4 },
  { pattern: /\b(?:every other day|qod|dia por medio)\b/, times: () => 0.5 },
  { pattern: /\b(?:weekly|every week|once a week|cada semana)\b/, times: () => 1 / 7 },
  {
    pattern:
      /\b(?:once|daily|qd|every (?:day|morning|evening|night)|at bedtime|nightly|qhs|a day|al dia|diari[oa]|cada (?:dia|noche|manana))\b/,
    times: () => 1,
  },
];

function valueOf(word: string): number {
  return words[word] ?? Number(word);
}

/**
 * How many units of a medicine directions say for a day, English or Spanish; null where they do not say one such number
 * in words that are known. Pure.
 */
export function dailyDoseOf(directions: string): number | null {
  const text = plain(directions);
  const [amount, ...others] = [...text.matchAll(amounts)];
  const rule = often.find(({ pattern }) => pattern.test(text));
  const said = rule?.pattern.exec(text);
  if (!amount || others.length > 0 || !rule || !said) return null;
  if (more.test(text.replace(amount[0], ' ').replace(said[0], ' '))) return null;
  const dose = valueOf(amount[1] ?? '') * rule.times(said[1] ?? '');
  return Number.isFinite(dose) && dose > 0 ? dose : null;
}

/** Points and hyphens between figures stay: 0.5 is no 5. */
function plain(directions: string): string {
  return directions
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/\.(?!\d)/g, ' ')
    .replace(/[^\p{L}\p{N}./-]+/gu, ' ')
    .trim();
}

/** Whether two texts give the same directions; null where that is not to be told. */
export function isSameDose(one: string, other: string): boolean | null {
  if (plain(one) === plain(other)) return true;
  const [ours, theirs] = [dailyDoseOf(one), dailyDoseOf(other)];
  return ours === null || theirs === null ? null : ours === theirs;
}
