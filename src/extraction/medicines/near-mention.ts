import { drugTerm } from '../../domain/drugs/drug-terms.ts';
import { readAmount, readStrength, sameStrength } from '../../domain/drugs/strength.ts';
import { isGivenName } from '../../domain/names/given-names.ts';
import { soundOf } from '../../domain/text/sound.ts';
import { isNumberWord } from '../../domain/text/spoken-number.ts';
import { isEverydayWord } from './common-words.ts';
import { listedTwins } from './listed-twins.ts';
import { nearInVocabulary, runTogether } from './near-in-vocabulary.ts';
import { namesSomethingElse } from './no-medicine.ts';
import { bestOnList, costOnList, settleOnList } from './near-on-list.ts';
import { spanOfTokens, wordAt, wordsBetween, type Reading } from '../reading.ts';
import { leftOpen, type Guess, type NearMention, type Settled } from './settle-near.ts';
import { gluedAt, shortenedAt, speltMedicineAt } from './shortened-names.ts';
import { nearlySplit } from './split-front.ts';
import { isSingle, windowsAt, type Window } from './word-window.ts';

/** A slip so small that the word is hardly the half of a longer name. */
const surely = 1;
/** What is heard so nearly stands, whatever word that is none follows. */
const closely = 0.6;

/** What these words are nearly; where the patient's list holds its look-alike too, it is asked which is meant. */
export function nearMentionAt(reading: Reading, at: number): NearMention | null {
  const told = speltMedicineAt(reading, at) ?? cutShortAt(reading, at) ?? gluedAt(reading, at);
  if (told) return told;
  const near = nearestAt(reading, at);
  if (near && namesSomethingElse(reading, at, near.next)) return null;
  if (!near || near.names.length === 0) return near;
  const twins = listedTwins(reading, at, near);
  if (twins.length === 0) return near;
  return { next: near.next, names: [], candidates: [...near.names, ...twins] };
}

/** A name of the list that was cut short, left open where a look-alike of it on the list ends nearly so. */
function cutShortAt(reading: Reading, at: number): NearMention | null {
  const cut = nameCutAt(reading, at);
  if (!cut || cut.names.length === 0) return cut;
  const twins = listedTwins(reading, at, cut, 'ending');
  return twins.length === 0 ? cut : { next: cut.next, names: [], candidates: [...cut.names, ...twins] };
}

/** A word that is no slip of a whole name. */
function nameCutAt(reading: Reading, at: number): NearMention | null {
  const shortened = shortenedAt(reading, at);
  if (!shortened) return null;
  const own = bestOnList(reading, windowsAt(reading, at));
  if (own && (own.cost < surely || isSaidWhole(own, shortened))) return null;
  if (drugTerm(wordAt(reading, at) + wordAt(reading, at + 1))) return null;
  return goesOn(reading, shortened.next)
    ? { ...shortened, ...leftOpen(shortened), next: shortened.next + 1 }
    : shortened;
}

/** `gaba pentant`: what follows belongs to the same name. */
function isSaidWhole(own: { window: Window; guesses: Guess[] }, { next, names }: NearMention): boolean {
  return (
    own.window.next > next && own.guesses.some((guess) => guess.names.some((name) => names.includes(name)))
  );
}

/** `hidr oxicina`: a word that is none, so that the front may be that of another name. */
function goesOn(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at);
  if (reading.taken[at] || !/^[a-z]{3,}$/.test(word) || isNumberWord(word) || isGivenName(word)) return false;
  if (isEverydayWord(word) || drugTerm(word) || shortenedAt(reading, at)) return false;
  return bestOnList(reading, windowsAt(reading, at)) === null;
}

/** First the patient's list (up to five words run together, by spelling or sound), then the open vocabulary. */
function nearestAt(reading: Reading, at: number): NearMention | null {
  const windows = windowsAt(reading, at);
  const split = nearlySplitAt(reading, at, windows[1]);
  if (split) return split;
  const own = bestOnList(reading, windows);
  if (own) {
    if (
      !isSingle(own.window) &&
      windowsAt(reading, at + 1).some((window) => costOnList(reading, window) < own.cost)
    )
      return null;
    const settled = once(reading, `list ${own.window.word}`, () => settleOnList(own.window, own.guesses));
    if (settled && !isOfOthers(reading, settled)) {
      const { next } = own.window;
      return own.cost > closely && goesOn(reading, next)
        ? { next, ...leftOpen(settled) }
        : { next, ...settled };
    }
  }
  const [first] = windows;
  if (!first) return null;
  const likely = speaksOfMedicine(reading) && !isAmongNames(reading, at);
  for (const window of windows.slice(1).toReversed()) {
    const run = once(reading, window.sound, () => runTogether(window));
    if (run) return { next: window.next, ...run };
  }
  const near = once(reading, `${first.word} ${likely}`, () => nearInVocabulary(first, likely));
  return near ? { next: first.next, ...near } : acrossPause(reading, at);
}

/** What is nearer to another medicine than to any of the list is found in the open vocabulary, with its own care. */
function isOfOthers({ context }: Reading, { names }: Settled): boolean {
  return names.length > 0 && !context.profile.some(({ drugName }) => names.includes(drugName ?? ''));
}

/**
 * `Listen, April 20 mg`: speech recognition set a comma into a name of the patient's list. The strength on the list
 * must follow; without its unit it may be a day of the month, and the name is left open.
 */
function acrossPause(reading: Reading, at: number): NearMention | null {
  const windows = windowsAt(reading, at, 'comma').filter((window) =>
    reading.tokens.slice(at, window.next).some((token) => token.text === ','),
  );
  const own = bestOnList(reading, windows);
  const settled =
    own && once(reading, `list ${own.window.word}`, () => settleOnList(own.window, own.guesses));
  const [name] = settled?.names ?? [];
  if (!own || name === undefined) return null;
  const { next } = own.window;
  const measured = readStrength(reading.tokens, next);
  const said = measured?.value ?? String(readAmount(reading.tokens, next)?.value ?? '');
  const listed = reading.context.profile.some(
    (one) => one.drugName === name && one.strength !== null && sameStrength(one.strength, said),
  );
  if (!listed) return null;
  return measured?.hasUnit
    ? { next, names: [name], candidates: [] }
    : { next, names: [], candidates: [name] };
}

/** `hydroxy chlorquine`: a name that lost its front and is misspelt besides. */
function nearlySplitAt(reading: Reading, at: number, two: Window | undefined): NearMention | null {
  if (!two) return null;
  const split = once(reading, `split ${wordAt(reading, at)} ${wordAt(reading, two.next - 1)}`, () => {
    const word = wordAt(reading, two.next - 1);
    const alone = nearInVocabulary({ word, sound: soundOf(word) }, true);
    const front = alone && nearlySplit(reading, at, two.next, [...alone.names, ...alone.candidates]);
    if (!front) return null;
    if ('whole' in front) return { names: [...front.whole.names], candidates: [] };
    return { names: [], candidates: front.candidates };
  });
  return split && { next: two.next, ...split };
}

const answers = new WeakMap<Reading, Map<string, Settled | null>>();

/** No message of a patient has more unknown words; what floods us with them is not searched for medicines further. */
const mostLookUps = 500;

/** Long texts repeat themselves: the same words are looked up once. */
function once(reading: Reading, words: string, look: () => Settled | null): Settled | null {
  let known = answers.get(reading);
  if (!known) answers.set(reading, (known = new Map<string, Settled | null>()));
  let answer = known.get(words);
  if (known.size > mostLookUps) return answer ?? null;
  if (answer === undefined) known.set(words, (answer = look()));
  return answer;
}

const medicine =
  / (?:refills?|refil|rx|meds?|medications?|medicines?|pills?|tablets?|prescriptions?|script|mg|mcg|milligrams?|need|needs|out|renew|order|resurtir|resurtido|receta|medicina|medicamento|pastillas?|necesito|necesita|miligramos|surtir|pharmacy|farmacia|dose|dosis|take|taking|tomo) /;
const spoken = new WeakMap<Reading, boolean>();

function speaksOfMedicine(reading: Reading): boolean {
  const known = spoken.get(reading);
  if (known !== undefined) return known;
  const found = reading.tokens.length <= 2 || medicine.test(wordsBetween(reading, 0, reading.tokens.length));
  spoken.set(reading, found);
  return found;
}

/** A capitalised word beside another one is rather a person's name. */
function isAmongNames(reading: Reading, at: number): boolean {
  return isCapitalised(reading, at) && (isCapitalised(reading, at - 1) || isCapitalised(reading, at + 1));
}

function isCapitalised(reading: Reading, at: number): boolean {
  if (reading.tokens[at]?.kind !== 'word') return false;
  return /^\p{Lu}\p{Ll}/u.test(spanOfTokens(reading, at, at + 1).text);
}
