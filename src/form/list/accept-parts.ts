import { requestSchema } from '../../channels/web/request-schema.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import type { FormDeps } from '../form-deps.ts';
import { listParts, listsWithOpenParts, markAccepted } from './list-store.ts';

export type AcceptPartsDeps = Pick<FormDeps, 'db' | 'clock' | 'timeZone' | 'accept'>;

/** Accepts what of a list is not yet, each part under its own id: however often, each is accepted once. */
async function acceptParts(
  deps: AcceptPartsDeps,
  { facilityId, listId }: List,
  isStopping: () => boolean,
): Promise<void> {
  const { db, clock, timeZone } = deps;
  const schema = requestSchema(() => dateIn(timeZone, clock.now()));
  for (const part of await listParts(db, facilityId, listId)) {
    if (isStopping()) return;
    if (part.messageId !== null || part.body === null) continue;
    const caller = { id: part.senderId, name: part.senderName, scopes: ['intake'], facilityId };
    const body = schema.parse(part.body);
    await markAccepted(db, part.id, await deps.accept({ body, caller, idempotencyKey: part.id }));
  }
}

type List = { facilityId: string; listId: string };

export type ListAcceptance = {
  /** Accepts what of the list is not yet, beside the call that asks for it. */
  begin(list: List): void;
  /** What is at hand is finished, and nothing more begun: a list that is not through goes on after the next start. */
  stop(): Promise<void>;
};

/** Lists on their way in this process; whoever sends one does not wait for it. */
export function openListAcceptance(
  deps: AcceptPartsDeps & {
    /** The sweep takes up what is left. */
    onFault: (error: unknown) => void;
  },
): ListAcceptance {
  const underWay = new Map<string, Promise<void>>();
  let isStopping = false;
  return {
    begin(list) {
      if (isStopping || underWay.has(list.listId)) return;
      const run = acceptParts(deps, list, () => isStopping)
        .catch(deps.onFault)
        .finally(() => underWay.delete(list.listId));
      underWay.set(list.listId, run);
    },
    async stop() {
      isStopping = true;
      await Promise.all(underWay.values());
    },
  };
}

/** So long a list may be on its way before it is taken for left behind. */
const onItsWayMs = 120_000;

/** Every minute: what was kept of a list before a gateway stopped is accepted, even if nobody looks at it again. */
export function openListSweep(deps: AcceptPartsDeps) {
  return {
    name: 'form_lists_unaccepted',
    everyMs: 60_000,
    async run(): Promise<void> {
      const before = new Date(deps.clock.now().getTime() - onItsWayMs);
      for (const list of await listsWithOpenParts(deps.db, before))
        await acceptParts(deps, list, () => false);
    },
  };
}
