import type { Language } from '../domain/message.ts';
import { countSegments } from './count-segments.ts';
import type { Disclosure } from './disclosure.ts';
import { fillTokens, orgTokens, type Org, sayOrg, type TokenValues } from './fill-template.ts';
import { pickVariant } from './pick-variant.ts';
import { shippedBook } from './template-book.ts';
import type { TemplateBook, TemplateId } from './template.ts';

/**
 * A text made from templates, ready to be queued. `template` joins the ids of all of them with `+`; `segments` is 0
 * where no SMS is sent.
 */
export type ReplyDraft = {
  template: string;
  language: Language;
  text: string;
  segments: number;
  ticketIds: string[];
  /** The wordings with their versions and variants: `submitted@2.1+too_early@1.0`. */
  variant: string;
  disclosure: Disclosure;
};

/** Words of one template in place. */
export type Section = { template: TemplateId; variant: string; text: string };

/** What every composer knows of its recipient. */
export type Voice = {
  language: Language;
  org: Org;
  /** The wordings in force; those that are shipped where it is left out. */
  templates?: TemplateBook;
  /** `variant` of the text that the recipient got last: the same wording is not said twice in a row. */
  lastVariant?: string | null;
};

export function makeSection(voice: Voice, template: TemplateId, values: TokenValues = {}): Section {
  const set = (voice.templates ?? shippedBook)[voice.language];
  const { version, texts } = set.wordings[template];
  const index = pickVariant(template, texts.length, voice.lastVariant ?? null);
  const text = fillTokens(texts[index] ?? '', { ...orgTokens(voice.org), ...values }, set);
  return { template, variant: `${template}@${String(version)}.${String(index)}`, text };
}

/** One paragraph for each section; a thread's first text has the organisation's name and the opt-out line around it. */
export function joinSections(voice: Voice, sections: Section[], introduce: boolean): string {
  const body = sections.map(({ text }) => text).join('\n');
  if (!introduce) return body;
  const { phrases } = (voice.templates ?? shippedBook)[voice.language];
  return `${sayOrg(voice.org.name, phrases)}: ${body}\n${phrases.optOutLine}`;
}

export type DraftOf = {
  sections: Section[];
  introduce: boolean;
  /** An SMS, whose segments count. */
  isText: boolean;
  disclosure: Disclosure;
  ticketIds: string[];
};

export function makeDraft(voice: Voice, of: DraftOf): ReplyDraft {
  const text = joinSections(voice, of.sections, of.introduce);
  return {
    template: [...new Set(of.sections.map(({ template }) => template))].join('+'),
    language: voice.language,
    text,
    segments: of.isText ? countSegments(text) : 0,
    ticketIds: [...new Set(of.ticketIds)],
    variant: [...new Set(of.sections.map(({ variant }) => variant))].join('+'),
    disclosure: of.disclosure,
  };
}
