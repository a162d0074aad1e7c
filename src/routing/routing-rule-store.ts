import { Prisma } from '../db/generated/node/client.ts';
import type { Db } from '../db/client.ts';
import { isId } from '../domain/id.ts';
import { noRules, type RoutingRules, type RulesInForce } from '../domain/routing-rules.ts';
import { findCircles } from './find-coverage.ts';

/** The rules in force as JSON, null before any were saved; for the statements that load a message. */
export const rulesInForceJson = Prisma.sql`(SELECT json_build_object('version', version, 'rules', rules->'rules',
    'coverage', rules->'coverage') FROM routing_rule_versions ORDER BY version DESC LIMIT 1)`;

/** They are few and read each time they are needed, so that a change counts at once in every process. */
export async function readRulesInForce(db: Db): Promise<RulesInForce> {
  const [row] = await db.$queryRaw<{ rules: RulesInForce | null }[]>(
    Prisma.sql`SELECT ${rulesInForceJson} AS rules`,
  );
  return row?.rules ?? noRules;
}

export type RuleVersion = RulesInForce & { reason: string | null; author: string | null; at: string | null };

/** Every version that there was, newest first. */
export async function listRuleVersions(db: Db): Promise<RuleVersion[]> {
  const rows = await db.routingRuleVersion.findMany({ orderBy: { version: 'desc' } });
  return rows.map(({ version, rules, reason, author, at }) => ({
    ...storedRules(rules),
    version,
    reason,
    author,
    at: at.toISOString(),
  }));
}

export type NewRules = RoutingRules & {
  /** The version that the author has read; the new one is one higher. */
  basedOn: number;
  reason: string;
  author: string;
};

export type SavedRules =
  | { kind: 'saved'; version: number }
  | { kind: 'stale' }
  | { kind: 'unknown'; paths: string[] }
  /** Absences on a day on which all of a circle are away: nobody would answer. */
  | { kind: 'circular'; paths: string[] };

/** Saves version N + 1 with our own ids of facilities and prescribers; `stale` when N is no longer in force. */
export async function saveRules(db: Db, input: NewRules, now: Date): Promise<SavedRules> {
  const { basedOn, reason, author } = input;
  const known = await withOurIds(db, input);
  if ('unknown' in known) return { kind: 'unknown', paths: known.unknown };
  const circles = findCircles(known.coverage);
  if (circles.length > 0) return { kind: 'circular', paths: circles.map((at) => `coverage.${at}.coveredBy`) };
  if ((await readRulesInForce(db)).version !== basedOn) return { kind: 'stale' };
  const { count } = await db.routingRuleVersion.createMany({
    data: [{ version: basedOn + 1, rules: known, reason, author, at: now }],
    skipDuplicates: true,
  });
  return count === 1 ? { kind: 'saved', version: basedOn + 1 } : { kind: 'stale' };
}

/** Facilities and prescribers by our ids, which may have been given by the roster's; else where an unknown one stands. */
export async function withOurIds(
  db: Db,
  { rules, coverage }: RoutingRules,
): Promise<RoutingRules | { unknown: string[] }> {
  const facilities = rules.flatMap(({ when }) => when.facilities ?? []);
  const prescribers = coverage.flatMap(({ prescriberId, coveredBy }) => [prescriberId, coveredBy]);
  const facilityIds = idsBy(facilities, await db.facility.findMany(called(facilities)));
  const prescriberIds = idsBy(prescribers, await db.prescriber.findMany(called(prescribers)));
  const unknown: string[] = [];
  function ourId(ids: Map<string, string>, id: string, path: string): string {
    const found = ids.get(id);
    if (found === undefined) unknown.push(path);
    return found ?? id;
  }
  const known: RoutingRules = {
    rules: rules.map((rule, at) => {
      const named = rule.when.facilities?.map((id, place) =>
        ourId(facilityIds, id, `rules.${at}.when.facilities.${place}`),
      );
      return named ? { ...rule, when: { ...rule.when, facilities: named } } : rule;
    }),
    coverage: coverage.map((absence, at) => ({
      ...absence,
      prescriberId: ourId(prescriberIds, absence.prescriberId, `coverage.${at}.prescriberId`),
      coveredBy: ourId(prescriberIds, absence.coveredBy, `coverage.${at}.coveredBy`),
    })),
  };
  return unknown.length > 0 ? { unknown } : known;
}

function called(ids: string[]) {
  return {
    where: { OR: [{ id: { in: ids.filter((id) => isId(id)) } }, { sourceId: { in: ids } }] },
    select: { id: true, sourceId: true },
  };
}

function idsBy(wanted: string[], rows: { id: string; sourceId: string }[]): Map<string, string> {
  return new Map(
    wanted.flatMap((id) => {
      const row = rows.find((one) => one.id === id || one.sourceId === id);
      return row ? [[id, row.id] as const] : [];
    }),
  );
}

/** The column holds rules that were checked before they were saved. */
function storedRules(rules: unknown): RoutingRules {
  return rules as RoutingRules;
}
