import type { Db } from '../../db/client.ts';
import { peekOpenTickets } from '../../dedup/open-need-store.ts';
import { needKeys } from '../../dedup/need-keys.ts';
import { dateIn, type CalendarDate } from '../../domain/calendar-date.ts';
import type { DecisionCode } from '../../domain/decision.ts';
import { fullName, type Identity, type Patient } from '../../domain/patient.ts';
import type { Prescription } from '../../domain/prescription.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import { loadPatients } from '../../identity/patient-store.ts';
import { decideNeed } from './decide-need.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

/** A medicine of a resident, and what a request for it would lead to today. */
export type PreviewedMedicine = {
  prescriptionId: string;
  /** The roster's own words. */
  text: string;
  rxNumber: string | null;
  lastFill: { on: CalendarDate; daysSupply: number | null } | null;
  /** What the eligibility table answers today. */
  code: DecisionCode;
  /** From when it may be filled, and when the supply ends; null where the record does not say. */
  eligibleOn: CalendarDate | null;
  runOutOn: CalendarDate | null;
  /** The request that already stands for it. */
  onItsWay: { ticketId: string; reference: string; stage: TicketStage } | null;
};

export type PreviewedResident = {
  patientId: string;
  name: string;
  birthDate: CalendarDate | null;
  medicines: PreviewedMedicine[];
};

/** As many as `loadPatients` answers at once. */
const atOnce = 50;

/**
 * The active medicines of a facility's residents, each decided by the one eligibility function as if its staff asked for
 * it now. Ids of anybody else are left out. Nothing is written.
 */
export async function previewMedicines(
  deps: Pick<PipelineDeps, 'db' | 'clock' | 'policy' | 'settings'>,
  facilityId: string,
  patientIds: readonly string[],
): Promise<PreviewedResident[]> {
  const patients: Patient[] = [];
  for (let from = 0; from < patientIds.length; from += atOnce) {
    patients.push(...(await loadPatients(deps.db, { ids: patientIds.slice(from, from + atOnce) })));
  }
  const own = patients.filter((patient) => patient.facilityId === facilityId);
  const open = await findOpenOf(deps.db, own);
  const now = deps.clock.now();
  const { timeZone } = deps.settings;
  const context = { today: dateIn(timeZone, now), policy: deps.policy, timeZone };
  return own.map((patient) => ({
    patientId: patient.id,
    name: fullName(patient),
    birthDate: patient.birthDate,
    medicines: activeOf(patient).map((prescription) => {
      const { decision } = decideNeed(needOf(patient, prescription, now), context);
      return {
        prescriptionId: prescription.id,
        text: prescription.text,
        rxNumber: prescription.rxNumber,
        lastFill: lastFillOf(prescription),
        code: decision.code,
        eligibleOn: decision.eligibleOn,
        runOutOn: decision.runOutOn,
        onItsWay: open.get(prescription.id) ?? null,
      };
    }),
  }));
}

function activeOf(patient: Patient): Prescription[] {
  return patient.prescriptions
    .filter(({ status }) => status === 'active')
    .toSorted((a, b) => a.text.localeCompare(b.text));
}

/** The need of staff who ask for their own resident and say nothing else. */
function needOf(patient: Patient, prescription: Prescription, receivedAt: Date) {
  const identity: Identity = {
    result: 'exact',
    level: 'L3',
    patientId: patient.id,
    score: 1,
    reasons: ['chosen_from_the_roster'],
  };
  return {
    patient,
    identity,
    mayAsk: 'yes' as const,
    medication: null,
    prescriptionId: prescription.id,
    flags: [],
    request: {
      medicationChange: false,
      clinicalQuestion: false,
      newPrescription: false,
      saysUrgent: false,
      daysLeft: null,
    },
    canAsk: false,
    receivedAt,
  };
}

function lastFillOf(prescription: Prescription): PreviewedMedicine['lastFill'] {
  const fills = prescription.fills.filter(({ completed, filledOn }) => completed && filledOn !== null);
  const last = fills.at(-1);
  return last?.filledOn ? { on: last.filledOn, daysSupply: last.daysSupply } : null;
}

/** The open ticket of each prescription: under any of the keys by which an arrival would join it. */
async function findOpenOf(db: Db, patients: Patient[]) {
  const keysOf = new Map(
    patients.flatMap((patient) =>
      patient.prescriptions.map((prescription) => {
        const medicine = { ...prescription, prescriptionId: prescription.id };
        return [prescription.id, needKeys(patient.id, medicine, patient.prescriptions)] as const;
      }),
    ),
  );
  const tickets = await peekOpenTickets(db, [...new Set([...keysOf.values()].flat())]);
  const found = new Map<string, NonNullable<PreviewedMedicine['onItsWay']>>();
  for (const [prescriptionId, keys] of keysOf) {
    const ticket = keys.map((key) => tickets.get(key)).find((one) => one !== undefined);
    if (ticket) {
      const { id, reference, stage } = ticket;
      found.set(prescriptionId, { ticketId: id, reference, stage });
    }
  }
  return found;
}
