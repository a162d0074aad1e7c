import type { Resident } from '../domain/message.ts';

/** Where a part of a structured request stands in its rendered text; `start` and `end` count UTF-16 units. */
export type RenderedPlace = {
  resident: number;
  part: 'name' | 'birth_date' | 'medication' | 'note';
  /** The medicine's place in the resident's list; null for the other parts. */
  medication: number | null;
  start: number;
  end: number;
};

/**
 * The words of a structured request as one text, a line for each resident: `Name (birth date): medicine, medicine.
 * note`. The order is fixed and nothing but punctuation is added, so that spans can point at what people typed.
 */
export function renderRequest(residents: Resident[]): { text: string; places: RenderedPlace[] } {
  const places: RenderedPlace[] = [];
  let text = '';
  function put(
    words: string,
    resident: number,
    part: RenderedPlace['part'],
    medication: number | null = null,
  ) {
    places.push({ resident, part, medication, start: text.length, end: text.length + words.length });
    text += words;
  }
  residents.forEach((resident, index) => {
    if (index > 0) text += '\n';
    put(resident.name, index, 'name');
    if (resident.birthDate) {
      text += ' (';
      put(resident.birthDate, index, 'birth_date');
      text += ')';
    }
    text += ':';
    (resident.medications ?? []).forEach((medication, place) => {
      text += place === 0 ? ' ' : ', ';
      put(medication.name, index, 'medication', place);
      if (medication.rxNumber) text += ` Rx ${medication.rxNumber}`;
      if (medication.daysLeft !== undefined) text += ` (days left: ${medication.daysLeft})`;
    });
    if (resident.medications?.length) text += '.';
    if (resident.note) {
      text += ' ';
      put(resident.note, index, 'note');
    }
  });
  return { text, places };
}
