import { z } from 'zod';
import type { SentText } from './text-sender.ts';

/** In the API's own writing (RFC 2822), or as the vendor's library has read it. */
export const wireDate = z
  .union([z.date(), z.string().transform((text) => new Date(text))])
  .nullish()
  .transform((moment) => (moment && !Number.isNaN(moment.getTime()) ? moment : null));

/** A row of the vendor's message list, in its own JSON. */
export const WireMessage = z.looseObject({
  sid: z.string(),
  from: z.string().nullish(),
  to: z.string().nullish(),
  body: z.string().nullish(),
  status: z.string().default(''),
  direction: z.string().default(''),
  num_media: z.coerce.number().catch(0),
  date_created: wireDate,
  date_sent: wireDate,
});
export type WireMessage = z.infer<typeof WireMessage>;

/** The vendor dates whole seconds, and its clock is not ours. */
const clockSkewMs = 60_000;

/** What the vendor puts before the words of a trial account. */
const trialPrefix = 'Sent from your Twilio trial account - ';

/**
 * Looks through pages of one recipient's messages for the same words. The date filter of the list is of no use
 * here: a text that still waits at the vendor has no date of sending.
 */
export async function findSent(
  pages: AsyncIterable<WireMessage[]>,
  query: { text: string; since: Date },
): Promise<SentText[]> {
  const since = query.since.getTime() - clockSkewMs;
  const found: SentText[] = [];
  for await (const page of pages) {
    const recent = page.filter((row) => row.date_created === null || row.date_created.getTime() >= since);
    const same = recent.filter((row) => row.direction !== 'inbound' && hasWords(row.body ?? '', query.text));
    found.push(...same.map((row) => ({ providerId: row.sid, status: row.status })));
    if (recent.length === 0) break;
  }
  return found;
}

function hasWords(body: string, text: string): boolean {
  const sent = body.startsWith(trialPrefix) ? body.slice(trialPrefix.length) : body;
  return sent.trim() === text.trim();
}
