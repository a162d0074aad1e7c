import type { Db } from '../../db/client.ts';
import { ageYears, type CalendarDate } from '../../domain/calendar-date.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import type { Patient } from '../../domain/patient.ts';
import { loadPatients } from '../../identity/patient-store.ts';
import { matchingPolicy } from '../../identity/matching-policy.ts';

type Told = { message: { text: string }; patientsOfSender: Patient[]; today: CalendarDate };
type Asked = { id: string; patientId: string | null };

/** By so many years a parent is older than whoever calls them so. */
const generation = 16;

const parent =
  /\b(?:mother|mom|moms|mum|mama|mommy|father|dad|dads|daddy|papa|grandma|grandmother|granny|grandpa|grandfather|madre|padre|abuela|abuelo|abuelita|abuelito|suegra|suegro|parents?)\b/;
const adult =
  /\b(?:wife|wifes|husband|hubby|spouse|fiancee?|girlfriend|boyfriend|partner|roommate|esposa|esposo|marido|mujer|novia|novio|pareja|senora|senor|aunt|uncle|tia|tio)\b/;

/**
 * Of these tickets those of somebody who by their age can only be spoken of: a child never writes, and "mom" is none who
 * has nobody younger on the phone. Whose it was asked for was said by a name alone, and not as somebody else's.
 */
export async function theirsByAge<T extends Asked>(
  tx: Db,
  { message, patientsOfSender, today }: Told,
  tickets: readonly T[],
): Promise<T[]> {
  const ids = tickets.flatMap(({ patientId }) => patientId ?? []);
  if (ids.length === 0) return [];
  const words = normaliseText(message.text);
  const patients = await loadPatients(tx, { ids });
  const fitting = patients.filter((patient) => {
    const age = ageOf(patient, today);
    if (age === null || adult.test(words)) return false;
    if (!parent.test(words)) return age < matchingPolicy.adultYears;
    return patientsOfSender.some((other) => {
      const younger = ageOf(other, today);
      return younger !== null && younger >= matchingPolicy.adultYears && age - younger >= generation;
    });
  });
  return tickets.filter(({ patientId }) => fitting.some(({ id }) => id === patientId));
}

function ageOf({ birthDate }: Patient, today: CalendarDate): number | null {
  return birthDate === null ? null : ageYears(birthDate, today);
}
