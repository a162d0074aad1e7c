import { tokenize } from '../text/tokens.ts';
import { readableText } from '../text/readable-text.ts';

/** What sets two medicines of one ingredient and strength apart; null where the words do not say it. */
export type Formulation = { salt: string | null; release: string | null };

/** Salts that make different medicines of one ingredient. Hydrochlorides and the like are left out on purpose. */
const salts = new Set(
  'tartrate succinate besylate maleate mesylate acetate phosphate fumarate citrate bitartrate nitrate sulfate potassium sodium calcium magnesium carbonate gluconate mononitrate dinitrate pamoate furoate propionate valerate dipropionate disoproxil alafenamide lactate estolate stearate ethylsuccinate decanoate enanthate cypionate'.split(
    ' ',
  ),
);

const releases = new Map<string, string>([
  ...['er', 'xr', 'xl', 'la', 'sr', 'cr', 'cd', 'xt', 'extended', 'sustained', 'controlled', 'retard'].map(
    (word): [string, string] => [word, 'extended'],
  ),
  ...['dr', 'ec', 'delayed', 'enteric'].map((word): [string, string] => [word, 'delayed']),
]);

/** Hours of the release, where the name says them: bupropion SR is taken twice a day, XL once. */
const hours = new Map([
  ['sr', '12'],
  ['xl', '24'],
]);

/** Brands whose name alone says the salt. https://dailymed.nlm.nih.gov */
const brandSalts = new Map([
  ['lopressor', 'tartrate'],
  ['toprol', 'succinate'],
  ['kapspargo', 'succinate'],
]);

/** Brands that are an extended release although their name does not say so in a word of its own. */
const extendedBrands = ['toprol', 'oxycontin', 'contin', 'xtampza', 'gralise', 'concerta'];

/** Salts that come in one release alone, so that labels leave it out. */
const impliedReleases = new Map([['metoprolol succinate', 'extended']]);

/** Reads salt and release from the words of a label or a sender: `Metoprolol Succinate ER 50 MG`. */
export function readFormulation(text: string): Formulation {
  const words = tokenize(readableText(text).text).map((token) => token.text);
  const salt =
    words.find((word) => salts.has(word)) ?? words.flatMap((word) => brandSalts.get(word) ?? [])[0];
  return { salt: salt ?? null, release: releaseOf(words, salt) };
}

function releaseOf(words: string[], salt: string | undefined): string | null {
  const stated = words
    .filter((word, at) => word !== 'la' || !isArticle(words, at))
    .map((word) => releases.get(word))
    .find((release) => release !== undefined);
  const implied = impliedReleases.get(`${words[0] ?? ''} ${salt ?? ''}`);
  const release =
    stated ?? implied ?? (words.some((word) => extendedBrands.includes(word)) ? 'extended' : undefined);
  if (release === undefined) return null;
  return release === 'extended' ? `extended${hoursOf(words)}` : release;
}

/** "Inderal LA" is a release, "la pastilla de la presión" is not. */
function isArticle(words: string[], at: number): boolean {
  return at === 0 || /^(?:de|a|para|por|en|con|y)$/.test(words[at - 1] ?? '');
}

/** `24 HR` before the name or a code that means it. */
function hoursOf(words: string[]): string {
  const coded = words.map((word) => hours.get(word)).find((code) => code !== undefined);
  const at = words.findIndex((word) => word === 'hr' || word === 'hour');
  const written = at > 0 ? words[at - 1] : undefined;
  const found = written === '12' || written === '24' ? written : coded;
  return found === undefined ? '' : ` ${found}`;
}

/**
 * Two medicines, not one: they say different salts, or one says a release that the other does not have. A salt that
 * only one of them says is no difference.
 */
export function differ(one: Formulation, other: Formulation): boolean {
  if (one.salt !== null && other.salt !== null && one.salt !== other.salt) return true;
  if (one.release === other.release) return false;
  if (one.release === null || other.release === null) return true;
  const [a, b] = [one.release, other.release];
  // `extended` alone may be either of the two.
  return !(a.startsWith(b) || b.startsWith(a));
}

/** As part of a key; empty where nothing is said. */
export function formulationCode({ salt, release }: Formulation): string {
  return [salt, release].filter((part) => part !== null).join(' ');
}
