/** Requests a second and milliseconds until the answer; medians of the rounds. */
export type AckFigures = { rate: number; p50Ms: number; p99Ms: number };

/** The gateway and its floor under the same load, in alternating rounds; `ratio` is of the median rates. */
export type AckComparison = { concurrency: number; gateway: AckFigures; floor: AckFigures; ratio: number };

export type EndToEndFigures = {
  messages: number;
  seconds: number;
  perSecond: number;
  postedPerSecond: number;
};

/** Replies handed to the vendor's stand-in. */
export type SendingFigures = { replies: number; seconds: number; perSecond: number };

/**
 * The reader from a cold start, its vocabulary extended by `furtherNames` medicines: loading with the first text, the
 * median of one text; `longTextRatio` is how much longer 16,000 characters are screened than 2,000; `residentMb` is what the process has grown by when it is loaded, `liveMb` what is still alive
 * of it when a thousand texts were read.
 */
export type ReaderFigures = {
  furtherNames: number;
  loadMs: number;
  textMs: number;
  longTextRatio: number;
  /** Four texts of 10,000 characters each, as badly as they can be written, are read together. */
  longReadMs: number;
  residentMb: number;
  liveMb: number;
};

/** `heldMb`: the most that the importing process had in use; `residentMb`: the most that it ever took of the system. */
export type ImportFigures = { resources: number; perSecond: number; heldMb: number; residentMb: number };

/**
 * Finding a patient and the tickets that a need may join, in milliseconds: of all kinds of claims together (identity and
 * dedup added up), and the medians of each kind.
 */
export type LookupFigures = {
  patients: number;
  generatedSeconds: number;
  p50Ms: number;
  p99Ms: number;
  kinds: { kind: string; identityMs: number; dedupMs: number }[];
};

/** Pages of the API's lists: of all combinations of filters the median of their medians, and the slowest. */
export type ListFigures = {
  /** So many tickets, messages, tasks and replies. */
  count: number;
  lists: { list: string; combinations: number; p50Ms: number; slowestMs: number; slowest: string }[];
};
/** Clocks that were due, and how many fired: some of them start further ones that are due at once. */
export type ClockFigures = { clocks: number; fired: number; seconds: number; perSecond: number };

/** Tickets brought to a helpdesk that answers at once, while so many wait; how far memory rose meanwhile. */
export type OutboxFigures = {
  queued: number;
  done: number;
  seconds: number;
  perSecond: number;
  risenMb: number;
};

export type StartFigures = { startMs: number; residentMb: number; postgresMb: number | null };

/**
 * Calls that end at once, each with so many seconds of sound (`soundMb` together): memory at rest and its peak until all
 * are kept and transcribed.
 */
export type RecordingFigures = {
  calls: number;
  seconds: number;
  soundMb: number;
  restMb: number;
  peakMb: number;
};

export type MachineFacts = { cores: number; cpu: string; memoryGb: number; node: string; postgres: string };

/** Decisions of the eligibility table on one core; `rules`: so many of its rows have decided. */
export type DecisionFigures = { decisions: number; seconds: number; perSecond: number; rules: number };

/** Reading an answer and finding the words for it. */
export type ReplyFigures = { p50Ms: number; p99Ms: number };

export type Figures = {
  machine: MachineFacts;
  start: StartFigures;
  /** The vocabulary as it is first, then with further names. */
  reader: ReaderFigures[];
  replies: ReplyFigures;
  decisions: DecisionFigures;
  /** The roster of the measurements first, then a larger one. */
  roster: ImportFigures[];
  lookups: LookupFigures;
  lists: ListFigures;
  clocks: ClockFigures;
  outbox: OutboxFigures;
  acknowledgement: AckComparison[];
  endToEnd: EndToEndFigures;
  sending: SendingFigures;
  recordings: RecordingFigures;
};
