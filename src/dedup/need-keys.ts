import { differ, formulationCode, readFormulation } from '../domain/drugs/formulation.ts';
import { comparableStrength } from '../domain/drugs/strength.ts';
import { normaliseText } from '../domain/normalise-text.ts';

/** What is asked for, as far as it is known. */
export type NeededMedicine = {
  prescriptionId: string | null;
  drugName: string | null;
  strength: string | null;
  /** The words of the record, else the sender's; used when the drug table does not know the medicine. */
  text: string;
};

/** A prescription of the patient's profile, of whatever status. */
export type ProfileEntry = { drugName: string | null; strength: string | null; text: string };

/**
 * The keys under which one patient's need is open: by prescription, and by ingredient and strength, so that a
 * request for the old and one for the renewed prescription meet. Every key of a ticket is claimed together.
 * @param profile the patient's prescriptions: where two of them are two medicines of one name and strength
 *   (metoprolol tartrate and succinate), the key says which.
 */
export function needKeys(
  patientId: string,
  medicine: NeededMedicine,
  profile: readonly ProfileEntry[] = [],
): string[] {
  const keys: string[] = [];
  if (medicine.prescriptionId) keys.push(`patient:${patientId}:rx:${medicine.prescriptionId}`);
  keys.push(`patient:${patientId}:${medicineKey(medicine)}${formulationSuffix(medicine, profile)}`);
  return keys;
}

/**
 * The keys of a need whose patient nobody knows yet: the same sender, the same medicine and an equal claimed name
 * or birth date. Empty when the sender is unusable (withheld, a facility's line) or claims nothing: such arrivals
 * never join by themselves. A date that reads two ways is equal to one that reads so as well.
 */
export function unidentifiedNeedKeys(
  sender: string | null,
  medicine: NeededMedicine,
  claims: { name: string | null; birthDates: string[] },
): string[] {
  if (!sender) return [];
  const prefix = senderPrefix(sender, medicine);
  const keys: string[] = [];
  if (claims.name) keys.push(`${prefix}:name:${normaliseText(claims.name)}`);
  if (claims.birthDates.length > 0) keys.push(`${prefix}:born:${claims.birthDates.toSorted().join('/')}`);
  return keys;
}

function senderPrefix(sender: string, medicine: NeededMedicine): string {
  const code = formulationCode(readFormulation(medicine.text));
  return `sender:${sender}:${medicineKey(medicine)}${code === '' ? '' : `:${code}`}`;
}

/**
 * The key of such a need when nothing is claimed: the same sender and medicine in the minute of its arrival, so that
 * the same words can be found that came a moment before. None without a usable sender.
 */
export function repeatedNeedKeys(sender: string | null, medicine: NeededMedicine, at: Date): string[] {
  return sender ? [`${senderPrefix(sender, medicine)}:minute:${Math.floor(at.getTime() / minuteMs)}`] : [];
}

const minuteMs = 60_000;
const keyOfMinute = /^(sender:.+:minute:)(\d+)$/;

/**
 * The key of such a need where an Rx number is said and nothing is claimed: one label is one need, however it is
 * written and whenever it is said again.
 */
export function numberedNeedKeys(sender: string | null, rxNumber: string): string[] {
  return sender ? [`sender:${sender}:rx:${rxNumber}`] : [];
}

/** It is a key of `numberedNeedKeys`. */
export function isKeyOfNumber(key: string): boolean {
  return /^sender:[^:]+:rx:/.test(key);
}

/** It is a key of `repeatedNeedKeys`. */
export function isKeyOfMinute(key: string): boolean {
  return keyOfMinute.test(key);
}

/**
 * A key and its further places. Two people of one phone can share a claim (twins have one birth date): each of their
 * tickets stands under the claim, in a place of its own. Beside a minute the two before and after it are looked at.
 */
export function placesOf(key: string): string[] {
  const [, prefix, minute] = keyOfMinute.exec(key) ?? [];
  if (prefix && minute) return [0, -1, 1, -2, 2].map((step) => `${prefix}${Number(minute) + step}`);
  return senderOf(key) === null || isKeyOfNumber(key) ? [key] : [key, `${key}~2`, `${key}~3`];
}

/**
 * One open ticket of a conversation for all its unclear texts, one for those in a language that is not read, one for its
 * open safety alarm, and for what came amiss.
 */
export function conversationKeyOf(
  kind: 'review' | 'other_language' | 'safety' | 'received_wrong' | 'received_short',
  conversationKey: string,
): string {
  return `conversation:${conversationKey}:${kind}`;
}

/** The sender in a key of `unidentifiedNeedKeys`; null for other keys. */
export function senderOf(key: string): string | null {
  return /^sender:([^:]+):/.exec(key)?.[1] ?? null;
}

function medicineKey(medicine: NeededMedicine): string {
  if (medicine.drugName)
    return `drug:${medicine.drugName}:${medicine.strength === null ? '' : comparableStrength(medicine.strength)}`;
  return `words:${normaliseText(medicine.text)}`;
}

function formulationSuffix(medicine: NeededMedicine, profile: readonly ProfileEntry[]): string {
  if (!medicine.drugName) return '';
  const siblings = profile
    .filter((entry) => medicineKey({ ...entry, prescriptionId: null }) === medicineKey(medicine))
    .map((entry) => readFormulation(entry.text));
  const several = siblings.some((one) => siblings.some((other) => differ(one, other)));
  return several ? `:${formulationCode(readFormulation(medicine.text)) || 'unstated'}` : '';
}
