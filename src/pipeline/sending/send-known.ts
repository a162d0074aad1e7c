import type { Db } from '../../db/client.ts';
import { Prisma, type OutboundMessage, type ReplyState } from '../../db/generated/node/client.ts';
import type { WithKeyword } from '../../domain/carrier-keyword.ts';
import type { ConsentFact } from '../../domain/consent.ts';
import type { TicketNow } from '../../reply/still-true.ts';
import { bookWith, type StoredWording } from '../../reply/template-book.ts';
import { storedWordingsJson } from '../../reply/template-store.ts';
import { earlierTexts, type Waiting } from './earlier-text.ts';
import type { LastText } from './last-wording.ts';
import { eventsOf, namesOf, type Recorded } from './refuse-text.ts';

/** What the database knows of a text that is to leave, of its recipient and of its tickets. */
export type SendKnown = Recorded & {
  state: ReplyState;
  attempts: number;
  reason: string | null;
  providerId: string | null;
  /** The last text that left to the recipient. */
  last: LastText | null;
  /** They were greeted in this thread within a day. */
  greeted: boolean;
  /** `goneSince`: closed after the text was made. */
  tickets: (TicketNow & { goneSince: boolean })[];
  /** When the message that is answered came in. */
  answersAt: Date | null;
  /** Whom the text is about, or whose number it is. */
  personIds: string[];
  ledger: ConsentFact[];
  /** When texts that we started ourselves left to this number, in the last days. */
  startedAt: Date[];
  /** The stage that news tells of, and its ticket's present one. */
  told: string | null;
  stage: string | null;
  /** What was made before for the same recipient and has not left, oldest first. */
  earlier: (Waiting & { inReplyToId: string | null })[];
  /** Texts of the recipient that have arrived and are still to be read. */
  unread: WithKeyword[];
};

/** A greeting once a day is enough. */
const introductionLastsMs = 24 * 3_600_000;
/** As far back as a week's cap looks, whatever the zone. */
const startedWithinMs = 8 * 24 * 3_600_000;

/** All of it in one statement, to be asked under the lock of the number's consent. */
export async function readSendKnown(tx: Db, { id }: { id: string }, now: Date): Promise<SendKnown> {
  const dayAgo = new Date(now.getTime() - introductionLastsMs);
  const since = new Date(now.getTime() - startedWithinMs);
  const ticketIds = Prisma.sql`o."ticketIds"`;
  const [row] = await tx.$queryRaw<
    Row[]
  >(Prisma.sql`SELECT o.state::text, o.attempts, o.reason, o."providerId",
      ${storedWordingsJson} AS wordings, ${eventsOf(ticketIds)} AS events, ${namesOf(ticketIds)} AS names,
      (SELECT json_build_object('variant', s.variant, 'language', s.language) FROM outbound_messages s
        WHERE s."to" = o."to" AND s.channel = o.channel AND s.id <> o.id AND s.variant IS NOT NULL
          AND s."attemptedAt" IS NOT NULL AND s.state IN ('sending', 'sent', 'delivered')
        ORDER BY s."attemptedAt" DESC, s.id DESC LIMIT 1) AS last,
      EXISTS (SELECT 1 FROM outbound_messages s
        WHERE s."to" = o."to" AND s."from" IS NOT DISTINCT FROM o."from" AND s.id <> o.id AND s.introduces
          AND s.state IN ('sending', 'sent', 'delivered') AND s."createdAt" > ${dayAgo}) AS greeted,
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'reference', t.reference, 'stage', t.stage,
          'eligibleOn', t.decision->'eligibleOn', 'goneSince', coalesce(t."closedAt" > o."createdAt", false))), '[]')
        FROM tickets t WHERE t.id = ANY(o."ticketIds")) AS tickets,
      m."receivedAt" AS "answersAt", persons.ids::text[] AS "personIds",
      (SELECT coalesce(json_agg(json_build_object('id', c.id, 'number', c.number, 'ours', c.ours, 'kind', c.kind,
          'source', c.source, 'scope', c.scope, 'personId', c."personId", 'at', c.at)), '[]') FROM consents c
        WHERE c.number = nullif(o."to", '') OR c."personId" = ANY(persons.ids)) AS ledger,
      ARRAY(SELECT s."attemptedAt" FROM outbound_messages s WHERE s."to" = o."to" AND s.proactive AND s.id <> o.id
        AND s.state IN ('sending', 'sent', 'delivered') AND s."attemptedAt" > ${since}) AS "startedAt",
      e.detail->>'stage' AS told, t.stage::text AS stage, ${earlierTexts} AS earlier,
      (SELECT coalesce(json_agg(json_build_object('channel', i.channel, 'text', i.text, 'original', i.original)), '[]')
        FROM inbound_messages i WHERE i."from" = nullif(o."to", '') AND i.channel = 'sms'
          AND i.state IN ('received', 'processing')) AS unread
    FROM outbound_messages o
      CROSS JOIN LATERAL (SELECT ARRAY(
          SELECT t."patientId" FROM tickets t WHERE t.id = ANY(o."ticketIds") AND t."patientId" IS NOT NULL
          UNION SELECT p."patientId" FROM patient_phones p WHERE p.number = o."to") AS ids) AS persons
      LEFT JOIN inbound_messages m ON m.id = o."inReplyToId"
      LEFT JOIN ticket_events e
        ON e.id = CASE WHEN o.slot LIKE 'event:%' THEN split_part(o.slot, ':', 2)::uuid
          WHEN o.slot LIKE 'again:event:%' THEN split_part(o.slot, ':', 3)::uuid END
      LEFT JOIN tickets t ON t.id = e."ticketId"
    WHERE o.id = ${id}::uuid`);
  if (!row) throw new Error('a reply at work is not there');
  const { wordings, ledger, earlier, ...known } = row;
  return {
    ...known,
    templates: bookWith(wordings),
    ledger: ledger.map((fact) => ({ ...fact, at: new Date(fact.at) })),
    earlier: earlier.map((text) => ({
      ...text,
      attemptedAt: momentOf(text.attemptedAt),
      sendAfter: momentOf(text.sendAfter),
      createdAt: new Date(text.createdAt),
    })),
  };
}

type Row = Omit<SendKnown, 'templates' | 'ledger' | 'earlier'> & {
  wordings: StoredWording[];
  ledger: InJson<ConsentFact, 'at'>[];
  earlier: InJson<SendKnown['earlier'][number], 'attemptedAt' | 'sendAfter' | 'createdAt'>[];
};

/** Moments are strings in JSON. */
type InJson<T, Moments extends keyof T> = Omit<T, Moments> & {
  [moment in Moments]: string | (T[moment] & null);
};

function momentOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** Nobody else has taken it since it was read. */
export function isStillWaiting(known: SendKnown, { attempts, state, reason }: OutboundMessage): boolean {
  const unchanged = known.attempts === attempts && known.state === state && known.reason === reason;
  return known.providerId === null && unchanged;
}
