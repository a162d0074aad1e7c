import type { RosterPatient } from '../support/roster.ts';

export const mary: RosterPatient = {
  given: 'Mary',
  family: 'Johnson',
  birthDate: '1952-03-04',
  phones: ['+14155550101'],
  facility: 'oak-house',
  prescriptions: [
    { drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: '7001001' },
    { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '7001002' },
    { drug: 'Levothyroxine 75 MCG Oral Tablet', rxNumber: '7001003', refills: 0 },
    { drug: 'Omeprazole 20 MG Oral Capsule', rxNumber: '7001004', filledDaysAgo: 5 },
  ],
};

/** Shares a phone with his wife. */
export const frank: RosterPatient = {
  given: 'Frank',
  family: 'Brandt',
  birthDate: '1944-02-11',
  phones: ['+14155550102'],
  prescriptions: [{ drug: 'Warfarin 5 MG Oral Tablet', rxNumber: '7002001' }],
};

export const helen: RosterPatient = {
  given: 'Helen',
  family: 'Brandt',
  birthDate: '1945-07-22',
  phones: ['+14155550102'],
  prescriptions: [{ drug: 'Warfarin 5 MG Oral Tablet', rxNumber: '7003001' }],
};

export const samuel: RosterPatient = {
  given: 'Samuel',
  family: 'Ortega',
  birthDate: '1961-09-12',
  phones: ['+14155550103'],
  prescriptions: [
    { drug: 'Lisinopril 20 MG Oral Tablet', rxNumber: '7004001' },
    { drug: 'Amlodipine 5 MG Oral Tablet', rxNumber: '7004002' },
  ],
};

export const people: readonly RosterPatient[] = [mary, frank, helen, samuel];

/** A number that nobody in the roster has. */
export const stranger = '+14155550170';

/** The patient's own number. */
export function phoneOf(patient: RosterPatient): string {
  const [phone] = patient.phones ?? [];
  if (phone === undefined) throw new Error('this patient has no phone');
  return phone;
}

/** "Mary Johnson 3/4/1952", as people write it. */
export function signatureOf({ given, family, birthDate }: RosterPatient): string {
  const [year, month, day] = birthDate.split('-').map(Number);
  return `${given} ${family} ${month}/${day}/${year}`;
}
