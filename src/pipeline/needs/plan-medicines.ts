import { needKeys, numberedNeedKeys, repeatedNeedKeys, unidentifiedNeedKeys } from '../../dedup/need-keys.ts';
import type { DecisionCode } from '../../domain/decision.ts';
import { differ, readFormulation } from '../../domain/drugs/formulation.ts';
import type { MedicationMention } from '../../domain/message.ts';
import type { Prescription } from '../../domain/prescription.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { asksForTwo } from '../../extraction/answers/joins-another.ts';
import { classWordOf } from '../../extraction/medicines/class-word.ts';
import { toldOfMedicine } from '../../extraction/wishes/read-told.ts';
import { isWantedLater } from '../../extraction/wishes/wanted-later.ts';
import { wishesOfRefill } from '../../extraction/wishes/wishes-of-refill.ts';
import { phoneOf } from '../../intake/conversation-key.ts';
import { decideNeed, type DecidedNeed, type Need } from './decide-need.ts';
import { flagsOfMedicine } from '../reading/hold-of-another.ts';
import { mayTell, type IdentifiedRequest } from '../reading/identify-people.ts';
import { decidePlain } from './plan-plain.ts';
import type { AskedMedicine } from '../reading/read-message.ts';
import { standingFor } from './standing-danger-store.ts';
import type { Wish, WishContext } from './wish.ts';

/** Nobody takes more medicines than this; a longer list is not read as one. */
const mostMedicines = 40;

export function isTooLong(person: IdentifiedRequest): boolean {
  return (
    person.request.medicines.length > mostMedicines &&
    withoutRepeats(person.request.medicines).length > mostMedicines
  );
}

/** One wish for each medicine that is asked for; none when there are more than anybody asks for in earnest. */
export function planMedicines(person: IdentifiedRequest, context: WishContext): Wish[] {
  const { request } = person;
  const all = allOf(person, context);
  const own = new Set(all.map(({ rxNumber }) => rxNumber));
  const asked = [
    ...all.map((prescription) => planMedicine(person, null, prescription.id, context)),
    ...withoutRepeats(request.medicines)
      .filter(({ mention }) => all.length === 0 || !own.has(mention.rxNumber))
      .map((medicine) => planMedicine(person, medicine, null, context)),
  ];
  return withoutSharedKeys(asked);
}

/**
 * What "all my meds" asks for, with an Rx number or without: every active one but those that are spoken of as not
 * wanted. "Both" are all where they are two. None where medicines are named.
 */
function allOf(
  { request: { extraction, medicines }, patient }: IdentifiedRequest,
  { message }: WishContext,
): Prescription[] {
  const named = medicines.some(({ mention }) => mention.name !== null || mention.rxNumber === null);
  if (!extraction || !patient || named) return [];
  const spared = extraction.medications.flatMap(({ name, candidates }) => name ?? candidates);
  const active = patient.prescriptions.filter(
    ({ status, drugName }) => status === 'active' && (drugName === null || !spared.includes(drugName)),
  );
  const both = asksForTwo(message.text) && !extraction.speaksOfAnother;
  if (both) return extraction.intents.includes('refill') && active.length === 2 ? active : [];
  return extraction.asksForAll ? active : [];
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
  const told = toldOfMedicine(request.told ?? [], drugNameOf(person, medicine, prescriptionId));
  const need: Need = {
    patient: person.patient,
    identity: person.identity,
    mayAsk: person.mayAsk,
    medication: medicine?.mention ?? null,
    prescriptionId,
    flags: flagsOfMedicine(request),
    standing: standingFor(context.dangers ?? [], { patient: person.patient, phone: phoneAsking(context) }),
    request: {
      medicationChange: request.flags.includes('medication_change'),
      clinicalQuestion: false,
      newPrescription: intents.includes('new_prescription') && !intents.includes('refill'),
      saysUrgent: request.urgent === true || request.flags.includes('out_of_medicine'),
      daysLeft,
      ...(told.length > 0 ? { told } : {}),
      ...(request.heard ? { heard: request.heard } : {}),
    },
    canAsk: context.canAsk,
    receivedAt: context.message.receivedAt,
    sharing: context.patientsOfSender,
  };
  const decided = heldOpen(decideAsTold(need, person, context), person, context);
  return { person, medicine, decided, keys: keysOf(person, medicine, decided, context) };
}

function phoneAsking({ message }: WishContext): string | null {
  return message.structured ? null : phoneOf(message.conversationKey);
}

/** Null where the words name no one medicine. */
function drugNameOf(
  { patient }: IdentifiedRequest,
  medicine: AskedMedicine | null,
  prescriptionId: string | null,
): string | null {
  if (medicine) return medicine.mention.name;
  return patient?.prescriptions.find(({ id }) => id === prescriptionId)?.drugName ?? null;
}

function decideAsTold(need: Need, person: IdentifiedRequest, context: WishContext): DecidedNeed {
  const decided = asChange(decideNeed(need, context), person, context);
  return asOfLater(asOfAnotherPrescriber(decided, person, context), person, context);
}

/** What is wanted next week is not sent now: a person sees to the day. What would be too early anyway is told so. */
function asOfLater(decided: DecidedNeed, person: IdentifiedRequest, context: WishContext): DecidedNeed {
  const { message } = context;
  if (!goesOn.includes(decided.decision.code) || message.structured) return decided;
  if (person.request.flags.includes('out_of_medicine') || !isWantedLater(message.text)) return decided;
  return { ...decided, ...decidePlain('wanted_later', person, context) };
}

/** The prescriber on record is not asked where the sender names another: a person finds out which. */
function asOfAnotherPrescriber(
  decided: DecidedNeed,
  person: IdentifiedRequest,
  context: WishContext,
): DecidedNeed {
  if (!asksPrescriber.includes(decided.decision.code) || context.message.structured) return decided;
  if (!wishesOfRefill(context.message.text).includes('prescriber')) return decided;
  return { ...decided, ...decidePlain('another_prescriber', person, context) };
}

const goesOn: readonly DecisionCode[] = [
  'PHARMACY_PROCESS',
  'PHARMACY_COMPLETION',
  'PROVIDER_AUTHORIZATION',
  'PROVIDER_NEW_RX',
];

const asksPrescriber: readonly DecisionCode[] = ['PROVIDER_AUTHORIZATION', 'PROVIDER_NEW_RX'];

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
  if (person.patient) return needKeys(person.patient.id, needed, person.patient.prescriptions);
  const { name, birthDates } = person.request.claims;
  const claimsNothing = name === null && birthDates.length === 0;
  const mention = medicine?.mention ?? null;
  if (claimsNothing && mention?.rxNumber && mention.name === null)
    return numberedNeedKeys(context.joinableSender, mention.rxNumber);
  if (claimsNothing) return repeatedNeedKeys(context.joinableSender, needed, context.message.receivedAt);
  return unidentifiedNeedKeys(context.joinableSender, needed, { name, birthDates });
}

/** The same need named twice in one message is one wish, under its name rather than by what it is for. */
function withoutRepeats(medicines: AskedMedicine[]): AskedMedicine[] {
  const named = medicines.filter(({ mention }) => classWordOf(mention) === null);
  return medicines.filter((medicine, place) => {
    const before = medicines.slice(0, place);
    const counts = named.includes(medicine)
      ? before.filter((other) => named.includes(other))
      : [...named, ...before];
    return !counts.some((other) => isSameMedicine(other.mention, medicine.mention));
  });
}

function isSameMedicine(a: MedicationMention, b: MedicationMention): boolean {
  if (a.rxNumber !== null && b.rxNumber !== null && a.rxNumber !== b.rxNumber) return false;
  const sameName = a.name === null ? normaliseText(a.text) === normaliseText(b.text) : a.name === b.name;
  if (differ(formulationSaid(a), formulationSaid(b))) return false;
  return sameName && (a.strength === null || b.strength === null || a.strength === b.strength);
}

/** `metoprolol 50 and metoprolol er 50` are two. */
function formulationSaid({ text, form }: MedicationMention) {
  return readFormulation(`${text} ${form?.text ?? ''}`);
}

/** Under one of its keys the need was planned already: two names that turn out to be one prescription. */
function withoutSharedKeys(wishes: Wish[]): Wish[] {
  const seen = new Set<string>();
  return wishes.filter((wish) => {
    const repeated = wish.keys.some((key) => seen.has(key));
    for (const key of wish.keys) seen.add(key);
    return !repeated;
  });
}
