import { madeOfDrugTable } from '../../domain/drugs/drug-table.ts';
import { allDrugTerms, type DrugTerm } from '../../domain/drugs/drug-terms.ts';
import { consonantBits, consonantsOf, soundCost } from '../../domain/text/sound.ts';

/** A name with how it sounds. */
export type Sounded = { term: DrugTerm; joined: string; sound: string; bits: number };
export type NearSound = { term: DrugTerm; cost: number };

/** Null for a name that cannot be compared by ear: too short, or with digits. */
export function sounded(term: DrugTerm): Sounded | null {
  const { phrase, sound, words } = term;
  if (sound === '') return null;
  return {
    term,
    joined: words === 1 ? phrase : phrase.replaceAll(' ', ''),
    sound,
    bits: consonantBits(sound),
  };
}

const all = madeOfDrugTable(() => {
  const some: Sounded[] = [];
  for (const term of allDrugTerms()) {
    const one = sounded(term);
    if (one) some.push(one);
  }
  return some;
});

const [bBit, vBit] = [consonantBits('b'), consonantBits('v')];

/** `v` counts as `b`, as in `consonantsOf`. */
function withoutV(bits: number): number {
  return bits & vBit ? (bits & ~vBit) | bBit : bits;
}

/** By the letters of their consonants, which are cheaper to make for thousands of names than the consonants are. */
const byLetters = madeOfDrugTable(() => {
  const heard = new Map<number, Sounded[]>();
  for (const one of all()) {
    const same = heard.get(withoutV(one.bits));
    if (same) same.push(one);
    else heard.set(withoutV(one.bits), [one]);
  }
  return heard;
});

/** Vocabulary names with exactly the consonants heard, the nearest first. */
export function sameConsonants(sound: string, limit: number): NearSound[] {
  const consonants = consonantsOf(sound);
  const letters = byLetters().get(withoutV(consonantBits(sound))) ?? [];
  const same = letters.filter((one) => consonantsOf(one.sound) === consonants);
  return nearest(sound, same, () => limit);
}

/** All vocabulary names that sound nearly so; for what is already likely a medicine, as it looks at each of them. */
export function nearSounds(sound: string, limit: number): NearSound[] {
  return nearest(sound, all(), () => limit);
}

/** The names among `some` that are heard within the limit for a sound of that length, the nearest first. */
export function nearest<One extends Sounded>(
  sound: string,
  some: readonly One[],
  limitFor: (length: number) => number,
): (One & { cost: number })[] {
  const bits = consonantBits(sound);
  const found: (One & { cost: number })[] = [];
  for (const one of some) {
    const limit = limitFor(one.sound.length);
    if (!canBeNear(sound, bits, one, limit)) continue;
    const cost = soundCost(sound, one.sound, limit);
    if (cost <= limit) found.push({ ...one, cost });
  }
  return found.sort((a, b) => a.cost - b.cost);
}

/** A letter more costs at least 0.4, a consonant that only one side has at least a quarter for each side. */
function canBeNear(sound: string, bits: number, one: Sounded, limit: number): boolean {
  if (Math.abs(sound.length - one.sound.length) * 0.4 > limit) return false;
  let rest = bits ^ one.bits;
  let strangers = 0;
  for (; rest !== 0; rest &= rest - 1) strangers++;
  return strangers * 0.25 <= limit;
}
