/** Who turned sound into words: the vendor, a speech model of ours, or a person who heard it. */
export type TranscriptOrigin = 'vendor' | 'speech' | 'person';

/** What one listener made of a recording. */
export type CallTranscript = {
  origin: TranscriptOrigin;
  /** The vendor's id of the recording; empty: of the call as a whole. */
  recordingSid: string;
  /** Trimmed; empty where nothing could be read. */
  text: string;
  /** Why nothing could be read, as a word; null when something was. */
  failure: string | null;
  language: string | null;
  /** Unique in the call. Among one listener's transcripts of one recording the greater key is the later one. */
  key: string;
};

/** The best first. A person who heard it knows best; the vendor understands American English alone. */
const trust = { person: 0, speech: 1, vendor: 2 } as const satisfies Record<TranscriptOrigin, number>;

/**
 * The words of a call: of each recording what the most trusted listener understood, and of that listener all that was
 * understood. Whoever wrote down the call as a whole speaks for all of it. The same for every order.
 */
export function bestWords(transcripts: readonly CallTranscript[]): string {
  const read = [...transcripts].filter(({ text }) => text !== '').sort(byTrustAndKey);
  const whole = read.find(({ origin, recordingSid }) => origin === 'person' && recordingSid === '');
  if (whole) return whole.text;
  const recordings = [...new Set(read.map(({ recordingSid }) => recordingSid))].sort(namedFirst);
  const texts = recordings.flatMap((sid) => wordsOf(read.filter(({ recordingSid }) => recordingSid === sid)));
  return [...new Set(texts)].join('\n');
}

/** The vendor may transcribe a recording in parts; of a model or a person the last word holds. */
function wordsOf(ofRecording: readonly CallTranscript[]): string[] {
  const [best] = ofRecording;
  if (!best) return [];
  if (best.origin !== 'vendor') return [best.text];
  return ofRecording.map(({ text }) => text);
}

/** The most trusted first; of the same listener, the vendor's in their order and of others the latest first. */
function byTrustAndKey(a: CallTranscript, b: CallTranscript): number {
  if (a.origin !== b.origin) return trust[a.origin] - trust[b.origin];
  const ascending = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
  return a.origin === 'vendor' ? ascending : -ascending;
}

/** In code-unit order; what names no recording comes last. */
function namedFirst(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}
