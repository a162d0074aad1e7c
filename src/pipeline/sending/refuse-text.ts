import type { Db } from '../../db/client.ts';
import { Prisma, type OutboundMessage } from '../../db/generated/node/client.ts';
import type { Language } from '../../domain/message.ts';
import type { TicketEventType } from '../../domain/ticket.ts';
import { disclosures } from '../../reply/disclosure.ts';
import type { Org } from '../../reply/fill-template.ts';
import { lintText, type TextProblem } from '../../reply/lint-text.ts';
import { readVariant, type UsedWording } from '../../reply/pick-variant.ts';
import { isSigned } from '../../reply/sign-offs.ts';
import { bookWith, languageOf, shippedBook, type StoredWording } from '../../reply/template-book.ts';
import { findSignOffs, readTemplateKey, storedWordingsJson } from '../../reply/template-store.ts';
import { isSafetyTemplate, type TemplateBook } from '../../reply/template.ts';

export type TextToSend = Pick<
  OutboundMessage,
  'text' | 'template' | 'language' | 'channel' | 'variant' | 'disclosure' | 'ticketIds'
>;

export type TextRefusal = { reason: 'template_not_signed' | 'template_lint'; problems: TextProblem[] };

/**
 * Why a composed text must not leave, asked right before it is sent; null when it may. In production every wording
 * must be signed in its language; everywhere the lint must find nothing, with what is recorded of its tickets by now.
 * Nothing holds up the fixed words for a danger, or a page to our own people.
 */
export async function refuseText(
  db: Db,
  text: TextToSend,
  { production, org }: { production: boolean; org: Org },
  recorded?: Recorded,
): Promise<TextRefusal | null> {
  if (text.template === 'page' || text.template.split('+').every(isSafetyTemplate)) return null;
  const language = languageOf(text.language) ?? 'en';
  const { templates: book, events, names } = recorded ?? (await loadRecorded(db, text.ticketIds));
  const used = usedWordings(text, language, book);
  if (production) {
    const signOffs = await findSignOffs(
      db,
      used.map(({ template }) => template),
      language,
    );
    if (!(await isSigned(used, book[language], signOffs)))
      return { reason: 'template_not_signed', problems: [] };
  }
  const problems = lintText({
    ...{ text: text.text, template: text.template, language, org, set: book[language] },
    disclosure: disclosures.find((level) => level === text.disclosure) ?? 'outcome',
    isText: text.channel === 'sms',
    events,
    wordings: text.variant === null ? null : await wordingsOf(db, used, language, book),
    names,
  });
  return problems.length > 0 ? { reason: 'template_lint', problems } : null;
}

/** A text of before the wordings were recorded is taken for one of those in force. */
function usedWordings(text: TextToSend, language: Language, book: TemplateBook): UsedWording[] {
  if (text.variant !== null) return readVariant(text.variant);
  return text.template.split('+').flatMap((template) => {
    const key = readTemplateKey(template, language);
    return [{ template, version: key ? book[language].wordings[key.id].version : 0, index: 0 }];
  });
}

/** The raw words that a text was made of, also of a version that has been changed since. */
async function wordingsOf(
  db: Db,
  used: UsedWording[],
  language: Language,
  book: TemplateBook,
): Promise<string[]> {
  const changed = used.filter(
    ({ template, version }) => versionInForce(template, language, book) !== version,
  );
  const former = await Promise.all(
    changed.map(({ template, version }) =>
      db.templateVersion.findFirst({ where: { template, language, version }, select: { texts: true } }),
    ),
  );
  const known = used.flatMap(({ template }) => {
    const key = readTemplateKey(template, language);
    return key ? [book, shippedBook].flatMap((each) => each[language].wordings[key.id].texts) : [];
  });
  return [...known, ...former.flatMap((row) => row?.texts ?? [])];
}

function versionInForce(template: string, language: Language, book: TemplateBook): number | null {
  const key = readTemplateKey(template, language);
  return key ? book[language].wordings[key.id].version : null;
}

/** The wordings in force, the events of the tickets, and the names of the patients whom they are about. */
export type Recorded = { templates: TemplateBook; events: TicketEventType[]; names: string[] };

/** The events of these tickets, an expression of UUIDs, as an array. */
export function eventsOf(ticketIds: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT DISTINCT type FROM ticket_events WHERE "ticketId" = ANY(${ticketIds}))`;
}

/** The names of the patients of these tickets, an expression of UUIDs, as an array. */
export function namesOf(ticketIds: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT unnest(array_append(p."givenNames", p."familyName")) FROM patients p
    JOIN tickets t ON t."patientId" = p.id WHERE t.id = ANY(${ticketIds}))`;
}

async function loadRecorded(db: Db, ticketIds: string[]): Promise<Recorded> {
  const ids = Prisma.sql`${ticketIds}::uuid[]`;
  const [row] = await db.$queryRaw<(Omit<Recorded, 'templates'> & { wordings: StoredWording[] })[]>(
    Prisma.sql`SELECT ${storedWordingsJson} AS wordings, ${eventsOf(ids)} AS events, ${namesOf(ids)} AS names`,
  );
  if (!row) throw new Error('a statement without conditions found nothing');
  return { templates: bookWith(row.wordings), events: row.events, names: row.names };
}
