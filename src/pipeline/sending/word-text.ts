import type { Db } from '../../db/client.ts';
import type { OutboundMessage } from '../../db/generated/node/client.ts';
import { textKind } from '../../reply/decide-send.ts';
import type { Org } from '../../reply/fill-template.ts';
import type { SectionSource } from '../../reply/reply-draft.ts';
import { goneStages, keepTrue } from '../../reply/still-true.ts';
import { languageOf } from '../../reply/template-book.ts';
import { introducesItself } from '../../reply/template.ts';
import { wordAnew, type Words } from '../../reply/word-anew.ts';
import { inForceNow } from './last-wording.ts';
import type { SendKnown } from './send-known.ts';

/** `untrue`: nothing of what it says holds any longer. `as_composed`: its words are not to be chosen again. */
export type WordedText = { kind: 'worded'; words: Words } | { kind: 'as_composed' } | { kind: 'untrue' };

/**
 * The words in which a text is to leave at this moment: as far as what it says still holds, from the wordings in force,
 * and other ones than the recipient got last. To be asked under the lock of the number's consent, so that no other text
 * to it leaves meanwhile. The fixed words for a danger stay, and so does a text that the vendor may have taken.
 */
export async function wordText(
  tx: Db,
  reply: OutboundMessage,
  known: Pick<SendKnown, 'templates' | 'last' | 'greeted' | 'tickets'>,
  org: Org,
): Promise<WordedText> {
  const kind = textKind(reply);
  if (reply.sections === null || kind === 'safety' || reply.state !== 'queued')
    return { kind: 'as_composed' };
  const allGone = kind === 'answer' && known.tickets.length > 0 && known.tickets.every(isGone);
  const composed = sectionsOf(reply);
  const sections = keepTrue(composed, known.tickets, allGone);
  if (sections.length === 0) return { kind: 'untrue' };
  const language = languageOf(reply.language) ?? 'en';
  const { templates } = known;
  const lastVariant = await inForceNow(tx, known.last, language, templates);
  const alone = sections.some(({ template }) => introducesItself(template));
  const isText = reply.channel === 'sms';
  const words = wordAnew({
    voice: { language, org, templates, lastVariant },
    sections,
    greet: isText && !alone && kind !== 'page' && !known.greeted,
    introduces: reply.introduces && !alone,
    isText,
  });
  if (!words) return { kind: 'as_composed' };
  const { template } = sections.every((section) => composed.includes(section)) ? reply : words;
  const introduces = alone ? reply.introduces : words.introduces;
  return { kind: 'worded', words: { ...words, template, introduces } };
}

/** The column is written by this code alone, and the values are checked again when they are put in place. */
function sectionsOf({ sections }: OutboundMessage): SectionSource[] {
  return sections as unknown as SectionSource[];
}

function isGone({ stage, goneSince }: SendKnown['tickets'][number]): boolean {
  return goneStages.includes(stage) && goneSince;
}
