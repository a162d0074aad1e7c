import { expect } from 'vitest';
import type { PipelineDeps } from '../../src/pipeline/pipeline-deps.ts';
import { processMessage } from '../../src/pipeline/process-message.ts';
import type { TicketBench } from './ticket-bench.ts';

/** What a patient asks, asks again, answers and takes back. */
export const patientTexts = [
  'refill my atorvastatin please',
  'I am out of atorvastatin, refill it please',
  'Mary Johnson 3/4/1952',
  'where is my atorvastatin refill?',
  'cancel my atorvastatin refill please',
] as const;

/** Each patient of the test has a phone of their own. */
const areaCodes = ['510', '408', '650', '707', '916', '209', '559', '619', '858', '949', '714', '213', '310'];
let phones = 0;
export function newPhone(): string {
  phones += 1;
  const line = String(100 + (Math.floor(phones / areaCodes.length) % 100)).padStart(4, '0');
  return `+1${areaCodes[phones % areaCodes.length]}555${line}`;
}

/** A text of the patient, who has the one phone, read and answered like any other. */
export async function sendText(
  bench: TicketBench,
  gateway: PipelineDeps,
  ticketId: string,
  words: string,
): Promise<'text'> {
  const { message } = await bench.db.ticketSource.findFirstOrThrow({
    where: { ticketId },
    orderBy: { joinedAt: 'asc' },
    select: { message: { select: { from: true, conversationKey: true } } },
  });
  const arrival = await bench.addMessage({ ...message, text: words });
  await processMessage(gateway, arrival.id);
  return 'text';
}

/** Each text is read to its end, and what asks for the ticket stands among its events. */
export async function checkTextsRead(
  bench: TicketBench,
  conversationKey: string,
  texts: number,
): Promise<void> {
  const messages = await bench.db.inboundMessage.findMany({
    where: { conversationKey },
    orderBy: { id: 'asc' },
    include: { sources: { include: { ticket: { select: { events: true } } } } },
  });
  expect(messages).toHaveLength(texts + 1);
  for (const { id, state, sources, text } of messages) {
    expect(state, text).toBe('processed');
    for (const { ticket } of sources.slice(0, id === messages[0]?.id ? 0 : 1))
      expect(JSON.stringify(ticket.events.map(({ detail }) => detail))).toContain(id);
  }
}
