import type { Db } from '../../db/client.ts';
import type { SystemEffect } from '../../db/generated/node/client.ts';
import { findLink } from '../../outbox/link-store.ts';
import type { HelpdeskTicket } from '../../systems/helpdesk/helpdesk.ts';

/** What a helpdesk ticket that no ticket here knows as its own has to do with the one whose reference it bears. */
export type Claim =
  /** Nothing: it bears none, or one that never led to anything there. */
  | { kind: 'none' }
  /** It is the pharmacy intake's ticket that we have made. */
  | { kind: 'ours' }
  /** We are making that one at this moment, and do not know its number yet. */
  | { kind: 'under_way' }
  /** Another one is known as the ticket's, or as its intake's. */
  | { kind: 'second'; ticketId: string; firstId: string };

const system = 'helpdesk';

/** The kinds by which what we open there is made, by what follows our reference in its name. */
const kindOfPart: Readonly<Record<string, string>> = { '': 'ticket', intake: 'intake' };

/** A reference is a word that anybody may write there: only what we know to have made is ours. */
export async function judgeClaim(db: Db, { id, ours }: HelpdeskTicket): Promise<Claim> {
  if ((await db.systemEffect.count({ where: { system, kind: 'intake', externalId: id } })) > 0)
    return { kind: 'ours' };
  const [reference = '', part = ''] = (ours ?? '').split('/');
  const kind = kindOfPart[part];
  const ticket = kind === undefined ? null : await db.ticket.findUnique({ where: { reference } });
  if (!ticket) return { kind: 'none' };
  const effects = await db.systemEffect.findMany({ where: { ticketId: ticket.id, system } });
  const made = effects.filter((effect) => effect.kind === kind);
  const firstId =
    kind === 'ticket'
      ? await findLink(db, ticket.id, system)
      : (made.find(({ externalId }) => externalId !== null)?.externalId ?? null);
  // Any effect may be the one that begins the ticket there; that is begun once, and an intake's more than once.
  const making = kind === 'intake' ? made : firstId === null ? effects : [];
  if (making.some(isTried)) return { kind: 'under_way' };
  return firstId === null ? { kind: 'none' } : { kind: 'second', ticketId: ticket.id, firstId };
}

function isTried({ state, attempts, answerLost, externalId }: SystemEffect): boolean {
  const open = state === 'waiting' || state === 'sending';
  return open && externalId === null && (attempts > 0 || answerLost);
}
