import { allDrugTerms, type DrugTerm } from '../domain/drugs/drug-terms.ts';
import { consonantBits, consonantsOf, soundCost, soundOf } from '../domain/text/sound.ts';

/** A name with how it sounds. */
export type Sounded = { term: DrugTerm; joined: string; sound: string; bits: number };
export type NearSound = { term: DrugTerm; cost: number };

/** Sounds shorter than this are too often heard in ordinary speech. */
const shortest = 5;

let byConsonants: Map<string, Sounded[]> | null = null;
let all: Sounded[] = [];

/** Null for a name that cannot be compared by ear: too short, or with digits. */
export function sounded(term: DrugTerm): Sounded | null {
  const joined = term.phrase.replaceAll(' ', '');
  if (joined.length < 5 || !/^[a-z]+$/.test(joined)) return null;
  const sound = term.phrase.split(' ').map(soundOf).join('');
  return sound.length < shortest ? null : { term, joined, sound, bits: consonantBits(sound) };
}

function index(): Map<string, Sounded[]> {
  if (byConsonants) return byConsonants;
  byConsonants = new Map();
  all = [...allDrugTerms()].flatMap((term) => sounded(term) ?? []);
  for (const one of all) {
    const key = consonantsOf(one.sound);
    const same = byConsonants.get(key);
    if (same) same.push(one);
    else byConsonants.set(key, [one]);
  }
  return byConsonants;
}

/** Vocabulary names with exactly the consonants heard, the nearest first. */
export function sameConsonants(sound: string, limit: number): NearSound[] {
  return nearest(sound, index().get(consonantsOf(sound)) ?? [], () => limit);
}

/** All vocabulary names that sound nearly so; for what is already likely a medicine, as it looks at each of them. */
export function nearSounds(sound: string, limit: number): NearSound[] {
  index();
  return nearest(sound, all, () => limit);
}

/** The names among `some` that are heard within the limit for a sound of that length, the nearest first. */
export function nearest<One extends Sounded>(
  sound: string,
  some: readonly One[],
  limitFor: (length: number) => number,
): (One & { cost: number })[] {
  const bits = consonantBits(sound);
  return some
    .flatMap((one) => {
      const limit = limitFor(one.sound.length);
      if (!canBeNear(sound, bits, one, limit)) return [];
      const cost = soundCost(sound, one.sound, limit);
      return cost <= limit ? [{ ...one, cost }] : [];
    })
    .sort((a, b) => a.cost - b.cost);
}

/** A letter more costs at least 0.4, a consonant that only one side has at least a quarter for each side. */
function canBeNear(sound: string, bits: number, one: Sounded, limit: number): boolean {
  if (Math.abs(sound.length - one.sound.length) * 0.4 > limit) return false;
  let rest = bits ^ one.bits;
  let strangers = 0;
  for (; rest !== 0; rest &= rest - 1) strangers++;
  return strangers * 0.25 <= limit;
}
