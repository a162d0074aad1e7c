import type { Db } from '../db/client.ts';
import { Prisma, type OutboundMessage } from '../db/generated/node/client.ts';
import { textKind } from '../reply/decide-send.ts';
import type { Org } from '../reply/fill-template.ts';
import type { SectionSource } from '../reply/reply-draft.ts';
import { goneStages, keepTrue, type TicketNow } from '../reply/still-true.ts';
import { bookWith, languageOf, type StoredWording } from '../reply/template-book.ts';
import { storedWordingsJson } from '../reply/template-store.ts';
import { introducesItself } from '../reply/template.ts';
import { wordAnew, type Words } from '../reply/word-anew.ts';
import { inForceNow, type LastText } from './last-wording.ts';

/** `untrue`: nothing of what it says holds any longer. `as_composed`: its words are not to be chosen again. */
export type WordedText = { kind: 'worded'; words: Words } | { kind: 'as_composed' } | { kind: 'untrue' };

/** A greeting once a day is enough. */
const introductionLastsMs = 24 * 3_600_000;

/**
 * The words in which a text is to leave at this moment: as far as what it says still holds, from the wordings in force,
 * and other ones than the recipient got last. To be asked under the lock of the number's consent, so that no other text
 * to it leaves meanwhile. The fixed words for a danger stay, and so does a text that the vendor may have taken.
 */
export async function wordText(
  tx: Db,
  reply: OutboundMessage,
  { now, org }: { now: Date; org: Org },
): Promise<WordedText> {
  const kind = textKind(reply);
  if (reply.sections === null || kind === 'safety' || reply.state !== 'queued')
    return { kind: 'as_composed' };
  const known = await readKnown(tx, reply, now);
  const allGone = kind === 'answer' && known.tickets.length > 0 && known.tickets.every(isGone);
  const composed = sectionsOf(reply);
  const sections = keepTrue(composed, known.tickets, allGone);
  if (sections.length === 0) return { kind: 'untrue' };
  const language = languageOf(reply.language) ?? 'en';
  const templates = bookWith(known.wordings);
  const lastVariant = await inForceNow(tx, known.last, language, templates);
  const alone = sections.some(({ template }) => introducesItself(template));
  const isText = reply.channel === 'sms';
  const words = wordAnew({
    voice: { language, org, templates, lastVariant },
    sections,
    greet: isText && !alone && kind !== 'page' && !known.greeted,
    introduces: reply.introduces && !alone,
    isText,
  });
  if (!words) return { kind: 'as_composed' };
  const { template } = sections.every((section) => composed.includes(section)) ? reply : words;
  const introduces = alone ? reply.introduces : words.introduces;
  return { kind: 'worded', words: { ...words, template, introduces } };
}

/** The column is written by this code alone, and the values are checked again when they are put in place. */
function sectionsOf({ sections }: OutboundMessage): SectionSource[] {
  return sections as unknown as SectionSource[];
}

type Known = {
  wordings: StoredWording[];
  last: LastText | null;
  greeted: boolean;
  tickets: (TicketNow & { goneSince: boolean })[];
};

function isGone({ stage, goneSince }: Known['tickets'][number]): boolean {
  return goneStages.includes(stage) && goneSince;
}

/** The last text that left to the recipient, whether they were greeted in this thread, and the tickets as they stand. */
async function readKnown(tx: Db, { id }: OutboundMessage, now: Date): Promise<Known> {
  const dayAgo = new Date(now.getTime() - introductionLastsMs);
  const [row] = await tx.$queryRaw<Known[]>(Prisma.sql`SELECT ${storedWordingsJson} AS wordings,
      (SELECT json_build_object('variant', s.variant, 'language', s.language) FROM outbound_messages s
        WHERE s."to" = o."to" AND s.channel = o.channel AND s.id <> o.id AND s.variant IS NOT NULL
          AND s."attemptedAt" IS NOT NULL AND s.state IN ('sending', 'sent', 'delivered')
        ORDER BY s."attemptedAt" DESC, s.id DESC LIMIT 1) AS last,
      EXISTS (SELECT 1 FROM outbound_messages s
        WHERE s."to" = o."to" AND s."from" IS NOT DISTINCT FROM o."from" AND s.id <> o.id AND s.introduces
          AND s.state IN ('sending', 'sent', 'delivered') AND s."createdAt" > ${dayAgo}) AS greeted,
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'reference', t.reference, 'stage', t.stage,
          'eligibleOn', t.decision->'eligibleOn', 'goneSince', coalesce(t."closedAt" > o."createdAt", false))), '[]')
        FROM tickets t WHERE t.id = ANY(o."ticketIds")) AS tickets
    FROM outbound_messages o WHERE o.id = ${id}::uuid`);
  if (!row) throw new Error('a reply at work is not there');
  return row;
}
