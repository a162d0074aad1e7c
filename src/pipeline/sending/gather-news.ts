import type { Db } from '../../db/client.ts';
import { Prisma, type OutboundMessage } from '../../db/generated/node/client.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import { loadConsent, personsAt } from '../../reply/consent-store.ts';
import type { Org } from '../../reply/fill-template.ts';
import { gatherSections } from '../../reply/gather-sections.ts';
import type { SectionSource, Voice } from '../../reply/reply-draft.ts';
import { languageOf } from '../../reply/template-book.ts';
import { hadToWait } from './send-facts.ts';
import type { SendKnown } from './send-known.ts';

/** Texts of news that leave as one: the first, with what all of them say, and the ids of the others. */
export type GatheredNews = { reply: OutboundMessage; others: string[] };

/** More than a text can speak of. */
const mostAtOnce = 20;

/** A text that waits for one of these waits as well as any other for the next one that leaves. */
const waits = ['quiet_hours', 'daily_cap', 'weekly_cap', 'earlier_text'];

/** Three for a first message of the day. */
const segments = { greeting: 3, otherwise: 2 };

/**
 * What else there is to tell the recipient at the moment at which a text of news leaves: several prescriptions that are
 * shipped together are one text and count once towards the caps. Of each ticket only the next piece of news, so that all
 * are told in their order; what does not fit, or is no longer so, is left for itself. To be asked under the lock of the
 * number's consent; null where there is nothing else.
 */
export async function gatherNews(
  tx: Db,
  reply: OutboundMessage,
  known: SendKnown,
  { org, now }: { org: Org; now: Date },
): Promise<GatheredNews | null> {
  if (!reply.slot.startsWith('event:') || reply.attempts > 0 || reply.sections === null) return null;
  const found = await findOtherNews(tx, reply);
  if (found.length === 0) return null;
  const voice = { language: languageOf(reply.language) ?? 'en', org, templates: known.templates };
  const gathered = gather(voice, { reply, known, found, now });
  return gathered.others.length > 0 && (await mayHearAll(tx, gathered.reply)) ? gathered : null;
}

type News = Pick<
  OutboundMessage,
  'id' | 'ticketIds' | 'sections' | 'disclosure' | 'createdAt' | 'attempts' | 'reason'
>;

type OtherNews = News & {
  /** The stage that it tells of, and its ticket's present one. */
  told: TicketStage | null;
  stage: TicketStage | null;
};

type Gathering = { reply: OutboundMessage; known: SendKnown; found: OtherNews[]; now: Date };

function gather(voice: Voice, { reply, known, found, now }: Gathering): GatheredNews {
  const greet = !known.greeted;
  const most = greet ? segments.greeting : segments.otherwise;
  const seen = new Set(reply.ticketIds);
  // As the event has left the ticket, which the reading of the first has found to be so.
  let sections = tellingOf(reply, known.told as TicketStage | null);
  const taken: OtherNews[] = [];
  for (const other of found) {
    const isNext = !other.ticketIds.some((id) => seen.has(id));
    for (const id of other.ticketIds) seen.add(id);
    if (!isNext || (hadToWait(other, now) && other.told !== other.stage)) continue;
    const both = gatherSections(voice, [sections, tellingOf(other, other.told)], { greet, most });
    if (both === null) continue;
    sections = both;
    taken.push(other);
  }
  const ticketIds = [...new Set([reply, ...taken].flatMap((one) => one.ticketIds))];
  const template = [...new Set(sections.map((section) => section.template))].join('+');
  return { reply: { ...reply, sections, ticketIds, template }, others: taken.map(({ id }) => id) };
}

/** With where its ticket stands, so that a text that is tried again tells what is so by then; to a stranger of nothing. */
function tellingOf({ sections, disclosure, ticketIds }: News, stage: TicketStage | null): SectionSource[] {
  // The column is written by this code alone, and the values are checked again when they are put in place.
  const composed = sections as unknown as SectionSource[];
  if (disclosure === 'neutral' || stage === null) return composed;
  return composed.map((section) => ({ ...section, told: ticketIds.map((id) => ({ id, stage })) }));
}

/** Their rows are held until the transaction ends; one that is being taken back at this moment is left out. */
async function findOtherNews(tx: Db, { id, to, from, language, disclosure }: OutboundMessage) {
  return tx.$queryRaw<OtherNews[]>(
    Prisma.sql`SELECT o.id, o."ticketIds", o.sections, o.disclosure, o."createdAt", o.attempts, o.reason,
          e.detail->>'stage' AS told, t.stage::text AS stage
        FROM outbound_messages o
        LEFT JOIN ticket_events e ON e.id = CASE WHEN o.slot LIKE 'event:%' THEN split_part(o.slot, ':', 2)::uuid END
        LEFT JOIN tickets t ON t.id = e."ticketId"
      WHERE o."to" = ${to} AND o."from" IS NOT DISTINCT FROM ${from} AND o.channel = 'sms' AND o.id <> ${id}::uuid
        AND o.slot LIKE 'event:%' AND o.state = 'queued' AND o.attempts = 0 AND o."providerId" IS NULL
        AND o.sections IS NOT NULL AND o.language = ${language} AND o.disclosure = ${disclosure}
        AND (o.reason IS NULL OR o.reason = ANY(${waits}))
      ORDER BY o.id LIMIT ${mostAtOnce} FOR UPDATE OF o SKIP LOCKED`,
  );
}

/** Nobody of whom the text would speak is not to be texted about. */
async function mayHearAll(tx: Db, { to, from, ticketIds }: OutboundMessage): Promise<boolean> {
  const tickets = await tx.ticket.findMany({ where: { id: { in: ticketIds } }, select: { patientId: true } });
  const persons = [...tickets.flatMap(({ patientId }) => patientId ?? []), ...(await personsAt(tx, to))];
  const { block } = await loadConsent(tx, { number: to, ours: from, personIds: [...new Set(persons)] });
  return block === null;
}

/** The others are told with the first, which the caller claims in the same transaction. */
export async function markTold(tx: Db, { others }: GatheredNews): Promise<void> {
  await tx.outboundMessage.updateMany({
    where: { id: { in: others } },
    data: { state: 'suppressed', reason: 'told_together', sendAfter: null },
  });
}
