import type { Db } from '../../db/client.ts';
import { type CalendarDate, dateIn } from '../../domain/calendar-date.ts';
import type { Flag, MedicationMention } from '../../domain/message.ts';
import type { Identity, Patient } from '../../domain/patient.ts';
import type { TicketPosition } from '../../domain/ticket.ts';
import type { DangerToSelf, EligibilityInput } from '../../eligibility/eligibility-input.ts';
import { amongCalledSo, classWordOf } from '../../extraction/medicines/class-word.ts';
import { readMedication } from '../../extraction/medicines/read-medication.ts';
import { loadPatients } from '../../identity/patient-store.ts';
import { phoneOf } from '../../intake/conversation-key.ts';
import type { Routed } from '../../routing/apply-rules.ts';
import { routeDecision } from '../../routing/route-decision.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import type { DateReads } from '../needs/date-reads.ts';
import { decideNeed, type DecidedNeed, type Need } from '../needs/decide-need.ts';
import { findLastInputs, type LastInputs } from '../needs/last-inputs-store.ts';
import { findStandingDangers, standingFor } from '../needs/standing-danger-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { profileOf } from '../reading/read-message.ts';
import { routeAgain } from '../needs/route-again.ts';

/** Whom and what a person has chosen; null keeps what the ticket knows. */
export type Choice = {
  patientId: string | null;
  prescriptionId: string | null;
  identifiedBy: 'person' | 'record';
  /** What the sender's own answer to our question established, in place of `identifiedBy`. */
  answered?: { identity: Identity; mayAsk: 'yes' | 'no' | 'unknown' };
  /** What is asked, in place of what the table last looked at. */
  asked?: LastInputs;
  /** Whoever answers can be asked back. */
  canAsk?: boolean;
};

export type DecidedAgain = {
  patient: Patient | null;
  position: TicketPosition;
  /** Null for a ticket without a medicine: nothing in the table can answer it, its first decision stands. */
  decided: DecidedNeed | null;
  /** What the routing rules made of it; absent where none applied. */
  routed?: Routed;
};

/**
 * Asks the eligibility table again with today's record, on what the request said when it was last decided. `read`: all
 * that it would read itself where the choice keeps what the ticket knows.
 */
export async function decideAgain(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  choice: Choice,
  now: Date,
  read?: DateReads,
): Promise<DecidedAgain> {
  const patientId = choice.patientId ?? ticket.patientId;
  const patient = read ? read.patient : await findPatient(tx, patientId);
  const prescriptionId = choice.prescriptionId ?? (choice.patientId ? null : ticket.prescriptionId);
  if (!prescriptionId && !namesMedicine(ticket))
    return { patient, position: keptPosition(ticket), decided: null };
  const last = choice.asked ?? (read ? read.last.inputs : await findLastInputs(tx, ticket.id));
  const { timeZone } = deps.settings;
  const today = dateIn(timeZone, now);
  const medicine = medicineOf(ticket, patient, today);
  const standing = read ? read.standing : await findStanding(tx, ticket, patient);
  const need = { ...needOf(ticket, { patient, prescriptionId, last, choice, medicine }), standing };
  const decided = await decideWithHousehold(tx, deps, ticket, { need, choice, today });
  const position = withoutLowering(decided.position, ticket);
  const toRoute = {
    position,
    code: decided.decision.code,
    drugName: decided.prescription?.drugName ?? medicine.name,
    facilityId: patient?.facilityId ?? null,
  };
  const routed = await routeAgain(tx, ticket, toRoute, read?.rules);
  return { patient, decided, position: routed?.position ?? position, ...(routed ? { routed } : {}) };
}

/** What was never prescribed to them may be somebody else's of the phone that asks, unless a person says whose it is. */
async function decideWithHousehold(
  tx: Db,
  { policy, settings: { timeZone } }: Pick<PipelineDeps, 'policy' | 'settings'>,
  { id }: TicketAtWork,
  { need, choice, today }: { need: Need; choice: Choice; today: CalendarDate },
): Promise<DecidedNeed> {
  const context = { today, policy, timeZone };
  const decided = decideNeed(need, context);
  if (decided.decision.code !== 'NEW_RX' || choice.identifiedBy === 'person') return decided;
  const ticket = await tx.ticket.findUnique({ where: { id }, select: { conversationKey: true } });
  const phone = ticket?.conversationKey ? phoneOf(ticket.conversationKey) : null;
  return decideNeed({ ...need, sharing: await loadPatients(tx, { phone }) }, context);
}

async function findPatient(tx: Db, id: string | null): Promise<Patient | null> {
  const [patient = null] = id === null ? [] : await loadPatients(tx, { ids: [id] });
  return patient;
}

async function findStanding(
  tx: Db,
  { conversationKey }: TicketAtWork,
  patient: Patient | null,
): Promise<DangerToSelf[]> {
  const asking = { patient, phone: conversationKey === null ? null : phoneOf(conversationKey) };
  return standingFor(await findStandingDangers(tx, [asking]), asking);
}

function namesMedicine(ticket: TicketAtWork): boolean {
  return ticket.medicationText !== null || ticket.medicationName !== null || ticket.rxNumber !== null;
}

type NamedMedicine = Pick<MedicationMention, 'text' | 'name' | 'candidates' | 'strength' | 'rxNumber'>;

/** Words that named no one medicine are read with what the patient takes, as if it had been known from the start. */
function medicineOf(ticket: TicketAtWork, patient: Patient | null, today: CalendarDate): NamedMedicine {
  const { medicationText: text, medicationName: name, strength, rxNumber } = ticket;
  const written = { text: text ?? '', name, candidates: [], strength, rxNumber };
  if (!patient || text === null) return written;
  const profile = profileOf([patient]);
  if (classWordOf({ text, name })) return amongCalledSo(written, profile);
  const read = readMedication(text, { today, profile });
  // A slip that the patient's own list makes one between look-alikes.
  const inDoubt = read.name === null && name !== null && read.candidates.includes(name);
  if (name !== null) return inDoubt ? { ...written, name: null, candidates: read.candidates } : written;
  return { ...written, name: read.name, candidates: read.candidates, strength: strength ?? read.strength };
}

function keptPosition(ticket: TicketAtWork): TicketPosition {
  const position = routeDecision(decisionOf(ticket), { canAsk: false, flags: [] });
  return withoutLowering(position, ticket);
}

/** Urgency is lowered by a named person alone. */
function withoutLowering(position: TicketPosition, ticket: TicketAtWork): TicketPosition {
  return ticket.priority === 'urgent' ? { ...position, priority: 'urgent' } : position;
}

function needOf(
  ticket: TicketAtWork,
  known: {
    patient: Patient | null;
    prescriptionId: string | null;
    last: LastInputs | null;
    choice: Choice;
    medicine: NamedMedicine;
  },
): Need {
  const { patient, prescriptionId, last, choice, medicine } = known;
  // The columns hold flags of the vocabulary alone.
  const flags = ticket.flags as Flag[];
  return {
    patient,
    identity: choice.answered?.identity ?? identityOf(patient, choice),
    mayAsk:
      choice.answered?.mayAsk ?? (choice.identifiedBy === 'person' ? 'yes' : (last?.mayAsk ?? 'unknown')),
    medication: { ...medicine, daysLeft: last?.request.daysLeft ?? null },
    prescriptionId,
    flags,
    request: requestOf(ticket, last, choice),
    canAsk: choice.canAsk ?? false,
    receivedAt: ticket.openedAt,
  };
}

function identityOf(patient: Patient | null, choice: Choice): Identity {
  if (!patient) return { result: 'none', level: 'L0', patientId: null, score: 0, reasons: ['no_patient'] };
  const reason = choice.identifiedBy === 'person' ? 'identified_by_a_person' : 'identified_before';
  return { result: 'exact', level: 'L3', patientId: patient.id, score: 1, reasons: [reason] };
}

/** Whoever names patient or prescription has heard what was only heard. */
function requestOf(
  ticket: TicketAtWork,
  last: LastInputs | null,
  choice: Choice,
): EligibilityInput['request'] {
  if (!last) return requestByFlags(ticket.flags as Flag[]);
  const { heard, ...request } = last.request;
  return heard && choice.identifiedBy !== 'person' ? { ...request, heard } : request;
}

function requestByFlags(flags: Flag[]): EligibilityInput['request'] {
  return {
    medicationChange: flags.includes('medication_change'),
    clinicalQuestion: false,
    newPrescription: false,
    saysUrgent: flags.includes('out_of_medicine'),
    daysLeft: null,
  };
}
