import { sqltag as sql } from '@prisma/client/runtime/client';
import type { Db } from '../db/client.ts';
import { matchingPolicy } from './matching-policy.ts';

/** What the gateway knows of a number before its claims are weighed. */
export type SenderHistory = {
  /** The facilities whose own number it is. */
  lineOf: string[];
  /** Wrong claims of the last day, those of this message not counted. */
  wrongTries: number;
};

type Arrival = { id: string; receivedAt: Date };

export async function loadSenderHistory(db: Db, sender: string, arrival: Arrival): Promise<SenderHistory> {
  const since = new Date(arrival.receivedAt.getTime() - matchingPolicy.wrongTries.hours * 3_600_000);
  const [row] = await db.$queryRaw<SenderHistory[]>(sql`
    select array(select id::text from facilities where phone = ${sender}) as "lineOf",
      (select count(*)::int from failed_claims
        where sender = ${sender} and at > ${since} and "messageId" <> ${arrival.id}::uuid) as "wrongTries"`);
  return row ?? { lineOf: [], wrongTries: 0 };
}

/** Remembers that a message claimed to be about somebody whom nobody on file is; once, however often it is read. */
export async function noteFailedClaim(db: Db, sender: string, { id, receivedAt }: Arrival): Promise<void> {
  await db.$executeRaw(sql`insert into failed_claims ("messageId", sender, at)
    values (${id}::uuid, ${sender}, ${receivedAt}) on conflict ("messageId") do nothing`);
}
