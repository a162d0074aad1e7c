import type { FoundTerm } from '../../domain/drugs/find-terms.ts';
import { readStrength } from '../../domain/drugs/strength.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';

/** Brands that are what everybody says: `on my way`, `at night time`. */
const sayings = ['my way', 'night time', 'next choice', 'take action'];
/** Brands and abbreviations that are also words or people's names, in English or Spanish. */
const guarded = new Set(
  'ella heather nikki hailey camila jolivette alora alli aleve actos asa azo cambia calan compro dopar doral anoro breo mili rayos renova vanos android amethyst emend intermezzo quartette centrum muse nix prep refresh sonata tabloid apap lev edex antara errin leena necon portia zarah yasmin kirsty leva acular reglan salt nac soma iron tums femara abreva azor taf tobi ursc elinest apri inh'
    .split(' ')
    .concat(sayings),
);

const doseForms =
  /^(?:tablet|tablets|tab|tabs|pill|pills|capsule|capsules|cap|caps|refill|refills|cream|pastillas?|er|xl|inhaler|spray|prescription|mg|mcg|meds?)$/;
/** Medicines all the same: these are guarded only because they are short, and any medicine word beside them frees them. */
const before = /^(?:refill|my|mi|of|de|for|taking|take|on|some|more|need|the|resurtir|tomo|and|y|renew)$/;
const names = new Set(
  'ella compro cambia alli rayos vanos mili calan dopar actos salt android tabloid lev'
    .split(' ')
    .concat(sayings),
);

/** `fecha de nac`, `nac: 3/4/52` is a birth; only what is plainly wished for or taken is the medicine. */
const shortForBirth = new Set(['nac']);
const birthBefore = / (?:fecha|fec|fech|fch|f|dia|lugar)(?: (?:de|\.|\/))* $/;
const birthAfter = /^ (?:[.:,/-] )*(?:[0-9]|el |en )/;
const wished =
  /^(?:refill|my|mi|need|want|taking|take|takes|on|some|more|resurtir|tomo|toma|renew|necesito|quiero)$/;

function isBirth(reading: Reading, { at, next }: FoundTerm): boolean {
  return (
    birthBefore.test(wordsBetween(reading, at - 4, at)) ||
    (birthAfter.test(wordsBetween(reading, next, next + 3)) && readStrength(reading.tokens, next) === null)
  );
}

/** `tengo libre dos días`: a time that is free. */
const freeTime = /^libre [a-z0-9]+$/;
const spans = /^(?:dias?|days?|horas?|hours?|semanas?|weeks?|meses|noches|tardes|veces|y|o|or|and)$/;

export function isGuarded(phrase: string): boolean {
  return guarded.has(phrase);
}

/** Whether a name stands where its ordinary sense is likelier: no strength, form or medicine word beside it. */
export function isGuardedTerm(reading: Reading, found: FoundTerm): boolean {
  if (freeTime.test(found.term.phrase)) return spans.test(wordAt(reading, found.next));
  if (!guarded.has(found.term.phrase)) return false;
  const listed = reading.context.profile.some(
    (one) => one.drugName !== null && found.term.names.includes(one.drugName),
  );
  if (shortForBirth.has(found.term.phrase) && isBirth(reading, found)) return true;
  if (listed && !names.has(found.term.phrase)) return false;
  if (readStrength(reading.tokens, found.next) !== null || doseForms.test(wordAt(reading, found.next)))
    return false;
  if (shortForBirth.has(found.term.phrase)) return !wished.test(wordAt(reading, found.at - 1));
  return names.has(found.term.phrase) || !before.test(wordAt(reading, found.at - 1));
}
