import type { Policy } from '../../domain/policy.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { composeText } from '../../reply/compose-fixed.ts';
import { composeReplies, type ReplyInput } from '../../reply/compose-replies.ts';
import type { ReplyDraft } from '../../reply/reply-draft.ts';
import type { ReplyToQueue } from '../../reply/reply-store.ts';
import { isSafetyTemplate } from '../../reply/template.ts';
import type { Answering } from '../conversation/answering.ts';
import type { SenderState, StoredMessage } from '../reading/message-store.ts';
import { settlesAt } from './settles-at.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { replyInputOf } from './reply-input-of.ts';
import type { Saying } from '../conversation/saying.ts';
import { wayBack, type Way } from './way-back.ts';

/** A greeting once a day is enough. */
const introductionLastsMs = 24 * 3_600_000;

/** What is said to whoever asked, by the way they can be answered: nothing where there is no such way. */
export function planReplies(
  answering: Answering,
  { settings, policy }: Pick<PipelineDeps, 'settings' | 'policy'>,
  now: Date,
): ReplyToQueue[] {
  const { message, sender } = answering;
  const way = wayOf(answering);
  if (!way) return [];
  const introduce = way.channel === 'sms' && !introducedLately(sender, now);
  const input = replyInputOf(answering, way.channel, introduce, settings);
  const held = way.channel === 'sms' ? heldBack(answering, policy) : null;
  return draftsOf(input, answering.served.say).map((draft, part, drafts) => ({
    draft,
    ...way,
    inReplyToId: message.id,
    conversationKey: message.structured ? null : message.conversationKey,
    slot: `message:${message.id}:${slotOf(draft.template)}`,
    suppressed: mayAlwaysLeave(draft.template, policy) ? null : held,
    // The last of several texts carries the introduction, so that a safety text stays as it is.
    introduces: introduce && part === drafts.length - 1,
    holdUntil: answersAt(message, draft.template, settings, now),
  }));
}

/** What became of tickets, or the one text that is said in its place, behind any safety text. */
function draftsOf(input: ReplyInput, say: Saying | null): ReplyDraft[] {
  if (!say || input.keyword !== null) return composeReplies(input);
  const { language, org, templates, lastVariant, channel } = input;
  const voice = { language, org, ...(templates ? { templates } : {}), lastVariant: lastVariant ?? null };
  return [
    ...composeReplies({ ...input, introduce: false, tickets: [], statusAsked: false }),
    composeText({
      ...voice,
      ...say,
      isText: channel === 'sms' || channel === 'voice',
      // The words of HELP say who we are themselves.
      introduce: input.introduce && say.template !== 'help',
    }),
  ];
}

/** People text in fragments: the answer waits for the rest, a safety text and a keyword's do not. */
function answersAt(
  { channel }: StoredMessage,
  template: string,
  settings: PipelineDeps['settings'],
  now: Date,
): Date | null {
  if (channel !== 'sms' || slotOf(template) !== 'answer') return null;
  return settlesAt(settings, now);
}

/** Says what became of tickets or asks for something: neither a safety text nor the words of a keyword. */
export function isAnswer({ draft }: ReplyToQueue): boolean {
  return slotOf(draft.template) === 'answer';
}

/** Why nothing is said to this sender; null to answer. */
function heldBack(answering: Answering, { texting }: Pick<Policy, 'texting'>): string | null {
  const { sender, served } = answering;
  const comesBack = served.consent.record === 'opt_in';
  if (sender.block === 'opted_out' && !comesBack) return sender.block;
  if (sender.block === 'do_not_text') return sender.block;
  const most = isRequest(answering) ? texting.requestsAtOnce : texting.answersAtOnce;
  return sender.answersLately >= most.value ? robotGuard : null;
}

/** Someone who is identified asks for a medicine: no machine's standing answer does. */
function isRequest({ people }: Answering): boolean {
  return people.some(({ identity, request }) => identity.result === 'exact' && request.medicines.length > 0);
}

/** Whoever has had so many answers may be a machine that answers ours. */
export const robotGuard = 'too_many_answers';

/**
 * The confirmation of an opt-out, and by the policy a safety text: a vendor that holds the STOP too blocks it, and a
 * person is told then.
 */
function mayAlwaysLeave(template: string, { texting }: Pick<Policy, 'texting'>): boolean {
  return template === 'opt_out_confirmed' || (isSafetyTemplate(template) && texting.safetyAfterOptOut.value);
}

/**
 * A safety text has a slot of its own, all else shares one: when a call is read again by a later transcript, the
 * danger in it is answered although the call was, and nothing is said twice.
 */
function slotOf(template: string): string {
  const ownSlot = ['help', 'opted_in', 'opt_out_confirmed'].includes(template) || isSafetyTemplate(template);
  return ownSlot ? template : 'answer';
}

/** A call is answered by text when the caller's number can take one. */
function wayOf({ message, patientsOfSender, served }: Answering): Way | null {
  if (!message.structured && served.consent.vendorAnswered) return null;
  const mobile = patientsOfSender.some(({ phones }) =>
    phones.some(({ number, kind }) => number === parsePhoneNumber(message.from) && kind === 'mobile'),
  );
  return wayBack(message, mobile);
}

export function introducedLately(sender: SenderState, now: Date): boolean {
  return sender.introducedAt !== null && now.getTime() - sender.introducedAt.getTime() < introductionLastsMs;
}
