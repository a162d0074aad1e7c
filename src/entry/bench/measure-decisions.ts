import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { drugNamed } from '../../domain/drugs/drug-table.ts';
import { defaultPolicy } from '../../domain/policy.ts';
import type { Fill, Prescription } from '../../domain/prescription.ts';
import { decideEligibility, type EligibilityInput } from '../../eligibility/decide-eligibility.ts';
import type { DecisionFigures } from './figures.ts';

const decisions = 100_000;
const warmUp = 5_000;
const today = '2026-06-15' as CalendarDate;
const drugs = ['atorvastatin', 'metformin', 'levetiracetam', 'warfarin', 'zolpidem', 'oxycodone'];

/** Decisions on one core: prescriptions of every schedule with a history of up to a year, early, due and lapsed. */
export function measureDecisions(): DecisionFigures {
  const inputs = Array.from({ length: 1_000 }, (_, place) => inputOf(place));
  run(inputs, warmUp);
  const begun = performance.now();
  const rules = run(inputs, decisions);
  const seconds = (performance.now() - begun) / 1000;
  return { decisions, seconds, perSecond: decisions / seconds, rules };
}

/** Answers how many rows of the table have decided. */
function run(inputs: EligibilityInput[], count: number): number {
  const rules = new Set<string>();
  for (let done = 0; done < count; done += 1) {
    const input = inputs[done % inputs.length];
    if (input) rules.add(decideEligibility(input).rule);
  }
  return rules.size;
}

function inputOf(place: number): EligibilityInput {
  const drug = drugNamed(drugs[place % drugs.length] ?? '');
  return {
    today,
    policy: defaultPolicy,
    flags: [],
    identity: 'exact',
    mayAsk: 'yes',
    patient: { deceased: false, active: true, birthDate: '1952-03-04' as CalendarDate, facility: 'oak' },
    match: { kind: 'one', prescription: prescriptionOf(place, drug?.schedule ?? null) },
    drug,
    request: {
      ...{ medicationChange: false, clinicalQuestion: false, newPrescription: false },
      ...{ saysUrgent: place % 11 === 0, daysLeft: null },
    },
  };
}

function prescriptionOf(place: number, schedule: Prescription['schedule']): Prescription {
  const lastFilled = place % 70;
  return {
    ...{ id: `rx-${place}`, patientId: 'p', rxNumber: '7001234', text: 'a medicine', strength: null },
    ...{ drugName: drugs[place % drugs.length] ?? null, status: 'active', schedule, prescriberId: null },
    ...{ writtenOn: addDays(today, -150), expiresOn: addDays(today, 200 - (place % 230)) },
    ...{ earliestFillOn: null, quantity: 30, refillsAllowed: place % 9, expectedDaysSupply: 30 },
    fills: Array.from({ length: place % 12 }, (_, index) => fillOf(index, lastFilled)),
  };
}

function fillOf(index: number, lastFilled: number): Fill {
  const filledOn = addDays(today, -lastFilled - 30 * index);
  return { id: `f-${index}`, filledOn, quantity: 30, daysSupply: 30, partial: false, completed: true };
}
