import type { Db } from '../../db/client.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Policy } from '../../domain/policy.ts';
import {
  decideFromRecord,
  differingFields,
  storedGrounds,
  type DecisionField,
  type StoredGrounds,
} from './decide-from-record.ts';
import { readPolicies, type PolicyBook } from '../../policies/policy-store.ts';

/** A decision that would not be taken again; `why` holds names of fields and codes, nothing of a person. */
export type Difference = { decisionId: string; ticketId: string; reference: string; why: string };

export type Replayed = {
  decisions: number;
  byTable: number;
  /** By a fixed rule that needs no prescription. */
  byRule: number;
  byPerson: number;
  /** Of which is not stored what they were taken by. */
  unknown: number;
  different: number;
};

type Row = Awaited<ReturnType<typeof readRows>>[number];

const rowsAtOnce = 500;

const countOf = { table: 'byTable', rule: 'byRule', person: 'byPerson', unknown: 'unknown' } as const;

/**
 * Takes every stored decision again, by its own inputs and policy version, and tells each that comes out otherwise.
 * Those of people cannot be taken again and are counted alone.
 */
export async function replayDecisions(
  db: Db,
  onDifference: (difference: Difference) => void,
): Promise<Replayed> {
  const policies = await readPolicies(db);
  const replayed: Replayed = { decisions: 0, byTable: 0, byRule: 0, byPerson: 0, unknown: 0, different: 0 };
  for (let after: string | null = null; ;) {
    const rows: Row[] = await readRows(db, after);
    for (const row of rows) {
      const grounds = storedGrounds(row.inputs);
      replayed.decisions += 1;
      replayed[countOf[grounds.kind]] += 1;
      const why = differenceOf(row, grounds, policies);
      if (why === null) continue;
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

function differenceOf(row: Row, grounds: StoredGrounds, policies: PolicyBook): string | null {
  const policy = policies.get(row.policyVersion);
  if (grounds.kind === 'table' && !policy) return `policy ${row.policyVersion} is not known`;
  const stored = row.result as Decision;
  if (row.code !== stored.code || row.rule !== stored.rule || row.policyVersion !== stored.policyVersion)
    return 'its columns and its result are not the same';
  try {
    const again = decisionAgain(grounds, row.policyVersion, policy);
    const fields = again ? differingFields(stored, again) : [];
    return again && fields.length > 0 ? describe(fields, stored, again) : null;
  } catch {
    return 'it cannot be decided again';
  }
}

/** Null for what nothing stored could decide. */
function decisionAgain(grounds: StoredGrounds, version: string, policy: Policy | undefined): Decision | null {
  switch (grounds.kind) {
    case 'table':
      return policy ? decideFromRecord(grounds.inputs, policy) : null;
    case 'rule':
      return grounds.decide(version);
    case 'person':
    case 'unknown':
      return null;
  }
}

function describe(fields: DecisionField[], stored: Decision, again: Decision): string {
  const codes = `${stored.code} (${stored.rule}) → ${again.code} (${again.rule})`;
  return `${codes}, other in ${fields.join(', ')}`;
}
