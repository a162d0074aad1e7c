import type { Language } from '../domain/message.ts';
import type { TicketStage } from '../domain/ticket.ts';
import { countSegments, isGsm } from './count-segments.ts';
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
  /** What it is made of, from which it can be said in other words. */
  sections: SectionSource[];
};

/** Where a ticket stood when a text told of it. */
export type ToldTicket = { id: string; stage: TicketStage };

/** A template with the values of its tokens; `told`: the tickets whose state it tells, none where it tells of none. */
export type SectionSource = { template: TemplateId; values: TokenValues; told?: ToldTicket[] };

/** Words of one template in place; `longest`: its longest wording, for what has to fit whichever is sent. */
export type Section = { source: SectionSource; variant: string; text: string; longest: string };

/** What every composer knows of its recipient. */
export type Voice = {
  language: Language;
  org: Org;
  /** The wordings in force; those that are shipped where it is left out. */
  templates?: TemplateBook;
  /** `variant` of the text that the recipient got last: the same wording is not said twice in a row. */
  lastVariant?: string | null;
};

export function makeSection(
  voice: Voice,
  template: TemplateId,
  values: TokenValues = {},
  told: ToldTicket[] = [],
): Section {
  const set = (voice.templates ?? shippedBook)[voice.language];
  const { version, texts } = set.wordings[template];
  const index = pickVariant(template, texts.length, voice.lastVariant ?? null);
  const filled = texts.map((text) => fillTokens(text, { ...orgTokens(voice.org), ...values }, set));
  return {
    source: { template, values, ...(told.length > 0 ? { told } : {}) },
    variant: `${template}@${String(version)}.${String(index)}`,
    text: filled[index] ?? '',
    longest: filled.reduce((longest, text) => (weightOf(text) > weightOf(longest) ? text : longest), ''),
  };
}

/** One letter outside of GSM-7 makes every letter of a text cost more than two. */
function weightOf(text: string): number {
  return isGsm(text) ? text.length : text.length * 3;
}

/** One paragraph for each; the first text of a day greets in the organisation's name and ends with the opt-out line. */
export function joinTexts(voice: Voice, texts: string[], introduce: boolean): string {
  const body = texts.join('\n');
  if (!introduce) return body;
  const { phrases } = (voice.templates ?? shippedBook)[voice.language];
  const greeting = phrases.greeting.replace('{org}', () => sayOrg(voice.org.name, phrases));
  return `${greeting}${body}\n${phrases.optOutLine}`;
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
  const texts = of.sections.map((section) => section.text);
  const text = joinTexts(voice, texts, of.introduce);
  return {
    template: [...new Set(of.sections.map(({ source }) => source.template))].join('+'),
    language: voice.language,
    text,
    segments: of.isText ? countSegments(text) : 0,
    ticketIds: [...new Set(of.ticketIds)],
    variant: [...new Set(of.sections.map(({ variant }) => variant))].join('+'),
    disclosure: of.disclosure,
    sections: of.sections.map(({ source }) => source),
  };
}
