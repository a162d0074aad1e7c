import type { Identity, IdentityLevel, Patient } from '../domain/patient.ts';
import { compareClaims, type Comparison, holdsPhone } from './compare-claims.ts';
import { mayBeTwins } from './find-twins.ts';
import type { IdentityInput } from './identity-input.ts';
import { applyRules, fitsName, phoneIsFact, type RuleResult } from './matching-rules.ts';
import { explainComparison, scoreComparison } from './score-comparison.ts';

export type { IdentityInput } from './identity-input.ts';
export { mayAsk } from './may-ask.ts';

type Candidate = { patient: Patient; comparison: Comparison; result: RuleResult; score: number };

/**
 * Who a message is about. `exact` only when one rule fits one person and nobody could be taken for them; the order
 * of the candidates never matters. An authenticated facility reaches its own residents alone: for anybody else the
 * answer is the same as for nobody. The reasons name fields and rules, never a value.
 */
export function resolveIdentity(input: IdentityInput): Identity {
  const reachable = withinReach(input);
  const candidates = reachable.candidates
    .map((patient) => weigh(reachable, patient))
    .sort((a, b) => b.score - a.score || (a.patient.id < b.patient.id ? -1 : 1));
  const best = candidates[0];
  if (!best) return unresolved('none', 0, ['rule:no_candidate']);

  const fitting = candidates.filter(({ result }) => result.fits);
  const chosen = chooseOne(fitting);
  if (chosen)
    return isMistakable(chosen, candidates) ? several(chosen, 'possible_twin') : exact(input, chosen);
  if (fitting.length > 1) return several(fitting[0] ?? best, 'fits_several', fitting.length);
  if (sharesPhone(reachable, candidates)) return several(best, 'shared_phone');
  const failed = best.result.fits ? 'none' : best.result.failed;
  return unresolved('none', best.score, [...explainComparison(best.comparison), `failed:${failed}`]);
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
  const result = applyRules(input, patient, comparison);
  return {
    patient,
    comparison,
    result,
    score: scoreComparison(comparison, result.fits ? result.rule : null),
  };
}

/** The one that fits; among several, the only one whose own Rx number was given. */
function chooseOne(fitting: Candidate[]): Candidate | null {
  if (fitting.length === 1) return fitting[0] ?? null;
  const byRxNumber = fitting.filter(({ comparison }) => comparison.rxNumber === 'own');
  return byRxNumber.length === 1 ? (byRxNumber[0] ?? null) : null;
}

/** Someone else may have been meant: a twin, unless the Rx number or the sender's own phone tells them apart. */
function isMistakable(chosen: Candidate, candidates: Candidate[]): boolean {
  if (chosen.comparison.rxNumber === 'own') return false;
  if (chosen.result.fits && chosen.result.rule === 'own_phone_and_medicine') return false;
  return candidates.some(({ patient }) => mayBeTwins(chosen.patient, patient));
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
    score,
    reasons: [...explainComparison(comparison), `rule:${rule}`],
  };
}

/**
 * L3: a facility's own account names its resident with name and birth date. L2: name, birth date and a third fact
 * (a phone on file, an Rx number of theirs). L1: a phone on file and a name. All else, and all below L2, is told
 * nothing (45 CFR 164.514(h)).
 */
function levelOf(input: IdentityInput, patient: Patient, comparison: Comparison): IdentityLevel {
  const named = comparison.name !== null && comparison.name.by !== 'partial';
  const dated = comparison.birthDate === 'equal';
  if (input.trusted && input.facilityId !== null && patient.facilityId === input.facilityId) {
    if (fitsName(comparison) && dated) return 'L3';
  }
  if (named && dated && (phoneIsFact(comparison) || comparison.rxNumber === 'own')) return 'L2';
  return comparison.name !== null && phoneIsFact(comparison) ? 'L1' : 'L0';
}

function several(candidate: Candidate, rule: string, count = 2): Identity {
  const reasons = [
    ...explainComparison(candidate.comparison),
    `failed:${rule}`,
    `candidates:${String(count)}`,
  ];
  return unresolved('several', candidate.score, reasons);
}

function unresolved(result: 'several' | 'none', score: number, reasons: string[]): Identity {
  return { result, level: 'L0', patientId: null, score, reasons };
}
