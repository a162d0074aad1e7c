import { ageYears } from '../domain/calendar-date.ts';
import type { Patient } from '../domain/patient.ts';
import { type Comparison, holdsPhone } from './compare-claims.ts';
import type { IdentityInput } from './identity-input.ts';
import { matchingPolicy } from './matching-policy.ts';

export type MatchingRule =
  'name_and_birth_date' | 'nickname_with_third_fact' | 'rx_number' | 'own_phone_and_medicine';

export type RuleResult = { fits: true; rule: MatchingRule } | { fits: false; failed: string };

/** Which rule makes this patient the one that is meant, or why none does. A contradiction ends every rule. */
export function applyRules(input: IdentityInput, patient: Patient, comparison: Comparison): RuleResult {
  const contradiction = findContradiction(comparison);
  if (contradiction) return { fits: false, failed: contradiction };
  const nameFits = fitsName(comparison);
  const dateFits = comparison.birthDate === 'equal';
  if (nameFits && dateFits) return { fits: true, rule: 'name_and_birth_date' };
  if (comparison.rxNumber === 'own' && (nameFits || dateFits)) return { fits: true, rule: 'rx_number' };
  if (fitsNickname(comparison) && dateFits && phoneIsFact(comparison)) {
    return { fits: true, rule: 'nickname_with_third_fact' };
  }
  const phone = applyPhoneRule(input, patient, comparison);
  if (phone === null) return { fits: true, rule: 'own_phone_and_medicine' };
  return { fits: false, failed: explainClaims(comparison) ?? phone };
}

/** A phone on file that says something about its sender: a facility's line does not. */
export function phoneIsFact(comparison: Comparison): boolean {
  return comparison.phone === 'mobile' || comparison.phone === 'landline';
}

/** Given and family name fit, with at most a small error. */
export function fitsName({ name }: Comparison): boolean {
  return name?.by === 'full' && name.score >= matchingPolicy.nameThreshold;
}

/** The family name fits and the given name is a listed nickname. Alone it proposes, and never decides. */
function fitsNickname({ name }: Comparison): boolean {
  return name?.by === 'nickname' && name.score >= matchingPolicy.nameThreshold;
}

function findContradiction({ name, birthDate }: Comparison): string | null {
  if (birthDate === 'different') return 'birth_date_differs';
  if (name?.by === 'none') return 'name_differs';
  const weak = name?.by === 'full' && name.score < matchingPolicy.nameThreshold;
  return weak ? 'name_below_threshold' : null;
}

/** What was claimed and does not suffice; null when nothing was claimed. */
function explainClaims(comparison: Comparison): string | null {
  const { name, birthDate, rxNumber } = comparison;
  if (name?.by === 'nickname' && birthDate === 'equal') return 'nickname_alone';
  if (name?.by === 'initial' && birthDate === 'equal') return 'initial_alone';
  if (name?.by === 'partial' && birthDate === 'equal') return 'name_incomplete';
  if (birthDate === 'unrecorded') return 'birth_date_unrecorded';
  if (name && birthDate === 'unclaimed') return 'birth_date_missing';
  if (!name && birthDate === 'equal') return 'name_missing';
  return rxNumber === 'own' ? 'rx_number_alone' : null;
}

/**
 * A text from a mobile on file for one living adult alone, who names a medicine of their own list and speaks of
 * nobody else. Null when it holds, else what is missing. It lets us act and tells nothing.
 */
function applyPhoneRule(input: IdentityInput, patient: Patient, comparison: Comparison): string | null {
  if (input.channel !== 'sms' || input.requester !== null || input.sender === null) return 'no_claim';
  if (comparison.phone === 'none' || comparison.phone === 'related') return 'phone_not_on_file';
  if (comparison.phone !== 'mobile') return 'not_a_mobile';
  if (!isAlone(input, patient)) return 'shared_phone';
  if (patient.deceased || patient.birthDate === null) return 'not_a_living_adult';
  if (ageYears(patient.birthDate, input.today) < matchingPolicy.adultYears) return 'not_a_living_adult';
  if (input.speaksOfAnother) return 'speaks_of_another';
  if (comparison.rxNumber === 'other') return 'rx_number_of_another';
  return input.namesOwnMedicine(patient) ? null : 'no_own_medicine_named';
}

/** Nobody else can be reached at the sender's number, neither for themselves nor for somebody they care for. */
function isAlone(input: IdentityInput, patient: Patient): boolean {
  return !input.candidates.some(
    (other) =>
      other.id !== patient.id &&
      ((!other.deceased && holdsPhone(other, input.sender)) ||
        other.relatedPersons.some((person) => person.phone === input.sender)),
  );
}
