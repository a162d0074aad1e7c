import type { Comparison } from './compare-claims.ts';
import { bitsOf, matchWeights, nameBits, type MatchWeights } from './match-weights.ts';

/** How far each field speaks for this person, in bits; negative ones speak against. */
export type FieldBits = Record<
  'given' | 'family' | 'birthDate' | 'rxNumber' | 'phone' | 'ownMedicine',
  number
>;

export type Score = {
  fields: FieldBits;
  /** All fields together; they count as independent of each other. */
  bits: number;
  /** The chance that this person is meant, 0 to 1, before anything is known of the others. */
  probability: number;
};

/** The one combiner: it orders candidates, explains, and holds back a name with slips that might be another's. */
export function scoreComparison(
  comparison: Comparison,
  namesOwnMedicine: boolean,
  weights: MatchWeights = matchWeights,
): Score {
  const fields: FieldBits = {
    ...partBits(comparison, weights),
    birthDate: birthDateBits(comparison, weights),
    rxNumber: comparison.rxNumber === 'unclaimed' ? 0 : bitsOf(weights.rxNumber[comparison.rxNumber]),
    phone: phoneBits(comparison, weights),
    ownMedicine: namesOwnMedicine ? bitsOf(weights.ownMedicine.own) : 0,
  };
  const bits = Object.values(fields).reduce((sum, field) => sum + field, 0);
  const odds = 2 ** bits / weights.people;
  return { fields, bits, probability: odds / (1 + odds) };
}

function partBits({ name }: Comparison, weights: MatchWeights): Pick<FieldBits, 'given' | 'family'> {
  if (name === null) return { given: 0, family: 0 };
  if (name.parts) {
    const { given, family } = name.parts;
    return { given: nameBits(weights, 'given', given), family: nameBits(weights, 'family', family) };
  }
  return { given: 0, family: bitsOf(weights.name[name.by === 'partial' ? 'partial' : 'none']) };
}

function birthDateBits({ birthDate }: Comparison, weights: MatchWeights): number {
  return birthDate === 'unclaimed' || birthDate === 'unrecorded' ? 0 : bitsOf(weights.birthDate[birthDate]);
}

/** A facility's line says nothing of who is meant, for or against. */
function phoneBits({ phone }: Comparison, weights: MatchWeights): number {
  switch (phone) {
    case 'facility_line':
      return 0;
    case 'mobile':
    case 'landline':
      return bitsOf(weights.phone.own);
    case 'representative':
    case 'related':
      return bitsOf(weights.phone.related);
    case 'none':
      return bitsOf(weights.phone.none);
  }
}

/** The fields as codes for people who review, with their bits: they name no value of anybody. */
export function explainComparison(comparison: Comparison, { fields }: Score): string[] {
  const { name, birthDate, rxNumber, phone } = comparison;
  const parts = name?.parts;
  return [
    `name:${name === null ? 'unclaimed' : name.score.toFixed(2)}`,
    ...(name && name.by !== 'full' && name.by !== 'none' ? [`name_by:${name.by}`] : []),
    ...(parts ? [`given:${parts.given.level}`, `family:${parts.family.level}`] : []),
    `birth_date:${birthDate}`,
    `rx_number:${rxNumber}`,
    `phone:${phone}`,
    `bits:${Object.entries(fields)
      .filter(([, bits]) => bits !== 0)
      .map(([field, bits]) => `${field}=${bits.toFixed(1)}`)
      .join(',')}`,
  ];
}
