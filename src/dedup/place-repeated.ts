import { normaliseText } from '../domain/normalise-text.ts';

/** The words of an arrival, when it came, and what its sender was told it by. */
export type Said = { words: string; at: Date; reference: string };

/** Where an arrival belongs whose words were said a moment ago. `reference`: what the sender knows the need by. */
export type Repeated = { ticketId: string; secondsApart: number; reference: string };

/** An open ticket of the same sender and medicine, with what was said for it. */
export type Saying = { ticketId: string; said: Said[] };

/** A carrier, a client or a thumb that repeats itself does it soon; later the same words may be a new wish. */
const repeatedWithinMs = 2 * 60_000;

/**
 * The open ticket for which the same words came from the same sender within two minutes, the oldest of several; null
 * where none is. Pure.
 */
export function placeRepeated(arrival: Omit<Said, 'reference'>, open: readonly Saying[]): Repeated | null {
  const words = normaliseText(arrival.words);
  const [oldest] = open
    .flatMap(({ ticketId, said }) => {
      const [first] = said
        .filter((one) => normaliseText(one.words) === words && apart(one, arrival) <= repeatedWithinMs)
        .toSorted((a, b) => a.at.getTime() - b.at.getTime());
      if (!first) return [];
      const secondsApart = Math.round(apart(first, arrival) / 1000);
      return [{ ticketId, secondsApart, reference: first.reference }];
    })
    .sort((a, b) => (a.ticketId < b.ticketId ? -1 : 1));
  return oldest ?? null;
}

function apart(one: { at: Date }, other: { at: Date }): number {
  return Math.abs(one.at.getTime() - other.at.getTime());
}
