import { z } from 'zod';
import type { Policy } from '../../domain/policy.ts';
import { asks } from '../../reply/token-values.ts';

/**
 * `details`: name, birth date or medicine are missing; `medicine`: which one is meant; `confirm_medicine`,
 * `choose_medicine`, `which_request`: something of ours is to be chosen; `how_much_left`: days; `running_out`: a text
 * said that it is too early, and whoever runs out sooner may say so; `told`: nothing is asked, and what comes next may
 * put it right or take it back; `withdrawal`: nothing of theirs is open that they could take back, and a medicine that is
 * named next is the one that they do not want; `health_details`: whether texts may name medicines, of the patient in `choices`;
 * `news`: that there is news was told, and who asks is to be said before what it is.
 */
export const questionKinds = [
  'details',
  'medicine',
  'confirm_medicine',
  'choose_medicine',
  'which_request',
  'how_much_left',
  'running_out',
  'told',
  'withdrawal',
  'health_details',
  'news',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** What we have asked a counterpart and wait for; stored with the conversation. */
export const OpenQuestion = z.object({
  kind: z.enum(questionKinds),
  asked: z.array(z.enum(asks)),
  /** What the answer is for. */
  ticketIds: z.array(z.string()),
  /** What was offered, in its order: prescriptions, or tickets where the question is which request. */
  choices: z.array(z.string()),
  /** The arrivals since the exchange began, whose claims count together. */
  messageIds: z.array(z.string()),
  askedAt: z.iso.datetime(),
  /** By which the sender was first told of what the exchange is about. */
  reference: z.string().optional(),
  /** How often it was asked in vain. */
  misses: z.int().min(0),
});
export type OpenQuestion = z.infer<typeof OpenQuestion>;

const mostMessages = 12;

/** The question as stored; null where there is none, or it has lapsed. */
export function readOpenQuestion(
  stored: unknown,
  now: Date,
  { asking }: Pick<Policy, 'asking'>,
): OpenQuestion | null {
  const read = OpenQuestion.safeParse(stored);
  if (!read.success) return null;
  const ageMs = now.getTime() - Date.parse(read.data.askedAt);
  return ageMs < asking.lapseHours.value * 3_600_000 ? read.data : null;
}

/** A text that is no answer to it has missed something that we need. */
export function needsAnswer({ kind, asked }: Pick<OpenQuestion, 'kind' | 'asked'>): boolean {
  return (
    kind !== 'running_out' &&
    kind !== 'told' &&
    kind !== 'withdrawal' &&
    kind !== 'health_details' &&
    ((kind !== 'details' && kind !== 'news') || asked.length > 0)
  );
}

/** The exchange with one more arrival. */
export function withMessage(messageIds: readonly string[], id: string): string[] {
  return [...messageIds.filter((one) => one !== id), id].slice(-mostMessages);
}

/** Whoever writes for the first time is asked for all that a refill needs. */
export const everythingAsked = {
  kind: 'details',
  asked: ['name', 'birth_date', 'medication'],
  ticketIds: [],
  choices: [],
  misses: 0,
} satisfies Partial<OpenQuestion>;
