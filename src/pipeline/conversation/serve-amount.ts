import type { Db } from '../../db/client.ts';
import { wishesAmountAlone } from '../../extraction/wishes/wishes-of-refill.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import { running } from '../work/note-refill-wishes.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';

/**
 * "Make it 90 days", "90 day supply please", behind a refill that is on its way: of that one, which whoever works on it is
 * told (`note-refill-wishes.ts`), and no request for another. Null for any other text.
 */
export async function serveAmount(
  tx: Db,
  { message, question }: Serving,
  { request }: IdentifiedRequest,
): Promise<Partial<Served> | null> {
  if (message.channel !== 'sms' || !question || message.media.length > 0) return null;
  const { medicines, flags, extraction } = request;
  if (!extraction || medicines.length > 0 || flags.length > 0 || extraction.asksForAll) return null;
  const names = extraction.medications.length + extraction.rxNumbers.length > 0;
  if (names || !wishesAmountAlone(message.text)) return null;
  const underWay = await tx.ticket.count({
    where: {
      id: { in: question.ticketIds },
      stage: { in: [...running] },
      medicationText: { not: null },
      sources: { some: { withdrawnAt: null, message: { conversationKey: message.conversationKey } } },
    },
  });
  if (underWay === 0) return null;
  const ticketIds = question.ticketIds;
  return { people: [], say: { template: 'person_takes_over', disclosure: 'neutral', ticketIds }, question };
}
