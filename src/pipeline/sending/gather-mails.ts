import type { Db } from '../../db/client.ts';
import { Prisma, type OutboundMessage } from '../../db/generated/node/client.ts';
import { joinSections } from '../../reply/gather-sections.ts';
import type { SectionSource } from '../../reply/reply-draft.ts';
import type { GatheredNews } from './gather-news.ts';

/** A mail may be long; whoever waits behind these is told by the next one. */
const mostAtOnce = 100;

/** The paragraphs of a mail in their order: the first is its subject. */
const order = ['email_subject', 'facility_provider_requested', 'email_news'];

/** A subject lists no more. */
const mostInSubject = 3;

/**
 * What else a facility is to be told by mail at the moment at which one leaves: the news of several residents' tickets
 * is one mail, which lists their references and links to the list of all tickets. To be asked under the lock of the
 * address; null where there is nothing else.
 */
export async function gatherMails(tx: Db, reply: OutboundMessage): Promise<GatheredNews | null> {
  if (!isFacilityMail(reply) || reply.attempts > 0 || reply.sections === null) return null;
  const others = await findOthers(tx, reply);
  if (others.length === 0) return null;
  const all = [reply, ...others];
  const joined = joinSections(all.map(({ sections }) => sectionsOf(sections).map(linkedToList)));
  const sections = joined
    .toSorted((one, other) => order.indexOf(one.template) - order.indexOf(other.template))
    .map(shortSubject);
  const ticketIds = [...new Set(all.flatMap((one) => one.ticketIds))];
  const template = sections.map((section) => section.template).join('+');
  const disclosure = all.some((one) => one.disclosure === 'outcome') ? 'outcome' : reply.disclosure;
  const told = {
    ...reply,
    sections: sections as unknown as Prisma.JsonArray,
    ticketIds,
    template,
    disclosure,
  };
  return { reply: told, others: others.map(({ id }) => id) };
}

function isFacilityMail({ channel, slot }: Pick<OutboundMessage, 'channel' | 'slot'>): boolean {
  return channel === 'email' && slot.startsWith('facility:');
}

/** Their rows are held until the transaction ends; one that is being sent at this moment is left out. */
function findOthers(tx: Db, { id, to, language }: OutboundMessage) {
  return tx.$queryRaw<Pick<OutboundMessage, 'id' | 'ticketIds' | 'sections' | 'disclosure'>[]>(
    Prisma.sql`SELECT id, "ticketIds", sections, disclosure FROM outbound_messages
      WHERE "to" = ${to} AND channel = 'email' AND id <> ${id}::uuid AND slot LIKE 'facility:%'
        AND state = 'queued' AND attempts = 0 AND "providerId" IS NULL AND reason IS NULL
        AND sections IS NOT NULL AND language = ${language}
      ORDER BY id LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED`,
  );
}

/** The column is written by this code alone, and the values are checked again when they are put in place. */
function sectionsOf(sections: OutboundMessage['sections']): SectionSource[] {
  return sections as unknown as SectionSource[];
}

function linkedToList(section: SectionSource): SectionSource {
  const { link } = section.values;
  if (link === undefined) return section;
  return { ...section, values: { ...section.values, link: link.replace(/\/tickets\/[^/]+$/, '') } };
}

function shortSubject(section: SectionSource): SectionSource {
  const { references } = section.values;
  if (section.template !== 'email_subject' || !references) return section;
  const most = Math.min(mostInSubject, references.most);
  return { ...section, values: { ...section.values, references: { ...references, most } } };
}
