import type { Patient } from '../domain/patient.ts';
import {
  compactName,
  type NameReading,
  nameReadings,
  nameWords,
  parsePersonName,
  type PersonName,
  readSuffix,
} from '../domain/person-name.ts';
import { matchingPolicy } from './matching-policy.ts';
import type { PartLevel } from './part-score.ts';
import { scoreFamilyNames } from './score-family-name.ts';
import { areBothGivenNames, scoreGivenNames } from './score-given-name.ts';
import { isFarSlip } from './score-slip.ts';

/**
 * How a claimed name agrees with a patient's. `full`: given and family name fit. `nickname`, `initial`: the given
 * name is bridged only by a nickname or an initial. `partial`: only one of the two was said, and fits. `none`: the
 * claim is of somebody else; `other_family` and `distant` are found by `scoreDoubtful` alone.
 */
export type NameScore = {
  score: number;
  by: 'full' | 'nickname' | 'initial' | 'partial' | 'other_family' | 'distant' | 'none';
  /** How the parts agree, where both were said; with the recorded words that agree, by which their weight is known. */
  parts?: { given: AgreeingPart; family: AgreeingPart };
};

export type AgreeingPart = { level: PartLevel; recorded: string };

type RecordedNames = Pick<Patient, 'givenNames' | 'familyName' | 'suffix' | 'otherNames'>;

type RecordedName = Pick<NameReading, 'given' | 'family'> & { factor: number };

const none: NameScore = { score: 0, by: 'none' };

/** The best agreement over all readings of the claim and all names on record, former ones included. */
export function scoreName(claim: string, patient: RecordedNames): NameScore {
  const claimed = parsePersonName(claim);
  if (claimed.words.length === 0) return none;
  const suffix = readSuffix(patient.suffix) ?? parsePersonName(patient.familyName).suffix;
  if (claimed.suffix && suffix && claimed.suffix !== suffix) return none;
  const recorded = recordedNames(patient);
  if (claimed.words.length === 1) return scoreSingleWord(claimed.words, recorded);
  const readings = nameReadings(claimed);
  return best(recorded.flatMap((name) => readings.map((reading) => scoreReading(reading, name))));
}

function recordedNames(patient: RecordedNames): RecordedName[] {
  const current = {
    given: patient.givenNames.flatMap(nameWords),
    family: parsePersonName(patient.familyName).words,
    factor: 1,
  };
  const former = patient.otherNames.map(parsePersonName).flatMap(formerNames);
  return [current, ...former];
}

function formerNames(name: PersonName): RecordedName[] {
  return nameReadings(name)
    .filter((reading) => !reading.swapped)
    .map(({ given, family }) => ({ given, family, factor: matchingPolicy.formerName }));
}

function scoreReading(reading: NameReading, recorded: RecordedName): NameScore {
  const family = scoreFamilyNames(reading.family, recorded.family);
  if (family.level === 'differs') return none;
  const given = scoreGivenNames(reading.given, recorded.given);
  if (given.level === 'differs') return none;
  const order = reading.swapped ? matchingPolicy.swapped : 1;
  const by = given.level === 'nickname' || given.level === 'initial' ? given.level : 'full';
  const parts = {
    given: { level: given.level, recorded: recorded.given[0] ?? '' },
    family: { level: family.level, recorded: compactName(recorded.family) },
  };
  return { score: given.score * family.score * order * recorded.factor, by, parts };
}

/**
 * What `scoreName` takes for somebody else's name and what may yet be meant, where other fields leave no doubt.
 * `other_family`: the same given name with another family name, as after a marriage. `distant`: one part fits, and the
 * other has more slips than are forgiven. Null when neither is so.
 */
export function scoreDoubtful(claim: string, patient: RecordedNames): NameScore | null {
  const claimed = parsePersonName(claim);
  const suffix = readSuffix(patient.suffix);
  if (claimed.suffix && suffix && claimed.suffix !== suffix) return null;
  const [current] = recordedNames(patient);
  if (!current) return null;
  const found = nameReadings(claimed).flatMap((reading) => scoreDoubtfulReading(reading, current) ?? []);
  return found.find(({ by }) => by === 'distant') ?? found[0] ?? null;
}

function scoreDoubtfulReading(reading: NameReading, recorded: RecordedName): NameScore | null {
  const family = scoreFamilyNames(reading.family, recorded.family);
  const given = scoreGivenNames(reading.given, recorded.given);
  const [own = '', ownFamily] = [recorded.given[0], compactName(recorded.family)];
  const parts = {
    given: { level: given.level, recorded: own },
    family: { level: family.level, recorded: ownFamily },
  };
  const givenFits = given.score >= matchingPolicy.nameThreshold;
  const familyFits = family.score >= matchingPolicy.nameThreshold;
  const isDistant =
    (givenFits && isFarSlip(compactName(reading.family), ownFamily)) ||
    (familyFits && isFarSlip(reading.given[0] ?? '', own) && !areBothGivenNames(reading.given[0] ?? '', own));
  if (isDistant) return { score: matchingPolicy.doubtful, by: 'distant', parts };
  const married =
    !reading.swapped && givenFits && own.length > 1 && reading.family.some((word) => word.length > 1);
  return married ? { score: matchingPolicy.doubtful, by: 'other_family', parts } : null;
}

/** One word alone says too little to be anybody, but enough not to be somebody else. */
function scoreSingleWord(words: string[], recorded: RecordedName[]): NameScore {
  const scores = recorded.flatMap(({ given, family }) => [
    scoreGivenNames(words, given),
    scoreFamilyNames(words, family),
  ]);
  const score = Math.max(0, ...scores.map((found) => found.score));
  return score > 0 ? { score: score / 2, by: 'partial' } : none;
}

/** The highest score; a full agreement goes before a nickname of the same score. */
function best(scores: NameScore[]): NameScore {
  return scores.reduce(
    (a, b) => (b.score > a.score || (b.score === a.score && b.by === 'full') ? b : a),
    none,
  );
}
