import { bestWords, type CallTranscript, type TranscriptOrigin } from './call-transcripts.ts';

/** One signed callback of a call. The callbacks come in any order, and any of them more than once. */
export type CallEvent = {
  callSid: string;
  receivedAt: Date;
  /** The vendor's request as it came. */
  form: string;
  /** Empty where the callback does not say (recordings) or the caller withholds it. */
  from: string;
  to: string;
} & CallFact;

export type CallFact =
  | { kind: 'call' }
  /** The caller has ended the recording. `seconds` is 0 when nothing was said. */
  | { kind: 'recorded'; recording: RecordingRef | null; seconds: number }
  | { kind: 'recording'; recording: RecordingRef | null; status: 'completed' | 'absent' | 'failed' | 'other' }
  | {
      kind: 'transcription';
      transcriptionSid: string;
      status: 'completed' | 'failed' | 'other';
      text: string;
      recording: RecordingRef | null;
    };

/** The vendor's id of a recording and where its sound can be fetched. */
export type RecordingRef = { sid: string; url: string };

/** What the callbacks of a call say together, whatever their order. */
export type CallPlan = {
  text: string;
  from: string;
  to: string;
  original: string;
  /** Not to be read before then; null: everything that can still come would change nothing, read it now. */
  processAfter: Date | null;
  recordings: RecordingRef[];
  /** A person has heard it: what a machine makes of it after that changes nothing. */
  heardByPerson: boolean;
};

const minute = 60_000;

/** A call that is never heard of again: hung up at the greeting, or every later callback lost. */
const silentCallMs = 5 * minute;

/** CONTRACT: a voicemail that could not be read within two minutes goes to a person. */
const transcriptMs = 2 * minute;

const order = { call: 0, recorded: 1, transcription: 2, recording: 3 } as const;

/** What stands beside the vendor's callbacks. */
export type CallReadings = {
  /** What our own speech model and people made of the recordings. */
  transcripts?: readonly CallTranscript[];
  /** Whose transcript is expected, so that a call is read once with all of them; at least one. */
  awaited?: readonly TranscriptOrigin[];
};

const vendorAlone: readonly TranscriptOrigin[] = ['vendor'];

/**
 * Folds the callbacks of one call, and what was made of its recordings, into its message. Pure, and the same for every
 * order and any repeats.
 * @param events at least one, all of one call.
 */
export function planCall(events: CallEvent[], readings: CallReadings = {}): CallPlan {
  const sorted = [...events].sort(byKindAndId);
  const transcripts = [...vendorTranscripts(sorted), ...(readings.transcripts ?? [])];
  return {
    text: bestWords(transcripts),
    from: sorted.find((event) => event.from !== '')?.from ?? '',
    to: sorted.find((event) => event.to !== '')?.to ?? '',
    original: sorted[0]?.form ?? '',
    processAfter: isConcluded(sorted, transcripts, readings.awaited ?? vendorAlone)
      ? null
      : earliest(sorted.map(readableAt)),
    recordings: recordingsOf(sorted),
    heardByPerson: transcripts.some(({ origin, text }) => origin === 'person' && text !== ''),
  };
}

/** What the vendor made of a call's recordings. */
export function vendorTranscripts(events: readonly CallEvent[]): CallTranscript[] {
  return events.flatMap((event) => {
    if (event.kind !== 'transcription' || event.status === 'other') return [];
    const text = event.status === 'completed' ? event.text.trim() : '';
    return [
      {
        origin: 'vendor',
        recordingSid: event.recording?.sid ?? '',
        text,
        failure: event.status === 'failed' ? 'failed' : text === '' ? 'silent' : null,
        language: null,
        key: callEventKey(event),
      },
    ];
  });
}

/** One callback's identity: the same again is the same event. */
export function callEventKey(event: CallEvent): string {
  return [event.callSid, event.kind, ...stateOf(event)].join(':');
}

function stateOf(event: CallEvent): string[] {
  switch (event.kind) {
    case 'call':
      return [];
    case 'recorded':
      return [event.recording?.sid ?? ''];
    case 'recording':
      return [event.recording?.sid ?? '', event.status];
    case 'transcription':
      return [event.transcriptionSid, event.status];
  }
}

/** A code-unit order, the same on every machine. */
function byKindAndId(a: CallEvent, b: CallEvent): number {
  if (a.kind !== b.kind) return order[a.kind] - order[b.kind];
  const [left, right] = [callEventKey(a), callEventKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Nothing better is to be expected: there is no recording, a person wrote it down, or all have who were to. */
function isConcluded(
  events: readonly CallEvent[],
  transcripts: readonly CallTranscript[],
  awaited: readonly TranscriptOrigin[],
): boolean {
  const came = new Set(transcripts.map(({ origin }) => origin));
  return (
    came.has('person') ||
    awaited.every((origin) => came.has(origin)) ||
    events.some((event) => event.kind === 'recording' && isNothing(event.status))
  );
}

/** A recording that there is not and will not be. */
function isNothing(status: string): boolean {
  return status === 'absent' || status === 'failed';
}

function readableAt(event: CallEvent): Date {
  return new Date(event.receivedAt.getTime() + (hasSound(event) ? transcriptMs : silentCallMs));
}

/** Something was said, so that a transcript may follow. */
function hasSound(event: CallEvent): boolean {
  switch (event.kind) {
    case 'call':
      return false;
    case 'recorded':
      return event.seconds > 0;
    case 'recording':
      return event.status === 'completed';
    case 'transcription':
      return true;
  }
}

function earliest(moments: Date[]): Date | null {
  return moments.length === 0 ? null : new Date(Math.min(...moments.map((moment) => moment.getTime())));
}

/** Each recording is told of by several callbacks and kept once. */
function recordingsOf(events: CallEvent[]): RecordingRef[] {
  const found = new Map<string, RecordingRef>();
  for (const event of events) {
    if (event.kind === 'call' || !event.recording || !hasSound(event)) continue;
    found.set(event.recording.sid, found.get(event.recording.sid) ?? event.recording);
  }
  return [...found.values()].sort((a, b) => (a.sid < b.sid ? -1 : 1));
}
