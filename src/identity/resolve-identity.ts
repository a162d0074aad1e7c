import type { Identity, IdentityCandidate, IdentityLevel, Patient } from '../domain/patient.ts';
import { compareClaims, type Comparison } from './compare-claims.ts';
import { holdsPhone } from './compare-phone.ts';
import { areToldApart, mayBeTwins } from './find-twins.ts';
import type { IdentityInput } from './identity-input.ts';
import { matchingPolicy } from './matching-policy.ts';
import {
  applyRules,
  fitsName,
  hasThirdFact,
  isSpeltAlike,
  phoneIsFact,
  type RuleResult,
} from './matching-rules.ts';
import { explainComparison, scoreComparison, type Score } from './score-comparison.ts';

export type { IdentityInput } from './identity-input.ts';
export { authorise, mayAsk, type Authorisation } from './may-ask.ts';

type Candidate = { patient: Patient; comparison: Comparison; result: RuleResult; score: Score };

/**
 * Who a message is about. `exact` only when one rule fits one person and nobody could be taken for them; the order
 * of the candidates never matters. An authenticated facility reaches its own residents alone: for anybody else the
 * answer is the same as for nobody. The reasons name fields and rules, never a value.
 */
export function resolveIdentity(input: IdentityInput): Identity {
  const reachable = withinReach(input);
  const candidates = reachable.candidates
    .map((patient) => weigh(reachable, patient))
    .sort((a, b) => b.score.bits - a.score.bits || (a.patient.id < b.patient.id ? -1 : 1));
  const best = candidates[0];
  if (!best)
    return { result: 'none', level: 'L0', patientId: null, score: 0, reasons: ['rule:no_candidate'] };

  const fitting = candidates.filter(({ result }) => result.fits);
  const chosen = chooseOne(fitting);
  if (chosen) {
    const doubt = findDoubt(chosen, candidates);
    return doubt === null ? exact(input, chosen) : several(chosen, doubt, candidates);
  }
  if (fitting.length > 1) return several(fitting[0] ?? best, 'fits_several', candidates, fitting.length);
  if (sharesPhone(reachable, candidates)) return several(best, 'shared_phone', candidates);
  const failed = best.result.fits ? 'none' : best.result.failed;
  return unresolved('none', best, [`failed:${failed}`], candidates);
}

function withinReach(input: IdentityInput): IdentityInput {
  const once = new Map(input.candidates.map((patient) => [patient.id, patient]));
  const all = [...once.values()];
  const { facilityId } = input;
  return {
    ...input,
    candidates: facilityId === null ? all : all.filter((patient) => patient.facilityId === facilityId),
  };
}

function weigh(input: IdentityInput, patient: Patient): Candidate {
  const comparison = compareClaims(input, patient);
  const score = scoreComparison(comparison, input.namesOwnMedicine(patient));
  return { patient, comparison, score, result: applyRules(input, patient, comparison, score) };
}

/** The one that fits; among several, the only one whose own Rx number was given. */
function chooseOne(fitting: Candidate[]): Candidate | null {
  if (fitting.length === 1) return fitting[0] ?? null;
  const byRxNumber = fitting.filter(({ comparison }) => comparison.rxNumber === 'own');
  return byRxNumber.length === 1 ? (byRxNumber[0] ?? null) : null;
}

/** Someone else may have been meant, unless the Rx number or the sender's own phone tells them apart. */
function findDoubt(chosen: Candidate, candidates: Candidate[]): string | null {
  if (chosen.comparison.rxNumber === 'own') return null;
  if (chosen.result.fits && chosen.result.rule === 'own_phone_and_medicine') return null;
  const twins = candidates.filter(({ patient }) => mayBeTwins(chosen.patient, patient));
  // Spelt and dated as on record, the claim fits one person: a like one does not make it unclear.
  const isSpelt = isSpeltAlike(chosen.comparison);
  if (twins.some(({ patient }) => !isSpelt || !areToldApart(chosen.patient, patient))) return 'possible_twin';
  if (isSpelt) return null;
  return candidates.some((other) => isCloseSecond(other, chosen)) ? 'close_second' : null;
}

/** One whom the claims do not contradict but for a slip, and nearly as likely. */
function isCloseSecond({ patient, comparison, score }: Candidate, chosen: Candidate): boolean {
  if (patient.id === chosen.patient.id || comparison.name === null || comparison.name.by === 'none')
    return false;
  if (comparison.birthDate === 'different') return false;
  return score.bits > chosen.score.bits - matchingPolicy.marginBits;
}

/** A text that claims nothing from a number which is on file for several people. */
function sharesPhone(input: IdentityInput, candidates: Candidate[]): boolean {
  const open = candidates.filter(({ result }) => !result.fits && result.failed === 'shared_phone');
  return open.filter(({ patient }) => holdsPhone(patient, input.sender)).length > 1;
}

function exact(input: IdentityInput, { patient, comparison, result, score }: Candidate): Identity {
  const rule = result.fits ? result.rule : 'none';
  return {
    result: 'exact',
    level: levelOf(input, patient, comparison),
    patientId: patient.id,
    score: rounded(score),
    reasons: [...explainComparison(comparison, score), `rule:${rule}`],
  };
}

/**
 * L3: a facility's own account names its resident with name and birth date. L2: name, birth date and a third fact
 * (a phone on file, an Rx number of theirs). L1: a phone on file and a name. All else, and all below L2, is told
 * nothing (45 CFR 164.514(h)).
 */
function levelOf(input: IdentityInput, patient: Patient, comparison: Comparison): IdentityLevel {
  const named =
    comparison.name !== null && !['partial', 'other_family', 'distant'].includes(comparison.name.by);
  const dated = comparison.birthDate === 'equal';
  if (input.trusted && input.facilityId !== null && patient.facilityId === input.facilityId) {
    if (fitsName(comparison) && dated) return 'L3';
  }
  if (named && dated && hasThirdFact(comparison)) return 'L2';
  return comparison.name !== null && phoneIsFact(comparison) ? 'L1' : 'L0';
}

function several(candidate: Candidate, rule: string, candidates: Candidate[], count = 2): Identity {
  return unresolved('several', candidate, [`failed:${rule}`, `candidates:${String(count)}`], candidates);
}

function unresolved(
  result: 'several' | 'none',
  { comparison, score }: Candidate,
  why: string[],
  candidates: Candidate[],
): Identity {
  const reasons = [...explainComparison(comparison, score), ...why];
  const shown = candidates
    .filter((one) => one.score.probability >= matchingPolicy.shown.leastProbability)
    .slice(0, matchingPolicy.shown.most)
    .map(showCandidate);
  return { result, level: 'L0', patientId: null, score: rounded(score), reasons, candidates: shown };
}

function showCandidate({ patient, comparison, score, result }: Candidate): IdentityCandidate {
  const verdict = result.fits ? `rule:${result.rule}` : `failed:${result.failed}`;
  return {
    patientId: patient.id,
    score: rounded(score),
    reasons: [...explainComparison(comparison, score), verdict],
  };
}

function rounded({ probability }: Score): number {
  return Math.round(probability * 1000) / 1000;
}
