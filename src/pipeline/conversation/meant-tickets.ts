import type { Db } from '../../db/client.ts';
import { sameStrength } from '../../domain/drugs/strength.ts';
import type { MedicationMention } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import { loadPatients } from '../../identity/patient-store.ts';
import { scoreName } from '../../identity/score-name.ts';
import { completeClaims } from './earlier-claims.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { Claims } from '../reading/read-message.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

export type Meaning = {
  conversationKey: string;
  person: IdentifiedRequest;
  patientsOfSender: Patient[];
  thread: ThreadTicket[];
};

/**
 * With a medicine named, or the Rx number of one of them, only its tickets can be meant, else all. What is asked for
 * beside a withdrawal is not taken back.
 */
export function ticketsOfNamed<T extends Named & Pick<ThreadTicket, 'rxNumber'>>(
  thread: T[],
  person: IdentifiedRequest,
): T[] {
  const named = namedBy(person);
  const { rxNumbers } = person.request.claims;
  const numbered = thread.filter(({ rxNumber }) => rxNumber !== null && rxNumbers.includes(rxNumber));
  if (numbered.length > 0) return numbered;
  return named.length === 0
    ? thread
    : thread.filter((ticket) => named.some((mention) => isMeant(ticket, mention)));
}

type Named = Pick<ThreadTicket, 'medicationName' | 'strength'>;

/** The same medicine, and no other strength of it. */
export function isMeant({ medicationName, strength }: Named, mention: MedicationMention): boolean {
  if (medicationName === null || medicationName !== mention.name) return false;
  return strength === null || mention.strength === null || sameStrength(strength, mention.strength);
}

function namedBy({ request }: IdentifiedRequest): MedicationMention[] {
  const { medications = [], intents = [] } = request.extraction ?? {};
  const unasked = intents.includes('withdraw') ? medications.filter(({ asked }) => !asked) : [];
  return (unasked.length > 0 ? unasked : medications).filter(({ name }) => name !== null);
}

/**
 * The tickets of a thread that this person's words can be about: never those of somebody else. A text that says
 * neither for whom nor what means, on a phone of several, none of which it is known whose they are.
 */
export async function ticketsOfPerson(tx: Db, meaning: Meaning): Promise<ThreadTicket[]> {
  const { conversationKey, person, patientsOfSender } = meaning;
  const { claims } = person.request;
  const { thread } = await completeClaims(tx, conversationKey, claims, meaning.thread);
  if (person.patient) return ofPatients(thread, [person.patient]);
  if (claims.name !== null || claims.birthDates.length > 0) {
    const known = thread.flatMap(({ patientId }) => patientId ?? []);
    const fitting = (await loadPatients(tx, { ids: known })).filter((patient) => mayBe(patient, person));
    return ofPatients(thread, fitting);
  }
  if (patientsOfSender.length === 0 || namedBy(person).length > 0) return thread;
  return ofPatients(thread, patientsOfSender.length === 1 ? patientsOfSender : []);
}

/** Theirs, and those of which nobody knows yet whose they are. */
function ofPatients(thread: ThreadTicket[], patients: Pick<Patient, 'id'>[]): ThreadTicket[] {
  return thread.filter(({ patientId }) => patientId === null || patients.some(({ id }) => id === patientId));
}

/** Nothing that was claimed contradicts the record. */
export function mayBe(
  patient: Patient,
  { request: { claims } }: { request: { claims: Pick<Claims, 'name' | 'birthDates'> } },
): boolean {
  const { name, birthDates } = claims;
  const dateFits =
    birthDates.length === 0 || patient.birthDate === null || birthDates.includes(patient.birthDate);
  return dateFits && (name === null || scoreName(name, patient).by !== 'none');
}
