import type { Language } from '../domain/message.ts';

/** A text made from a template, ready to be queued. `segments` is 0 where no SMS is sent. */
export type ReplyDraft = {
  template: string;
  language: Language;
  text: string;
  segments: number;
  ticketIds: string[];
};
