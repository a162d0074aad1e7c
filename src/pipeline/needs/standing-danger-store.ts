import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import type { Patient } from '../../domain/patient.ts';
import type { DangerToSelf } from '../../eligibility/eligibility-input.ts';
import { phoneOf } from '../../intake/conversation-key.ts';

const toSelf: readonly DangerToSelf[] = ['self_harm', 'overdose'];

/** Self-harm or an overdose that somebody has told and a clinician still has: whose it is, else from which phone. */
export type StandingDanger = { patientId: string | null; phone: string | null; flags: DangerToSelf[] };

export type Asking = { patient: Pick<Patient, 'id' | 'facilityId' | 'phones'> | null; phone: string | null };

/** A danger of somebody to themselves that no clinician has resolved. */
export const standingDanger = {
  stage: 'clinical_review',
  // Named one by one, so that the index of status and stage leads to the few that are open.
  status: { in: ['open', 'in_progress', 'waiting'] },
  decision: { path: ['code'], equals: 'ESCALATE_NOW' },
  flags: { hasSome: [...toSelf] },
} satisfies Prisma.TicketWhereInput;

/** The dangers that may hold what is asked for by these: an emergency alone holds nothing. */
export async function findStandingDangers(tx: Db, asking: readonly Asking[]): Promise<StandingDanger[]> {
  const ids = [...new Set(asking.flatMap(({ patient }) => patient?.id ?? []))];
  const phones = [...new Set(asking.flatMap(phonesOf))];
  const whose = [
    ...(ids.length > 0 ? [{ patientId: { in: ids } }] : []),
    ...phones.map((phone) => ({ conversationKey: { startsWith: `${phone}|` } })),
  ];
  if (whose.length === 0) return [];
  const tickets = await tx.ticket.findMany({
    where: { ...standingDanger, OR: whose },
    select: { patientId: true, conversationKey: true, flags: true },
  });
  return tickets.map(({ patientId, conversationKey, flags }) => ({
    patientId,
    phone: conversationKey === null ? null : phoneOf(conversationKey),
    flags: toSelf.filter((flag) => flags.includes(flag)),
  }));
}

/** What stands of whoever is asked for. As long as one of both is nobody's, it may be of all who ask from its phone. */
export function standingFor(dangers: readonly StandingDanger[], asking: Asking): DangerToSelf[] {
  const phones = phonesOf(asking);
  const own = dangers.filter(({ patientId, phone }) =>
    patientId === null || asking.patient === null
      ? phone !== null && phones.includes(phone)
      : patientId === asking.patient.id,
  );
  return toSelf.filter((flag) => own.some(({ flags }) => flags.includes(flag)));
}

/** A resident's number may be the facility's line, on which everybody asks. */
function phonesOf({ patient, phone }: Asking): string[] {
  const own = patient?.facilityId === null ? patient.phones.map(({ number }) => number) : [];
  return [...(phone === null ? [] : [phone]), ...own];
}
