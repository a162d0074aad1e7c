import type { SystemEffect } from '../../db/generated/node/client.ts';
import type { QuestionStand } from '../../systems/ehr/read-question.ts';
import type { Helpdesk } from '../../systems/helpdesk/helpdesk.ts';

/** Systems that can be asked whether something stands there; null where none is kept in step. */
export type ReadThere = {
  helpdesk: Pick<Helpdesk, 'read'> | null;
  question: ((externalId: string) => Promise<QuestionStand>) | null;
};

/** `ours`: the reference of the ticket as whose it is named there. `not_asked`: nobody can say. */
export type FoundThere = { kind: 'found'; ours: string | null } | { kind: 'gone' | 'away' | 'not_asked' };

/** What has its own number in the helpdesk; the numbers of notes cannot be asked for. */
const helpdeskTickets: readonly string[] = ['ticket', 'intake'];

/** Asks the system for what a person says to have done there. */
export async function lookUpThere(
  { helpdesk, question }: ReadThere,
  { system, kind }: Pick<SystemEffect, 'system' | 'kind'>,
  externalId: string,
): Promise<FoundThere> {
  if (system === 'helpdesk' && helpdesk && helpdeskTickets.includes(kind)) {
    const read = await helpdesk.read(externalId);
    if (read.kind === 'trouble') return { kind: 'away' };
    if (read.kind === 'gone') return read;
    if (read.kind === 'unreadable') return { kind: 'away' };
    return { kind: 'found', ours: read.ticket.ours?.split('/')[0] ?? null };
  }
  if (system === 'ehr' && question) {
    const stand = await question(externalId).catch(() => 'away' as const);
    if (stand === 'gone' || stand === 'away') return { kind: stand };
  }
  return { kind: 'not_asked' };
}
