import type { Language } from '../domain/message.ts';
import { type SignOff, signOffs } from './sign-offs.ts';
import { safetyTemplates, type TemplateId, templateIds, type TemplateSet } from './template.ts';
import { english } from './templates-en.ts';
import { spanish } from './templates-es.ts';

/** A wording in one language with its review. */
export type TemplateRow = {
  id: TemplateId;
  language: Language;
  version: number;
  text: string;
  review: 'signed' | 'pending';
  reviewedBy: string | null;
  reviewedAt: string | null;
};

const sets: Record<Language, TemplateSet> = { en: english, es: spanish };

export function templateSet(language: Language): TemplateSet {
  return sets[language];
}

export function templateRow(id: TemplateId, language: Language, signed: SignOff[] = signOffs): TemplateRow {
  const { version, text } = sets[language].wordings[id];
  const signOff = signed.find(
    (row) => row.template === id && row.language === language && row.version === version,
  );
  return {
    id,
    language,
    version,
    text,
    review: signOff ? 'signed' : 'pending',
    reviewedBy: signOff?.reviewedBy ?? null,
    reviewedAt: signOff?.reviewedAt ?? null,
  };
}

/** Every wording in every language, for people who review them. */
export function templateRows(): TemplateRow[] {
  return (['en', 'es'] as const).flatMap((language) => templateIds.map((id) => templateRow(id, language)));
}

/**
 * Whether a draft may leave in production: each template it is made of (`submitted+too_early`) is signed in its
 * language, or is one of the fixed safety texts.
 */
export function isSigned(template: string, language: Language, signed: SignOff[] = signOffs): boolean {
  return template.split('+').every((part) => {
    const id = templateIds.find((known) => known === part);
    if (id === undefined) return false;
    return isSafetyTemplate(id) || templateRow(id, language, signed).review === 'signed';
  });
}

export function isSafetyTemplate(template: string): boolean {
  return safetyTemplates.some((id) => id === template);
}
