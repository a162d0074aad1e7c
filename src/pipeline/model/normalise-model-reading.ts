import type { CalendarDate } from '../../domain/calendar-date.ts';
import { drugsCalled } from '../../domain/drugs/drug-terms.ts';
import { readDrugText } from '../../domain/drugs/read-drug-text.ts';
import type { BirthDateClaim, MedicationMention, NameClaim, Span } from '../../domain/message.ts';
import { extractRequest } from '../../extraction/extract-request.ts';
import { readMedication } from '../../extraction/medicines/read-medication.ts';
import type {
  ModelFlag,
  ModelIntent,
  ModelMention,
  ModelReading,
} from '../../systems/language-model/language-model.ts';
import type { ModelText } from './model-text.ts';

type OfResident = { resident: number };

/** A model's reading in the gateway's own terms, with places in the message's text. */
export type NormalReading = {
  intents: (Span & OfResident & { value: ModelIntent })[];
  flags: (Span & OfResident & { value: ModelFlag })[];
  medications: (MedicationMention & OfResident)[];
  names: (NameClaim & OfResident)[];
  birthDates: (BirthDateClaim & OfResident)[];
  rxNumbers: (Span & OfResident & { value: string })[];
  /** Values without words in the text, or of which our own code can make nothing. */
  dropped: number;
};

/**
 * Keeps of each value its words, and reads those by our own code: a medicine is what the vocabulary makes of the
 * words, the model's own idea of it stays a candidate.
 */
export function normaliseModelReading(
  reading: ModelReading,
  { placeOf }: Pick<ModelText, 'placeOf'>,
  today: CalendarDate,
): NormalReading {
  let { dropped } = reading;
  function keep<T extends Span, R extends Span>(
    values: T[],
    read: (value: T) => R | null,
  ): (R & OfResident)[] {
    return values.flatMap((value) => {
      const place = placeOf(value);
      const kept = place && read({ ...value, ...place.span });
      if (!kept) dropped += 1;
      return kept ? [{ ...kept, resident: place.resident }] : [];
    });
  }
  dropped += reading.medications.filter(
    ({ guess }) => guess !== null && drugsCalled(guess).length === 0,
  ).length;
  return {
    intents: keep(reading.intents, (intent) => intent),
    flags: keep(reading.flags, (flag) => flag),
    medications: keep(reading.medications, (mention) => readMention(mention, today)),
    names: keep(listOf(reading.name), (name) => ({ ...name, value: name.text })),
    birthDates: keep(listOf(reading.birthDate), (words) => readDate(words, today)),
    rxNumbers: keep(reading.rxNumbers, (words) => readNumber(words, today)),
    dropped,
  };
}

function readMention({ text, start, end, ...said }: ModelMention, today: CalendarDate): MedicationMention {
  const read = readMedication(text, { today, profile: [] });
  const guessed = said.guess === null ? [] : drugsCalled(said.guess);
  const strength = said.strength && readDrugText(said.strength.text).strength;
  return {
    ...read,
    text,
    start,
    end,
    candidates: read.name === null ? [...new Set([...read.candidates, ...guessed])] : [],
    strength: strength ?? read.strength,
    daysLeft: said.supplyLeft && extractRequest(said.supplyLeft.text, { today, profile: [] }).daysLeft,
    asked: said.asked,
  };
}

function readDate(words: Span, today: CalendarDate): BirthDateClaim | null {
  const claim = extractRequest(words.text, { today, profile: [] }).patient.birthDate;
  return claim && { ...words, value: claim.value, readings: claim.readings };
}

function readNumber(words: Span, today: CalendarDate): (Span & { value: string }) | null {
  const spoken = extractRequest(words.text, { today, profile: [] }).rxNumbers[0]?.value;
  const value = /^\d{4,}$/.test(words.text) ? words.text : spoken;
  return value === undefined ? null : { ...words, value };
}

function listOf<T>(value: T | null): T[] {
  return value === null ? [] : [value];
}
