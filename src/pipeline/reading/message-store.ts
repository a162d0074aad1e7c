import type { Db } from '../../db/client.ts';
import { Prisma } from '../../db/generated/node/client.ts';
import { bookWith, type StoredWording } from '../../reply/template-book.ts';
import { storedWordingsJson } from '../../reply/template-store.ts';
import type { TemplateBook } from '../../reply/template.ts';
import type { ConsentFact, ConsentState } from '../../domain/consent.ts';
import { phoneOf } from '../../intake/conversation-key.ts';
import { acceptsHealthDetails, deriveConsent } from '../../reply/consent-state.ts';
import { safetyTemplates } from '../../reply/template.ts';
import { patientsByPhoneJson } from '../../identity/patient-store.ts';
import type { Patient } from '../../domain/patient.ts';
import { phoneInDoubtSql } from './phone-in-doubt-store.ts';
import type { Channel, Language, StructuredRequest } from '../../domain/message.ts';
import { withoutOwnWords } from '../../extraction/wishes/own-words.ts';
import {
  heldAnswersJson,
  readHeldAnswers,
  type HeldAnswer,
  type HeldAnswerJson,
} from '../conversation/held-answer-store.ts';

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
  /** What the sender is told the message by; it says nothing of any ticket. */
  reference: string;
  /** When it was sent, by whoever sent it; null where the channel does not say. */
  originAt: Date | null;
  facilityId: string | null;
  apiKeyId: string | null;
  /** A call of which there is something to hear; absent for what was made up. */
  recorded?: boolean;
  /** 0 for the first reading; higher when a better transcript arrived after it. */
  revision: number;
};

/** Marks with which phones and people quote. */
const quotes = '[“”„«»"]|(^|\n)\\s*>';

const columns = Prisma.sql`id, channel::text, "receivedAt", "from", "to", text, original, media, structured, coalesce(reference, '') AS reference,
  "conversationKey", "facilityId", "apiKeyId", "originAt", revision,
  (channel = 'voice' AND EXISTS (SELECT 1 FROM attachments a WHERE a."messageId" = inbound_messages.id)) AS recorded,
  CASE WHEN text ~ ${quotes} THEN ARRAY(SELECT o.text FROM outbound_messages o
    WHERE o."conversationKey" = inbound_messages."conversationKey" AND o.id < inbound_messages.id
    ORDER BY o.id DESC LIMIT 30) ELSE '{}' END AS said`;

/**
 * Waits for the conversation of an unfinished message and holds it until the transaction ends; null when the message
 * is unknown or has ended. What is read afterwards, in another statement, is what the one before has left.
 */
export async function lockConversationOf(tx: Db, messageId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ conversationKey: string }[]>(
    // The lock of `lockInTransaction(tx, 'conversation', key)`, in the statement that finds the key.
    Prisma.sql`SELECT "conversationKey",
        pg_advisory_xact_lock(hashtextextended('conversation:' || "conversationKey", 0))::text AS locked
      FROM inbound_messages WHERE id = ${messageId}::uuid AND state IN ('received', 'processing')`,
  );
  return row?.conversationKey ?? null;
}

const smallestId = '00000000-0000-0000-0000-000000000000';

/** The oldest unfinished message of a conversation up to `lastId` that is due at `now`. */
function oldestWaiting(conversationKey: string, lastId: string, now: Date, firstId = smallestId): Prisma.Sql {
  return Prisma.sql`SELECT ${columns} FROM inbound_messages
    WHERE "conversationKey" = ${conversationKey} AND id BETWEEN ${firstId}::uuid AND ${lastId}::uuid
      AND state IN ('received', 'processing') AND (id = ${lastId}::uuid OR "processAfter" IS NULL OR "processAfter" <= ${now})
    ORDER BY id LIMIT 1`;
}

/** The message whose turn it is; null when none is left. */
export async function findOldestWaiting(
  db: Db,
  conversationKey: string,
  lastId: string,
  now: Date,
): Promise<StoredMessage | null> {
  const [row] = await db.$queryRaw<(StoredMessage & Said)[]>(oldestWaiting(conversationKey, lastId, now));
  return row ? asRead(row) : null;
}

/** A message whose turn it is, with what is known before a word is read. */
export type Turn = {
  message: StoredMessage;
  sender: SenderState;
  /** Nobody, while their number is said to be in other hands. */
  patientsOfSender: Patient[];
  phoneInDoubt: boolean;
  /** As the conversation holds it; `readOpenQuestion` says whether it still stands. */
  openQuestion: unknown;
  /** Answers in this conversation that have not left yet. */
  held: HeldAnswer[];
};

/**
 * The same with its sender and the patients who share the sender's phone, in one statement. `outOfTurn`: the message
 * `lastId` itself, whatever waits before it. `answeredSince`: from when on answers to the sender are counted.
 */
export async function findTurn(
  db: Db,
  conversationKey: string,
  lastId: string,
  { now, answeredSince, outOfTurn }: { now: Date; answeredSince: Date; outOfTurn: boolean },
): Promise<Turn | null> {
  const firstId = outOfTurn ? lastId : smallestId;
  const [row] = await db.$queryRaw<TurnRow[]>(
    Prisma.sql`SELECT m.*, c."openQuestion", ${senderStateJson(answeredSince)} AS sender, ${patientsByPhoneJson(phoneOf(conversationKey))} AS patients, ${phoneInDoubtSql} AS "phoneInDoubt",
        ${heldAnswersJson(Prisma.sql`m."conversationKey"`)} AS held
      FROM (${oldestWaiting(conversationKey, lastId, now, firstId)}) AS m
        LEFT JOIN conversations c ON c.key = m."conversationKey"`,
  );
  if (!row) return null;
  const { sender, patients, phoneInDoubt, openQuestion, held, ...stored } = row;
  const message = asRead(stored);
  return {
    message,
    sender: readSenderState(sender, message),
    patientsOfSender: phoneInDoubt ? [] : patients,
    phoneInDoubt,
    openQuestion,
    held: readHeldAnswers(held),
  };
}

/** What we had said before in the conversation, where the text may quote it. */
type Said = { said: string[] };

/** Nobody asks for anything by our own words: what a text quotes of them is not read. */
function asRead({ said, ...message }: StoredMessage & Said): StoredMessage {
  return { ...message, text: withoutOwnWords(message.text, said) };
}

type TurnRow = StoredMessage &
  Said & {
    sender: StoredSenderState;
    patients: Patient[];
    phoneInDoubt: boolean;
    openQuestion: unknown;
    held: HeldAnswerJson[];
  };

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
  consent: ConsentState['texts'];
  /** Why the sender must not be texted; null when they may be. */
  block: ConsentState['block'];
  /** How many texts answered this number in the last minutes, safety texts apart. */
  answersLately: number;
  /** The number is a facility's own line: no join by sender alone. */
  facilityLine: boolean;
  /** The wordings of the last text to them, so that the next one says the same in other words. */
  lastVariant: string | null;
  /** The wordings in force. */
  templates: TemplateBook;
  /** The patients who have accepted texts with health details at this number. */
  acceptsDetailsOf: string[];
};

type StoredSenderState = Pick<SenderState, 'language' | 'facilityLine' | 'answersLately' | 'lastVariant'> & {
  introducedAt: string | null;
  wordings: StoredWording[];
  ledger: StoredFact[] | null;
  personIds: string[];
};

type StoredFact = Omit<ConsentFact, 'at'> & { at: string };

const personsOfSender = Prisma.sql`ARRAY(SELECT "patientId" FROM patient_phones WHERE number = m."from")`;

/** A greeting that failed has introduced nobody: the next text carries it again. */
const introducedAtSql = Prisma.sql`CASE WHEN NOT EXISTS (SELECT 1 FROM outbound_messages
    WHERE "conversationKey" = c.key AND "createdAt" = c."introducedAt" AND state = 'failed'
      AND template <> ALL(${[...safetyTemplates]})) THEN c."introducedAt" END`;

/**
 * Of the conversation `c` and the message `m`, either of which may be a row of nulls. Answers are counted since
 * `answeredSince`.
 */
function senderStateJson(answeredSince: Date): Prisma.Sql {
  return Prisma.sql`json_build_object('introducedAt', ${introducedAtSql}, 'language', c.language,
    'personIds', ${personsOfSender},
    'ledger', (SELECT json_agg(json_build_object('id', id, 'number', number, 'ours', ours, 'kind', kind,
        'source', source, 'scope', scope, 'personId', "personId", 'at', at))
      FROM consents WHERE number = m."from" OR "personId" = ANY(${personsOfSender})),
    'answersLately', (SELECT count(*)::int FROM outbound_messages WHERE "to" = m."from" AND slot LIKE 'message:%'
      AND "createdAt" > ${answeredSince} AND state <> 'suppressed' AND template <> ALL(${[...safetyTemplates]})),
    'facilityLine', EXISTS (SELECT 1 FROM facilities WHERE phone = m."from"),
    'lastVariant', (SELECT variant FROM outbound_messages
      WHERE "conversationKey" = c.key AND state NOT IN ('suppressed', 'failed') ORDER BY id DESC LIMIT 1),
    'wordings', ${storedWordingsJson})`;
}

/** What is known of the sender outside their turn: how many answers they had does not matter then. */
export async function loadSenderState(
  db: Db,
  { conversationKey, from, to }: Pick<StoredMessage, 'conversationKey' | 'from' | 'to'>,
  now: Date,
): Promise<SenderState> {
  const [row] = await db.$queryRaw<{ sender: StoredSenderState }[]>(
    Prisma.sql`SELECT ${senderStateJson(now)} AS sender
      FROM (SELECT ${from}::text AS "from") AS m LEFT JOIN conversations c ON c.key = ${conversationKey}`,
  );
  if (!row) throw new Error('a statement without conditions found nothing');
  return readSenderState(row.sender, { from, to });
}

function readSenderState(
  { ledger, personIds, introducedAt, wordings, ...stored }: StoredSenderState,
  { from, to }: Pick<StoredMessage, 'from' | 'to'>,
): SenderState {
  const facts = (ledger ?? []).map((fact) => ({ ...fact, at: new Date(fact.at) }));
  const { texts, block } = deriveConsent(facts, { number: from, ours: to, personIds });
  return {
    ...stored,
    introducedAt: introducedAt === null ? null : new Date(introducedAt),
    consent: texts,
    block,
    templates: bookWith(wordings),
    acceptsDetailsOf: [...new Set(facts.flatMap(({ personId }) => personId ?? []))].filter((personId) =>
      acceptsHealthDetails(facts, { number: from, personId }),
    ),
  };
}

/** Records that tickets and replies of the message are in place; part of the statement that writes them. */
export function markProcessed(
  messageId: string,
  outcome: {
    language: string | null;
    intents: string[];
    flags: string[];
    identity: object | null;
    lines: object[];
    processedAt: Date;
    /** By which the sender was told of it; null: as it was given. */
    reference: string | null;
  },
): Prisma.Sql {
  return Prisma.sql`UPDATE inbound_messages SET state = 'processed', reference = coalesce(${outcome.reference}, reference), "processedAt" = ${outcome.processedAt},
      language = ${outcome.language}, intents = ${outcome.intents}, flags = ${outcome.flags},
      identity = ${JSON.stringify(outcome.identity)}::jsonb, lines = ${JSON.stringify(outcome.lines)}::jsonb, failure = NULL
    WHERE id = ${messageId}::uuid`;
}

/**
 * Remembers that an unfinished message was tried in its own turn and failed, outside the transaction that was rolled
 * back. False when it was remembered before, or has ended.
 */
export async function noteFailure(db: Db, messageId: string): Promise<boolean> {
  const { count } = await db.inboundMessage.updateMany({
    where: { id: messageId, state: { in: ['received', 'processing'] }, failure: null },
    data: { failure: 'tried' },
  });
  return count > 0;
}
