import type { TextBlock } from '../domain/consent.ts';
import type { TextingPolicy } from '../domain/texting-policy.ts';
import type { CalledOff } from './called-off.ts';
import { safetyTemplates } from './template.ts';
import { dayBegan, nextTextingHour } from './texting-hours.ts';

/**
 * Why a text is sent. `safety`: the fixed words for a danger; `consent`: the confirmation of an opt-out or of coming
 * back; `page`: to our own people; `answer`: to a message; `news`: what we start ourselves.
 */
export type TextKind = 'safety' | 'consent' | 'page' | 'answer' | 'news';

const consentTemplates: readonly string[] = ['opt_out_confirmed', 'opted_in'];

/** By the templates that a text is made of and by what it stands for (`message:…` answers, `event:…` is news). */
export function textKind({ template, slot }: { template: string; slot: string }): TextKind {
  const parts = template.split('+');
  if (parts.every((id) => safetyTemplates.some((safety) => safety === id))) return 'safety';
  if (parts.every((id) => consentTemplates.includes(id))) return 'consent';
  if (template === 'page') return 'page';
  return answering.some((beginning) => baseSlot(slot).startsWith(beginning)) ? 'answer' : 'news';
}

const answering = ['message:', 'split:', 'staff:'];

/** A text that is sent once more stands for the same as the first. */
function baseSlot(slot: string): string {
  return slot.replace(/^again:/, '');
}

/** Reasons for which a text waits by itself: it holds up no other. */
export const waitsOfItsOwn: readonly string[] = [
  'quiet_hours',
  'daily_cap',
  'weekly_cap',
  'not_delivered_before',
];

/** A text to the same counterpart that goes first. `tried`: the vendor did not take it at once. */
export type EarlierText = { tried: boolean; until: Date };

export type SendFacts = {
  kind: TextKind;
  template: string;
  block: TextBlock | null;
  /** Why it is not to be tried once more, where its last attempt may not have left. */
  calledOff: CalledOff | null;
  /** The number's last word. */
  texts: 'opt_out' | 'opt_in' | null;
  /** When the message that is answered came in. */
  answersAt: Date | null;
  /** When texts that we started ourselves were sent to this number, in the last days. */
  startedAt: readonly Date[];
  /** What it tells is no longer so. */
  overtaken: boolean;
  /** What goes first to the same counterpart; null when nothing does. */
  earlier: EarlierText | null;
  /** A text of theirs has arrived that may be an opt-out, and is still to be read. */
  stopUnread: boolean;
  /** The recipient's first, then the pharmacy's. */
  zones: readonly [string, ...string[]];
  now: Date;
};

export type SendVerdict =
  | { kind: 'send'; proactive: boolean }
  | { kind: 'suppress'; reason: TextBlock | CalledOff | 'opted_in_again' | 'overtaken' }
  | { kind: 'wait'; reason: 'quiet_hours' | 'daily_cap' | 'weekly_cap' | 'earlier_text' | null; until: Date };

/** Whether a text may leave now, later or never. Asked under the lock of the number's consent. */
export function decideSend(facts: SendFacts, policy: TextingPolicy): SendVerdict {
  const blocked = blockOf(facts, policy);
  if (blocked !== null) return { kind: 'suppress', reason: blocked };
  if (facts.stopUnread && blockOf({ ...facts, ...optedOut }, policy) !== null)
    return { kind: 'wait', reason: null, until: new Date(facts.now.getTime() + untilReadMs) };
  if (facts.calledOff !== null) return { kind: 'suppress', reason: facts.calledOff };
  if (facts.overtaken && !neverWaits(facts)) return { kind: 'suppress', reason: 'overtaken' };
  const { earlier } = facts;
  if (earlier && !neverWaits(facts))
    return { kind: 'wait', reason: earlier.tried ? 'earlier_text' : null, until: earlier.until };
  const inExchange = neverWaits(facts) || isFresh(facts, policy);
  if (inExchange && facts.kind !== 'news') return { kind: 'send', proactive: false };
  const capped = facts.kind === 'news' && !inExchange ? capOf(facts, policy) : null;
  const from = capped?.from ?? facts.now;
  const until = nextTextingHour(from, facts.zones, policy);
  if (capped) return { kind: 'wait', reason: capped.reason, until };
  if (until > facts.now) return { kind: 'wait', reason: 'quiet_hours', until };
  return { kind: 'send', proactive: facts.kind === 'news' && !inExchange };
}

/** As it will be once the arrival is read; the ledger is written by whoever reads it alone. */
const optedOut = { texts: 'opt_out', block: 'opted_out' } as const;

/** What has arrived is read soon; a text looks again by itself. */
const untilReadMs = 1_000;

function blockOf(
  facts: SendFacts,
  policy: TextingPolicy,
): Extract<SendVerdict, { kind: 'suppress' }>['reason'] | null {
  if (facts.template === 'opt_out_confirmed') return facts.texts === 'opt_out' ? null : 'opted_in_again';
  if (facts.kind === 'safety' && policy.safetyAfterOptOut.value) return null;
  return facts.block;
}

/** The words for a danger, of an opt-out, and to our own people. */
function neverWaits({ kind }: SendFacts): boolean {
  return kind === 'safety' || kind === 'consent' || kind === 'page';
}

/** The recipient wrote a moment ago: an answer may leave at any hour, and news counts towards no cap. */
function isFresh({ answersAt, now }: SendFacts, policy: TextingPolicy): boolean {
  const freshMs = policy.freshAnswerMinutes.value * 60_000;
  return answersAt !== null && now.getTime() - answersAt.getTime() < freshMs;
}

/** The first day on which another text of ours stays below both caps; days are the recipient's. */
function capOf(
  { startedAt, zones: [zone], now }: SendFacts,
  policy: TextingPolicy,
): { reason: 'daily_cap' | 'weekly_cap'; from: Date } | null {
  const sent = [...startedAt].sort((a, b) => b.getTime() - a.getTime());
  const today = sent.filter((at) => at >= dayBegan(now, zone, 0));
  const week = sent.filter((at) => at >= dayBegan(now, zone, 6));
  const lastOfWeek = week[policy.perWeek.value - 1];
  if (lastOfWeek) return { reason: 'weekly_cap', from: dayBegan(lastOfWeek, zone, -7) };
  return today.length < policy.perDay.value ? null : { reason: 'daily_cap', from: dayBegan(now, zone, -1) };
}
