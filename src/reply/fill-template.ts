import { type CalendarDate, toUtc } from '../domain/calendar-date.ts';
import type { Language } from '../domain/message.ts';
import type { TemplateId, TemplateToken } from './template.ts';
import { templateSet } from './templates.ts';

export type TokenValues = Partial<Record<TemplateToken, string>>;

export type Org = { name: string; phone: string };

/** A longer name would leave no room for the message. */
const longestOrgName = 40;

/** A wording with its tokens in place; throws when one is missing, so that no brace ever leaves. */
export function fillTemplate(id: TemplateId, language: Language, values: TokenValues): string {
  return fillTokens(templateSet(language).wordings[id].text, values);
}

export function fillTokens(text: string, values: TokenValues): string {
  return text.replace(/\{(\w+)\}/g, (_, token: string) => {
    const value = values[token as TemplateToken];
    if (value === undefined) throw new Error(`a reply lacks its token ${token}`);
    return value;
  });
}

/** The tokens that every text may use. */
export function orgTokens(org: Org, language: Language): Pick<Required<TokenValues>, 'org' | 'call'> {
  const { phrases } = templateSet(language);
  return {
    org: org.name.trim().slice(0, longestOrgName) || phrases.org,
    call: org.phone.trim() === '' ? phrases.callUs : `${phrases.call} ${org.phone.trim()}`,
  };
}

/** "RG-A", "RG-A and RG-B", or with `most` 1: "RG-A and 2 more". */
export function listReferences(references: string[], language: Language, most: number): string {
  const { and, more } = templateSet(language).phrases;
  const listed = references.slice(0, most);
  const rest = references.length - listed.length;
  const last = rest > 0 ? `${String(rest)} ${more}` : listed.pop();
  return listed.length === 0 ? (last ?? '') : `${listed.join(', ')} ${and} ${last ?? ''}`;
}

/** "Request RG-A", "Requests RG-A and RG-B". */
export function listRequests(references: string[], language: Language, most: number): string {
  const { request, requests } = templateSet(language).phrases;
  return `${references.length === 1 ? request : requests} ${listReferences(references, language, most)}`;
}

/** A day as it is said, without the year: "December 4", "4 de diciembre". */
export function sayDay(date: CalendarDate, language: Language): string {
  const locale = { en: 'en-US', es: 'es-US' }[language];
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', day: 'numeric' }).format(
    toUtc(date),
  );
}
