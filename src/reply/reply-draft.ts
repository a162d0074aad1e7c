import type { Language } from '../domain/message.ts';

/**
 * A text made from templates, ready to be queued. `template` joins the ids of all of them with `+`; `segments` is 0
 * where no SMS is sent.
 */
export type ReplyDraft = {
  template: string;
  language: Language;
  text: string;
  segments: number;
  ticketIds: string[];
};
