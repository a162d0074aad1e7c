import { renderRequest } from '../../intake/render-request.ts';
import type { Flag, Span } from '../../domain/message.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { NormalReading } from './normalise-model-reading.ts';
import type { PersonRequest } from '../reading/read-message.ts';

/** Something that a model read and the rules did not: what kind, which code, and where. No words, no names. */
export type Suggestion = {
  field: 'medication' | 'intent' | 'flag' | 'name' | 'birth_date' | 'rx_number';
  code: string | null;
  start: number;
  end: number;
};

/** What the rules raise flags for by themselves; the model's are not only told but acted on. */
const acted: readonly Flag[] = ['emergency', 'self_harm', 'overdose', 'safety_review'];

/** What a person should look at, of one resident (0 where there is only one). */
export function findSuggestions(
  reading: NormalReading,
  request: PersonRequest,
  message: Pick<StoredMessage, 'structured'>,
): Suggestion[] {
  function own<T extends { resident: number }>(values: T[]): T[] {
    return values.filter(({ resident }) => resident === request.resident);
  }
  const { extraction, claims } = request;
  const medicines = own(reading.medications).filter(
    (mention) => mention.asked && !isAskedFor(mention, request, message),
  );
  const intents = own(reading.intents).filter(({ value }) => !isWanted(value, request));
  const flags = own(reading.flags).filter(
    ({ value }) => !acted.includes(value) && !request.flags.includes(value),
  );
  const numbers = own(reading.rxNumbers).filter(({ value }) => !claims.rxNumbers.includes(value));
  const names = claims.name === null && !extraction?.patient.name ? own(reading.names) : [];
  const dates = claims.birthDates.length === 0 ? own(reading.birthDates) : [];
  return [
    ...medicines.map((span) => suggestion('medication', null, span)),
    ...unique(intents).map((span) => suggestion('intent', span.value, span)),
    ...unique(flags).map((span) => suggestion('flag', span.value, span)),
    ...names.map((span) => suggestion('name', null, span)),
    ...dates.map((span) => suggestion('birth_date', null, span)),
    ...numbers.map((span) => suggestion('rx_number', null, span)),
  ];
}

function suggestion(field: Suggestion['field'], code: string | null, { start, end }: Span): Suggestion {
  return { field, code, start, end };
}

/** Each code once, at its first place. */
function unique<T extends { value: string }>(values: T[]): T[] {
  return values.filter(({ value }, place) => values.findIndex((other) => other.value === value) === place);
}

/** Whoever is known to ask for medicines is known to want a refill. */
function isWanted(intent: NormalReading['intents'][number]['value'], request: PersonRequest): boolean {
  const read = request.extraction?.intents ?? [];
  return read.includes(intent) || (intent === 'refill' && request.medicines.length > 0);
}

/** The rules saw it at the same place or under the same name. */
function isAskedFor(
  mention: NormalReading['medications'][number],
  request: PersonRequest,
  message: Pick<StoredMessage, 'structured'>,
): boolean {
  if (request.extraction?.asksForAll) return true;
  const offset = noteStart(request.resident, message);
  return request.medicines.some(({ index, mention: seen }) => {
    const listed = message.structured !== null && index !== null;
    const overlaps = !listed && seen.start + offset < mention.end && mention.start < seen.end + offset;
    return overlaps || (seen.name !== null && seen.name === mention.name);
  });
}

function noteStart(resident: number, { structured }: Pick<StoredMessage, 'structured'>): number {
  if (!structured) return 0;
  const { places } = renderRequest(structured.residents);
  return places.find((place) => place.resident === resident && place.part === 'note')?.start ?? 0;
}
