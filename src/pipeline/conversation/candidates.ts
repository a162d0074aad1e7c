import { type CalendarDate, dateIn } from '../../domain/calendar-date.ts';
import type { Patient } from '../../domain/patient.ts';
import { matchPrescription } from '../../extraction/medicines/match-prescription.ts';
import { readMedication } from '../../extraction/medicines/read-medication.ts';
import { mayTell } from '../reading/identify-people.ts';
import { profileOf } from '../reading/read-message.ts';
import type { AnswerContext } from './question-answered.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/** A ticket, and the prescriptions that its words can mean. */
export type Candidates = { ticket: ThreadTicket; choices: string[] };

/**
 * Among which medicines somebody chooses who is asked which one a ticket is about, or has just said it: those that its
 * words fit on their own list, and all of the list where it names none. Null where that is not one ticket, or they may
 * not be told of it.
 */
export function candidatesOf({ given, meant, deps }: AnswerContext): Candidates | null {
  const { person, now } = given;
  const { patient } = person;
  const [ticket, ...others] = meant.filter(({ ownSources }) => ownSources > 0);
  if (!ticket || others.length > 0 || !patient || ticket.patientId !== patient.id || !mayTell(person))
    return null;
  const choices = choicesOf(ticket, patient, dateIn(deps.settings.timeZone, now));
  return choices.length > 1 ? { ticket, choices } : null;
}

/** By the words alone: the strength and number of one that was chosen leave the others out. */
function choicesOf(
  { medicationText: text, medicationName }: ThreadTicket,
  patient: Patient,
  today: CalendarDate,
) {
  const active = patient.prescriptions.filter(({ status }) => status === 'active');
  if (text === null) return active.map(({ id }) => id);
  const read = readMedication(text, { today, profile: profileOf([patient]) });
  const name = read.name ?? (read.candidates.length > 0 ? null : medicationName);
  const match = matchPrescription({ ...read, name }, active);
  return match.kind === 'several' ? match.prescriptions.map(({ id }) => id) : [];
}
