import type { Db } from '../../db/client.ts';
import type { EligibilityInput } from '../../eligibility/decide-eligibility.ts';

export type LastInputs = Pick<EligibilityInput, 'mayAsk' | 'request'>;

/** What the decisions of a ticket looked at last. */
export type LastLook = {
  /** What the table looked at; null when it was never asked. */
  inputs: LastInputs | null;
  /** Whether whoever asks may; `unknown` where no decision looked at it. */
  mayAsk: EligibilityInput['mayAsk'];
};

/** Of each ticket, in one statement: a ticket that was decided often has as many snapshots of its patient's record. */
export async function findLastLooks(tx: Db, ticketIds: readonly string[]): Promise<Map<string, LastLook>> {
  const rows = await tx.$queryRaw<
    { id: string; inputs: LastInputs | null; mayAsk: EligibilityInput['mayAsk'] | null }[]
  >`SELECT t.id, looked.inputs, said."mayAsk"
    FROM unnest(${ticketIds}::uuid[]) AS t(id)
      LEFT JOIN LATERAL (SELECT inputs FROM decisions WHERE "ticketId" = t.id
        AND jsonb_exists(inputs, 'request') AND jsonb_exists(inputs, 'mayAsk') ORDER BY id DESC LIMIT 1) looked ON true
      LEFT JOIN LATERAL (SELECT inputs->>'mayAsk' AS "mayAsk" FROM decisions WHERE "ticketId" = t.id
        AND jsonb_exists(inputs, 'mayAsk') ORDER BY id DESC LIMIT 1) said ON true`;
  return new Map(rows.map(({ id, inputs, mayAsk }) => [id, { inputs, mayAsk: mayAsk ?? 'unknown' }]));
}

/** What the table last looked at for the ticket; null when it was never asked. */
export async function findLastInputs(tx: Db, ticketId: string): Promise<LastInputs | null> {
  return (await findLastLooks(tx, [ticketId])).get(ticketId)?.inputs ?? null;
}

export async function requesterMayAsk(tx: Db, ticketId: string): Promise<boolean> {
  return (await findLastLooks(tx, [ticketId])).get(ticketId)?.mayAsk === 'yes';
}
