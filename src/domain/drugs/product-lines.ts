import distance from 'damerau-levenshtein';
import { readableText } from '../text/readable-text.ts';
import { tokenize } from '../text/tokens.ts';

/**
 * Brands of one ingredient that are medicines of their own: another concentration, device, release or use, so that none
 * is given for another. Names between bars are one product. https://dailymed.nlm.nih.gov, https://purplebooksearch.fda.gov
 */
const lines: readonly (readonly string[])[] = [
  'lantus basaglar toujeo semglee rezvoglar',
  'humalog admelog lyumjev',
  'novolog fiasp',
  'ozempic wegovy rybelsus',
  'victoza saxenda',
  'mounjaro zepbound',
  'prolia xgeva',
  'viagra revatio',
  'cialis adcirca|alyq',
  'propecia proscar',
  'wellbutrin zyban aplenzin',
  'prograf envarsus astagraf protopic',
  'lialda asacol pentasa delzicol apriso rowasa canasa',
  'neoral|gengraf sandimmune restasis cequa',
  'pulmicort entocort uceris rhinocort',
  'flonase flovent arnuity',
  'nasonex asmanex',
  'ritalin concerta daytrana quillivant jornay',
  'suboxone zubsolv',
  'androgel testim fortesta androderm',
  'estrace climara vivelle|minivelle divigel vagifem|yuvafem estring evamist',
].map((group) => group.split(' '));

/** What a label without a brand must hold to be this brand's product. */
const signs = new Map([
  ['toujeo', /(?<!\d)300(?!\d)/],
  ['rybelsus', /tab|oral/],
]);

/** How an inhaled medicine is put up, where a word says it. */
const devices: readonly [device: string, words: RegExp][] = [
  ['nebulized', /^(?:nebs?|nebules?|nebulizers?|nebulization|nebulizador|nebulizar)$/],
  [
    'powder',
    /^(?:diskus|ellipta|handihaler|respiclick|inhub|wixela|digihaler|flexhaler|twisthaler|pressair|blister|powder|polvo)$/,
  ],
  ['mist', /^respimat$/],
  ['metered', /^(?:hfa|mdi|aerosol|evohaler)$/],
];

/** Whether what was said of a medicine names another brand's product, or another device, than its label does. */
export function isOtherLine(said: string, label: string): boolean {
  const [theirs, ours] = [wordsOf(said), wordsOf(label)];
  return brandsDiffer(theirs, ours, label) || devicesDiffer(theirs, ours);
}

function brandsDiffer(said: readonly string[], own: readonly string[], label: string): boolean {
  return lines.some((group) => {
    const named = group.filter((product) => said.some((word) => isOf(product, word)));
    if (named.length === 0) return false;
    const labelled = group.filter((product) => own.some((word) => isOf(product, word)));
    if (labelled.length > 0) return !labelled.some((product) => named.includes(product));
    return named.some((product) => signs.get(product)?.test(label.toLowerCase()) === false);
  });
}

/** As it is written, or with one slip in a longer name. */
function isOf(product: string, word: string): boolean {
  return product
    .split('|')
    .some(
      (brand) =>
        brand === word || (word.length >= 5 && brand.length >= 6 && distance(brand, word).steps === 1),
    );
}

function devicesDiffer(said: readonly string[], own: readonly string[]): boolean {
  const [theirs, ours] = [devicesOf(said), devicesOf(own)];
  return theirs.length > 0 && ours.length > 0 && !theirs.some((device) => ours.includes(device));
}

/** `powder` stands over `aerosol` (`aerosol powder, breath activated`). */
function devicesOf(words: readonly string[]): string[] {
  const found = devices
    .filter(([, pattern]) => words.some((word) => pattern.test(word)))
    .map(([device]) => device);
  return found.includes('powder') ? found.filter((device) => device !== 'metered') : found;
}

function wordsOf(text: string): string[] {
  return tokenize(readableText(text).text).map((token) => token.text);
}
