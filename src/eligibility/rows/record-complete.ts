import type { Policy } from '../../domain/policy.ts';
import { filledBeforeWritten, partsBeyondWhole, suppliesAgainstPrescription } from '../contradictions.ts';
import { isDaysSupply, isQuantity, type Facts, type OtherSupply, type PrescriptionFacts } from '../facts.ts';
import type { Row } from '../row.ts';

/** A missing or impossible value is never replaced by a default: a person looks, with the field named. */
export const recordComplete: Row = {
  rule: '10-record-complete',
  source: '21 CFR 1306.22(a): the limits are counted from the day of issue and the refills of the record.',
  decide(facts) {
    if (!facts.rx) return null;
    const reasons = checks
      .map((check) => check(facts.rx as PrescriptionFacts, facts))
      .filter((text) => text !== null);
    return reasons.length > 0 ? { code: 'NEEDS_HUMAN', reasons } : null;
  },
};

type Check = (rx: PrescriptionFacts, facts: Facts) => string | null;

const checks: Check[] = [
  fillDates,
  fillInTheFuture,
  quantities,
  partsBeyondWhole,
  schedule,
  daysSupply,
  earlierDaysSupply,
  suppliesAgainstPrescription,
  suppliesBeside,
  refillsAllowed,
  writtenOn,
  filledBeforeWritten,
  expiry,
  validity,
];

function fillDates(rx: PrescriptionFacts): string | null {
  return rx.supplies === null ? 'missing: filledOn of a completed fill' : null;
}

function fillInTheFuture(rx: PrescriptionFacts, { input }: Facts): string | null {
  const future = rx.prescription.fills.find(
    (fill) => fill.completed && fill.filledOn && fill.filledOn > input.today,
  );
  return future ? `inconsistent: filledOn ${future.filledOn} is after ${input.today}` : null;
}

function quantities({ prescription }: PrescriptionFacts): string | null {
  if (!isQuantity(prescription.quantity))
    return `inconsistent: quantity ${prescription.quantity} is not above 0`;
  const odd = prescription.fills.find((fill) => fill.completed && !isQuantity(fill.quantity));
  return odd ? `inconsistent: quantity ${odd.quantity} of the fill on ${odd.filledOn} is not above 0` : null;
}

/** Without a schedule and without a medicine that the drug table knows, it may be one that is never refilled. */
function schedule({ prescription }: PrescriptionFacts): string | null {
  return prescription.schedule === null && prescription.drugName === null
    ? 'missing: schedule, and the drug table does not know the medicine'
    : null;
}

function daysSupply(rx: PrescriptionFacts, { input }: Facts): string | null {
  return namedDaysSupply('daysSupply', rx.daysSupply, input.policy);
}

/** Supply of a controlled drug is carried over from fill to fill, so that every fill must say how long it lasts. */
function earlierDaysSupply(rx: PrescriptionFacts, { input }: Facts): string | null {
  if (!rx.controlled) return null;
  const earlier = (rx.supplies ?? []).slice(0, -1);
  const wrong = earlier.find((supply) => !isDaysSupply(supply.daysSupply, input.policy));
  return wrong
    ? namedDaysSupply(`daysSupply of the fill on ${wrong.startedOn}`, wrong.daysSupply, input.policy)
    : null;
}

/** What was handed over on another prescription of the medicine must say as well when it was and how long it lasts. */
function suppliesBeside({ others }: PrescriptionFacts, { input }: Facts): string | null {
  const wrong = others.map((other) => wrongBeside(other, input)).filter((text) => text !== null);
  return wrong[0] ?? null;
}

function wrongBeside({ prescription, supplies, daysSupply }: OtherSupply, input: Facts['input']) {
  const where = `of another prescription of the medicine, Rx ${prescription.rxNumber ?? 'without a number'}`;
  if (supplies === null) return `missing: filledOn of a completed fill ${where}`;
  const future = supplies.find(({ startedOn }) => startedOn > input.today);
  if (future) return `inconsistent: filledOn ${future.startedOn} ${where} is after ${input.today}`;
  return namedDaysSupply(`daysSupply ${where}`, daysSupply, input.policy);
}

function namedDaysSupply(field: string, days: number | null, policy: Policy): string | null {
  if (days === null) return `missing: ${field}`;
  const limit = policy.window.maximumDaysSupply.value;
  return isDaysSupply(days, policy)
    ? null
    : `inconsistent: ${field} ${days} is not a number from 1 to ${limit}`;
}

function refillsAllowed({ prescription }: PrescriptionFacts): string | null {
  if (prescription.refillsAllowed === null) return 'missing: refillsAllowed';
  const valid = Number.isInteger(prescription.refillsAllowed) && prescription.refillsAllowed >= 0;
  return valid ? null : `inconsistent: refillsAllowed ${prescription.refillsAllowed}`;
}

function writtenOn({ prescription }: PrescriptionFacts, { input }: Facts): string | null {
  const written = prescription.writtenOn;
  return written !== null && written > input.today
    ? `inconsistent: writtenOn ${written} is after ${input.today}`
    : null;
}

/** Days between which nothing can be filled. */
function validity({ prescription, expiresOn }: PrescriptionFacts): string | null {
  const { writtenOn: written, expiresOn: recorded, earliestFillOn: earliest } = prescription;
  if (written !== null && recorded !== null && recorded < written)
    return `inconsistent: expiresOn ${recorded} is before writtenOn ${written}`;
  return earliest !== null && expiresOn !== null && expiresOn < earliest
    ? `inconsistent: earliestFillOn ${earliest} is after the last day ${expiresOn}`
    : null;
}

function expiry(rx: PrescriptionFacts): string | null {
  if (rx.expiresOn !== null) return null;
  return rx.prescription.expiresOn === null ? 'missing: expiresOn and writtenOn' : 'missing: writtenOn';
}
