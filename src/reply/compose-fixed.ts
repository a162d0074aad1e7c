import type { Flag, Language } from '../domain/message.ts';
import { type Disclosure, mayHear } from './disclosure.ts';
import type { Org, TokenValues } from './fill-template.ts';
import { makeDraft, makeSection, type ReplyDraft, type ToldTicket, type Voice } from './reply-draft.ts';
import { templateSpecs } from './template-specs.ts';
import type { TemplateId } from './template.ts';

export type TextToCompose = Voice & {
  template: TemplateId;
  values?: TokenValues;
  /** How much the recipient may be told. */
  disclosure: Disclosure;
  /** False on the web and by e-mail, where segments do not count. */
  isText?: boolean;
  introduce?: boolean;
  ticketIds?: string[];
  /** The tickets whose state it tells. */
  told?: ToldTicket[];
};

/**
 * One template's text by itself, such as a question or a reminder.
 *
 * @throws Error when the recipient may not be told as much as the template tells
 */
export function composeText(input: TextToCompose): ReplyDraft {
  if (!mayHear(input.disclosure, templateSpecs[input.template].disclosure)) {
    throw new Error(`the template ${input.template} tells more than the recipient may hear`);
  }
  return makeDraft(input, {
    sections: [makeSection(input, input.template, input.values, input.told)],
    introduce: input.introduce ?? false,
    isText: input.isText ?? true,
    disclosure: input.disclosure,
    ticketIds: input.ticketIds ?? [],
  });
}

/** A text that stands by itself and is about no ticket. */
export function composeFixed(
  template: 'language_assist' | 'wrong_number' | 'help',
  language: Language,
  org: Org,
): ReplyDraft {
  return composeText({ template, language, org, disclosure: 'neutral' });
}

/** The neutral word that a message has come in, by its reference. */
export function composeReceived(
  language: Language,
  org: Org,
  reference: string,
  voice: Pick<Voice, 'templates' | 'lastVariant'> = {},
): ReplyDraft {
  const values = { references: { references: [reference], most: 1 } };
  return composeText({ ...voice, template: 'received', language, org, values, disclosure: 'neutral' });
}

/** The page for people on call: what kind of alarm, and the reference; nothing of the message. */
export function composePage(
  input: Pick<Voice, 'org' | 'templates' | 'lastVariant'> & {
    flags: Flag[];
    ticket: { id: string; reference: string };
    language?: Language;
  },
): ReplyDraft {
  const kinds = ['self_harm', 'overdose', 'emergency'] as const;
  const alert = kinds.find((flag) => input.flags.includes(flag)) ?? 'other';
  const references = { references: [input.ticket.reference], most: 1 };
  return composeText({
    ...input,
    template: 'page',
    language: input.language ?? 'en',
    values: { alert, references },
    disclosure: 'neutral',
    ticketIds: [input.ticket.id],
  });
}
