import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { heardFields, type Heard } from '../../domain/heard.ts';
import { dangerFlags, type Flag } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import { compareReadings, type HeardReading } from '../../extraction/compare-readings.ts';
import { extractRequest } from '../../extraction/extract-request.ts';
import { isHeardSilence } from '../../extraction/wishes/heard-silence.ts';
import { bestWords, type CallTranscript } from '../../intake/call-transcripts.ts';
import { loadTranscripts } from '../../intake/transcript-store.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import { profileOf, type PersonRequest } from '../reading/read-message.ts';
import { screenText } from '../reading/screen-text.ts';

/** What the other transcripts of a call say of the one that is read. */
export type Hearing = {
  /** Null: a person has heard it. */
  heard: Heard | null;
  /** Dangers that any of them speaks of. */
  dangers: Flag[];
};

type HearContext = { today: CalendarDate; patientsOfSender: Patient[] };

/** Compares what all listeners made of a call; null for what is no call, or was heard by nobody. */
export async function hearCall(
  tx: Db,
  message: Pick<StoredMessage, 'id' | 'channel' | 'text'>,
  context: HearContext,
): Promise<Hearing | null> {
  if (message.channel !== 'voice' || message.text.trim() === '') return null;
  const { providerId } = await tx.inboundMessage.findUniqueOrThrow({
    where: { id: message.id },
    select: { providerId: true },
  });
  return judgeTranscripts(await loadTranscripts(tx, { id: message.id, providerId }), context);
}

/** Reasons for which a listener says that there were no words to be heard. */
const nothingSaid = ['silent', 'noise', 'garbled', 'other_language'];

/** How sure it is what was said, by the transcripts alone. */
export function judgeTranscripts(transcripts: readonly CallTranscript[], context: HearContext): Hearing {
  const vendor = transcripts.filter(({ origin }) => origin === 'vendor');
  const speech = transcripts.filter(({ origin }) => origin === 'speech');
  const texts = [bestWords(vendor), bestWords(speech)] as const;
  const byPerson = transcripts.some(({ origin, text }) => origin === 'person' && text !== '');
  return {
    heard: byPerson ? null : judgeWords(texts, speech, context),
    dangers: byPerson ? [] : dangersOf(texts),
  };
}

function judgeWords(
  [vendorText, speechText]: readonly [string, string],
  speech: readonly CallTranscript[],
  context: HearContext,
): Heard {
  if ([vendorText, speechText].every(isHeardSilence)) return { confirmed: false, differing: ['words'] };
  if (vendorText !== '' && speechText !== '') {
    const compared = compareReadings(readingOf(vendorText, context), readingOf(speechText, context));
    // The vendor writes any language down as American English: what it made of another contradicts nothing.
    const foreign = speech.some(({ language }) => language !== null && language !== 'en');
    const differing = foreign ? [] : heardFields.filter((field) => compared[field] === 'differ');
    const same = compared.medicine === 'same' || compared.rx_number === 'same';
    return { confirmed: same && differing.length === 0, differing };
  }
  const denied = vendorText !== '' && speech.some(({ failure }) => nothingSaid.includes(failure ?? ''));
  return { confirmed: false, differing: denied ? ['words'] : [] };
}

function readingOf(text: string, { today, patientsOfSender }: HearContext): HeardReading {
  return { text, extraction: extractRequest(text, { today, profile: profileOf(patientsOfSender) }) };
}

/** Whichever listener understood it: nobody rules a danger out for another. */
function dangersOf(texts: readonly string[]): Flag[] {
  const raised = new Set(texts.filter((text) => text !== '').flatMap((text) => screenText(text)));
  return dangerFlags.filter((flag) => raised.has(flag));
}

/**
 * The request as it is believed after the comparison. Where the listeners agree in hardly a word, nothing is taken
 * from either: a person hears it.
 */
export function asHeard(request: PersonRequest, { heard, dangers }: Hearing): PersonRequest {
  const flags = [...new Set([...request.flags, ...dangers])];
  if (!heard) return { ...request, flags };
  if (!heard.differing.includes('words')) return { ...request, flags, heard };
  const { extraction } = request;
  const asked = extraction?.medications.map((mention) => ({ ...mention, asked: false })) ?? [];
  return {
    ...request,
    heard,
    flags: [...new Set([...flags, 'unscreened' as const])],
    medicines: [],
    extraction: extraction && { ...extraction, intents: [], medications: asked, asksForAll: false },
  };
}
