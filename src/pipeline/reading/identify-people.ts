import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Db } from '../../db/client.ts';
import type { Identity, Patient } from '../../domain/patient.ts';
import type { Prescription } from '../../domain/prescription.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { amongCalledSo } from '../../extraction/medicines/class-word.ts';
import { matchPrescription } from '../../extraction/medicines/match-prescription.ts';
import { countTries } from '../../identity/count-tries.ts';
import { loadSenderHistory, noteFailedClaim, type SenderHistory } from '../../identity/failed-claim-store.ts';
import { loadPatients } from '../../identity/patient-store.ts';
import {
  authorise,
  resolveIdentity,
  type Authorisation,
  type IdentityInput,
} from '../../identity/resolve-identity.ts';
import type { StoredMessage } from './message-store.ts';
import { readForPatient } from './read-for-patient.ts';
import { type PersonRequest, profileOf } from './read-message.ts';
import { withTiedNumbers } from './with-tied-numbers.ts';

/** A request with the person it is about. `patient` is set exactly when the identity is exact. */
export type IdentifiedRequest = {
  request: PersonRequest;
  identity: Identity;
  patient: Patient | null;
  mayAsk: Authorisation['mayAsk'];
  scope: Authorisation['scope'];
  /** The sender has claimed too much that is wrong: a person goes on from here. */
  handToPerson: boolean;
};

/** Outcomes are told from level 2 on, to someone who may ask and is entitled to an answer. */
export function mayTell({ identity, mayAsk, scope }: IdentifiedRequest): boolean {
  const entitled = mayAsk === 'yes' && (scope === 'full' || scope === 'status');
  return identity.result === 'exact' && identity.level >= 'L2' && entitled;
}

type IdentifyContext = { today: CalendarDate; patientsOfSender: Patient[] };

/**
 * Finds who a request is about among those who share its phone, Rx numbers, birth dates or names. The request comes
 * back as it reads with that person's own medicines.
 */
export async function identifyPerson(
  db: Db,
  message: StoredMessage,
  request: PersonRequest,
  context: IdentifyContext,
): Promise<IdentifiedRequest> {
  const { patientsOfSender } = context;
  const candidates = await loadCandidates(db, request, patientsOfSender);
  const number = message.structured ? null : parsePhoneNumber(message.from);
  const history = await historyOf(db, message, request, number, candidates);
  const found = { candidates, history, today: context.today };
  const resolved = resolveIdentity(identityInput(message, request, found));
  const { identity, isWrong, handToPerson } = countTries(resolved, request.claims, history.wrongTries);
  if (isWrong && number !== null) await noteFailedClaim(db, number, message);
  const patient = candidates.find((candidate) => candidate.id === identity.patientId) ?? null;
  const own = patient ? readForPatient(message, request, patient, context) : request;
  const read = withClassWords(withTiedNumbers(message, own, patient), patient ? [patient] : patientsOfSender);
  const authorisation = patient ? authorise(identityInput(message, read, found), patient) : nobody;
  return { request: read, identity, patient, ...authorisation, handToPerson };
}

/** What a medicine is for can mean any of theirs that is called so. */
function withClassWords(request: PersonRequest, patients: Patient[]): PersonRequest {
  const listed = profileOf(patients);
  const medicines = request.medicines.map(({ index, mention }) => ({
    index,
    mention: amongCalledSo(mention, listed),
  }));
  return { ...request, medicines };
}

const nobody: Authorisation = { mayAsk: 'unknown', scope: null };

const noHistory: SenderHistory = { lineOf: [], wrongTries: 0 };

/** A text that claims nothing, from a number that is nobody's, needs no looking up. */
async function historyOf(
  db: Db,
  message: StoredMessage,
  { claims }: PersonRequest,
  number: string | null,
  candidates: Patient[],
): Promise<SenderHistory> {
  const claimsNothing =
    claims.name === null && claims.birthDates.length === 0 && claims.rxNumbers.length === 0;
  if (number === null || (claimsNothing && candidates.length === 0)) return noHistory;
  return loadSenderHistory(db, number, message);
}

async function loadCandidates(db: Db, request: PersonRequest, known: Patient[]): Promise<Patient[]> {
  const { name, birthDates, rxNumbers } = request.claims;
  if (name === null && birthDates.length === 0 && rxNumbers.length === 0 && !request.phone) return known;
  const found = await loadPatients(db, { phone: request.phone, name, birthDates, rxNumbers });
  const ids = new Set(known.map((patient) => patient.id));
  return [...known, ...found.filter((patient) => !ids.has(patient.id))];
}

type Found = { candidates: Patient[]; history: SenderHistory; today: CalendarDate };

function identityInput(
  message: StoredMessage,
  request: PersonRequest,
  { candidates, history, today }: Found,
): IdentityInput {
  return {
    channel: message.channel,
    today,
    sender: message.structured ? request.phone : parsePhoneNumber(message.from),
    facilityLine: history.lineOf.length > 0,
    lineOf: history.lineOf,
    claims: request.claims,
    speaksOfAnother: request.extraction?.speaksOfAnother ?? false,
    requester: message.structured?.requester ?? null,
    facilityId: message.structured?.requester.facilityId ?? message.facilityId,
    trusted: message.structured !== null,
    candidates,
    namesOwnMedicine: (patient) => namesOwnMedicine(withTiedNumbers(message, request, patient), patient),
    asksControlled: (patient) => asksControlled(withTiedNumbers(message, request, patient), patient),
  };
}

/**
 * Every medicine asked for is, without doubt, an active and not controlled one of this person's own list: it is named
 * as it is written. What is near to a name, or says what the medicine is for, is tied to a list only when it is
 * certain whose list that is, and cannot make it so.
 */
function namesOwnMedicine(request: PersonRequest, patient: Patient): boolean {
  return (
    request.medicines.length > 0 &&
    request.medicines.every(({ mention }) => {
      const match = matchPrescription(mention, patient.prescriptions);
      return (
        match.kind === 'one' &&
        (match.by === 'name' || match.by === 'rx_number') &&
        match.prescription.status === 'active' &&
        match.prescription.schedule === null
      );
    })
  );
}

/** Something asked for is a controlled medicine of this person, or cannot be told from one; "all" asks for each. */
function asksControlled(request: PersonRequest, { prescriptions }: Patient): boolean {
  if (request.extraction?.asksForAll) return prescriptions.some(isControlled);
  return request.medicines.some(({ mention }) => {
    const match = matchPrescription(mention, prescriptions);
    if (match.kind === 'one') return isControlled(match.prescription);
    return (match.kind === 'several' ? match.prescriptions : prescriptions).some(isControlled);
  });
}

function isControlled({ schedule }: Prescription): boolean {
  return schedule !== null;
}
