import { conversationKeyOf, needKeys, unidentifiedNeedKeys } from '../dedup/need-keys.ts';
import { dangerFlags, type Flag, type Intent } from '../domain/message.ts';
import type { Decision, DecisionCode } from '../domain/decision.ts';
import { decideNeed, type DecidedNeed, type DecisionContext, type Need } from './decide-need.ts';
import { mayTell, type IdentifiedRequest } from './identify-people.ts';
import type { StoredMessage } from './message-store.ts';
import type { AskedMedicine } from './read-message.ts';
import { routeDecision } from '../routing/route-decision.ts';
import { startClocks } from '../routing/start-clocks.ts';

/** One thing that a message wants and that becomes a ticket of its own or joins an open one. */
export type Wish = {
  person: IdentifiedRequest;
  medicine: AskedMedicine | null;
  decided: DecidedNeed;
  /** The need for deciding again on a later day; null for wishes without a medicine. */
  need: Need | null;
  /** Keys under which the need is open; empty for wishes that never join. */
  keys: string[];
};

export type WishContext = DecisionContext & {
  message: StoredMessage;
  /** The sender's number where an arrival without a patient may join another of the same sender; else null. */
  joinableSender: string | null;
  canAsk: boolean;
  /** A question for a status or a withdrawal that no open ticket answers goes to a person. */
  unserved: Intent[];
};

/** What a wish without a medicine is decided to be: fixed, since there is no prescription to look at. */
type PlainKind =
  | 'medication_change'
  | 'danger'
  | 'safety_review'
  | 'clinical'
  | 'new_prescription'
  | 'review'
  | 'clarify'
  | 'unscreened';

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
  unscreened: {
    code: 'NEEDS_HUMAN',
    rule: 'unscreened-voicemail',
    urgent: true,
    reason: 'the voicemail could not be read: a person has to hear it',
  },
};

/** What becomes a ticket: one for each medicine asked for, and one for each other thing that a person must see. */
export function planWishes(person: IdentifiedRequest, context: WishContext): Wish[] {
  const medicines = planMedicines(person, context);
  const plain = plainKinds(person, context, medicines.length).map((kind) => planPlain(kind, person, context));
  return [...plain, ...medicines];
}

function planMedicines(person: IdentifiedRequest, context: WishContext): Wish[] {
  const { request, patient } = person;
  const all = request.extraction?.asksForAll && patient && request.medicines.length === 0;
  const asked = all
    ? patient.prescriptions
        .filter((prescription) => prescription.status === 'active')
        .map((prescription) => planMedicine(person, null, prescription.id, context))
    : request.medicines.map((medicine) => planMedicine(person, medicine, null, context));
  return withoutRepeats(asked);
}

function planMedicine(
  person: IdentifiedRequest,
  medicine: AskedMedicine | null,
  prescriptionId: string | null,
  context: WishContext,
): Wish {
  const { request } = person;
  const intents = request.extraction?.intents ?? [];
  const daysLeft = medicine?.mention.daysLeft ?? request.extraction?.daysLeft ?? null;
  const need: Need = {
    patient: person.patient,
    identity: person.identity,
    mayAsk: person.mayAsk,
    medication: medicine?.mention ?? null,
    prescriptionId,
    flags: request.flags,
    request: {
      medicationChange: request.flags.includes('medication_change'),
      clinicalQuestion: false,
      newPrescription: intents.includes('new_prescription') && !intents.includes('refill'),
      saysUrgent: request.flags.includes('out_of_medicine'),
      daysLeft,
    },
    canAsk: context.canAsk,
    receivedAt: context.message.receivedAt,
  };
  const decided = heldOpen(asChange(decideNeed(need, context), person, context), person, context);
  return { person, medicine, decided, need, keys: keysOf(person, medicine, decided, context) };
}

/** A change of the medicine goes to a clinician, whether or not the record tells which prescription is meant. */
function asChange(decided: DecidedNeed, person: IdentifiedRequest, context: WishContext): DecidedNeed {
  const isChange = person.request.flags.includes('medication_change');
  if (!isChange || decided.decision.code === 'CLINICAL_REVIEW') return decided;
  return { ...decided, ...decidePlain('medication_change', person, context) };
}

/** An outcome that may not be told to the sender has not answered anybody: the ticket is not resolved by itself. */
function heldOpen(decided: DecidedNeed, person: IdentifiedRequest, context: WishContext): DecidedNeed {
  if (decided.position.status !== 'resolved' || mayTell(person)) return decided;
  return { ...decided, position: { ...decided.position, status: context.canAsk ? 'waiting' : 'open' } };
}

/** A change of the medicine is a matter of its own and never joins a refill of it. */
function keysOf(
  person: IdentifiedRequest,
  medicine: AskedMedicine | null,
  decided: DecidedNeed,
  context: WishContext,
): string[] {
  if (person.request.flags.includes('medication_change')) return [];
  const needed = {
    prescriptionId: decided.prescription?.id ?? null,
    drugName: decided.prescription?.drugName ?? medicine?.mention.name ?? null,
    strength: decided.prescription?.strength ?? medicine?.mention.strength ?? null,
    text: decided.prescription?.text ?? medicine?.mention.text ?? '',
  };
  if (person.patient) return needKeys(person.patient.id, needed);
  const { name, birthDates } = person.request.claims;
  return unidentifiedNeedKeys(context.joinableSender, needed, {
    name,
    birthDate: birthDates.length === 1 ? (birthDates[0] ?? null) : null,
  });
}

/** The same need named twice in one message is one wish. */
function withoutRepeats(wishes: Wish[]): Wish[] {
  const seen = new Set<string>();
  return wishes.filter((wish) => {
    const repeated = wish.keys.some((key) => seen.has(key));
    for (const key of wish.keys) seen.add(key);
    return !repeated;
  });
}

/** Words that need no ticket when nothing else is said. */
const quietIntents: readonly Intent[] = ['opt_out', 'opt_in', 'help', 'thanks', 'spam', 'status', 'withdraw'];

function plainKinds(person: IdentifiedRequest, context: WishContext, medicines: number): PlainKind[] {
  const { flags, extraction, resident } = person.request;
  const intents = extraction?.intents ?? [];
  const kinds: PlainKind[] = [];
  if (dangerFlags.some((flag) => flags.includes(flag))) kinds.push('danger');
  else if (flags.includes('safety_review')) kinds.push('safety_review');
  if (flags.includes('unscreened')) return [...kinds, 'unscreened'];
  const changes = flags.includes('medication_change');
  if (changes ? medicines === 0 : intents.includes('clinical_question')) kinds.push('clinical');
  if (medicines > 0) return flags.includes('frustrated') ? [...kinds, 'review'] : kinds;
  if (intents.includes('new_prescription')) kinds.push('new_prescription');
  else if (intents.includes('refill')) kinds.push('clarify');
  const quiet =
    intents.length > 0 &&
    context.unserved.length === 0 &&
    intents.every((intent) => quietIntents.includes(intent));
  const seenToByOthers = kinds.length > 0 || quiet;
  const structuredAlready = context.message.structured !== null && extraction === null && resident >= 0;
  if (!seenToByOthers && !structuredAlready) kinds.push('review');
  if (context.message.media.length > 0 && !kinds.includes('review')) kinds.push('review');
  return kinds;
}

/** A wish for a person to look at, filed under what it is about. Unclear texts of a conversation share a ticket. */
export function planPlain(kind: PlainKind, person: IdentifiedRequest, context: WishContext): Wish {
  const decided = { ...decidePlain(kind, person, context), inputs: null, prescription: null };
  return { person, medicine: null, decided, need: null, keys: plainKeys(kind, person, context) };
}

function decidePlain(
  kind: PlainKind,
  person: IdentifiedRequest,
  context: WishContext,
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
    policy: context.policy,
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
