import { requestSchema } from '../../channels/web/request-schema.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import type { FormDeps } from '../form-deps.ts';
import { listParts, listsWithOpenParts, markAccepted } from './list-store.ts';

export type AcceptPartsDeps = Pick<FormDeps, 'db' | 'clock' | 'timeZone' | 'accept'>;

/** Accepts what of a list is not yet, each part under its own id: however often, each is accepted once. */
export async function acceptParts(deps: AcceptPartsDeps, facilityId: string, listId: string): Promise<void> {
  const { db, clock, timeZone } = deps;
  const schema = requestSchema(() => dateIn(timeZone, clock.now()));
  for (const part of await listParts(db, facilityId, listId)) {
    if (part.messageId !== null || part.body === null) continue;
    const caller = { id: part.senderId, name: part.senderName, scopes: ['intake'], facilityId };
    const body = schema.parse(part.body);
    await markAccepted(db, part.id, await deps.accept({ body, caller, idempotencyKey: part.id }));
  }
}

/** So long a list may be on its way in the call that sent it. */
const onItsWayMs = 120_000;

/** Every minute: what was kept of a list before a gateway stopped is accepted, even if nobody looks at it again. */
export function openListSweep(deps: AcceptPartsDeps) {
  return {
    name: 'form_lists_unaccepted',
    everyMs: 60_000,
    async run(): Promise<void> {
      const before = new Date(deps.clock.now().getTime() - onItsWayMs);
      for (const { facilityId, listId } of await listsWithOpenParts(deps.db, before))
        await acceptParts(deps, facilityId, listId);
    },
  };
}
