import type { Flag, Intent, Span } from '../../domain/message.ts';

/** What a model may say that somebody wants. What needs nobody to act (thanks, spam) it is not asked about. */
export const modelIntents = [
  'refill',
  'status',
  'withdraw',
  'new_prescription',
  'clinical_question',
  'opt_out',
] as const satisfies readonly Intent[];
export type ModelIntent = (typeof modelIntents)[number];

export const modelFlags = [
  'emergency',
  'self_harm',
  'overdose',
  'safety_review',
  'medication_change',
  'out_of_medicine',
  'frustrated',
  'hostile',
] as const satisfies readonly Flag[];
export type ModelFlag = (typeof modelFlags)[number];

/** A medicine that the model saw. `guess` is its own idea of the generic name, believed by nobody yet. */
export type ModelMention = Span & {
  guess: string | null;
  asked: boolean;
  strength: Span | null;
  supplyLeft: Span | null;
};

/** What a model made of a text. Every value stands at characters of it; what did not was dropped and counted. */
export type ModelReading = {
  intents: (Span & { value: ModelIntent })[];
  flags: (Span & { value: ModelFlag })[];
  medications: ModelMention[];
  name: Span | null;
  birthDate: Span | null;
  rxNumbers: Span[];
  dropped: number;
};

/** Answers that are no reading: the model would not, could not finish, or said something else than was asked. */
export type NoReading = 'refused' | 'truncated' | 'filtered' | 'empty' | 'not_json' | 'not_schema';

/** Nobody has answered. The same text may be asked about again later. */
export type Unavailable = {
  kind: 'unavailable';
  reason: 'timeout' | 'no_answer' | 'busy' | 'server_error' | 'request_refused' | 'circuit_open';
  status: number | null;
};

export type ModelOutcome = { kind: 'read'; reading: ModelReading } | { kind: NoReading } | Unavailable;

/** A model that reads. It sees one text, has no tools, and answers with values and their words alone. */
export type LanguageModel = {
  /** Versions of prompt and schema and the model's name, such as `model-1-1/some-model`; stored with each reading. */
  engine: string;
  read(text: string): Promise<ModelOutcome>;
};

/** Counts what the model does, without a word of what was read. */
export interface ModelFigures {
  /** `durationMs` null: nobody was asked. */
  readEnded(outcome: string, durationMs: number | null): void;
  valuesDropped(count: number): void;
}
