import { calendarDate, type CalendarDate } from '../../domain/calendar-date.ts';
import type { Extraction, Flag } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Prescription } from '../../domain/prescription.ts';
import { matchPrescription } from '../../extraction/medicines/match-prescription.ts';
import { readMessage } from '../../pipeline/reading/read-message.ts';
import type { Label } from './label.ts';

/** What the stages made of a labelled text; `tiedTo[i]` is the profile row of mention i, null when tied to none. */
export type Reading = {
  flags: Flag[];
  extraction: Extraction;
  tiedTo: (number | null)[];
  /** Rows that stand-alone Rx numbers lead to. */
  numbered: number[];
};

/** The day on which the shipped texts were written, for labels that name no `today`. */
const writtenOn = calendarDate(2026, 11, 21);

/** Reads a labelled text as the pipeline does: safety screen, extraction with the profile, then the match. */
export function readLabelledText(label: Pick<Label, 'channel' | 'text' | 'today' | 'profile'>): Reading {
  const patient = patientOf(label.profile);
  const message = { channel: label.channel, text: label.text, structured: null, original: '' };
  const today = (label.today ?? writtenOn) as CalendarDate;
  const [request] = readMessage(message, { today, patientsOfSender: [patient] });
  if (!request) throw new Error('a text was read as nobody’s');
  const extraction = request.extraction ?? nothing;
  return {
    flags: request.flags,
    extraction,
    tiedTo: extraction.medications.map((mention) => rowOf(patient, mention)),
    numbered: extraction.rxNumbers.flatMap(
      ({ text, value }) =>
        rowOf(patient, { text, name: null, candidates: [], strength: null, rxNumber: value }) ?? [],
    ),
  };
}

function rowOf(patient: Patient, mention: Parameters<typeof matchPrescription>[0]): number | null {
  const match = matchPrescription(mention, patient.prescriptions);
  return match.kind === 'one' ? patient.prescriptions.indexOf(match.prescription) : null;
}

/** An empty transcript: nothing is read, a person hears the recording. */
const nothing: Extraction = {
  engine: 'none',
  language: null,
  intents: [],
  flags: [],
  medications: [],
  patient: { name: null, birthDate: null },
  rxNumbers: [],
  speaksOfAnother: false,
  daysLeft: null,
  asksForAll: false,
};

function patientOf(profile: Label['profile']): Patient {
  return {
    id: 'labelled',
    sourceId: 'labelled',
    givenNames: [],
    familyName: '',
    suffix: null,
    otherNames: [],
    birthDate: null,
    language: null,
    deceased: false,
    active: true,
    facilityId: null,
    prescriberId: null,
    phones: [],
    relatedPersons: [],
    prescriptions: profile.map(prescriptionOf),
  };
}

function prescriptionOf(row: Label['profile'][number], at: number): Prescription {
  return {
    ...row,
    id: String(at),
    patientId: 'labelled',
    schedule: null,
    writtenOn: null,
    expiresOn: null,
    earliestFillOn: null,
    quantity: null,
    refillsAllowed: null,
    expectedDaysSupply: null,
    prescriberId: null,
    fills: [],
  };
}
