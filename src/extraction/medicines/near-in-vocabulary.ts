import { drugNamed } from '../../domain/drugs/drug-table.ts';
import { drugTerm } from '../../domain/drugs/drug-terms.ts';
import { isLookAlikeName } from '../../domain/drugs/look-alikes.ts';
import { misspeltDrug } from '../../domain/drugs/misspellings.ts';
import { isGivenName } from '../../domain/names/given-names.ts';
import { consonantsOf } from '../../domain/text/sound.ts';
import { isEverydayWord } from './common-words.ts';
import { isGuarded } from './guarded-terms.ts';
import { nearNames, type NearName } from './near-names.ts';
import { sameConsonants } from './near-sounds.ts';
import { leftOpen, settleNear, spellingCostOfTwin, type Guess, type Settled } from './settle-near.ts';
import type { Window } from './word-window.ts';

/** How much likelier than any other name the meant one must be; measured on generated slips, see the tests. */
const nearestMargin = 0.5;
/** The cost of a misspelling that was seen in public posts: it stands unless another name is as likely. */
const seenCost = 0.3;

/**
 * One word of five letters or more that is no word of its own and nearly one drug's name alone. `likely` says that
 * medicine is the matter, so that short names are tried too; `seen` is the drug that the list of misspellings has.
 */
export function nearInVocabulary(
  { word, sound }: Pick<Window, 'word' | 'sound'>,
  likely: boolean,
  seen: string | null = misspeltDrug(word),
): Settled | null {
  if (word.length < 5 || isEverydayWord(word) || (seen === null && isGivenName(word))) return null;
  if (isLookAlikeName(word)) return drugTerm(word) ? null : { names: [], candidates: [] };
  const near = nearNames(word, 2).filter((one) => isMeant(word, one, likely));
  const guesses: Guess[] = near.map((one) => ({ names: one.term.names, cost: one.cost }));
  const twin = spellingCostOfTwin(word, seen ? [seen] : (guesses[0]?.names ?? []));
  if (seen !== null) return settleNear([{ names: [seen], cost: seenCost }, ...guesses], 0, twin);
  if (guesses.length === 0) return heard(word, sound);
  const settled = settleNear(guesses, nearestMargin, twin);
  const [nearest] = near;
  return settled && nearest && isFaint(word, nearest) ? leftOpen(settled) : settled;
}

/** Five letters are too few for two slips, unless both are such as fingers and ears explain. */
function isFaint(word: string, { edits, cost }: NearName): boolean {
  return word.length === 5 && edits > 1 && cost > 1.2;
}

/** Short names stand close together and close to ordinary words. */
function isMeant(word: string, near: NearName, likely: boolean): boolean {
  const length = near.joined.length;
  const guarded = isGuarded(near.term.phrase);
  if (isFaint(word, near) && near.term.names.every((name) => drugNamed(name)?.schedule != null)) return false;
  if (length === 5) return likely && near.edits === 1 && near.cost <= 0.6 && word.length >= 6 && !guarded;
  return likely || (!guarded && (length >= 8 || (near.edits === 1 && word.length >= 6)));
}

/** By ear, for what no two slips explain (`hidroklorotiazida`): the same consonants, vowels nearly so. */
function heard(word: string, sound: string): Settled | null {
  if (sound.length < 7 || consonantsOf(sound).length < 4) return null;
  return settleSounds(word, sound, 0.16);
}

/** `for my`, `ever so nice`, `be sent on`, `que el dolor`: what begins so is hardly a name in pieces. */
const opensSaying =
  /^(?:my|mi|the|of|for|need|and|el|de|refill|everso|eversin|que(?!t|l+br)|pero(?=lo|la)|yason|metraje|besent)/;

/** Words that run together spell or sound exactly like one long name: `met form in`, `ator vast a tin`. */
export function runTogether({ word, sound, longest }: Window): Settled | null {
  if (opensSaying.test(word) && !drugTerm(word)) return null;
  const exact = word.length >= 7 ? drugTerm(word) : null;
  if (exact && !isGuarded(exact.phrase)) return { names: [...exact.names], candidates: [] };
  // What one word says nearly alone is that word's own matter.
  if (sound.length < 8 || consonantsOf(sound).length < 5 || longest > 0.75 * sound.length) return null;
  return settleSounds(word, sound, 0.08);
}

function settleSounds(word: string, sound: string, share: number): Settled | null {
  const near = sameConsonants(sound, share * sound.length);
  const guesses = near.map((one) => ({ names: one.term.names, cost: one.cost }));
  return settleNear(guesses, 0.3, spellingCostOfTwin(word, guesses[0]?.names ?? []));
}
