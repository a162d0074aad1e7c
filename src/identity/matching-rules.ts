import { ageYears } from '../domain/calendar-date.ts';
import type { Patient } from '../domain/patient.ts';
import type { Comparison } from './compare-claims.ts';
import { holdsPhone } from './compare-phone.ts';
import type { IdentityInput } from './identity-input.ts';
import { matchingPolicy } from './matching-policy.ts';
import type { Score } from './score-comparison.ts';

export type MatchingRule =
  | 'name_and_birth_date'
  | 'nickname_with_third_fact'
  | 'initial_with_third_fact'
  | 'given_name_with_own_phone'
  | 'rx_number'
  | 'own_phone_and_medicine';

export type RuleResult = { fits: true; rule: MatchingRule } | { fits: false; failed: string };

/** Which rule makes this patient the one that is meant, or why none does. A contradiction ends every rule. */
export function applyRules(
  input: IdentityInput,
  patient: Patient,
  comparison: Comparison,
  { probability }: Score,
): RuleResult {
  const contradiction = findContradiction(comparison);
  if (contradiction) return { fits: false, failed: contradiction };
  const dateFits = comparison.birthDate === 'equal';
  const nameFits = fitsName(comparison);
  const certain = isSpeltAlike(comparison) || probability >= matchingPolicy.leastProbability;
  if (fitsNameAlone(comparison) && dateFits && certain) return { fits: true, rule: 'name_and_birth_date' };
  const dateNearlyFits = comparison.birthDate === 'near';
  if (comparison.rxNumber === 'own' && (nameFits || dateFits || dateNearlyFits))
    return { fits: true, rule: 'rx_number' };
  if (nameFits && dateFits) return { fits: false, failed: 'name_below_threshold' };
  const bridge = dateFits && hasThirdFact(comparison) ? bridges[comparison.name?.by ?? 'none'] : undefined;
  if (bridge) return { fits: true, rule: bridge };
  if (dateFits && comparison.name?.by === 'partial' && isOwnPhone(comparison))
    return { fits: true, rule: 'given_name_with_own_phone' };
  const phone = applyPhoneRule(input, patient, comparison);
  if (phone === null) return { fits: true, rule: 'own_phone_and_medicine' };
  return { fits: false, failed: explainClaims(comparison) ?? phone };
}

/** Names that propose and never decide, until a third fact joins the birth date. */
const bridges: Partial<Record<NonNullable<Comparison['name']>['by'], MatchingRule>> = {
  nickname: 'nickname_with_third_fact',
  initial: 'initial_with_third_fact',
};

/** A phone on file that says something about its sender: a facility's line does not. */
export function phoneIsFact({ phone }: Comparison): boolean {
  return phone === 'mobile' || phone === 'landline' || phone === 'representative';
}

/** On file for them, alone or with those they live with: a part of the name tells them apart from these. */
function isOwnPhone({ phone }: Comparison): boolean {
  return phone === 'mobile' || phone === 'landline';
}

/** Beside name and birth date: an Rx number of theirs, or a phone on file for them or for who decides for them. */
export function hasThirdFact(comparison: Comparison): boolean {
  return comparison.rxNumber === 'own' || phoneIsFact(comparison);
}

/** Given and family name fit, with at most a small error; with an own Rx number, with two. */
export function fitsName(comparison: Comparison): boolean {
  const { name, rxNumber } = comparison;
  const isNear = name?.by === 'full' && name.score >= matchingPolicy.nameThresholdWithRxNumber;
  return fitsNameAlone(comparison) || (isNear && rxNumber === 'own');
}

function fitsNameAlone({ name }: Comparison): boolean {
  return name?.by === 'full' && name.score >= matchingPolicy.nameThreshold;
}

/** Both parts of the name as on record. */
export function isSpeltAlike({ name }: Comparison): boolean {
  return name?.parts?.given.level === 'equal' && name.parts.family.level === 'equal';
}

function findContradiction(comparison: Comparison): string | null {
  const { name, birthDate, rxNumber } = comparison;
  if (birthDate === 'different' || (birthDate === 'near' && !isSlipInDate(comparison)))
    return 'birth_date_differs';
  switch (name?.by) {
    case 'none':
      return 'name_differs';
    // Whoever claims another name than the one on file is not known by the phone alone, and may be after a marriage.
    case 'other_family':
    case 'distant':
      return birthDate === 'equal' && rxNumber === 'own' ? null : 'name_differs';
    case 'full':
      return fitsName(comparison) ? null : 'name_below_threshold';
    case 'nickname':
    case 'initial':
    case 'partial':
    case undefined:
      return null;
  }
}

/** A date that is nearly theirs, beside their Rx number and a whole name of theirs. */
function isSlipInDate(comparison: Comparison): boolean {
  const by = comparison.name?.by;
  return comparison.rxNumber === 'own' && (fitsName(comparison) || by === 'nickname' || by === 'initial');
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
  if (['none', 'related', 'representative'].includes(comparison.phone)) return 'phone_not_on_file';
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
