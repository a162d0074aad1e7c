import type { Db } from '../../db/client.ts';

export type Warned = { number: string; personId: string };

/**
 * Whether somebody was already asked at this number if texts may name their medicines, or has said so in another way.
 * They are asked once; afterwards they change their mind by NAMES and NO NAMES, or tell a person, who writes it down.
 */
export async function wasWarned(tx: Db, { number, personId }: Warned): Promise<boolean> {
  const said = await tx.consent.count({
    where: { number, personId, kind: { in: ['phi_accepted', 'phi_declined'] } },
  });
  if (said > 0) return true;
  const warnings = await tx.outboundMessage.findMany({
    where: { to: number, template: 'phi_warning', state: { notIn: ['suppressed', 'failed'] } },
    select: { ticketIds: true },
  });
  const ticketIds = warnings.flatMap((warning) => warning.ticketIds);
  return (await tx.ticket.count({ where: { id: { in: ticketIds }, patientId: personId } })) > 0;
}
