import type pg from 'pg';
import { dateIn, type CalendarDate } from '../domain/calendar-date.ts';
import type { Clock } from '../domain/clock.ts';
import { savedKinds, type Alias, type Draft, type SavedKind } from './drafts.ts';
import { createMapper } from './map-resource.ts';
import { readResources, type Place, type ReadResource, type RosterFile } from './read-resources.ts';
import { resolvers, type Resolved } from './resolve-drafts.ts';
import { saveRows } from './save-rows.ts';
import { finishStaging, openStaging, stage, stagedBatches, type Staged } from './staging.ts';

/** A resource that is not in the roster now, and why: field and fault, never a value. */
export type RefusedResource = { place: Place; type: string | null; reason: string };

/**
 * `resources` is the sum of the four that follow. Of a resource that stands several times in the files of one import
 * the last version counts, as created or updated against the roster before the import; each earlier one, which gave
 * way to it, counts as unchanged, whether or not it differed.
 */
export type ImportSummary = {
  resources: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
};

export type ImportDeps = {
  database: { pool: pg.Pool };
  clock: Clock;
  /** The pharmacy's IANA zone, in which moments become days. */
  timeZone: string;
  onRefused?: (refused: RefusedResource) => void;
  /** Something was left out of a resource that was kept. */
  onWarning?: (reason: string) => void;
  /** Another import is running, and this one waits for it. */
  onWaiting?: () => void;
};

const batchSize = 1_000;

type Run = { client: pg.ClientBase; deps: ImportDeps; summary: ImportSummary };

/**
 * Brings files of FHIR resources into the roster. All are read first into temporary tables, then saved kind by kind,
 * so that a reference may stand before what it refers to, in whichever file. Again with the same files changes
 * nothing; what the files do not hold stays as it is. Nothing stops at a bad resource.
 */
export async function importRoster(deps: ImportDeps, files: readonly RosterFile[]): Promise<ImportSummary> {
  const client = await deps.database.pool.connect();
  const summary = { resources: 0, created: 0, updated: 0, unchanged: 0, refused: 0 };
  try {
    await client.query('SET statement_timeout = 0');
    await waitForOthers(client, deps);
    await openStaging(client);
    await stageFiles({ client, deps, summary }, files);
    await finishStaging(client);
    for (const kind of savedKinds) await saveKind({ client, deps, summary }, kind);
    // The connection ends a moment after this; what waits for the import need not.
    await client.query('SELECT pg_advisory_unlock_all()');
    return summary;
  } finally {
    client.release(true); // the connection's end drops its tables and its lock
  }
}

/** One import at a time: what two files say of one resource must not depend on a race. */
async function waitForOthers(client: pg.ClientBase, deps: ImportDeps): Promise<void> {
  const lock = `pg_try_advisory_lock(hashtextextended('roster:import', 0))`;
  for (let attempt = 0; ; attempt += 1) {
    const { rows } = await client.query<{ locked: boolean }>(`SELECT ${lock} AS locked`);
    if (rows[0]?.locked) return;
    // The gateway holds it for moments, while it compares tickets with what an import has brought.
    if (attempt === 2) deps.onWaiting?.();
    await client.query('SELECT pg_sleep(0.5)');
  }
}

async function stageFiles(run: Run, files: readonly RosterFile[]): Promise<void> {
  const map = createMapper(run.deps.timeZone, todayOf(run.deps));
  let drafts: Staged[] = [];
  let aliases: Alias[] = [];
  let sequence = 0;
  async function flush(): Promise<void> {
    const replaced = await stage(run.client, drafts, aliases);
    run.summary.unchanged += replaced;
    drafts = [];
    aliases = [];
  }
  for (const file of files) {
    for await (const read of readResources(file)) {
      const taken = takeResource(run, map, read);
      sequence += 1;
      if (taken.draft) drafts.push({ ...taken.draft, sequence, place: read.place });
      aliases.push(...taken.aliases);
      if (drafts.length >= batchSize || aliases.length >= batchSize) await flush();
    }
  }
  await flush();
}

function todayOf({ timeZone, clock }: ImportDeps): CalendarDate {
  return dateIn(timeZone, clock.now());
}

type Taken = { draft: ({ sourceId: string } & Draft) | null; aliases: Alias[] };

function takeResource(run: Run, map: ReturnType<typeof createMapper>, read: ReadResource): Taken {
  const nothing: Taken = { draft: null, aliases: [] };
  if (read.kind === 'unreadable') {
    run.summary.resources += 1;
    refuse(run, { place: read.place, type: null, reason: read.reason });
    return nothing;
  }
  const mapped = map(read.resource, read.fullUrl);
  switch (mapped.kind) {
    case 'skipped':
      return nothing;
    case 'alias':
      return { draft: null, aliases: mapped.aliases };
    case 'refused':
      run.summary.resources += 1;
      refuse(run, { place: read.place, type: mapped.type, reason: mapped.reason });
      return nothing;
    case 'draft':
      if (isSaved(mapped.draft.kind)) run.summary.resources += 1;
      for (const warning of mapped.warnings) run.deps.onWarning?.(warning);
      return { draft: { sourceId: mapped.sourceId, ...mapped.draft }, aliases: mapped.aliases };
  }
}

async function saveKind<K extends SavedKind>(run: Run, kind: K): Promise<void> {
  const { table, resolve } = resolvers[kind];
  for await (const batch of stagedBatches(run.client, kind, batchSize)) {
    const resolved = await resolve(run.client, batch, todayOf(run.deps));
    const rows = resolved.flatMap((one) => (one.kind === 'row' ? [one.row] : []));
    const results = await saveRows(run.client, table, rows, run.deps.clock.now());
    let next = 0;
    for (const [index, one] of resolved.entries()) {
      const staged = batch[index];
      if (!staged) continue;
      const result = one.kind === 'row' ? results[next++] : null;
      count(run, staged, one, result ?? null);
    }
  }
}

function count(
  run: Run,
  staged: Staged,
  one: Resolved,
  result: Awaited<ReturnType<typeof saveRows>>[number] | null,
): void {
  if (one.kind === 'refused')
    return refuse(run, { place: staged.place, type: staged.kind, reason: one.reason });
  if (result?.kind === 'failed')
    return refuse(run, { place: staged.place, type: staged.kind, reason: result.reason });
  for (const warning of one.warnings) run.deps.onWarning?.(warning);
  run.summary[result?.as ?? 'unchanged'] += 1;
}

function refuse(run: Run, refused: RefusedResource): void {
  run.summary.refused += 1;
  run.deps.onRefused?.(refused);
}

function isSaved(kind: Draft['kind']): kind is SavedKind {
  return savedKinds.some((saved) => saved === kind);
}
