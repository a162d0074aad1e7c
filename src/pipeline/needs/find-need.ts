import type { Db } from '../../db/client.ts';
import { isKeyOfMinute, isKeyOfNumber, placesOf, senderOf } from '../../dedup/need-keys.ts';
import { findClaims, findSayings, type OpenTicket } from '../../dedup/open-need-store.ts';
import { placeRepeated, type Repeated } from '../../dedup/place-repeated.ts';
import { placeUnidentified } from '../../dedup/place-unidentified.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import { standsFor, type StandingBy } from './stands-for.ts';
import type { TicketOfPatient } from './open-of-patient-store.ts';
import type { Wish } from './wish.ts';

/** The open tickets of one need, the one to join first, with the fields that are equal; none: it is to be opened. */
export type FoundNeed = {
  tickets: OpenTicket[];
  fields: string[];
  /** The keys under which the ticket that the wish ends in is to stand, as far as they are free. */
  keys: string[];
  /** The same words a moment ago, where these make it the same need. */
  repeated: Repeated | null;
  /** It stands under no key and is found by what it is about: nothing goes on beside it. */
  standing?: true;
};

/** The open tickets that a wish may join: those behind its keys, and all of its patient with what they are about. */
export type OpenTickets = { byKey: Map<string, OpenTicket>; ofPatients: TicketOfPatient[] };

/**
 * The open tickets that already stand for a wish. Of a known patient or a conversation the keys decide, and then what a
 * person is to look at for that patient; of an unknown one what the tickets' arrivals claim must fit as well, or be
 * the same words a moment ago.
 */
export async function findNeed(
  tx: Db,
  wish: Wish,
  message: Pick<StoredMessage, 'text' | 'receivedAt'>,
  { byKey, ofPatients }: OpenTickets,
): Promise<FoundNeed> {
  const found = await findByKeys(tx, wish, message, byKey);
  if (found.tickets.length > 0) return found;
  const standing = findStanding(wish, ofPatients);
  if (!standing) return found;
  const { ticket, by } = standing;
  return { ...found, tickets: [ticket], fields: ['patient', by], standing: true };
}

/** The ticket of the same patient that stands for the medicine under no key, the one with its prescription first. */
function findStanding(
  { person, medicine, decided }: Wish,
  ofPatients: TicketOfPatient[],
): { ticket: TicketOfPatient; by: StandingBy } | null {
  const { prescription } = decided;
  if (!person.patient || !(medicine ?? prescription)) return null;
  const needed = {
    prescriptionId: prescription?.id ?? null,
    drugName: prescription?.drugName ?? medicine?.mention.name ?? null,
    strength: prescription?.strength ?? medicine?.mention.strength ?? null,
  };
  const isChange = person.request.flags.includes('medication_change');
  const found = ofPatients.flatMap((ticket) => {
    const by = ticket.patientId === person.patient?.id ? standsFor(ticket, needed, isChange) : null;
    return by === null ? [] : [{ ticket, by }];
  });
  return found.find(({ by }) => by === 'prescription') ?? found[0] ?? null;
}

async function findByKeys(
  tx: Db,
  wish: Wish,
  message: Pick<StoredMessage, 'text' | 'receivedAt'>,
  open: Map<string, OpenTicket>,
): Promise<FoundNeed> {
  const [first] = wish.keys;
  if (first === undefined) return { tickets: [], fields: [], keys: [], repeated: null };
  if (isKeyOfMinute(first)) return findRepeated(tx, first, message, open);
  if (senderOf(first) !== null && !isKeyOfNumber(first)) return findUnidentified(tx, wish, open);
  const key = wish.keys.find((one) => open.has(one));
  const ticket = key === undefined ? undefined : open.get(key);
  const keys = wish.keys.filter((one) => !open.has(one));
  if (!key || !ticket) return { tickets: [], fields: [], keys, repeated: null };
  return { tickets: [ticket], fields: fieldsOf(key), keys, repeated: null };
}

function fieldsOf(key: string): string[] {
  if (key.startsWith('conversation:')) return ['conversation'];
  if (isKeyOfNumber(key)) return ['sender', 'rx_number'];
  return key.includes(':rx:') ? ['patient', 'prescription'] : ['patient', 'medicine', 'strength'];
}

async function findRepeated(
  tx: Db,
  key: string,
  { text, receivedAt }: Pick<StoredMessage, 'text' | 'receivedAt'>,
  open: Map<string, OpenTicket>,
): Promise<FoundNeed> {
  const places = placesOf(key);
  const found = new Map(
    places.flatMap((place) => open.get(place) ?? []).map((ticket) => [ticket.id, ticket]),
  );
  const placed = placeRepeated({ words: text, at: receivedAt }, await findSayings(tx, [...found.keys()]));
  const ticket = placed ? found.get(placed.ticketId) : undefined;
  const isHeld = ticket !== undefined && open.get(key)?.id === ticket.id;
  const keys = isHeld ? [] : places.filter((place) => !open.has(place)).slice(0, 1);
  if (!placed || !ticket) return { tickets: [], fields: [], keys, repeated: null };
  return { tickets: [ticket], fields: ['sender', 'medicine', 'words'], keys, repeated: placed };
}

async function findUnidentified(tx: Db, wish: Wish, open: Map<string, OpenTicket>): Promise<FoundNeed> {
  const places = wish.keys.flatMap((key) => placesOf(key));
  const found = new Map(places.flatMap((key) => open.get(key) ?? []).map((ticket) => [ticket.id, ticket]));
  const { name, birthDates } = wish.person.request.claims;
  const placement = placeUnidentified({ name, birthDates }, await findClaims(tx, [...found.keys()]));
  const ids = placement.kind === 'join' ? placement.ticketIds : [];
  return {
    tickets: ids.flatMap((id) => found.get(id) ?? []),
    fields: placement.kind === 'join' ? ['sender', 'medicine', ...placement.fields] : [],
    keys: wish.keys.flatMap((key) => freePlace(key, ids, open)),
    repeated: null,
  };
}

/** The first place of a claim that nobody holds; none when one of the tickets holds one. */
function freePlace(key: string, ids: string[], open: Map<string, OpenTicket>): string[] {
  const places = placesOf(key);
  if (places.some((place) => ids.includes(open.get(place)?.id ?? ''))) return [];
  return places.filter((place) => !open.has(place)).slice(0, 1);
}
