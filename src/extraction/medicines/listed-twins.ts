import { drugsCalled, termsOfDrug } from '../../domain/drugs/drug-terms.ts';
import { areLookAlikes, lookAlikesOf } from '../../domain/drugs/look-alikes.ts';
import { slipCost } from '../../domain/text/slip-cost.ts';
import { soundCost, soundOf } from '../../domain/text/sound.ts';
import { wordAt, type Reading } from '../reading.ts';
import type { NearMention } from './settle-near.ts';

/**
 * From this share of the letters on a word is written and heard too differently to have been meant for a name, though
 * minds confuse both (`symbicort` and `spiriva`); `metformin` and `metronidazole` are nearer.
 */
const farShare = 0.46;

/** Look-alikes of what was nearly named that are on the list as well, and near enough to have been meant. */
export function listedTwins(
  reading: Reading,
  at: number,
  { next, names }: NearMention,
  part: 'whole' | 'ending' = 'whole',
): string[] {
  const listed = new Set(reading.context.profile.flatMap(({ drugName }) => drugName ?? []));
  const twins = [...listed].filter(
    (drugName) => !names.includes(drugName) && names.some((name) => areLookAlikes(name, drugName)),
  );
  if (twins.length === 0) return [];
  const word = joined(reading, at, next);
  // Cut in two and otherwise as it is written: no slip that could be another's.
  if (next > at + 1 && names.some((name) => formsOf(name).includes(word))) return [];
  const confused = names.flatMap(lookAlikesOf);
  return twins.filter((twin) =>
    confused.some((form) => {
      const letters = form.replaceAll(' ', '');
      return (
        drugsCalled(form).includes(twin) &&
        isNear(word, part === 'whole' ? letters : letters.slice(-word.length))
      );
    }),
  );
}

function joined(reading: Reading, at: number, next: number): string {
  let word = '';
  for (let place = at; place < next; place++) word += wordAt(reading, place).replace(/[^a-z]/g, '');
  return word;
}

function formsOf(name: string): string[] {
  return termsOfDrug(name).map(({ phrase }) => phrase.replaceAll(' ', ''));
}

function isNear(word: string, form: string): boolean {
  const limit = farShare * Math.max(word.length, form.length);
  return slipCost(word, form, limit) < limit || soundCost(soundOf(word), soundOf(form), limit) < limit;
}
