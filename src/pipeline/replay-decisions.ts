import type { Db } from '../db/client.ts';
import type { Decision } from '../domain/decision.ts';
import { decideFromRecord, differingFields, storedInputs, type DecisionField } from './decide-from-record.ts';
import { readPolicies, type PolicyBook } from './policy-store.ts';

/** A decision that would not be taken again; `why` holds names of fields and codes, nothing of a person. */
export type Difference = { decisionId: string; ticketId: string; reference: string; why: string };

export type Replayed = { decisions: number; byTable: number; different: number };

type Row = Awaited<ReturnType<typeof readRows>>[number];

const rowsAtOnce = 500;

/** Decided by what became of an earlier ticket, not by the table, whose inputs are kept beside it. */
const otherRules: readonly string[] = ['asked-after-end'];

/**
 * Takes every stored decision of the table again, by its own inputs and policy version, and tells each that comes out
 * otherwise. Decisions of people and those that needed no table are counted alone.
 */
export async function replayDecisions(
  db: Db,
  onDifference: (difference: Difference) => void,
): Promise<Replayed> {
  const policies = await readPolicies(db);
  const replayed: Replayed = { decisions: 0, byTable: 0, different: 0 };
  for (let after: string | null = null; ;) {
    const rows: Row[] = await readRows(db, after);
    for (const row of rows) {
      const why = differenceOf(row, policies);
      replayed.decisions += 1;
      if (why !== 'not_the_tables') replayed.byTable += 1;
      if (why === null || why === 'not_the_tables') continue;
      replayed.different += 1;
      const { id: decisionId, ticketId, ticket } = row;
      onDifference({ decisionId, ticketId, reference: ticket.reference, why });
    }
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return replayed;
    after = last.id;
  }
}

function readRows(db: Db, after: string | null) {
  return db.decision.findMany({
    where: after === null ? {} : { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: rowsAtOnce,
    include: { ticket: { select: { reference: true } } },
  });
}

function differenceOf(row: Row, policies: PolicyBook): string | null {
  const inputs = storedInputs(row.inputs);
  if (!inputs || otherRules.includes(row.rule)) return 'not_the_tables';
  const policy = policies.get(row.policyVersion);
  if (!policy) return `policy ${row.policyVersion} is not known`;
  const stored = row.result as Decision;
  if (row.code !== stored.code || row.rule !== stored.rule || row.policyVersion !== stored.policyVersion)
    return 'its columns and its result are not the same';
  try {
    const again = decideFromRecord(inputs, policy);
    const fields = differingFields(stored, again);
    return fields.length === 0 ? null : describe(fields, stored, again);
  } catch {
    return 'it cannot be decided again';
  }
}

function describe(fields: DecisionField[], stored: Decision, again: Decision): string {
  const codes = `${stored.code} (${stored.rule}) → ${again.code} (${again.rule})`;
  return `${codes}, other in ${fields.join(', ')}`;
}
