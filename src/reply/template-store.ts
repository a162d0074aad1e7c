import type { Db } from '../db/client.ts';
import { Prisma } from '../db/generated/node/client.ts';
import { newId } from '../domain/id.ts';
import type { Language } from '../domain/message.ts';
import { normaliseText } from '../domain/normalise-text.ts';
import { findSignOff, textHash, type SignOff } from './sign-offs.ts';
import { bookWith, shippedBook, type StoredWording } from './template-book.ts';
import { templateSpecs, tokensOf } from './template-specs.ts';
import { isSafetyTemplate, templateIds, templateLanguages } from './template.ts';
import type { TemplateBook, TemplateId } from './template.ts';

/**
 * The wordings that staff saved and that are in force, as JSON; for the statements that load a message. There are few,
 * and they are read with every message, so that a change counts at once in every process.
 */
export const storedWordingsJson = Prisma.sql`coalesce((SELECT json_agg(w) FROM (
    SELECT DISTINCT ON (template, language) template, language, version, texts
    FROM template_versions ORDER BY template, language, version DESC) w), '[]'::json)`;

export async function loadTemplateBook(db: Db): Promise<TemplateBook> {
  const [row] = await db.$queryRaw<{ wordings: StoredWording[] }[]>(
    Prisma.sql`SELECT ${storedWordingsJson} AS wordings`,
  );
  return bookWith(row?.wordings ?? []);
}

/** All signatures of these templates in a language, oldest first. */
export async function findSignOffs(db: Db, templates: string[], language: string): Promise<SignOff[]> {
  return db.templateSignOff.findMany({
    where: { template: { in: templates }, language },
    orderBy: { id: 'asc' },
  });
}

/** A wording in force with its review. */
export type TemplateView = {
  id: TemplateId;
  language: Language;
  version: number;
  texts: string[];
  textHash: string;
  editable: boolean;
  review: 'signed' | 'pending';
  signedBy: string | null;
  qualification: string | null;
  signedAt: string | null;
};

/** Every wording in force, in the order of the vocabulary. */
export async function listTemplates(db: Db, languages: readonly Language[]): Promise<TemplateView[]> {
  const [book, signOffs] = [
    await loadTemplateBook(db),
    await db.templateSignOff.findMany({ orderBy: { id: 'asc' } }),
  ];
  const views = languages.flatMap((language) => templateIds.map((id) => view(book, id, language, signOffs)));
  return Promise.all(views);
}

export async function findTemplate(db: Db, id: TemplateId, language: Language): Promise<TemplateView> {
  const [book, signOffs] = [await loadTemplateBook(db), await findSignOffs(db, [id], language)];
  return view(book, id, language, signOffs);
}

async function view(
  book: TemplateBook,
  id: TemplateId,
  language: Language,
  signOffs: SignOff[],
): Promise<TemplateView> {
  const set = book[language];
  const { version, texts } = set.wordings[id];
  const hash = await textHash(id, set);
  const signed = findSignOff(signOffs, { template: id, language, version, textHash: hash });
  return {
    ...{ id, language, version, texts: [...texts], textHash: hash },
    editable: !isSafetyTemplate(id),
    review: signed ? 'signed' : 'pending',
    signedBy: signed?.name ?? null,
    qualification: signed?.qualification ?? null,
    signedAt: signed?.at.toISOString() ?? null,
  };
}

export type TemplateVersionView = {
  version: number;
  texts: string[];
  /** Null of the wording that is shipped. */
  reason: string | null;
  author: string | null;
  at: string | null;
};

/** Every version that there was, newest first; the shipped one is the last. */
async function listVersions(db: Db, id: TemplateId, language: Language): Promise<TemplateVersionView[]> {
  const rows = await db.templateVersion.findMany({
    where: { template: id, language },
    orderBy: { version: 'desc' },
  });
  const { version, texts } = shippedBook[language].wordings[id];
  const shipped = { version, texts: [...texts], reason: null, author: null, at: null };
  return [
    ...rows.map((row) => ({
      ...{ version: row.version, texts: row.texts, reason: row.reason, author: row.author },
      at: row.at.toISOString(),
    })),
    shipped,
  ];
}

/** What a template may hold, all its versions and all its signatures, newest first. */
export async function findTemplateHistory(db: Db, id: TemplateId, language: Language) {
  const [versions, signOffs] = [
    await listVersions(db, id, language),
    await db.templateSignOff.findMany({ where: { template: id, language }, orderBy: { id: 'desc' } }),
  ];
  return {
    tokens: { required: [...templateSpecs[id].required], allowed: tokensOf(id) },
    versions,
    signOffs: signOffs.map(({ version, textHash, name, qualification, recordedBy, at }) => ({
      ...{ version, textHash, name, qualification, recordedBy },
      at: at.toISOString(),
    })),
  };
}

export type NewVersion = {
  id: TemplateId;
  language: Language;
  /** The version that the author has read; the new one is one higher. */
  basedOn: number;
  texts: string[];
  reason: string;
  author: string;
};

/** Saves version N + 1; `stale` when N is no longer in force, also when two save at once. */
export async function saveVersion(db: Db, input: NewVersion, now: Date): Promise<'saved' | 'stale'> {
  const { id, language, basedOn, texts, reason, author } = input;
  const inForce = (await loadTemplateBook(db))[language].wordings[id].version;
  if (inForce !== basedOn) return 'stale';
  const row = { template: id, language, version: basedOn + 1, texts, reason, author, at: now };
  const { count } = await db.templateVersion.createMany({
    data: [{ id: newId(now), ...row }],
    skipDuplicates: true,
  });
  return count === 1 ? 'saved' : 'stale';
}

export type Signature = {
  id: TemplateId;
  language: Language;
  /** What the person has read. */
  version: number;
  textHash: string;
  name: string;
  qualification: string;
  recordedBy: string;
};

/**
 * Records a signature under the words in force; `stale` when they are no longer what was read, `own_words` when whoever
 * would sign wrote them: a second person reads what a first has changed.
 */
export async function signTemplate(
  db: Db,
  signature: Signature,
  now: Date,
): Promise<'signed' | 'stale' | 'own_words'> {
  const { id, language, version, ...rest } = signature;
  const inForce = await findTemplate(db, id, language);
  if (inForce.version !== version || inForce.textHash !== signature.textHash) return 'stale';
  const written = await db.templateVersion.findFirst({
    where: { template: id, language, version },
    select: { author: true },
  });
  if (written && normaliseText(written.author) === normaliseText(signature.name)) return 'own_words';
  await db.templateSignOff.create({
    data: { ...rest, id: newId(now), template: id, language, version, at: now },
  });
  return 'signed';
}

/** A language of the templates from what somebody typed. */
export function readTemplateKey(id: string, language: string): { id: TemplateId; language: Language } | null {
  const known = templateIds.find((each) => each === id);
  const spoken = templateLanguages.find((each) => each === language);
  return known && spoken ? { id: known, language: spoken } : null;
}
