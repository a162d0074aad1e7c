import type { Disclosure } from './disclosure.ts';
import { makeDraft, makeSection, type SectionSource, type Voice } from './reply-draft.ts';
import type { TemplateId } from './template.ts';
import type { TokenValues } from './token-values.ts';

/**
 * What is said to people who work with us, by e-mail, in a chat or by a call: that something waits, and where. Never who, never
 * what, so that it may lie in any mailbox and be heard by anyone. The first line of an e-mail is its subject.
 */
export type Notice = {
  channel: 'email' | 'call' | 'slack';
  /** `page` for every page; else the ids of its wordings joined with `+`. */
  template: string;
  text: string;
  variant: string;
  disclosure: Disclosure;
  sections: SectionSource[];
};

type NoticeOf = { reference: string; link: string };

export function composePageMail(voice: Voice, of: NoticeOf): Notice {
  const notice = compose(voice, ['page_subject', 'page_mail'], valuesOf(of));
  return { ...notice, channel: 'email', template: 'page' };
}

/** The same in a chat. */
export function composePageChat(voice: Voice, of: NoticeOf): Notice {
  return { ...composePageMail(voice, of), channel: 'slack' };
}

/** Read out by a voice: no reference, which nobody could note down. */
export function composePageCall(voice: Voice): Notice {
  return { ...compose(voice, ['page_call'], {}), channel: 'call', template: 'page' };
}

/** What a facility is told of a resident's ticket; `timeframe` where its provider was asked just now. */
export function composeFacilityNews(
  voice: Voice,
  { timeframe, ...of }: NoticeOf & { timeframe: Required<TokenValues>['timeframe'] | null },
): Notice {
  const asked: TemplateId[] = timeframe === null ? [] : ['facility_provider_requested'];
  const values = { ...valuesOf(of), ...(timeframe === null ? {} : { timeframe }) };
  return { ...compose(voice, ['email_subject', ...asked, 'email_news'], values), channel: 'email' };
}

function valuesOf({ reference, link }: NoticeOf): TokenValues {
  return { references: { references: [reference], most: 1 }, link };
}

function compose(voice: Voice, templates: TemplateId[], values: TokenValues): Omit<Notice, 'channel'> {
  const sections = templates.map((id) => makeSection(voice, id, values));
  const disclosure: Disclosure = templates.includes('facility_provider_requested') ? 'outcome' : 'neutral';
  const of = { sections, introduce: false, isText: false, ticketIds: [] };
  const draft = makeDraft(voice, { ...of, disclosure });
  const { template, text, variant } = draft;
  return { template, text, variant, disclosure, sections: draft.sections };
}

/** An e-mail as it is sent. */
export function readMail(text: string): { subject: string; text: string } {
  const [subject = '', ...lines] = text.split('\n');
  return { subject, text: lines.join('\n\n') };
}
