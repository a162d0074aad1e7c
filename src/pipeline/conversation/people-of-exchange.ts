import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { introducesSelf } from '../../extraction/people/writer-among.ts';
import { type Claims, readMessage } from '../reading/read-message.ts';
import { agree } from './earlier-claims.ts';
import { relativeSaid } from './relatives-asked-for.ts';

/** Somebody whom an exchange has named in full. */
export type Known = {
  claims: Pick<Claims, 'name' | 'birthDates'>;
  /** Named as somebody else than whoever writes. */
  another: boolean;
  /** Whoever writes said that it is them. */
  isSelf: boolean;
  /** What they were called beside it ("son"). */
  kin: string[];
};

/** Those whom the exchange names by name and birth date, each once, whether in one text or piece by piece. */
export async function findPeopleOf(
  tx: Db,
  messageIds: readonly string[],
  today: CalendarDate,
): Promise<Known[]> {
  const messages = await tx.inboundMessage.findMany({
    where: { id: { in: [...messageIds] }, channel: 'sms' },
    select: { text: true },
    orderBy: { id: 'asc' },
  });
  const told = messages.flatMap(({ text }) => peopleIn(text, today));
  return told.reduce<Known[]>(withOne, []).filter(({ claims }) => isWhole(claims));
}

function peopleIn(text: string, today: CalendarDate): Known[] {
  const message = { channel: 'sms' as const, text, structured: null, original: '' };
  const requests = readMessage(message, { today, patientsOfSender: [] });
  return requests.flatMap(({ claims, extraction }): Known[] => {
    if (claims.name === null && claims.birthDates.length === 0) return [];
    const name = extraction?.patient.name ?? null;
    return [
      {
        claims: { name: claims.name, birthDates: claims.birthDates },
        another: extraction?.speaksOfAnother ?? false,
        isSelf: name !== null && introducesSelf(text, name),
        kin: requests.length === 1 ? relativeSaid(text) : [],
      },
    ];
  });
}

/** A birth date alone is of whoever was named last without one. */
function withOne(before: Known[], one: Known): Known[] {
  const { name, birthDates } = one.claims;
  const at = before.findLastIndex(({ claims }) =>
    name === null ? claims.birthDates.length === 0 : claims.name !== null && agree(claims, one.claims),
  );
  const known = before[at];
  if (!known) return name === null ? before : [...before, one];
  const merged: Known = {
    claims: {
      name: longer(known.claims.name, name),
      birthDates: known.claims.birthDates.length > 0 ? known.claims.birthDates : birthDates,
    },
    another: known.another || one.another,
    isSelf: known.isSelf || one.isSelf,
    kin: [...new Set([...known.kin, ...one.kin])],
  };
  return before.map((other, place) => (place === at ? merged : other));
}

function longer(one: string | null, other: string | null): string | null {
  return (other?.length ?? 0) > (one?.length ?? 0) ? other : one;
}

function isWhole({ name, birthDates }: Known['claims']): boolean {
  return name !== null && /\s/.test(name) && birthDates.length > 0;
}
