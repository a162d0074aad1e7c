import { termsOfDrug } from '../../domain/drugs/drug-terms.ts';
import { slipCost } from '../../domain/text/slip-cost.ts';
import { soundCost, soundOf } from '../../domain/text/sound.ts';
import { isOwnWord } from './common-words.ts';
import { likelySlips, nearNames } from './near-names.ts';
import { nearest, nearSounds, sounded, type Sounded } from './near-sounds.ts';
import { wordAt, type Reading } from '../reading.ts';
import { settleNear, spellingCostOfTwin, type Guess, type Settled } from './settle-near.ts';
import { isSingle, type Window } from './word-window.ts';

type Listed = Sounded & { name: string };
type OnList = Listed & { cost: number };

const contexts = new WeakMap<object, Listed[]>();

/** What the patient's own medicines are called. */
function listedNames({ context }: Reading): Listed[] {
  const known = contexts.get(context);
  if (known) return known;
  const names = [...new Set(context.profile.map((one) => one.drugName))].filter((name) => name !== null);
  const listed = names.flatMap((name) =>
    termsOfDrug(name).flatMap((term) => {
      const one = sounded(term);
      return one ? [{ ...one, name }] : [];
    }),
  );
  contexts.set(context, listed);
  return listed;
}

/** How far the sound may be from a name on the list; several words that each mean something must fit closely. */
function listLimit(window: Window, length: number): number {
  if (isSingle(window)) return length >= 6 ? 0.22 * length : 0.6;
  return length >= 9 ? 0.17 * length : length >= 7 ? 0.14 * length : 0.1 * length;
}

const known = new WeakMap<Reading, Map<string, OnList[]>>();

/** Read once a text for the same words: long texts repeat themselves. */
function fitsOnList(reading: Reading, window: Window): OnList[] {
  let fits = known.get(reading);
  if (!fits) known.set(reading, (fits = new Map<string, OnList[]>()));
  const key = `${window.sound} ${isSingle(window) ? window.word : ''}`;
  let found = fits.get(key);
  if (!found) fits.set(key, (found = findOnList(reading, window)));
  return found;
}

function findOnList(reading: Reading, window: Window): OnList[] {
  if (window.word.length < 5 || (isSingle(window) && isOwnWord(window.word))) return [];
  const listed = listedNames(reading);
  const heard = nearest(window.sound, listed, (length) => listLimit(window, length));
  if (!isSingle(window)) return heard;
  const spelt = listed.flatMap((one): OnList[] => {
    if (Math.abs(one.joined.length - window.word.length) > 2) return [];
    const cost = slipCost(window.word, one.joined, 2);
    return cost <= (one.joined.length >= 6 ? 2 : 1) ? [{ ...one, cost }] : [];
  });
  return [...heard, ...spelt];
}

/** How near the nearest of the patient's medicines is to these words; `Infinity` when none is. */
export function costOnList(reading: Reading, window: Window): number {
  return Math.min(Infinity, ...fitsOnList(reading, window).map((one) => one.cost));
}

/** `my bik` is hardly one name; `and roxa ban` is none. */
const asking = /^(?:my|mi|refill|need|needs|want|please|pls|send|get|more|and|y)$/;
const fewestBehindAsking = 8;

/** The window that fits a medicine of the list best, the longest of those that fit alike, with all that it fits. */
export function bestOnList(
  reading: Reading,
  windows: readonly Window[],
): { window: Window; guesses: Guess[]; cost: number } | null {
  let best: { window: Window; guesses: Guess[]; cost: number } | null = null;
  const asks = asking.test(wordAt(reading, windows[0]?.at ?? -1));
  for (const window of windows) {
    if (asks && window.sound.length < fewestBehindAsking) continue;
    const guesses = fitsOnList(reading, window).map(({ name, cost }) => ({ names: [name], cost }));
    const cost = Math.min(Infinity, ...guesses.map((guess) => guess.cost));
    if (guesses.length > 0 && cost <= (best?.cost ?? Infinity)) best = { window, guesses, cost };
  }
  return best;
}

/** A slip up to which a single word is so near to the list that others must be near by their letters as well. */
const surely = 1;
const fewestLetters = 8;

/** A medicine of the list stands unless another, of the list or of the whole vocabulary, is as near. */
export function settleOnList(window: Window, own: readonly Guess[]): Settled | null {
  const cost = Math.min(...own.map((guess) => guess.cost));
  const bySpelling = isSingle(window) ? nearNames(window.word, 2) : [];
  const bySound = nearSounds(window.sound, cost).map(({ term, cost: heard }) => {
    const letters = bySpelling.find((near) => near.term === term)?.cost ?? likelySlips;
    const isLikely = isSingle(window) && window.word.length >= fewestLetters && cost <= surely;
    return { names: term.names, cost: isLikely ? Math.max(heard, (heard + letters) / 2) : heard };
  });
  const spelt = bySpelling.map((near) => ({ names: near.term.names, cost: near.cost }));
  const spelling = spellingCostOfTwin(
    window.word,
    own.flatMap((guess) => guess.names),
  );
  return settleNear([...own, ...bySound, ...spelt], 0.05, (twin, limit) =>
    Math.min(spelling(twin, limit), soundCost(window.sound, soundOf(twin.replaceAll(' ', '')), limit)),
  );
}
