import { type CalendarDate, parseCalendarDate } from '../../domain/calendar-date.ts';
import type { Db } from '../../db/client.ts';
import { storedContribution } from '../../dedup/open-need-store.ts';
import type { Extraction, MessageLine } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { putsRight } from '../../extraction/answers/denies.ts';
import { readAnswer } from '../../extraction/answers/read-answer.ts';
import type { Claims } from '../reading/read-message.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

export type Said = Pick<Claims, 'name' | 'birthDates'> & Partial<Pick<Claims, 'rxNumbers'>>;

/** What a present text can answer: the tickets it may be about, and its claims with what was said for these before. */
export type Completed = { thread: ThreadTicket[]; claims: Claims };

/**
 * People answer one piece at a time, and two people may share a phone. A ticket for which another name or birth date
 * was given is not answered by this text; of the others, what was said for them completes it as long as they agree.
 * `corrects`: the text puts right what was said, so that only the rest of that counts.
 */
export async function completeClaims(
  tx: Db,
  conversationKey: string,
  claims: Claims,
  thread: ThreadTicket[],
  corrects = false,
): Promise<Completed> {
  const stored = await findSaid(tx, conversationKey, thread.filter(isUnidentified));
  const said = corrects
    ? new Map([...stored].map(([id, all]) => [id, withoutCorrected(all, claims)]))
    : stored;
  const fitting = thread.filter((ticket) =>
    (said.get(ticket.id) ?? []).every((earlier) => agree(earlier, claims)),
  );
  const earlier = fitting.flatMap((ticket) => said.get(ticket.id) ?? []);
  return { thread: fitting, claims: withEarlier(claims, earlier) };
}

/** What the present text leaves open is filled in from before, as far as all of that is of one person. */
export function withEarlier(claims: Claims, earlier: Said[]): Claims {
  if (!earlier.every((one) => earlier.every((other) => agree(one, other)))) return claims;
  const dated = earlier.find(({ birthDates }) => birthDates.length > 0);
  return {
    ...claims,
    name: claims.name ?? longest(earlier.flatMap(({ name }) => name ?? [])),
    birthDates: claims.birthDates.length > 0 ? claims.birthDates : (dated?.birthDates ?? []),
    rxNumbers:
      claims.rxNumbers.length > 0
        ? claims.rxNumbers
        : [...new Set(earlier.flatMap(({ rxNumbers }) => rxNumbers ?? []))],
  };
}

function withoutCorrected(earlier: Said[], claims: Said): Said[] {
  return earlier.map(({ name, birthDates, rxNumbers = [] }) => ({
    name: claims.name === null ? name : null,
    birthDates: claims.birthDates.length === 0 ? birthDates : [],
    rxNumbers,
  }));
}

/** What one arrival says, and whether it puts right what was said before it. */
type Spoken = { said: Said; corrects: boolean };

/** What still stands of what was said, oldest first: "no, Robert Quill" takes back the name before it. */
function standing(spoken: Spoken[]): Said[] {
  return spoken.reduce<Said[]>(
    (before, { said, corrects }) => [...(corrects ? withoutCorrected(before, said) : before), said],
    [],
  );
}

/** What the arrivals of an exchange say together of who it is; null where they do not speak of one person. */
export async function findSaidTogether(tx: Db, messageIds: readonly string[]): Promise<Said | null> {
  if (messageIds.length === 0) return null;
  const rows = await tx.extraction.findMany({
    where: { messageId: { in: [...messageIds] }, engine: { startsWith: 'rules-' } },
    select: { result: true, message: { select: spokenColumns } },
    orderBy: { id: 'asc' },
  });
  const said = standing(rows.map(({ result, message }) => spokenIn(result, message)));
  if (!said.every((one) => said.every((other) => agree(one, other)))) return null;
  return {
    name: longest(said.flatMap(({ name }) => name ?? [])),
    birthDates: said.find(({ birthDates }) => birthDates.length > 0)?.birthDates ?? [],
    rxNumbers: [...new Set(said.flatMap(({ rxNumbers }) => rxNumbers ?? []))],
  };
}

function isUnidentified(ticket: ThreadTicket): boolean {
  return ticket.patientId === null && ticket.ownSources > 0;
}

/** Neither name contradicts the other, and no birth date: what one leaves out the other may say. */
export function agree(one: Said, other: Said): boolean {
  const dates = one.birthDates.length === 0 || other.birthDates.length === 0;
  return (
    agreeOnName(one.name, other.name) &&
    (dates || one.birthDates.some((date) => other.birthDates.includes(date)))
  );
}

/** A correction of the one leaves the other. */
export function agreeInPart(one: Said, other: Said): boolean {
  return agree({ ...one, birthDates: [] }, other) || agree({ ...one, name: null }, other);
}

function agreeOnName(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true;
  const [a, b] = [one, other].map((name) => normaliseText(name).split(' '));
  return !a || !b || a.every((part) => b.includes(part)) || b.every((part) => a.includes(part));
}

function longest(names: string[]): string | null {
  return names.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** The claims of this thread's arrivals, by the ticket that they ask for. */
export async function findSaid(
  tx: Db,
  conversationKey: string,
  tickets: Pick<ThreadTicket, 'id'>[],
): Promise<Map<string, Said[]>> {
  if (tickets.length === 0) return new Map();
  const sources = await tx.ticketSource.findMany({
    where: { ticketId: { in: tickets.map(({ id }) => id) }, withdrawnAt: null, message: { conversationKey } },
    select: {
      ticketId: true,
      contribution: true,
      message: {
        select: { ...spokenColumns, lines: true, extractions: { select: { engine: true, result: true } } },
      },
    },
    orderBy: [{ joinedAt: 'asc' }, { messageId: 'asc' }],
  });
  const spoken = new Map<string, Spoken[]>();
  for (const { ticketId, contribution, message } of sources) {
    // A model's reading stands under another engine and is no claim of the sender's.
    const own = message.extractions.filter(({ engine }) => engine.startsWith('rules-'));
    const before = spoken.get(ticketId) ?? [];
    spoken.set(ticketId, [
      ...before,
      ...own.map(({ result }) => ofLine(spokenIn(result, message), contribution, message.lines)),
    ]);
  }
  return new Map([...spoken].map(([ticketId, all]) => [ticketId, standing(all)]));
}

const spokenColumns = { text: true, channel: true } as const;

/** Of a text about several people counts what it says for this ticket. */
function ofLine(spoken: Spoken, contribution: unknown, lines: unknown): Spoken {
  const several = Array.isArray(lines) && (lines as MessageLine[]).some(({ resident }) => resident > 0);
  const claims = several ? storedContribution(contribution)?.claims : null;
  if (!claims) return spoken;
  const birthDates = claims.birthDates.flatMap((date) => parseCalendarDate(date) ?? []);
  return { ...spoken, said: { ...spoken.said, name: claims.name, birthDates } };
}

function spokenIn(result: unknown, { text, channel }: { text: string; channel: string }): Spoken {
  const extraction = storedExtraction(result);
  const corrects = channel === 'sms' && putsRight(text, readAnswer(text), extraction);
  return { said: saidIn(extraction), corrects };
}

function saidIn({ patient: { name, birthDate }, medications, rxNumbers }: Extraction): Said {
  const numbers = [
    ...rxNumbers.map(({ value }) => value),
    ...medications.flatMap(({ rxNumber }) => rxNumber ?? []),
  ];
  return { name: name?.value ?? null, birthDates: datesOf(birthDate), rxNumbers: [...new Set(numbers)] };
}

function datesOf(born: Extraction['patient']['birthDate']): CalendarDate[] {
  return born === null ? [] : born.value === null ? born.readings : [born.value];
}

/** The column is written by `save-outcome.ts` alone. */
function storedExtraction(result: unknown): Extraction {
  return result as Extraction;
}
