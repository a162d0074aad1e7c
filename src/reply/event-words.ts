import { readableText } from '../domain/text/readable-text.ts';
import type { TicketEventType } from '../domain/ticket.ts';
import { claimPhrases, harmlessPhrases } from './claim-phrases.ts';
import { joinSpacedLetters } from './odd-letters.ts';

const claims = claimPhrases.map(({ events, patterns }) => ({
  events,
  pattern: new RegExp(` (?:${patterns.join('|')})(?= )`, 'g'),
}));
const harmless = new RegExp(` (?:${harmlessPhrases.join('|')})(?= )`, 'g');

/** The words of a text in lower case without accents, one space between them. */
export function bareWords(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return ` ${(bare.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

/** What each sentence says as done that is not recorded, however its letters are disguised. */
export function earlyWords(text: string, recorded: readonly TicketEventType[]): string[] {
  const sentences = joinSpacedLetters(readableText(text).text).split(/[.;:!?]+(?=\s|$)/);
  const open = claims.filter(({ events }) => !events.some((event) => recorded.includes(event)));
  return sentences.flatMap((sentence) => {
    const bare = bareWords(sentence).replace(harmless, ' ');
    return open.flatMap(({ pattern }) => Array.from(bare.matchAll(pattern), ([said]) => said.trim()));
  });
}
