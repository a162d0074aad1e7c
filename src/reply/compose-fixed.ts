import type { Flag, Language } from '../domain/message.ts';
import { countSegments } from './count-segments.ts';
import { fillTemplate, listReferences, type Org, orgTokens } from './fill-template.ts';
import type { ReplyDraft } from './reply-draft.ts';
import { templateSet } from './templates.ts';

/** A text that stands by itself and is about no ticket. */
export function composeFixed(
  template: 'language_assist' | 'wrong_number' | 'help',
  language: Language,
  org: Org,
): ReplyDraft {
  return draft(template, language, fillTemplate(template, language, orgTokens(org, language)), []);
}

/** The neutral word that a message has come in, by its reference. */
export function composeReceived(language: Language, org: Org, reference: string): ReplyDraft {
  const references = listReferences([reference], language, 1);
  const text = fillTemplate('received', language, { ...orgTokens(org, language), references });
  return draft('received', language, text, []);
}

/** The page for people on call: what kind of alarm, and the reference; nothing of the message. */
export function composePage(input: {
  flags: Flag[];
  ticket: { id: string; reference: string };
  org: Org;
  language?: Language;
}): ReplyDraft {
  const language = input.language ?? 'en';
  const kind = (['self_harm', 'overdose', 'emergency'] as const).find((flag) => input.flags.includes(flag));
  const text = fillTemplate('page', language, {
    ...orgTokens(input.org, language),
    alert: templateSet(language).phrases.alert[kind ?? 'other'],
    references: input.ticket.reference,
  });
  return draft('page', language, text, [input.ticket.id]);
}

function draft(template: string, language: Language, text: string, ticketIds: string[]): ReplyDraft {
  return { template, language, text, segments: countSegments(text), ticketIds };
}
