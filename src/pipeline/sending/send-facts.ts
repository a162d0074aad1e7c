import type { OutboundMessage } from '../../db/generated/node/client.ts';
import { zonesOfNumber } from '../../domain/area-code-zones.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { deriveConsent } from '../../reply/consent-state.ts';
import { calledOff } from '../../reply/called-off.ts';
import { textKind, type SendFacts } from '../../reply/decide-send.ts';
import { asksToStop } from '../reading/asks-to-stop.ts';
import { earlierText } from './earlier-text.ts';
import type { SendKnown } from './send-known.ts';

const newsStaysNewMs = 5 * 60_000;

/** What decides whether a text may leave at this moment. */
export function sendFacts(
  reply: OutboundMessage,
  known: SendKnown,
  { now, timeZone }: { now: Date; timeZone: string },
): SendFacts {
  const subject = { number: reply.to, ours: reply.from, personIds: known.personIds };
  const { texts, block } = deriveConsent(known.ledger, subject);
  const number = parsePhoneNumber(reply.to);
  const [home = timeZone, ...others] = [...(number ? zonesOfNumber(number) : []), timeZone];
  return {
    kind: textKind(reply),
    template: reply.template,
    texts,
    block,
    calledOff: calledOff(reply),
    answersAt: known.answersAt,
    startedAt: known.startedAt,
    // A text that tells of several tickets says of each where it stands when it leaves.
    overtaken:
      reply.ticketIds.length <= 1 &&
      hadToWait(reply, now) &&
      known.told !== null &&
      known.told !== known.stage,
    earlier: earlierText(known.earlier, now),
    stopUnread: known.unread.some(asksToStop),
    zones: [home, ...others],
    now,
  };
}

/** News that leaves at once is never overtaken; only what had to wait is held against the ticket again. */
export function hadToWait(
  { createdAt, attempts, reason }: Pick<OutboundMessage, 'createdAt' | 'attempts' | 'reason'>,
  now: Date,
): boolean {
  return attempts > 0 || reason !== null || now.getTime() - createdAt.getTime() > newsStaysNewMs;
}
