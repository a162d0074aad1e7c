import type { Language, Resident } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import type { DraftBody } from '../to-request.ts';
import type { ListLine } from './read-lines.ts';

/** A part of a list: one request, and the lines that are in it. */
export type ListPart = { body: DraftBody; keys: string[] };

/** So many are read in one go; the parts of a list are read side by side. */
const residentsInPart = 40;
const medicinesOfResident = 50;
const longestNote = 4_000;

/** The lines of one resident together, and residents in parts of a size, in the order of the sheet. */
export function groupLines(
  lines: readonly ListLine[],
  sender: { name: string; language: Language },
): ListPart[] {
  const parts: ListPart[] = [];
  const residents = groupResidents(lines);
  for (let from = 0; from < residents.length; from += residentsInPart) {
    const some = residents.slice(from, from + residentsInPart);
    parts.push({
      body: {
        source: 'web',
        requester: { name: sender.name.slice(0, 200), relationship: 'facility_staff' },
        residents: some.map(toResident),
        language: sender.language,
      },
      keys: some.flatMap((own) => own.map(({ key }) => key)),
    });
  }
  return parts;
}

function groupResidents(lines: readonly ListLine[]): ListLine[][] {
  const groups: ListLine[][] = [];
  const open = new Map<string, ListLine[]>();
  for (const line of lines) {
    const who = `${line.birthDate} ${normaliseText(line.name)}`;
    let group = open.get(who);
    if (!group || group.length >= medicinesOfResident) {
      group = [];
      groups.push(group);
      open.set(who, group);
    }
    group.push(line);
  }
  return groups;
}

function toResident(lines: ListLine[]): Resident {
  const notes = [...new Set(lines.flatMap(({ note }) => (note === '' ? [] : [note])))];
  const note = notes.join('\n').slice(0, longestNote);
  return {
    name: lines[0]?.name ?? '',
    birthDate: lines[0]?.birthDate,
    medications: lines.map(({ medicine, rxNumber, daysLeft }) => ({
      name: medicine,
      ...(rxNumber === null ? {} : { rxNumber }),
      ...(daysLeft === null ? {} : { daysLeft }),
    })),
    ...(note === '' ? {} : { note }),
    ...(lines.some(({ urgent }) => urgent) ? { urgent: true } : {}),
  };
}
