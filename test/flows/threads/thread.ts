import type { RosterPatient, RosterPrescription } from '../../support/roster.ts';

/** What arrives in one turn. */
export type Turn = {
  /** A text; `{me}`, `{born}` and the like stand for the people of the thread. */
  text?: string;
  photo?: boolean;
  /** A voicemail; null: its transcription failed. */
  call?: string | null;
  /** Someone works the ticket of this medicine. */
  event?: { of: string; body: Record<string, unknown> };
  /** Someone takes up, or has done, the one task of this kind. */
  task?: { kind: string; body: Record<string, unknown> };
  /** Fields that the vendor adds to a text. */
  fields?: Record<string, string>;
  /** Comes in before the answer to the one before has left. */
  atOnce?: boolean;
  /** The templates of what is said, in their order; none: nothing is said. */
  said: string[];
  /** Words that stand in it. */
  words: (string | RegExp)[];
};

export type Ends = {
  /** `medicine stage`, or `- stage` where none is known; those that ended in another are left out. */
  tickets?: string[];
  /** Some of them. */
  among?: string[];
  tasks?: string[];
  /** Of these the ones that are still to be done. */
  openTasks?: string[];
  /** Reasons of the texts that were not sent. */
  suppressed?: string[];
  /** Medicines of the tickets that cannot wait; `-` where none is known. */
  urgent?: string[];
  /** Whose tickets they are; null: nobody's. */
  of?: (string | null)[];
};

export type Person = Omit<RosterPatient, 'family' | 'prescriptions'> & {
  prescriptions?: RosterPrescription[];
  family?: string;
  /** Is on file with the thread's number; left out: yes. */
  onFile?: boolean;
  acceptsDetails?: boolean;
};

export type Thread = {
  what: string;
  /** The people of the roster that the thread is about; the first is `{me}`, the second `{other}`. */
  people?: Person[];
  /** Number of the sender, where it is not the thread's own mobile. */
  from?: string;
  turns: Turn[];
  /** By how many references the sender knows what they asked for. */
  references?: number;
  ends: Ends;
};

/** A text and what is said to it, by template and by words. */
export function text(
  body: string,
  said: string | string[] | null = null,
  ...words: (string | RegExp)[]
): Turn {
  return { text: body, said: said === null ? [] : [said].flat(), words };
}

export const mary: Person = {
  given: 'Mary',
  birthDate: '1952-03-04',
  prescriptions: [
    { drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: '{n}001' },
    { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '{n}002' },
    { drug: 'Levothyroxine 75 MCG Oral Tablet', rxNumber: '{n}003', refills: 0 },
    { drug: 'Omeprazole 20 MG Oral Capsule', rxNumber: '{n}004', filledDaysAgo: 5 },
    { drug: 'Lisinopril 10 MG Oral Tablet', rxNumber: '{n}005' },
    { drug: 'Lisinopril 20 MG Oral Tablet', rxNumber: '{n}006' },
  ],
};

export const hydralazine: Person = {
  ...mary,
  prescriptions: [
    ...(mary.prescriptions ?? []),
    { drug: 'Hydralazine 25 MG Oral Tablet', rxNumber: '{n}007' },
  ],
};

export const stranger: Person = { ...mary, onFile: false };
export const inSpanish: Person = { ...mary, given: 'Rosa', language: 'es' };

/** The same turn before the answer to the one before it has left. */
export function atOnce(turn: Turn): Turn {
  return { ...turn, atOnce: true };
}

export function call(transcript: string | null, said: string | string[] | null = null): Turn {
  return { call: transcript, said: said === null ? [] : [said].flat(), words: [] };
}

export function event(
  of: string,
  body: Record<string, unknown>,
  said: string | string[] | null = null,
  ...words: (string | RegExp)[]
): Turn {
  return { event: { of, body }, said: said === null ? [] : [said].flat(), words };
}

export function task(kind: string, type: 'claim' | 'done'): Turn {
  return { task: { kind, body: { type } }, said: [], words: [] };
}

/** "March 4, 1952". */
export function spoken(birthDate: string): string {
  const date = new Date(`${birthDate}T00:00:00Z`);
  return date.toLocaleDateString('en-US', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
}

/** "4 de marzo de 1952". */
export function hablado(birthDate: string): string {
  const date = new Date(`${birthDate}T00:00:00Z`);
  return date.toLocaleDateString('es-US', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
}
