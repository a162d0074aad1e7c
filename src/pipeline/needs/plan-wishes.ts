import { dangerFlags, type Intent } from '../../domain/message.ts';
import { automaticIntent } from '../../extraction/wishes/automatic-words.ts';
import { tellsDeath } from '../../extraction/wishes/not-theirs.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import { isTooLong, planMedicines } from './plan-medicines.ts';
import type { PlainKind } from './plain-decision.ts';
import { planPlain } from './plan-plain.ts';
import { isUnread } from '../reading/is-unread.ts';
import { isReadInPart } from '../reading/read-message.ts';
import type { Wish, WishContext } from './wish.ts';

/** What becomes a ticket: one for each medicine asked for, and one for each other thing that a person must see. */
export function planWishes(person: IdentifiedRequest, context: WishContext): Wish[] {
  if (isTooLong(person)) return longListKinds(person).map((kind) => planPlain(kind, person, context));
  const medicines = planMedicines(person, context);
  const plain = plainKinds(person, context, medicines.length).map((kind) => planPlain(kind, person, context));
  return [...plain, ...medicines];
}

function besideMedicines({ request }: IdentifiedRequest, { message, unserved }: WishContext): PlainKind[] {
  const angry = request.flags.includes('frustrated');
  const ofOpen = message.structured !== null && asksOfOpen(request);
  // Stopped by name beside what is asked for, and no request of it is open.
  const stops = unserved.includes('withdraw') && message.structured === null;
  return [
    ...(stops ? (['stopped_beside'] as const) : []),
    ...(angry || ofOpen || isNotUnderstood(request) || isOtherWish(request)
      ? [unreadKind(request, message)]
      : []),
    ...(isReadInPart(message) ? (['long_text'] as const) : []),
  ];
}

/** What nobody here understands is read by a person as soon as a danger would be (45 CFR 92.201). */
function unreadKind(request: IdentifiedRequest['request'], { text }: WishContext['message']): PlainKind {
  return isUnread(request, text) ? 'other_language' : 'review';
}

/** Of what stands beside a list of medicines nothing was understood. */
function isNotUnderstood({ extraction, told }: IdentifiedRequest['request']): boolean {
  const unclear = extraction?.intents.includes('unclear') ?? false;
  return unclear && (told ?? []).length === 0;
}

/** Something that is no medicine is wished for beside those that are named. */
function isOtherWish({ extraction, amiss }: IdentifiedRequest['request']): boolean {
  return !amiss && (extraction?.intents.includes('non_clinical') ?? false);
}

/** "Cancel this", "it has not come": beside the line that names it, and no request by itself. */
function asksOfOpen({ extraction }: IdentifiedRequest['request']): boolean {
  return extraction?.intents.some((intent) => intent === 'withdraw' || intent === 'status') ?? false;
}

/** Words that need no ticket when nothing else is said. */
const quietIntents: readonly Intent[] = ['opt_out', 'opt_in', 'help', 'thanks', 'spam', 'status', 'withdraw'];

function dangerKinds({ request }: IdentifiedRequest): PlainKind[] {
  if (dangerFlags.some((flag) => request.flags.includes(flag))) return ['danger'];
  const isRead = request.amiss?.kind === 'wrong';
  return request.flags.includes('safety_review') && !isRead ? ['safety_review'] : [];
}

/** A danger told beside it has a ticket of its own; what the screen is not sure of a pharmacist reads with it. */
function amissKinds({ request: { amiss } }: IdentifiedRequest): PlainKind[] {
  if (!amiss) return [];
  return amiss.kind === 'wrong' ? ['received_wrong'] : ['received_short'];
}

function longListKinds(person: IdentifiedRequest): PlainKind[] {
  return [...dangerKinds(person), ...amissKinds(person), 'long_list'];
}

/** Who wants no more texts and is out of medicine, or tells of a death, is called by a person. */
function tellsBesideStop({ request }: IdentifiedRequest, { message }: WishContext): boolean {
  if (!(request.extraction?.intents.includes('opt_out') ?? false)) return false;
  return request.flags.includes('out_of_medicine') || tellsDeath(message.text);
}

/** Whoever is told that we are sorry, and that a person looks at it, is read by one: also who only asks how it stands. */
function asksInAnger({ request: { flags, extraction } }: IdentifiedRequest): boolean {
  const asks = extraction?.intents.some((intent) => intent === 'status' || intent === 'withdraw') ?? false;
  return asks && flags.includes('frustrated');
}

/** What looks like advertising from a number that is known may be somebody's own words; what a phone answers is nobody's. */
function isSpamOfKnown({ request }: IdentifiedRequest, { message, knownSender }: WishContext): boolean {
  const isSpam = request.extraction?.intents.includes('spam') ?? false;
  return isSpam && knownSender && automaticIntent(message.text, false) === null;
}

function plainKinds(person: IdentifiedRequest, context: WishContext, medicines: number): PlainKind[] {
  const { flags, extraction, resident } = person.request;
  const intents = extraction?.intents ?? [];
  const kinds = [...dangerKinds(person), ...amissKinds(person)];
  if (flags.includes('unscreened')) return [...kinds, 'unscreened'];
  const changes = flags.includes('medication_change');
  // A clinician or pharmacist reads the whole text, once.
  const read =
    kinds.includes('safety_review') || kinds.includes('received_wrong') || flags.includes('overdose');
  if (!read && (changes ? medicines === 0 : intents.includes('clinical_question'))) kinds.push('clinical');
  if (medicines > 0) return [...kinds, ...besideMedicines(person, context)];
  if (intents.includes('new_prescription')) kinds.push('new_prescription');
  else if (intents.includes('refill')) kinds.push('clarify');
  const quiet =
    intents.length > 0 &&
    context.unserved.length === 0 &&
    !tellsBesideStop(person, context) &&
    !asksInAnger(person) &&
    !isSpamOfKnown(person, context) &&
    intents.every((intent) => quietIntents.includes(intent));
  if (isReadInPart(context.message)) kinds.push('long_text');
  const seenToByOthers = kinds.length > 0 || quiet;
  const structuredAlready = context.message.structured !== null && extraction === null && resident >= 0;
  if (!seenToByOthers && !structuredAlready) kinds.push(unreadKind(person.request, context.message));
  const isLookedAt = kinds.includes('review') || kinds.includes('other_language');
  if (context.message.media.length > 0 && !isLookedAt) kinds.push('review');
  return kinds;
}
