import type { Parts } from '../../domain/parts.ts';

/** A recording that can be gone through more than once: by the gate, and on its way to a server. */
export type Sound = {
  /** The same each time that this recording is sent. */
  id: string;
  content: () => Parts;
  contentType: string;
};

/** Why a recording holds nothing that can be believed; it is for a person to hear. */
export type Unheard =
  | 'too_short'
  | 'too_long'
  | 'silent'
  | 'noise'
  | 'damaged'
  | 'not_sound'
  | 'unknown_coding'
  | 'garbled'
  | 'other_language'
  | 'refused';

/** `away`: nobody has answered, the same recording may be sent again later. */
export type Transcribed =
  | { kind: 'heard'; text: string; language: string | null }
  | { kind: 'unheard'; reason: Unheard; language: string | null }
  | { kind: 'away'; reason: string };

/** Turns the sound of a voicemail into words. */
export interface SpeechToText {
  /** Whose words they are, such as `speech-1/some-model`; stored with each transcript. */
  readonly engine: string;
  /** @throws what `content` throws before anything is sent */
  transcribe(sound: Sound): Promise<Transcribed>;
}

/** Counts what is transcribed, without a word of it. */
export interface SpeechFigures {
  /** `heard`, or why not; whoever was not asked took no time. */
  transcribed(outcome: string, seconds: number): void;
}
