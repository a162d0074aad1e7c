import type { Db } from '../../db/client.ts';
import type { Language } from '../../domain/message.ts';
import { readVariant, type UsedWording } from '../../reply/pick-variant.ts';
import { shippedBook } from '../../reply/template-book.ts';
import { readTemplateKey } from '../../reply/template-store.ts';
import type { TemplateBook } from '../../reply/template.ts';

/** The text that a recipient got last: the wordings that it was made of, and its language. */
export type LastText = { variant: string; language: string };

/**
 * The wordings of the last text by their places among those in force: staff may have changed them since, and the same
 * words may stand at another place. What is said no more, or in another language, is left as it is or left out.
 */
export async function inForceNow(
  db: Db,
  last: LastText | null,
  language: Language,
  book: TemplateBook,
): Promise<string | null> {
  if (!last) return null;
  if (last.language !== language) return last.variant;
  const placed: string[] = [];
  for (const used of readVariant(last.variant)) {
    const key = readTemplateKey(used.template, language);
    if (!key) continue;
    const { version, texts } = book[language].wordings[key.id];
    const index = version === used.version ? used.index : texts.indexOf(await wordsOf(db, used, language));
    if (index >= 0) placed.push(`${used.template}@${String(version)}.${String(index)}`);
  }
  return placed.join('+');
}

/** The raw words of a version that has been changed since; empty when they are not known. */
async function wordsOf(
  db: Db,
  { template, version, index }: UsedWording,
  language: Language,
): Promise<string> {
  const where = { template, language, version };
  const saved = await db.templateVersion.findFirst({ where, select: { texts: true } });
  const key = readTemplateKey(template, language);
  const shipped = key && version === 1 ? shippedBook[language].wordings[key.id].texts : [];
  return (saved?.texts ?? shipped)[index] ?? '';
}
