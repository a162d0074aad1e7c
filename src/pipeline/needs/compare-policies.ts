import type { Db } from '../../db/client.ts';
import { Prisma } from '../../db/generated/node/client.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Policy } from '../../domain/policy.ts';
import type { TicketStage, TicketStatus } from '../../domain/ticket.ts';
import { isOpenNeed } from '../../tickets/ticket-state.ts';
import { decideFromRecord, storedInputs } from './decide-from-record.ts';
import { readPolicies, type PolicyBook } from '../../policies/policy-store.ts';

/** A ticket that another policy would have sent elsewhere, by its reference and codes alone. */
export type MovedTicket = {
  reference: string;
  state: 'open' | 'past';
  /** elsewhere: another decision or priority; date: the same decision for another day. */
  change: 'elsewhere' | 'date';
  from: string;
  to: string;
};

export type PolicyComparison = {
  tickets: number;
  /** Where a person has decided, or nothing needed the table: no policy moves them. */
  notByTable: number;
  open: { elsewhere: number; date: number };
  past: { elsewhere: number; date: number };
};

type Row = {
  id: string;
  reference: string;
  stage: TicketStage;
  status: TicketStatus;
  outcome: string | null;
  inputs: unknown;
  result: Decision;
  policyVersion: string;
};

const rowsAtOnce = 500;

/**
 * Asks the table by another policy about what it last looked at for each ticket, and tells which would go elsewhere.
 * The other side is the policy that decided then, by today's table, so that nothing but the policies is compared.
 */
export async function comparePolicies(
  db: Db,
  next: Policy,
  onMoved: (moved: MovedTicket) => void,
): Promise<PolicyComparison> {
  const policies = await readPolicies(db);
  const compared: PolicyComparison = {
    tickets: 0,
    notByTable: 0,
    open: { elsewhere: 0, date: 0 },
    past: { elsewhere: 0, date: 0 },
  };
  for (let after: string | null = null; ;) {
    const rows: Row[] = await readRows(db, after);
    for (const row of rows) {
      compared.tickets += 1;
      const moved = moveOf(row, next, policies);
      if (moved === 'not_by_table') compared.notByTable += 1;
      if (moved === null || moved === 'not_by_table') continue;
      compared[moved.state][moved.change] += 1;
      onMoved(moved);
    }
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return compared;
    after = last.id;
  }
}

/** Tickets in the order of their ids, each with the decision that holds. */
function readRows(db: Db, after: string | null): Promise<Row[]> {
  return db.$queryRaw<Row[]>(
    Prisma.sql`SELECT t.id, t.reference, t.stage::text, t.status::text, t.outcome, d.inputs, d.result, d."policyVersion"
      FROM tickets t CROSS JOIN LATERAL (
        SELECT * FROM decisions WHERE "ticketId" = t.id ORDER BY sequence DESC LIMIT 1) d
      WHERE ${after}::uuid IS NULL OR t.id > ${after}::uuid ORDER BY t.id LIMIT ${rowsAtOnce}`,
  );
}

function moveOf(row: Row, next: Policy, policies: PolicyBook): MovedTicket | 'not_by_table' | null {
  const inputs = storedInputs(row.inputs);
  if (!inputs) return 'not_by_table';
  const policy = policies.get(row.policyVersion);
  const before = policy ? decideFromRecord(inputs, policy) : row.result;
  const after = decideFromRecord(inputs, next);
  const [from, to] = [placeOf(before), placeOf(after)];
  if (from === to && before.eligibleOn === after.eligibleOn) return null;
  const open = row.status !== 'closed' && isOpenNeed(row);
  const change = from === to ? 'date' : 'elsewhere';
  return { reference: row.reference, state: open ? 'open' : 'past', change, from, to };
}

function placeOf({ code, priority }: Decision): string {
  return `${code} ${priority}`;
}
