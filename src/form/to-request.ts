import { parseCalendarDate, type CalendarDate } from '../domain/calendar-date.ts';
import type { Language, Resident } from '../domain/message.ts';
import { isOnlySuggested, mostResidents, type Draft, type DraftResident } from './draft.ts';
import { askedOf, type KnownResident, type KnownResidents } from './known-residents.ts';
import type { Words } from './language.ts';

/** What does not fit: the field's name, which is its id on the page, and what to say of it. */
export type Problem = { field: string; message: string };

/** The body of `POST /api/v1/requests`, before it is checked there. */
export type DraftBody = {
  source: 'web';
  requester: { name: string; relationship: 'facility_staff' };
  residents: Resident[];
  language: Language;
};

export type AsRequest = { kind: 'request'; body: DraftBody } | { kind: 'problems'; problems: Problem[] };

type Reading = { words: Words; known: KnownResidents; today: CalendarDate };

/** The limits of `POST /api/v1/requests`, so that each text that does not fit is said where it stands. */
const longest = { name: 200, medicine: 200, note: 4_000 } as const;

/** A draft as the request that the acceptance takes, or everything that has to be mended first. */
export function toRequest(
  draft: Draft,
  sender: { name: string; language: Language },
  reading: Reading,
): AsRequest {
  const { words } = reading;
  if (draft.residents.length === 0)
    return { kind: 'problems', problems: [{ field: 'find', message: words.problems.nobody }] };
  if (draft.residents.length > mostResidents)
    return { kind: 'problems', problems: [{ field: 'find', message: words.problems.tooMany }] };
  const read = draft.residents.flatMap((resident, place) =>
    // A suggestion that nobody took up asks for nothing.
    isOnlySuggested(resident) ? [] : [readResident(resident, place, reading)],
  );
  if (read.length === 0)
    return { kind: 'problems', problems: [{ field: 'suggested', message: words.problems.nothingTicked }] };
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) return { kind: 'problems', problems };
  const requester = { name: sender.name.slice(0, longest.name), relationship: 'facility_staff' as const };
  const residents = read.map(({ resident }) => resident);
  return { kind: 'request', body: { source: 'web', requester, residents, language: sender.language } };
}

type ReadResident = { resident: Resident; problems: Problem[] };

function readResident(draft: DraftResident, place: number, reading: Reading): ReadResident {
  const { words, known, today } = reading;
  const at = `r${String(place)}`;
  const who =
    (draft.id === null ? draft.name : known.get(draft.id)?.name) || words.request.resident(place + 1);
  const problems: Problem[] = [];
  function complain(field: string, message: string): void {
    problems.push({ field: `${at}.${field}`, message });
  }
  const { asked, gone } = askedOf(draft, known);
  if (gone) complain('note', words.problems.gone(who));
  const listed = asked.map((medicine) => {
    const id = medicine.prescriptionId;
    const left = draft.out.includes(id) ? 0 : daysOf(draft.daysLeft.get(id));
    if (left === 'wrong') complain(`days.${id}`, words.problems.daysLeft(who));
    return medicineOf(medicine.text.slice(0, longest.medicine), left, medicine.rxNumber);
  });
  const typed = draft.typed.flatMap(({ name, daysLeft }, row) => {
    if (name === '' && daysLeft === '') return [];
    const left = daysOf(daysLeft);
    if (left === 'wrong') complain(`m${String(row)}.days`, words.problems.daysLeft(who));
    if (name === '') complain(`m${String(row)}.name`, words.problems.nothingAsked(who));
    if (!fits(name, longest.medicine)) complain(`m${String(row)}.name`, words.problems.tooLong(who));
    return [medicineOf(name, left, null)];
  });
  if (!fits(draft.note, longest.note)) complain('note', words.problems.tooLong(who));
  const medications = [...listed, ...typed];
  if (medications.length === 0 && draft.note === '') complain('m0.name', words.problems.nothingAsked(who));
  const named = draft.id === null ? null : (known.get(draft.id) ?? null);
  const person = named ? personOf(named) : typedPerson(draft, { who, today, words, complain });
  return {
    problems,
    resident: {
      ...person,
      ...(medications.length > 0 ? { medications } : {}),
      ...(draft.note === '' ? {} : { note: draft.note }),
      ...(draft.urgent ? { urgent: true } : {}),
    },
  };
}

function personOf({ name, birthDate }: KnownResident) {
  return { name: name.slice(0, longest.name), ...(birthDate === null ? {} : { birthDate }) };
}

type Complaining = {
  who: string;
  today: CalendarDate;
  words: Words;
  complain: (field: string, message: string) => void;
};

function typedPerson(draft: DraftResident, { who, today, words, complain }: Complaining) {
  if (draft.name === '') complain('name', words.problems.name(who));
  else if (!fits(draft.name, longest.name)) complain('name', words.problems.tooLong(who));
  const birthDate = parseCalendarDate(draft.birthDate);
  if (birthDate === null || birthDate > today || birthDate < '1890-01-01')
    complain('birthDate', words.problems.birthDate(who));
  return { name: draft.name, ...(birthDate === null ? {} : { birthDate }) };
}

function medicineOf(name: string, daysLeft: number | null | 'wrong', rxNumber: string | null) {
  return {
    name,
    ...(rxNumber === null ? {} : { rxNumber: rxNumber.slice(0, 40) }),
    ...(typeof daysLeft === 'number' ? { daysLeft } : {}),
  };
}

export function daysOf(typed: string | undefined): number | null | 'wrong' {
  if (typed === undefined || typed === '') return null;
  return /^\d{1,3}$/.test(typed) ? Number(typed) : 'wrong';
}

/** Short enough, and of letters that can be stored. */
export function fits(text: string, most: number): boolean {
  return text.length <= most && !text.includes('\0') && text.isWellFormed();
}
