import type { Patient } from '../../domain/patient.ts';
import type { PersonOnFile } from '../../extraction/reading.ts';

/** Somebody of the sender's phone, as far as reading needs them. */
export function asOnFile({
  givenNames: [given = ''],
  familyName,
  birthDate,
  prescriptions,
}: Patient): PersonOnFile {
  const active = prescriptions.filter(({ status }) => status === 'active');
  return {
    name: `${given} ${familyName}`,
    birthDate,
    drugs: active.flatMap(({ drugName }) => drugName ?? []),
  };
}
