import type { Figure } from './figure.ts';

/** How long recordings of calls are kept, and where. */
export type RecordingPolicy = {
  /** So long after it came home a recording is removed, once no open ticket needs it. */
  keepDays: Figure;
  /** The vendor's transcription is waited for so long before its copy is deleted. */
  vendorTranscriptionMinutes: Figure;
};

export const defaultRecordings: RecordingPolicy = {
  keepDays: {
    value: 90,
    reason:
      'long enough to hear again what a fill of up to 90 days was asked for by; the words stay on the ticket. The law sets no term of its own for recordings (45 CFR 164.316(b)(2) keeps documentation of policies for six years)',
  },
  vendorTranscriptionMinutes: {
    value: 30,
    reason:
      'a recording deleted sooner is not transcribed (the vendor’s error 13618); its transcripts come within minutes',
  },
};
