import { normaliseText } from '../domain/normalise-text.ts';

/** What is asked for, as far as it is known. */
export type NeededMedicine = {
  prescriptionId: string | null;
  drugName: string | null;
  strength: string | null;
  /** The sender's words, used when the drug table does not know the medicine. */
  text: string;
};

/**
 * The keys under which one patient's need is open: by prescription, and by ingredient and strength, so that a
 * request for the old and one for the renewed prescription meet. Every key of a ticket is claimed together.
 */
export function needKeys(patientId: string, medicine: NeededMedicine): string[] {
  const keys: string[] = [];
  if (medicine.prescriptionId) keys.push(`patient:${patientId}:rx:${medicine.prescriptionId}`);
  keys.push(`patient:${patientId}:${medicineKey(medicine)}`);
  return keys;
}

/**
 * The keys of a need whose patient nobody knows yet: the same sender, the same medicine and an equal claimed name
 * or birth date. Empty when the sender is unusable (withheld, a facility's line) or claims nothing: such arrivals
 * never join by themselves.
 */
export function unidentifiedNeedKeys(
  sender: string | null,
  medicine: NeededMedicine,
  claims: { name: string | null; birthDate: string | null },
): string[] {
  if (!sender) return [];
  const prefix = `sender:${sender}:${medicineKey(medicine)}`;
  const keys: string[] = [];
  if (claims.name) keys.push(`${prefix}:name:${normaliseText(claims.name)}`);
  if (claims.birthDate) keys.push(`${prefix}:born:${claims.birthDate}`);
  return keys;
}

/** One open ticket of a conversation for all its unclear texts, and one for its open safety alarm. */
export function conversationKeyOf(kind: 'review' | 'safety', conversationKey: string): string {
  return `conversation:${conversationKey}:${kind}`;
}

/** The sender in a key of `unidentifiedNeedKeys`; null for other keys. */
export function senderOf(key: string): string | null {
  return /^sender:([^:]+):/.exec(key)?.[1] ?? null;
}

function medicineKey(medicine: NeededMedicine): string {
  if (medicine.drugName) return `drug:${medicine.drugName}:${medicine.strength ?? ''}`;
  return `words:${normaliseText(medicine.text)}`;
}
