import { readableText } from '../text/readable-text.ts';
import { isNumberWord } from '../text/spoken-number.ts';
import { tokenize, type Token } from '../text/tokens.ts';
import type { Drug } from '../drug.ts';
import type { Language } from '../message.ts';
import { readList } from './drug-table.ts';
import table from './data/lay-terms.json' with { type: 'json' };

/**
 * What patients call a class of medicine. It narrows a patient's own list and never names a drug. `alsoCalled`: ATC
 * prefixes of what is not of that class, and that people call so all the same (lisinopril is a heart pill to many).
 */
export type LayTerm = {
  term: string;
  language: Language;
  classes: string[];
  atcPrefixes: string[];
  alsoCalled: string[];
};

/** Words for "medicine" are one word here, and articles none: `pastillas de la presión` is `pastilla presion`. */
const medicineWords = new Map<string, string>([
  ...words('pill pills med meds medicine medicines medication medications tablet tablets tabs drug', 'pill'),
  ...words(
    'pastilla pastillas medicina medicinas medicamento medicamentos pildora pildoras tableta tabletas',
    'pastilla',
  ),
]);
const articles = new Set('de la el del para los las mi mis su sus my the for of a'.split(' '));

let terms: Map<string, LayTerm> | null = null;

function words(list: string, means: string): [string, string][] {
  return list.split(' ').map((word) => [word, means]);
}

function layTermTable(): Map<string, LayTerm> {
  if (terms) return terms;
  terms = new Map();
  for (const [term = '', language = '', classes = '', prefixes = '', also = ''] of table.rows) {
    const entry: LayTerm = {
      term,
      language: language as Language,
      classes: readList(classes),
      atcPrefixes: readList(prefixes),
      alsoCalled: readList(also),
    };
    const key = layPhrase(tokenize(readableText(term).text).map((token) => token.text));
    // `the pill` is no term: without its article it would be any medicine.
    if (key === 'pill' || key === 'pastilla') continue;
    for (const phrase of variants(key)) if (!terms.has(phrase)) terms.set(phrase, entry);
  }
  return terms;
}

/** `blood pressure pill` is also said `pill for blood pressure`, and `thyroid` also `thyroid pill`. */
function variants(phrase: string): string[] {
  const said = [phrase];
  if (phrase.endsWith(' pill')) said.push(`pill ${phrase.slice(0, -' pill'.length)}`);
  if (!phrase.includes('pill') && !phrase.includes('pastilla')) said.push(`${phrase} pill`);
  return said;
}

/** Words in the form in which lay terms are compared. */
export function layPhrase(tokens: readonly string[]): string {
  return tokens
    .filter((word) => !articles.has(word) && /[a-z]/.test(word))
    .map((word) => medicineWords.get(word) ?? word)
    .join(' ');
}

/** The lay term written so, in the form of `layPhrase`; null when there is none. */
export function layTerm(phrase: string): LayTerm | null {
  return layTermTable().get(phrase) ?? null;
}

/** The lay term that a piece of text is as a whole. */
export function layTermIn(text: string): LayTerm | null {
  return layTerm(layPhrase(tokenize(readableText(text).text).map((token) => token.text)));
}

/** No lay term is said in more words, articles included. */
const mostWords = 6;

/** The longest lay term that begins at this token, and the token behind it. */
export function layTermAt(
  tokens: readonly Pick<Token, 'text' | 'kind'>[],
  at: number,
): { term: LayTerm; next: number } | null {
  const opens = forOne.test(`${tokens[at]?.text ?? ''} ${tokens[at + 1]?.text ?? ''} `);
  if (!opens && layPhrase([tokens[at]?.text ?? '']) === '') return null;
  for (let next = Math.min(at + mostWords, tokens.length); next > at; next--) {
    const words = tokens.slice(at, next);
    if (words.some((token) => token.kind !== 'word' && token.text !== '-')) continue;
    if (layPhrase([tokens[next - 1]?.text ?? '']) === '') continue;
    const said = words.map((token) => token.text);
    const phrase = layPhrase(said);
    const term = layTerm(phrase) ?? termInPlural(phrase) ?? termSaidShort(said, tokens[next]);
    if (term) return { term, next };
  }
  return null;
}

/** `inhalers`, `inhaladores`. */
function termInPlural(phrase: string): LayTerm | null {
  const one = /^(.{4,}?)e?s$/.exec(phrase)?.[1];
  const whole = /^(.{5,})s$/.exec(phrase)?.[1];
  return (whole === undefined ? null : layTerm(whole)) ?? (one === undefined ? null : layTerm(one));
}

const one = /^ones?$/;
const forOne = /^(?:la|el|las|los|una|uno|otra|otro|otras|otros|esa|ese|esas|esos) (?:de|del|para) /;

/** `the one for pressure`, `the sugar one`, `la del azúcar`: a medicine that is not even called one. */
function termSaidShort(words: readonly string[], after: Pick<Token, 'text' | 'kind'> | undefined) {
  const [first = '', second = ''] = words;
  const last = words.at(-1) ?? '';
  if (forOne.test(words.join(' '))) return layTerm(layPhrase(['pastilla', ...words.slice(1)]));
  if (words.length < 2) return null;
  if (one.test(first) && /^(?:for|of)$/.test(second)) return layTerm(layPhrase(['pill', ...words.slice(1)]));
  const counts = after !== undefined && (after.kind === 'number' || isNumberWord(after.text));
  return one.test(last) && !counts ? layTerm(layPhrase([...words.slice(0, -1), 'pill'])) : null;
}

export function allLayTerms(): LayTerm[] {
  return [...new Set(layTermTable().values())];
}

/** Goods stand in the class of what they are used with: `tiras para el azúcar` are strips, and never the insulin. */
const supplies: [said: RegExp, name: RegExp][] = [
  [/\b(?:strips|tiras)\b/, /test strips/],
  [/\b(?:needles|agujas)\b/, /needles/],
  [/\b(?:syringes|jeringas)\b/, /syringes/],
  [/\b(?:sensors|sensores)\b/, /glucose monitor/],
  [/\b(?:catheters|caths|sondas|catéteres)\b/, /catheters/],
  [/\b(?:incontinence|pads|diapers|pull-ups|pañales)\b/, /incontinence/],
  [/\bformula\b/, /formula/],
  [/\b(?:saline|salina)\b/, /sodium chloride inhalation/],
  [/\b(?:suppositories|supositorios)\b/, /suppositories/],
  [/\b(?:gauze|dressings|gasas)\b/, /dressings/],
];

/** Whether a drug is one of those that people may call so. */
export function fitsLayTerm(drug: Drug, term: LayTerm): boolean {
  return isOfLayTerm(drug, term) || (drug.atc !== '' && startsWithAny(drug.atc, term.alsoCalled));
}

/** Whether a drug is of the class that the term speaks of: by ATC where both have one, else by class. */
export function isOfLayTerm(drug: Drug, term: LayTerm): boolean {
  const supply = supplies.find(([said]) => said.test(term.term));
  if (supply) return supply[1].test(drug.name);
  if (drug.atc !== '' && term.atcPrefixes.length > 0) return startsWithAny(drug.atc, term.atcPrefixes);
  return term.classes.includes(drug.class);
}

function startsWithAny(code: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => code.startsWith(prefix));
}
