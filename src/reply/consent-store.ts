import { lockInTransaction } from '../db/advisory-lock.ts';
import type { Db } from '../db/client.ts';
import type { Consent } from '../db/generated/node/client.ts';
import type { ConsentFact, ConsentState, ConsentSubject } from '../domain/consent.ts';
import { newId } from '../domain/id.ts';
import { deriveConsent } from './consent-state.ts';

/** What is written down, beside the fact itself: by whose word, and on what evidence. */
export type ConsentToRecord = Omit<ConsentFact, 'id'> & {
  messageId?: string | null;
  actor?: string | null;
  note?: string | null;
};

/**
 * Held by whoever changes what a number may be sent, and by whoever decides to send to it: a STOP that commits first
 * is seen. The last of all locks to be taken but a reply's own row.
 */
export async function lockConsent(tx: Db, number: string): Promise<void> {
  await lockInTransaction(tx, 'consent', number);
}

/** The state of the ledger for a text from one of our numbers (null: any) to this one about these persons. */
export async function loadConsent(db: Db, subject: ConsentSubject): Promise<ConsentState> {
  return deriveConsent(await listConsents(db, subject), subject);
}

/** The rows about a number and about persons, oldest first. */
export async function listConsents(
  db: Db,
  { number, personIds }: Pick<ConsentSubject, 'number' | 'personIds'>,
): Promise<(ConsentFact & Pick<Consent, 'messageId' | 'actor' | 'note'>)[]> {
  const rows = await db.consent.findMany({
    where: {
      OR: [...(number === '' ? [] : [{ number }]), { personId: { in: [...personIds] } }],
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return rows.map(factOf);
}

/** Whom a number is known to belong to. */
export async function personsAt(db: Db, number: string): Promise<string[]> {
  const phones = await db.patientPhone.findMany({ where: { number }, select: { patientId: true } });
  return phones.map(({ patientId }) => patientId);
}

/** Appends a row under the number's lock. What waits for its hour is looked at again at once. */
export async function recordConsent(tx: Db, row: ConsentToRecord, now: Date): Promise<void> {
  const numbers = row.number !== '' ? [row.number] : await numbersOf(tx, row.personId);
  for (const number of [...numbers].sort()) await lockConsent(tx, number);
  await tx.consent.createMany({ data: [{ id: newId(now), ...row }], skipDuplicates: true });
  for (const number of numbers) await wakeWaiting(tx, number, now);
}

/** Texts that wait for an hour or a cap come up now: sending finds that they may not leave, and says why. */
export async function wakeWaiting(tx: Db, number: string, now: Date): Promise<void> {
  await tx.outboundMessage.updateMany({
    where: { to: number, state: 'queued', sendAfter: { gt: now } },
    data: { sendAfter: now },
  });
}

async function numbersOf(tx: Db, personId: string | null): Promise<string[]> {
  if (personId === null) return [];
  const phones = await tx.patientPhone.findMany({ where: { patientId: personId }, select: { number: true } });
  return phones.map(({ number }) => number);
}

/** The columns hold words of the vocabulary alone. */
function factOf(row: Consent) {
  const { kind, source, scope } = row as Consent & Pick<ConsentFact, 'kind' | 'source' | 'scope'>;
  return { ...row, kind, source, scope };
}
