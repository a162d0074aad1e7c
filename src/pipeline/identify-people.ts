import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Db } from '../db/client.ts';
import type { Identity, Patient } from '../domain/patient.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { matchPrescription } from '../extraction/match-prescription.ts';
import { loadPatients } from '../identity/patient-store.ts';
import { mayAsk, resolveIdentity, type IdentityInput } from '../identity/resolve-identity.ts';
import type { StoredMessage } from './message-store.ts';
import type { PersonRequest } from './read-message.ts';

/** A request with the person it is about. `patient` is set exactly when the identity is exact. */
export type IdentifiedRequest = {
  request: PersonRequest;
  identity: Identity;
  patient: Patient | null;
  mayAsk: 'yes' | 'no' | 'unknown';
};

/** Outcomes are told from level 2 on, to someone who may ask. */
export function mayTell(person: IdentifiedRequest): boolean {
  return person.identity.result === 'exact' && person.identity.level >= 'L2' && person.mayAsk === 'yes';
}

type IdentifyContext = { today: CalendarDate; patientsOfSender: Patient[] };

/** Finds who each request is about among those who share its phone, birth dates or Rx numbers. */
export async function identifyPerson(
  db: Db,
  message: StoredMessage,
  request: PersonRequest,
  context: IdentifyContext,
): Promise<IdentifiedRequest> {
  const candidates = await loadCandidates(db, request, context.patientsOfSender);
  const input = identityInput(message, request, candidates, context.today);
  const identity = resolveIdentity(input);
  const patient = candidates.find((candidate) => candidate.id === identity.patientId) ?? null;
  return { request, identity, patient, mayAsk: patient ? mayAsk(input, patient) : 'unknown' };
}

async function loadCandidates(db: Db, request: PersonRequest, known: Patient[]): Promise<Patient[]> {
  const { birthDates, rxNumbers } = request.claims;
  if (birthDates.length === 0 && rxNumbers.length === 0 && !request.phone) return known;
  const found = await loadPatients(db, { phone: request.phone, birthDates, rxNumbers });
  const ids = new Set(known.map((patient) => patient.id));
  return [...known, ...found.filter((patient) => !ids.has(patient.id))];
}

function identityInput(
  message: StoredMessage,
  request: PersonRequest,
  candidates: Patient[],
  today: CalendarDate,
): IdentityInput {
  return {
    channel: message.channel,
    today,
    sender: message.structured ? request.phone : parsePhoneNumber(message.from),
    claims: request.claims,
    speaksOfAnother: request.extraction?.speaksOfAnother ?? false,
    requester: message.structured?.requester ?? null,
    facilityId: message.structured?.requester.facilityId ?? message.facilityId,
    trusted: message.structured !== null,
    candidates,
    namesOwnMedicine: (patient) => namesOwnMedicine(request, patient),
  };
}

/** Every medicine asked for is, without doubt, an active and not controlled one of this person's own list. */
function namesOwnMedicine(request: PersonRequest, patient: Patient): boolean {
  return (
    request.medicines.length > 0 &&
    request.medicines.every(({ mention }) => {
      const match = matchPrescription(mention, patient.prescriptions);
      return (
        match.kind === 'one' && match.prescription.status === 'active' && match.prescription.schedule === null
      );
    })
  );
}
