import { checkRecord } from './check-record.ts';
import type { TestGateway } from './gateway.ts';
import { truncate } from './truncate.ts';

const deadlock = '40P01';

/**
 * Forgets all that arrived and what came of it, once its record is checked; the roster and the keys stay. Jobs may
 * still be at work on it.
 */
export async function emptyTraffic({ database, vendor }: TestGateway): Promise<void> {
  await checkRecord(database.database);
  for (let emptied = false; !emptied;) {
    emptied = await truncate(database.database.pool, traffic).then(
      () => true,
      (error: unknown) => {
        if ((error as { code?: unknown }).code === deadlock) return false;
        throw error;
      },
    );
  }
  vendor.messages.length = 0;
  vendor.attempts.length = 0;
  vendor.answers.length = 0;
}

const traffic = `inbound_messages, transcripts, call_events, tickets, outbound_messages, conversations, consents, tasks,
  delivery_reports, pharmacy_events, idempotent_requests, failed_claims, patient_reads, audit_waiting, audit_seals, audit_sealed_heads`;
