import { readVendorKeyword } from '../../domain/carrier-keyword.ts';
import type { Extraction } from '../../domain/message.ts';
import type { StoredMessage } from './message-store.ts';

const keywordIntents = { STOP: 'opt_out', START: 'opt_in', HELP: 'help' } as const;

/**
 * The vendor's own keyword, in whatever language it was written, says what a text that we do not know wants. To a STOP
 * the vendor holds the whole text: nothing else is asked by it.
 */
export function withVendorKeyword<R extends { extraction: Extraction | null; medicines: unknown[] }>(
  request: R,
  message: Pick<StoredMessage, 'channel' | 'original'>,
): R {
  const keyword = readVendorKeyword(message);
  const { extraction } = request;
  const unknown = extraction?.intents.every((intent) => intent === 'unclear') ?? false;
  if (!keyword || !extraction || !(unknown || keyword === 'STOP')) return request;
  const intents = [keywordIntents[keyword]];
  if (keyword !== 'STOP') return { ...request, extraction: { ...extraction, intents } };
  const medications = extraction.medications.map((mention) => ({ ...mention, asked: false }));
  return {
    ...request,
    medicines: [],
    extraction: { ...extraction, intents, medications, asksForAll: false },
  };
}
