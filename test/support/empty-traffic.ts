import type { TestGateway } from './gateway.ts';

/** Forgets all that arrived and what came of it; the roster and the keys stay. */
export async function emptyTraffic({ database, vendor }: TestGateway): Promise<void> {
  await database.database.pool.query(
    `TRUNCATE inbound_messages, call_events, tickets, outbound_messages, conversations, consents, tasks,
      delivery_reports, idempotent_requests CASCADE`,
  );
  vendor.messages.length = 0;
  vendor.attempts.length = 0;
  vendor.answers.length = 0;
}
