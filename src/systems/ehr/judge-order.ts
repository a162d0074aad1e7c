import { z } from 'zod';
import type { OrderDoubt } from '../../domain/compared-prescription.ts';
import { contradictsMedicine } from '../../domain/drugs/contradicts-medicine.ts';
import { readDrugText } from '../../domain/drugs/read-drug-text.ts';
import { Said, SaidBeside, saysNothingElse } from './said-beside.ts';

/** What a MedicationRequest (FHIR R4) says of its own force. */
export const OrderForce = SaidBeside.extend({
  intent: z.string().nullish(),
  doNotPerform: z.boolean().nullish(),
  reportedBoolean: z.boolean().nullish(),
  reportedReference: z.looseObject({}).nullish(),
  category: z.array(Said).nullish(),
  medicationCodeableConcept: Said.nullish(),
  medicationReference: z
    .looseObject({ reference: z.string().nullish(), display: z.string().nullish() })
    .nullish(),
  dispenseRequest: z
    .looseObject({
      quantity: z.looseObject({ value: z.number().nullish() }).nullish(),
      numberOfRepeatsAllowed: z.number().nullish(),
      validityPeriod: z.looseObject({ end: z.string().nullish() }).nullish(),
    })
    .nullish(),
  authoredOn: z.string().nullish(),
  modifierExtension: z.array(z.looseObject({})).nullish(),
});
export type OrderForce = z.infer<typeof OrderForce>;

/** Not signed yet, whatever its status says. */
const unsigned = ['proposal', 'plan', 'option'];

/** A provider's own; a reflex, filler or instance order is made from another one (FHIR R4 request-intent). */
const ordered = ['order', 'original-order'];

/** A time belongs to a day and has an offset (FHIR R4 dateTime); without one nobody knows when it was. */
const withTime = /T.*(Z|[+-]\d{2}:\d{2})$/;

export function isUnsigned({ intent }: OrderForce): boolean {
  return unsigned.includes(intent ?? '');
}

/** Each reason for which it authorises no refill of somebody at home, in the order in which it is told. */
const doubts: readonly { doubt: OrderDoubt; applies: (order: OrderForce) => boolean }[] = [
  { doubt: 'not_to_be_given', applies: ({ doNotPerform }) => doNotPerform === true },
  {
    doubt: 'reported',
    applies: ({ reportedBoolean, reportedReference }) =>
      reportedBoolean === true || reportedReference != null,
  },
  { doubt: 'no_order', applies: ({ intent }) => !ordered.includes(intent ?? '') },
  { doubt: 'inpatient', applies: ({ category }) => (category ?? []).some(isInpatient) },
  // It may turn the meaning of the whole round, and whoever does not know it may not go by the rest (FHIR R4).
  { doubt: 'modified', applies: ({ modifierExtension }) => (modifierExtension ?? []).length > 0 },
  {
    doubt: 'undated',
    applies: ({ authoredOn }) => authoredOn?.includes('T') === true && writtenAt({ authoredOn }) === null,
  },
  { doubt: 'in_words', applies: (order) => !saysNothingElse(order) },
  { doubt: 'names_differ', applies: namesDiffer },
  { doubt: 'of_nothing', applies: ({ dispenseRequest }) => (dispenseRequest?.quantity?.value ?? 1) <= 0 },
];

export function doubtOf(order: OrderForce): OrderDoubt | null {
  return doubts.find(({ applies }) => applies(order))?.doubt ?? null;
}

/** What the medicine is called, the words of whoever wrote it before those of a code. */
export function medicineTexts({
  medicationCodeableConcept: concept,
  medicationReference,
}: OrderForce): string[] {
  const displays = (concept?.coding ?? []).map(({ display }) => display);
  return [concept?.text, ...displays, medicationReference?.display].flatMap((text) => text?.trim() || []);
}

/** A code of which nothing but its number is said cannot be compared. */
function namesDiffer(order: OrderForce): boolean {
  const [first = '', ...others] = medicineTexts(order);
  return others.some((other) => contradictsMedicine(readDrugText(first), other));
}

function isInpatient({ text, coding }: z.infer<typeof Said>): boolean {
  return [text, ...(coding ?? []).map(({ code }) => code)].some((word) =>
    /^inpatient$/i.test(word?.trim() ?? ''),
  );
}

/** The moment at which it was written; null where the day alone is said. */
export function writtenAt({ authoredOn }: Pick<OrderForce, 'authoredOn'>): string | null {
  if (!withTime.test(authoredOn ?? '')) return null;
  const moment = new Date(authoredOn ?? '');
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
