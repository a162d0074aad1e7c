import type { Db } from '../db/client.ts';
import { Prisma, type OutboundMessage } from '../db/generated/node/client.ts';
import { zonesOfNumber } from '../domain/area-code-zones.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { loadConsent } from '../reply/consent-store.ts';
import { textKind, type SendFacts } from '../reply/decide-send.ts';
import { findEarlierText } from './earlier-text.ts';

type Row = {
  answersAt: Date | null;
  personIds: string[];
  startedAt: Date[];
  /** The stage that news tells of, and the ticket's present one. */
  told: string | null;
  stage: string | null;
};

const weekMs = 7 * 24 * 3_600_000;
const marginMs = 24 * 3_600_000;
const newsStaysNewMs = 5 * 60_000;

/** What is known of a text and its recipient at the moment of sending. Asked under the lock of the consent. */
export async function loadSendFacts(
  tx: Db,
  reply: OutboundMessage,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<SendFacts> {
  const row = await readRow(tx, reply, now);
  const subject = { number: reply.to, ours: reply.from, personIds: row.personIds };
  const { texts, block } = await loadConsent(tx, subject);
  const number = parsePhoneNumber(reply.to);
  const [home = timeZone, ...others] = [...(number ? zonesOfNumber(number) : []), timeZone];
  return {
    kind: textKind(reply),
    template: reply.template,
    texts,
    block,
    answersAt: row.answersAt,
    startedAt: row.startedAt,
    overtaken: hadToWait(reply, now) && row.told !== null && row.told !== row.stage,
    earlier: await findEarlierText(tx, reply, now),
    zones: [home, ...others],
    now,
  };
}

/** News that leaves at once is never overtaken; only what had to wait is held against the ticket again. */
function hadToWait({ createdAt, attempts, reason }: OutboundMessage, now: Date): boolean {
  return attempts > 0 || reason !== null || now.getTime() - createdAt.getTime() > newsStaysNewMs;
}

async function readRow(tx: Db, { id }: OutboundMessage, now: Date): Promise<Row> {
  const since = new Date(now.getTime() - weekMs - marginMs);
  const [row] = await tx.$queryRaw<Row[]>(Prisma.sql`SELECT m."receivedAt" AS "answersAt",
      ARRAY(SELECT t."patientId"::text FROM tickets t WHERE t.id = ANY(o."ticketIds") AND t."patientId" IS NOT NULL
        UNION SELECT p."patientId"::text FROM patient_phones p WHERE p.number = o."to") AS "personIds",
      ARRAY(SELECT s."attemptedAt" FROM outbound_messages s WHERE s."to" = o."to" AND s.proactive AND s.id <> o.id
        AND s.state IN ('sending', 'sent', 'delivered') AND s."attemptedAt" > ${since}) AS "startedAt",
      e.detail->>'stage' AS told, t.stage::text AS stage
    FROM outbound_messages o
      LEFT JOIN inbound_messages m ON m.id = o."inReplyToId"
      LEFT JOIN ticket_events e
        ON e.id = CASE WHEN o.slot LIKE 'event:%' THEN split_part(o.slot, ':', 2)::uuid
          WHEN o.slot LIKE 'again:event:%' THEN split_part(o.slot, ':', 3)::uuid END
      LEFT JOIN tickets t ON t.id = e."ticketId"
    WHERE o.id = ${id}::uuid`);
  if (!row) throw new Error('a reply at work is not there');
  return row;
}
