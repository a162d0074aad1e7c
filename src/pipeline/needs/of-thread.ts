import type { Db } from '../../db/client.ts';
import type { Patient } from '../../domain/patient.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import type { Policy } from '../../domain/policy.ts';
import { holdsPhone } from '../../identity/compare-phone.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { Wish } from './wish.ts';

type Context = {
  message: StoredMessage;
  patientsOfSender: Patient[];
  policy: Policy;
  now: Date;
};

/**
 * "My chest feels tight", a question for the bill, behind a request of the one whose own phone it is: whoever reads it
 * finds whose it is. Only where the phone is nobody else's, the thread has asked for nobody else, and the text speaks of
 * nobody. It says who is looked after, and verifies nothing: what may be told stays as it is.
 */
export async function ofThread(tx: Db, wishes: Wish[], context: Context): Promise<Wish[]> {
  if (!wishes.some(isOpenWhose)) return wishes;
  const patient = await findPatientOfThread(tx, context);
  if (!patient) return wishes;
  return wishes.map((wish) => (isOpenWhose(wish) ? { ...wish, person: { ...wish.person, patient } } : wish));
}

/** Not about a medicine, and of nobody who is named or spoken of. */
function isOpenWhose({ person, medicine }: Wish): boolean {
  const { claims, extraction, resident } = person.request;
  const claimsNobody =
    claims.name === null && claims.birthDates.length === 0 && claims.rxNumbers.length === 0;
  return (
    person.patient === null &&
    medicine === null &&
    resident === 0 &&
    claimsNobody &&
    !person.handToPerson &&
    extraction?.speaksOfAnother === false
  );
}

async function findPatientOfThread(
  tx: Db,
  { message, patientsOfSender, policy, now }: Context,
): Promise<Patient | null> {
  if (message.channel !== 'sms' || message.structured) return null;
  const [only, ...others] = patientsOfSender;
  if (!only || others.length > 0 || !holdsPhone(only, parsePhoneNumber(message.from))) return null;
  const since = new Date(now.getTime() - policy.asking.lapseHours.value * 3_600_000);
  const asked = await tx.ticket.findMany({
    where: {
      openedAt: { gte: since },
      medicationText: { not: null },
      sources: { some: { withdrawnAt: null, message: { conversationKey: message.conversationKey } } },
    },
    select: { patientId: true },
  });
  return asked.length > 0 && asked.every(({ patientId }) => patientId === only.id) ? only : null;
}
