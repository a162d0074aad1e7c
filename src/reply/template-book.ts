import type { Language } from '../domain/message.ts';
import { tokensOf } from './template-specs.ts';
import { isSafetyTemplate, templateIds, templateLanguages, tokensIn } from './template.ts';
import type { TemplateBook, TemplateId, TemplateSet, Wording } from './template.ts';
import { noticesEn } from './wordings/notices-en.ts';
import { noticesEs } from './wordings/notices-es.ts';
import { outcomesEn } from './wordings/outcomes-en.ts';
import { outcomesEs } from './wordings/outcomes-es.ts';
import { phrases } from './wordings/phrases.ts';
import { questionsEn } from './wordings/questions-en.ts';
import { questionsEs } from './wordings/questions-es.ts';

/**
 * The wordings as shipped. The Spanish ones do without accented a, i, o and u, which GSM-7 lacks, and are not yet
 * reviewed by a qualified translator (45 CFR 92.201(c)(3)).
 */
export const shippedBook: TemplateBook = {
  en: { language: 'en', wordings: { ...questionsEn, ...outcomesEn, ...noticesEn }, phrases: phrases.en },
  es: { language: 'es', wordings: { ...questionsEs, ...outcomesEs, ...noticesEs }, phrases: phrases.es },
};

/** A wording as staff saved it. */
export type StoredWording = { template: string; language: string; version: number; texts: readonly string[] };

/**
 * The wordings in force: what staff saved in place of what is shipped. A safety text stays as shipped, whatever the
 * table says.
 */
export function bookWith(stored: readonly StoredWording[]): TemplateBook {
  if (stored.length === 0) return shippedBook;
  return { en: overlay(shippedBook.en, stored), es: overlay(shippedBook.es, stored) };
}

function overlay(set: TemplateSet, stored: readonly StoredWording[]): TemplateSet {
  const changed = stored.flatMap(({ template, language, version, texts }): [TemplateId, Wording][] => {
    const id = templateIdOf(template);
    const meant = id !== null && language === set.language && texts.length > 0 && !isSafetyTemplate(id);
    return meant && texts.every((text) => isFillable(id, text)) ? [[id, { version, texts }]] : [];
  });
  return { ...set, wordings: { ...set.wordings, ...Object.fromEntries(changed) } };
}

/** A wording that was saved for another edition of the templates must not stop the answers. */
function isFillable(id: TemplateId, text: string): boolean {
  const allowed: readonly string[] = tokensOf(id);
  return tokensIn(text).every((token) => allowed.includes(token));
}

export function templateIdOf(text: string): TemplateId | null {
  return templateIds.find((id) => id === text) ?? null;
}

export function languageOf(text: string): Language | null {
  return templateLanguages.find((language) => language === text) ?? null;
}
