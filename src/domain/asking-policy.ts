import type { Figure } from './figure.ts';

/** How long and how often people are asked. */
export type AskingPolicy = {
  /** A question is answered by what comes within so many hours; afterwards a text stands for itself. */
  lapseHours: Figure;
  /** So many questions that are not answered, or whose answer is not understood: a person takes over. */
  mostMisses: Figure;
};

export const defaultAsking: AskingPolicy = {
  lapseHours: {
    value: 24,
    reason: 'the first response to a routine request is due within a day: whoever has not answered is called',
  },
  mostMisses: { value: 2, reason: 'whoever was asked twice in vain is not helped by a third text' },
};
