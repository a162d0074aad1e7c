import { conversationKeyOf } from '../dedup/need-keys.ts';
import type { Decision, DecisionCode } from '../domain/decision.ts';
import { dangerFlags, type Flag } from '../domain/message.ts';
import { policyFor } from '../domain/policy-for.ts';
import { routeDecision } from '../routing/route-decision.ts';
import { startClocks } from '../routing/start-clocks.ts';
import type { DecidedNeed } from './decide-need.ts';
import type { IdentifiedRequest } from './identify-people.ts';
import type { Wish, WishContext } from './wish.ts';

/** What a wish without a medicine is decided to be: fixed, since there is no prescription to look at. */
export type PlainKind =
  | 'medication_change'
  | 'danger'
  | 'safety_review'
  | 'clinical'
  | 'new_prescription'
  | 'review'
  | 'clarify'
  | 'long_list'
  | 'long_text'
  | 'unread'
  | 'unscreened'
  | 'after_end';

const plainDecisions: Record<
  PlainKind,
  { code: DecisionCode; rule: string; urgent: boolean; reason: string }
> = {
  danger: { code: 'ESCALATE_NOW', rule: '0-danger', urgent: true, reason: 'flagged by the safety screen' },
  safety_review: {
    code: 'CLINICAL_REVIEW',
    rule: '0-safety-review',
    urgent: true,
    reason: 'danger is spoken of as past, denied, or of another person',
  },
  medication_change: {
    code: 'CLINICAL_REVIEW',
    rule: '5-medication-change',
    urgent: true,
    reason: 'asks for another dose, frequency or medicine',
  },
  clinical: {
    code: 'CLINICAL_REVIEW',
    rule: '5-clinical-question',
    urgent: true,
    reason: 'a clinical question',
  },
  new_prescription: {
    code: 'NEW_RX',
    rule: '4-new-prescription',
    urgent: false,
    reason: 'asks for a new prescription',
  },
  review: { code: 'NEEDS_HUMAN', rule: 'unclear-text', urgent: false, reason: 'a person has to read it' },
  clarify: { code: 'CLARIFY', rule: '4-no-medicine-named', urgent: false, reason: 'no medicine is named' },
  long_list: {
    code: 'NEEDS_HUMAN',
    rule: 'long-list',
    urgent: true,
    reason: 'names more medicines than can be read without doubt',
  },
  long_text: {
    code: 'NEEDS_HUMAN',
    rule: 'long-text',
    urgent: false,
    reason: 'longer than is read: a person has to read the rest',
  },
  unread: {
    code: 'NEEDS_HUMAN',
    rule: 'unread-message',
    urgent: true,
    reason: 'the message could not be processed: a person has to read it',
  },
  after_end: {
    code: 'NEEDS_HUMAN',
    rule: 'asked-after-end',
    urgent: false,
    reason: 'asked for again shortly after it ended',
  },
  unscreened: {
    code: 'NEEDS_HUMAN',
    rule: 'unscreened-voicemail',
    urgent: true,
    reason: 'the voicemail could not be read: a person has to hear it',
  },
};

/** A wish for a person to look at, filed under what it is about. Unclear texts of a conversation share a ticket. */
export function planPlain(kind: PlainKind, person: IdentifiedRequest, context: WishContext): Wish {
  const decided = { ...decidePlain(kind, person, context), inputs: null, prescription: null };
  return { person, medicine: null, decided, keys: plainKeys(kind, person, context) };
}

export function decidePlain(
  kind: PlainKind,
  person: IdentifiedRequest,
  context: Pick<WishContext, 'policy' | 'timeZone' | 'canAsk' | 'message'>,
): Pick<DecidedNeed, 'decision' | 'position' | 'clocks'> {
  const { code, rule, urgent, reason } = plainDecisions[kind];
  const flags: Flag[] = person.request.flags;
  const decision: Decision = {
    code,
    rule,
    policyVersion: context.policy.version,
    priority: urgent || flags.includes('out_of_medicine') ? 'urgent' : 'routine',
    eligibleOn: null,
    runOutOn: null,
    pharmacistReview: false,
    reasons: [reason],
  };
  const pageable = kind === 'danger' ? flags : flags.filter((flag) => !isDanger(flag));
  const position = routeDecision(decision, { canAsk: context.canAsk, flags: pageable });
  const clocks = startClocks({
    decision,
    position,
    receivedAt: context.message.receivedAt,
    policy: policyFor(context.policy, { facility: person.patient?.facility ?? null, payer: null }),
    timeZone: context.timeZone,
    flags: pageable,
  });
  return { decision, position, clocks };
}

function plainKeys(kind: PlainKind, person: IdentifiedRequest, context: WishContext): string[] {
  const thread = `${context.message.conversationKey}#${person.request.resident}`;
  if (kind === 'danger') return [conversationKeyOf('safety', thread)];
  if (kind === 'review' || kind === 'clarify') return [conversationKeyOf('review', thread)];
  return [];
}

function isDanger(flag: Flag): boolean {
  return (dangerFlags as readonly Flag[]).includes(flag);
}
