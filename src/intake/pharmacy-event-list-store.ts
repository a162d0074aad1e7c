import type { Db } from '../db/client.ts';
import type { PharmacyEvent } from '../db/generated/node/client.ts';
import { pageOf, type Listed, type Page } from '../domain/audience.ts';
import type { PharmacyEventFacts, PharmacyEventState } from '../domain/pharmacy-event.ts';

/** An event of the pharmacy system as it is shown: its words and what came of it, and nobody's name. */
export type PharmacyEventView = ReturnType<typeof present>;

function present(row: PharmacyEvent) {
  const facts = row.facts as unknown as PharmacyEventFacts; // as the channel wrote it
  return {
    id: row.id,
    messageId: row.messageId,
    kind: row.kind,
    fillWords: facts.fillWords,
    rxWords: facts.rxWords,
    rxNumber: facts.rx?.rxNumber ?? null,
    receivedAt: row.receivedAt.toISOString(),
    state: row.state,
    outcome: row.outcome,
    ticketIds: row.ticketIds,
  };
}

/** Newest first. */
export async function listPharmacyEvents(
  db: Db,
  { state }: { state?: PharmacyEventState | undefined },
  page: Page,
): Promise<Listed<PharmacyEventView>> {
  const rows = await db.pharmacyEvent.findMany({
    where: { ...(state ? { state } : {}), ...(page.cursor ? { id: { lt: page.cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: page.limit + 1,
  });
  const { records, nextCursor } = pageOf(rows, page.limit);
  return { records: records.map(present), nextCursor };
}
