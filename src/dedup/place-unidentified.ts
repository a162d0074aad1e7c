import { normaliseText } from '../domain/normalise-text.ts';

/** What an arrival says of whom it is about; a date that reads two ways has both readings. */
export type Claimed = { name: string | null; birthDates: string[] };

/** An open ticket of the same sender and medicine, with what its arrivals claim. */
export type Claiming = { ticketId: string; claims: Claimed[] };

/** `join`: the tickets are one need, the oldest first. `apart`: a ticket of its own. */
export type Placement =
  | { kind: 'join'; ticketIds: string[]; fields: ('name' | 'birthDate')[] }
  | { kind: 'apart'; reason: 'nothing_equal' | 'ambiguous' };

/**
 * Where an arrival of an unknown patient belongs: to the tickets with an equal claimed name or birth date of which
 * none claims another name or date. It may hold two tickets together, of which one had the name and one the date.
 * What fits two tickets that contradict each other (twins on one phone) stays apart, for a person to place. Pure.
 */
export function placeUnidentified(arrival: Claimed, open: Claiming[]): Placement {
  const fitting = open.filter(
    ({ claims }) =>
      claims.some((said) => equalFields(said, arrival).length > 0) &&
      !claims.some((said) => contradict(said, arrival)),
  );
  if (fitting.length === 0) return { kind: 'apart', reason: 'nothing_equal' };
  const said = fitting.flatMap(({ claims }) => claims);
  if (said.some((one) => said.some((other) => contradict(one, other))))
    return { kind: 'apart', reason: 'ambiguous' };
  return {
    kind: 'join',
    ticketIds: fitting.map(({ ticketId }) => ticketId).sort(),
    fields: [...new Set(said.flatMap((one) => equalFields(one, arrival)))],
  };
}

/** Which of the two claims are equal. */
export function equalFields(one: Claimed, other: Claimed): ('name' | 'birthDate')[] {
  const fields: ('name' | 'birthDate')[] = [];
  if (one.name !== null && other.name !== null && isSameName(one.name, other.name)) fields.push('name');
  if (one.birthDates.length > 0 && isSameSet(one.birthDates, other.birthDates)) fields.push('birthDate');
  return fields;
}

/** They name two people. */
export function contradict(one: Claimed, other: Claimed): boolean {
  const names = one.name !== null && other.name !== null && !isSameName(one.name, other.name);
  const dated = one.birthDates.length > 0 && other.birthDates.length > 0;
  return names || (dated && !one.birthDates.some((date) => other.birthDates.includes(date)));
}

/** Written alike, even if it reads two ways; one that may be the other is no equal one. */
function isSameSet(dates: string[], others: string[]): boolean {
  return dates.length === others.length && dates.every((date) => others.includes(date));
}

function isSameName(one: string, other: string): boolean {
  return normaliseText(one) === normaliseText(other);
}
