import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Extraction } from '../domain/message.ts';

/** A medicine on the patient's list, as far as reading needs it. */
export type ProfileMedicine = {
  drugName: string | null;
  text: string;
  strength: string | null;
  rxNumber: string | null;
};

export type ReadingContext = { today: CalendarDate; profile: readonly ProfileMedicine[] };

export function extractRequest(text: string, context: ReadingContext): Extraction {
  void text;
  void context;
  return {
    engine: 'rules-1',
    language: null,
    intents: ['unclear'],
    flags: [],
    medications: [],
    patient: { name: null, birthDate: null },
    rxNumbers: [],
    speaksOfAnother: false,
    daysLeft: null,
    asksForAll: false,
  };
}
