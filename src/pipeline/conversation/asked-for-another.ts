import type { Db } from '../../db/client.ts';
import type { Patient } from '../../domain/patient.ts';
import { sexSpokenOf } from '../../extraction/people/spoken-sex.ts';
import { askedForAnother } from '../work/tickets-of-the-dead.ts';
import type { StoredMessage } from '../reading/message-store.ts';

type Asked = { id: string; patientId: string | null };
type Told = {
  message: Pick<StoredMessage, 'id' | 'conversationKey' | 'text'>;
  patientsOfSender: Patient[];
};

/**
 * Of these tickets of a thread those that a text about somebody else than its sender means ("her metformin"): what was
 * asked for with words of somebody else, of a woman as of a man; else all of them, where they are for people whom the
 * phone does not stand for. None where it cannot be known.
 */
export async function meantForAnother<T extends Asked>(
  tx: Db,
  { message, patientsOfSender }: Told,
  tickets: readonly T[],
): Promise<T[]> {
  const found = await tx.ticket.findMany({
    where: { id: { in: tickets.map(({ id }) => id) }, ...askedForAnother(message) },
    select: {
      id: true,
      sources: { where: arrivalsOf(message), select: { message: { select: { text: true } } } },
    },
  });
  const sex = sexSpokenOf(message.text);
  const spokenOf = new Map(
    found.map(({ id, sources }) => [id, sources.flatMap(({ message: { text } }) => sexSpokenOf(text) ?? [])]),
  );
  const fitting = tickets.filter(({ id }) => {
    const said = spokenOf.get(id);
    return said !== undefined && (sex === null || (said.length > 0 && said.every((one) => one === sex)));
  });
  if (fitting.length > 0) return fitting;
  const ofSender = new Set(patientsOfSender.map(({ id }) => id));
  const others = tickets.filter(
    ({ id, patientId }) =>
      patientId !== null && !ofSender.has(patientId) && (spokenOf.get(id) ?? []).length === 0,
  );
  return ofSender.size > 0 && others.length === tickets.length ? others : [];
}

/** Whether they are all of one person, as far as anybody knows. */
export function areOfOne(tickets: readonly Asked[]): boolean {
  return new Set(tickets.map(({ patientId }) => patientId)).size === 1;
}

function arrivalsOf({ id, conversationKey }: Told['message']) {
  return { withdrawnAt: null, messageId: { not: id }, message: { conversationKey } };
}
