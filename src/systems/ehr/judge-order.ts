import { z } from 'zod';
import type { OrderDoubt } from '../../domain/compared-prescription.ts';

const Concept = z.looseObject({
  text: z.string().nullish(),
  coding: z.array(z.looseObject({ code: z.string().nullish() })).nullish(),
});

/** What a MedicationRequest (FHIR R4) says of its own force. */
export const OrderForce = z.looseObject({
  intent: z.string().nullish(),
  doNotPerform: z.boolean().nullish(),
  reportedBoolean: z.boolean().nullish(),
  reportedReference: z.looseObject({}).nullish(),
  category: z.array(Concept).nullish(),
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
];

export function doubtOf(order: OrderForce): OrderDoubt | null {
  return doubts.find(({ applies }) => applies(order))?.doubt ?? null;
}

function isInpatient({ text, coding }: z.infer<typeof Concept>): boolean {
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
