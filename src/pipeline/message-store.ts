import type { Db } from '../db/client.ts';
import { Prisma } from '../db/generated/node/client.ts';
import type { Channel, Language, StructuredRequest } from '../domain/message.ts';

/** A stored arrival as the pipeline reads it. */
export type StoredMessage = {
  id: string;
  channel: Channel;
  receivedAt: Date;
  from: string;
  to: string;
  text: string;
  original: string;
  media: { url: string; contentType: string }[];
  structured: StructuredRequest | null;
  conversationKey: string;
  facilityId: string | null;
  apiKeyId: string | null;
  /** 0 for the first reading; higher when a better transcript arrived after it. */
  revision: number;
};

const columns = Prisma.sql`id, channel::text, "receivedAt", "from", "to", text, original, media, structured,
  "conversationKey", "facilityId", "apiKeyId", revision`;

/** Where an unfinished message belongs; null when it is unknown or has ended. */
export async function findConversationOf(db: Db, messageId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ conversationKey: string }[]>(
    Prisma.sql`SELECT "conversationKey" FROM inbound_messages
      WHERE id = ${messageId}::uuid AND state IN ('received', 'processing')`,
  );
  return row?.conversationKey ?? null;
}

/** The oldest unfinished message of a conversation up to `lastId` that is due at `now`; null when none is left. */
export async function findOldestWaiting(
  db: Db,
  conversationKey: string,
  lastId: string,
  now: Date,
): Promise<StoredMessage | null> {
  const [row] = await db.$queryRaw<StoredMessage[]>(
    Prisma.sql`SELECT ${columns} FROM inbound_messages
      WHERE "conversationKey" = ${conversationKey} AND id <= ${lastId}::uuid AND state IN ('received', 'processing')
        AND (id = ${lastId}::uuid OR "processAfter" IS NULL OR "processAfter" <= ${now})
      ORDER BY id LIMIT 1`,
  );
  return row ?? null;
}

/** The other unfinished messages of a conversation that are due at `now`. */
export async function findWaitingBehind(db: Db, message: StoredMessage, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT id FROM inbound_messages
      WHERE "conversationKey" = ${message.conversationKey} AND id <> ${message.id}::uuid
        AND state IN ('received', 'processing') AND ("processAfter" IS NULL OR "processAfter" <= ${now})
      ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

/** What is known of the sender before a word is read. */
export type SenderState = {
  introducedAt: Date | null;
  language: Language | null;
  /** The sender's last word on being texted; null when there is none. */
  consent: 'opt_out' | 'opt_in' | null;
  /** The number is a facility's own line: no join by sender alone. */
  facilityLine: boolean;
};

export async function loadSenderState(db: Db, conversationKey: string, from: string): Promise<SenderState> {
  const [row] = await db.$queryRaw<SenderState[]>(
    Prisma.sql`SELECT c."introducedAt", c.language,
        (SELECT kind FROM consents WHERE number = ${from} ORDER BY at DESC, id DESC LIMIT 1) AS consent,
        EXISTS (SELECT 1 FROM facilities WHERE phone = ${from}) AS "facilityLine"
      FROM (SELECT 1) AS one LEFT JOIN conversations c ON c.key = ${conversationKey}`,
  );
  return row ?? { introducedAt: null, language: null, consent: null, facilityLine: false };
}

/** Records that tickets and replies of the message are in place. */
export async function markProcessed(
  db: Db,
  messageId: string,
  outcome: {
    language: string | null;
    intents: string[];
    flags: string[];
    identity: object | null;
    lines: object[];
    processedAt: Date;
  },
): Promise<void> {
  await db.$executeRaw(
    Prisma.sql`UPDATE inbound_messages SET state = 'processed', "processedAt" = ${outcome.processedAt},
        language = ${outcome.language}, intents = ${outcome.intents}, flags = ${outcome.flags},
        identity = ${JSON.stringify(outcome.identity)}::jsonb, lines = ${JSON.stringify(outcome.lines)}::jsonb, failure = NULL
      WHERE id = ${messageId}::uuid`,
  );
}

export async function rememberConversation(
  db: Db,
  conversation: {
    key: string;
    counterpart: string;
    ours: string;
    language: string | null;
    introducedAt: Date | null;
    now: Date;
  },
): Promise<void> {
  const { key, counterpart, ours, language, introducedAt, now } = conversation;
  await db.$executeRaw(
    Prisma.sql`INSERT INTO conversations (key, counterpart, ours, language, "introducedAt", "updatedAt")
      VALUES (${key}, ${counterpart}, ${ours}, ${language}, ${introducedAt}, ${now})
      ON CONFLICT (key) DO UPDATE SET language = coalesce(EXCLUDED.language, conversations.language),
        "introducedAt" = coalesce(EXCLUDED."introducedAt", conversations."introducedAt"), "updatedAt" = EXCLUDED."updatedAt"`,
  );
}

/** Whether the number's last word on being texted was no. */
export async function isOptedOut(db: Db, number: string): Promise<boolean> {
  const last = await db.consent.findFirst({ where: { number }, orderBy: [{ at: 'desc' }, { id: 'desc' }] });
  return last?.kind === 'opt_out';
}
