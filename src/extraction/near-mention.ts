import distance from 'damerau-levenshtein';
import { doubleMetaphone } from 'double-metaphone';
import { drugPhrase, drugTerm, drugsCalled, termsOfDrug } from '../domain/drugs/drug-terms.ts';
import { isLookAlikeName, lookAlikesOf } from '../domain/drugs/look-alikes.ts';
import { misspeltDrug } from '../domain/drugs/misspellings.ts';
import { isOrdinaryWord } from '../domain/drugs/ordinary-words.ts';
import { isNumberWord } from '../domain/text/spoken-number.ts';
import { isGuarded } from './guarded-terms.ts';
import { allowedEdits, editsToDrug, nearNames } from './near-names.ts';
import { isCommonWord } from './common-words.ts';
import type { Reading } from './reading.ts';

/** Words from a token on that are nearly a medicine: `names` when it is settled which, else candidates. */
export type NearMention = { next: number; names: string[]; candidates: string[] };

type Target = { name: string; joined: string; sound: string };

const targetCache = new WeakMap<object, Target[]>();

/** What the patient's own medicines are called, with how it sounds. */
function targetsOf({ context }: Reading): Target[] {
  const known = targetCache.get(context);
  if (known) return known;
  const names = [...new Set(context.profile.map((one) => one.drugName))].filter((name) => name !== null);
  const targets = names.flatMap((name) =>
    termsOfDrug(name).flatMap((term): Target[] => {
      const joined = term.phrase.replaceAll(' ', '');
      return joined.length < 5 || /\d/.test(joined)
        ? []
        : [{ name, joined, sound: doubleMetaphone(joined)[0] }];
    }),
  );
  targetCache.set(context, targets);
  return targets;
}

/** First the patient's list (up to three words run together, by spelling or sound), then the open vocabulary. */
export function nearMentionAt(reading: Reading, at: number): NearMention | null {
  if (!isFree(reading, at)) return null;
  for (const count of [3, 2, 1]) {
    const words = reading.tokens.slice(at, at + count);
    if (words.length < count || !words.every((_, index) => isFree(reading, at + index))) continue;
    if (count > 1 && words.some((token) => (nearOnList(reading, token.text, 1)?.names.length ?? 0) > 0))
      continue;
    const joined = words.map((token) => token.text.replaceAll("'", '')).join('');
    const near = nearOnList(reading, joined, count);
    if (near) return { next: at + count, ...near };
  }
  const near = nearInVocabulary(reading.tokens[at]?.text ?? '');
  return near && { next: at + 1, ...near };
}

function isFree(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  return token?.kind === 'word' && !reading.taken[at] && !isNumberWord(token.text);
}

function nearOnList(reading: Reading, word: string, count: number): Omit<NearMention, 'next'> | null {
  if (word.length < 5 || word.length > 30 || !/^[a-z]+$/.test(word)) return null;
  if (count === 1 && (isOrdinaryWord(word) || isCommonWord(word) || isLookAlikeName(word))) return null;
  const sound = doubleMetaphone(word)[0];
  const fitting = targetsOf(reading).flatMap((target) => {
    const fit = fits(word, sound, target, count);
    return fit === null ? [] : [{ ...target, edits: fit }];
  });
  if (fitting.length === 0) return null;
  const best = fitting.reduce((a, b) => (b.edits < a.edits ? b : a));
  const rivals = [...new Set(fitting.map((one) => one.name))].filter((name) => name !== best.name);
  return withoutRivals(word, best.name, best.edits, rivals);
}

/** Edits between word and target when it may be meant, else null. */
function fits(word: string, sound: string, target: Target, count: number): number | null {
  if (Math.abs(word.length - target.joined.length) > 4) return null;
  const sameSound = sound === target.sound && sound.length >= (count > 1 ? 4 : 3);
  const closeLength = Math.abs(word.length - target.joined.length) <= 2;
  const nearSound =
    sound.length >= 5 && target.sound.length >= 5 && Math.abs(sound.length - target.sound.length) <= 1;
  if (!sameSound && !closeLength && !nearSound) return null;
  const soundEdits = sameSound ? 0 : nearSound ? distance(sound, target.sound).steps : 2;
  if (!sameSound && soundEdits > 1 && sharedLetters(word, target.joined) < 0.6) return null;
  const { steps, similarity } = distance(word, target.joined);
  if (count === 1 && steps <= allowedEdits(word)) return steps;
  if (count > 1 && steps <= Math.min(1, allowedEdits(word))) return steps;
  if (sameSound && similarity >= 0.5) return steps;
  return soundEdits <= 1 && nearSound && similarity >= (count > 1 ? 0.62 : 0.6) ? steps : null;
}

function sharedLetters(a: string, b: string): number {
  const letters = new Set(b);
  return [...a].filter((letter) => letters.has(letter)).length / a.length;
}

/** A name stands when no other name is as near and no look-alike nearly so; else all of them are candidates. */
function withoutRivals(
  word: string,
  name: string,
  edits: number,
  rivals: readonly string[],
): Omit<NearMention, 'next'> {
  const others = new Set(rivals);
  for (const near of nearNames(word, Math.min(2, edits))) {
    const isOwn = near.term.names.includes(name);
    if (!isOwn && near.edits <= edits) for (const other of near.term.names) others.add(other);
  }
  for (const twin of twinsOf(name)) {
    const twinEdits = Math.min(
      distance(word, twin.replaceAll(' ', '')).steps,
      ...drugsCalled(twin).map((row) => editsToDrug(word, row)),
    );
    if (twinEdits <= edits + 1) for (const row of drugsCalled(twin)) others.add(row);
  }
  others.delete(name);
  if (others.size > 0) return { names: [], candidates: [name, ...others] };
  return { names: [name], candidates: [] };
}

function twinsOf(name: string): Set<string> {
  return new Set(
    [name, ...termsOfDrug(name).map((term) => term.phrase)].flatMap(lookAlikesOf).map(drugPhrase),
  );
}

/** A single word of six letters or more that is no word of its own and nearly one drug's name alone. */
function nearInVocabulary(word: string): Omit<NearMention, 'next'> | null {
  if (word.length < 6 || word.length > 30 || isOrdinaryWord(word) || isCommonWord(word)) return null;
  if (isLookAlikeName(word)) return drugTerm(word) ? null : { names: [], candidates: [] };
  const listed = misspeltDrug(word);
  if (listed !== null) return withoutRivals(word, listed, Math.min(2, editsToDrug(word, listed)), []);
  const near = nearNames(word, allowedEdits(word)).filter((one) => !isGuarded(one.term.phrase));
  const [best] = near;
  if (!best) return null;
  const names = [...new Set(near.filter((one) => one.edits === best.edits).flatMap((one) => one.term.names))];
  const [name] = best.term.names;
  if (best.term.names.length > 1 || name === undefined) {
    return names.length === best.term.names.length
      ? { names: [...best.term.names], candidates: [] }
      : { names: [], candidates: names };
  }
  return withoutRivals(word, name, best.edits, names);
}
