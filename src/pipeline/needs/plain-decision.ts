import { answerRepeat, type EndedBy } from '../../dedup/repeat-policy.ts';
import type { Decision, DecisionCode } from '../../domain/decision.ts';
import type { Flag } from '../../domain/message.ts';

/** What a wish without a medicine is decided to be: fixed, since there is no prescription to look at. */
export type PlainKind =
  | 'medication_change'
  | 'danger'
  | 'safety_review'
  | 'clinical'
  | 'received_wrong'
  | 'received_short'
  | 'new_prescription'
  | 'review'
  | 'other_language'
  | 'stopped_beside'
  | 'another_prescriber'
  | 'wanted_later'
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
  received_wrong: {
    code: 'PHARMACIST_REVIEW',
    rule: '5-received-wrong',
    urgent: true,
    reason: 'what came is another medicine, somebody else’s, or was open',
  },
  received_short: {
    code: 'NEEDS_HUMAN',
    rule: 'received-short',
    urgent: true,
    reason: 'fewer came than were due',
  },
  new_prescription: {
    code: 'NEW_RX',
    rule: '4-new-prescription',
    urgent: false,
    reason: 'asks for a new prescription',
  },
  review: { code: 'NEEDS_HUMAN', rule: 'unclear-text', urgent: false, reason: 'a person has to read it' },
  other_language: {
    code: 'NEEDS_HUMAN',
    rule: 'other-language',
    urgent: true,
    reason:
      'in a language that is not read here: somebody who knows it has to read it, for it may tell of danger',
  },
  stopped_beside: {
    code: 'NEEDS_HUMAN',
    rule: 'stopped-beside',
    urgent: false,
    reason:
      'the sender no longer wants a medicine that they name, beside a refill: take it off, and tell the pharmacy',
  },
  another_prescriber: {
    code: 'NEEDS_HUMAN',
    rule: 'another-prescriber',
    urgent: false,
    reason: 'a prescriber has to be asked, and the sender names another than the record: find out which',
  },
  wanted_later: {
    code: 'NEEDS_HUMAN',
    rule: 'wanted-later',
    urgent: false,
    reason: 'the sender wants it at a later time that they say: see to it for that day',
  },
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

const outAfterShort = 'out_of_medicine: none is left, so that the rest, or a refill, is wanted now';

/** How the same need has ended before. Instants in ISO 8601. */
export type EndedBefore = {
  reference: string;
  by: EndedBy;
  endedAt: string;
  askedAt: string;
  /** What is asked would be urgent if it had not been asked before. */
  urgent: boolean;
};

const ofAnother =
  'told of a relative: find out whether that is the patient named, before anything is done for them';

/**
 * All that a fixed decision looks at; it is stored with it. `received`: the reference of the ticket that was delivered.
 * `ofRelative`: the danger is told of a relative, beside somebody who is named.
 */
export type PlainGrounds = {
  plain: PlainKind;
  flags: Flag[];
  ended?: EndedBefore;
  received?: string;
  ofRelative?: true;
};

/** The fixed decision by its grounds alone, so that it can be taken again. */
export function plainDecision(
  { plain, flags, ended, received, ofRelative }: PlainGrounds,
  policyVersion: string,
): Decision {
  const { code, rule, urgent, reason } = plainDecisions[plain];
  const raised = flags.includes('out_of_medicine') || ended?.urgent === true;
  return {
    code,
    rule,
    policyVersion,
    priority: urgent || raised ? 'urgent' : 'routine',
    eligibleOn: null,
    runOutOn: null,
    pharmacistReview: false,
    reasons: [
      ended ? endedReason(ended) : reason,
      ...(plain === 'received_short' && flags.includes('out_of_medicine') ? [outAfterShort] : []),
      ...(received ? [`received: ticket ${received}`] : []),
      ...(ofRelative ? [ofAnother] : []),
    ],
  };
}

/** What is done with a need that has ended before. */
export function answerEndedBefore(ended: EndedBefore): ReturnType<typeof answerRepeat> {
  return answerRepeat({ by: ended.by, hoursAgo: hoursSince(ended) });
}

/** @throws when it would not go to a person: then it is no such decision */
function endedReason(ended: EndedBefore): string {
  if (answerEndedBefore(ended) !== 'person') throw new Error('an ended need that goes to no person');
  const hours = Math.max(1, Math.round(hoursSince(ended)));
  return `asked_after_end: ${ended.by} ${hours} hours before, ticket ${ended.reference}`;
}

function hoursSince({ endedAt, askedAt }: EndedBefore): number {
  return (Date.parse(askedAt) - Date.parse(endedAt)) / 3_600_000;
}
