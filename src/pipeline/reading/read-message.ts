import { parseCalendarDate, type CalendarDate } from '../../domain/calendar-date.ts';
import {
  dangerFlags,
  type Extraction,
  type Flag,
  type Intent,
  type MedicationMention,
  type Resident,
  type StructuredRequest,
} from '../../domain/message.ts';
import type { Heard } from '../../domain/heard.ts';
import type { Patient } from '../../domain/patient.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { editedText } from '../../extraction/answers/edit-notice.ts';
import { readRequest } from '../../extraction/extract-request.ts';
import type { Amiss } from '../../extraction/wishes/received-amiss.ts';
import { readTold, type ToldBeside } from '../../extraction/wishes/read-told.ts';
import { askedAsWhole } from '../../extraction/people/asked-as-whole.ts';
import { splitOwners } from '../../extraction/people/split-owners.ts';
import { type PersonPart, splitPeople, unsplit } from '../../extraction/people/split-people.ts';
import { readMedication } from '../../extraction/medicines/read-medication.ts';
import { dangerLanguage } from '../../safety/danger-language.ts';
import { asOnFile } from './as-on-file.ts';
import { isByAnother } from './is-by-another.ts';
import { askedBesideDanger, tellsDangerToSelf } from './hold-of-another.ts';
import type { StoredMessage } from './message-store.ts';
import { screenText } from './screen-text.ts';
import { withVendorKeyword } from './with-vendor-keyword.ts';

/** Who a request is about, as the sender says; nothing of it is believed yet. */
export type Claims = {
  name: string | null;
  /** Every reading of the date given; more than one while it is ambiguous. */
  birthDates: CalendarDate[];
  rxNumbers: string[];
};

/** A medicine asked for; `index` is its place in the resident's list or among the text's mentions. */
export type AskedMedicine = { index: number | null; mention: MedicationMention };

/** What one message says of one person. */
export type PersonRequest = {
  resident: number;
  phone: string | null;
  claims: Claims;
  medicines: AskedMedicine[];
  flags: Flag[];
  /** What was read from free text; null when there was none. */
  extraction: Extraction | null;
  /** What the text tells beside its wish; absent where nothing. */
  told?: ToldBeside[];
  /** How sure it is what was said; absent where it was written, or a person has heard it. */
  heard?: Heard;
  /** What came is not as due; absent where nothing is told of that. */
  amiss?: ReceivedAmiss;
  /** Something is told of a medicine beside those that are asked for, in words that nobody knows. */
  mentioned?: true;
  /** A structured request says so beside its words. */
  urgent?: true;
  /** It answers our question by these words of the text, and asks a person something beside them. */
  apart?: { answer: string; beside: Intent[] };
  /** How a text about several speaks of whom it does not date: `self`, a relative, a pronoun or a name. */
  owner?: string;
  /** Self-harm or an overdose is told of somebody else than whom the medicines are asked for: it holds none of them. */
  holdsNone?: true;
  /** What it wishes follows from the exchange, whoever it turns out to be about. */
  learnt?: true;
};

/** `of`: the reference of the ticket that was delivered. */
export type ReceivedAmiss = { kind: Amiss; of: string | null };

/** `called`: given names of those who were named before, in small letters; `onFile`: whom the phone stands for, if others. */
type ReadContext = {
  today: CalendarDate;
  patientsOfSender: Patient[];
  called?: string[];
  onFile?: Patient[];
};

/** What a message asks, person by person. A call without a transcript asks to be heard. */
export function readMessage(
  message: Pick<StoredMessage, 'channel' | 'text' | 'structured' | 'original'>,
  context: ReadContext,
): PersonRequest[] {
  if (message.structured) return readStructured(message.structured, { ...context, patientsOfSender: [] });
  if (message.channel === 'voice' && message.text.trim() === '') return [unheard];
  const text = editedText(message.text) ?? message.text;
  const people = readPeople(text, context);
  return people.length > 0 ? people : [withVendorKeyword(readText(text, context), message)];
}

/** A text that asks for several people, who are named or spoken of, person by person; empty for any other. */
function readPeople(text: string, context: ReadContext): PersonRequest[] {
  const { today, patientsOfSender, onFile = patientsOfSender } = context;
  const listing = { today, profile: profileOf(patientsOfSender), onFile: onFile.map(asOnFile) };
  const read = text.slice(0, longestRead);
  const owned = splitOwners(read, listing, context.called);
  const split = owned.length > 0 ? owned : splitPeople(read, listing);
  const parts = split.length > 0 ? split : unsplit(read, listing);
  const whole = screenText(text);
  if (parts.length === 0) return [];
  const all = readText(text, context).extraction?.medications ?? [];
  const requests = parts.map((part, resident) => readPart(part, resident, { ...context, all }));
  // What no part tells by itself may be said of any of them.
  const unheard = whole.filter((flag) => !requests.some(({ flags }) => flags.includes(flag)));
  return requests.map((request) => ({ ...request, flags: union(request.flags, unheard) }));
}

/** Where nobody can tell whose the medicines are, each is for a person to read; else a name alone asks for a refill. */
function readPart(
  { text, patient, isMixed, owner, isWriter, wanted }: PersonPart,
  resident: number,
  { all, ...context }: ReadContext & { all: readonly MedicationMention[] },
): PersonRequest {
  const request = readText(text, context);
  if (!request.extraction) return request;
  const { intents } = request.extraction;
  const wishes = isMixed ? (['unclear'] as const) : withoutWish(intents) ? (['refill'] as const) : intents;
  const ofWriter = isWriter === undefined ? {} : { speaksOfAnother: !isWriter };
  const part = { ...request.extraction, patient, intents: [...wishes], ...ofWriter };
  const extraction = askedAsWhole(part, all, wanted);
  const said = owner === undefined ? {} : { owner };
  const medicines = askedOf(extraction);
  return { ...request, resident, extraction, medicines, claims: claimsOf(extraction), ...said };
}

function withoutWish(intents: readonly string[]): boolean {
  return intents.every((intent) => intent === 'unclear' || intent === 'non_clinical');
}

const unheard: PersonRequest = {
  resident: 0,
  phone: null,
  claims: { name: null, birthDates: [], rxNumbers: [] },
  medicines: [],
  flags: ['unscreened'],
  extraction: null,
};

/** A text is at most ten SMS segments long; of a longer one the rest is screened and left for a person to read. */
const longestRead = 10_000;

/** Part of the text was screened for danger alone. */
export function isReadInPart(message: Pick<StoredMessage, 'text' | 'structured'>): boolean {
  return message.structured === null && message.text.length > longestRead;
}

const explaining: readonly Flag[] = [...dangerFlags, 'safety_review', 'frustrated', 'hostile'];

/** Safety first, then extraction, over a text or over each resident of a structured request. */
function readText(text: string, context: ReadContext): PersonRequest {
  const read = text.slice(0, longestRead);
  const dangers = screenText(text);
  const endangered = dangers.some((flag) => (dangerFlags as readonly Flag[]).includes(flag));
  const listing = { today: context.today, profile: profileOf(context.patientsOfSender), endangered };
  const { extraction: found, amiss, mentioned, reading } = readRequest(read, listing);
  const asks = tellsDangerToSelf(dangers) ? askedBesideDanger(read, found) : null;
  const isOwn = asks === 'writer' && found.patient.name !== null;
  const speaksOfAnother =
    !isOwn && (found.speaksOfAnother || isByAnother(reading, found, context.patientsOfSender));
  const extraction = { ...found, speaksOfAnother };
  const flags = union(dangers, extraction.flags);
  const language = extraction.language ?? (dangers.length > 0 ? dangerLanguage(read) : null);
  return {
    resident: 0,
    phone: null,
    claims: claimsOf(extraction),
    medicines: askedOf(extraction),
    flags,
    extraction: explained({ ...extraction, language }, flags),
    told: readTold(read, extraction.medications, listing),
    ...(amiss ? { amiss: { kind: amiss, of: null } } : {}),
    ...(mentioned ? { mentioned: true as const } : {}),
    ...(asks === null ? {} : { holdsNone: true as const }),
  };
}

/** Danger and anger say all that such a text is about: nothing is asked by it, a person sees it by its flags. */
function explained(extraction: Extraction, flags: readonly Flag[]): Extraction {
  if (!flags.some((flag) => explaining.includes(flag))) return extraction;
  return { ...extraction, intents: extraction.intents.filter((intent) => intent !== 'unclear') };
}

/** One request for each resident; a note is read like a text and its words can add medicines and flags. */
function readStructured(request: StructuredRequest, context: ReadContext): PersonRequest[] {
  return request.residents.map((resident, index) => readResident(resident, index, context));
}

/** The lines and the note of one resident, with what those of the context take. */
export function readResident(resident: Resident, index: number, context: ReadContext): PersonRequest {
  const listing = { today: context.today, profile: profileOf(context.patientsOfSender) };
  const birthDate = resident.birthDate ? parseCalendarDate(resident.birthDate) : null;
  const listed = (resident.medications ?? []).map((medication, place): AskedMedicine => {
    const read = readMedication(medication.name, listing);
    return {
      index: place,
      mention: {
        ...read,
        rxNumber: medication.rxNumber ?? read.rxNumber,
        daysLeft: medication.daysLeft ?? read.daysLeft,
      },
    };
  });
  const note = resident.note?.trim() ? readText(resident.note, context) : null;
  return {
    resident: index,
    phone: resident.phone ? parsePhoneNumber(resident.phone) : null,
    claims: {
      name: resident.name,
      birthDates: birthDate ? [birthDate] : [],
      rxNumbers: [...listed.flatMap((m) => m.mention.rxNumber ?? []), ...(note?.claims.rxNumbers ?? [])],
    },
    medicines: [...listed, ...addedByNote(listed, note)],
    flags: union(note?.flags ?? [], namedDangers(listed)),
    extraction: note?.extraction ?? null,
    told: note?.told ?? [],
    ...(note?.amiss ? { amiss: note.amiss } : {}),
    ...(note?.mentioned ? { mentioned: true } : {}),
    ...(resident.urgent ? { urgent: true } : {}),
  };
}

/** Medicines that only the note names; what is also on the list is asked for once. */
function addedByNote(listed: AskedMedicine[], note: PersonRequest | null): AskedMedicine[] {
  const names = new Set(listed.map((medicine) => medicine.mention.name));
  return (note?.medicines ?? [])
    .filter(({ mention }) => mention.name === null || !names.has(mention.name))
    .map(({ mention }) => ({ index: null, mention }));
}

/** People write into whatever field is there: a medicine's name is screened like any other text. */
function namedDangers(listed: AskedMedicine[]): Flag[] {
  return union(...listed.map(({ mention }) => screenText(mention.text)));
}

function claimsOf(extraction: Extraction): Claims {
  const { name, birthDate } = extraction.patient;
  return {
    name: name?.value ?? null,
    birthDates: birthDate ? (birthDate.value ? [birthDate.value] : birthDate.readings) : [],
    rxNumbers: [
      ...extraction.rxNumbers.map((claim) => claim.value),
      ...extraction.medications.flatMap((mention) => mention.rxNumber ?? []),
    ],
  };
}

function askedOf(extraction: Extraction): AskedMedicine[] {
  const named = extraction.medications.flatMap((mention, index) =>
    mention.asked ? [{ index, mention }] : [],
  );
  return named.length > 0 || !mayStandForMedicine(extraction) ? named : extraction.rxNumbers.map(byNumber);
}

/** A prescription number alone asks for its medicine, unless it comes with another wish. */
function mayStandForMedicine({ intents }: Extraction): boolean {
  return intents.every((intent) => intent === 'refill' || intent === 'unclear');
}

/** What a number asks for by itself. */
export function byNumber({ text, start, end, value }: Extraction['rxNumbers'][number]): AskedMedicine {
  const nothingElse = {
    name: null,
    strength: null,
    quantity: null,
    form: null,
    frequency: null,
    daysLeft: null,
  };
  const mention = {
    text,
    start,
    end,
    ...nothingElse,
    rxNumber: value,
    source: 'unknown',
    asked: true,
  } as const;
  return { index: null, mention: { ...mention, candidates: [] } };
}

/** What these people take, as reading needs it. */
export function profileOf(patients: Patient[]) {
  return patients.flatMap((patient) =>
    patient.prescriptions
      .filter((prescription) => prescription.status === 'active')
      .map(({ drugName, text, strength, rxNumber }) => ({ drugName, text, strength, rxNumber })),
  );
}

function union<T>(...lists: T[][]): T[] {
  return [...new Set(lists.flat())];
}
