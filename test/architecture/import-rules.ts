/** One import as it stands in a file: both paths from the root of the repository, a package by its specifier. */
export type Import = { from: string; to: string; typeOnly: boolean };

export type Violation = Import & { rule: string };

const stages = [
  'safety',
  'extraction',
  'identity',
  'dedup',
  'eligibility',
  'routing',
  'tickets',
  'reply',
  'outbox',
];
const plumbing = ['domain', 'config', 'logging'];

/**
 * Which folders of `src` each folder may import besides itself. `entry` builds everything and is not listed; nobody
 * may import it. A stage's `*-store.ts` files may import `db` too.
 */
const allowedFolders: Record<string, string[]> = {
  domain: [],
  config: ['domain'],
  logging: ['domain'],
  db: plumbing,
  http: [...plumbing, 'access'],
  access: [...plumbing, 'db'],
  accounts: [...plumbing, 'access', 'db', 'http', 'systems'],
  audit: [...plumbing, 'db'],
  figures: [...plumbing, 'db'],
  policies: [...plumbing, 'db'],
  roster: [...plumbing, 'db'],
  intake: [...plumbing, 'db', 'jobs'],
  channels: [...plumbing, 'intake', 'http'],
  systems: plumbing,
  pipeline: [...plumbing, ...stages, 'db', 'intake', 'audit', 'policies', 'jobs', 'systems'],
  jobs: [...plumbing, 'pipeline', 'intake', 'db', 'http', 'systems', 'audit', 'policies'],
  api: [...plumbing, 'pipeline', 'intake', 'access', 'db', 'http', 'jobs', 'audit', 'policies', 'figures'],
  console: [
    ...plumbing,
    'accounts',
    'systems',
    'pipeline',
    'intake',
    'access',
    'db',
    'http',
    'jobs',
    'audit',
    'policies',
    'figures',
  ],
  form: [...plumbing, 'channels', 'pipeline', 'intake', 'accounts', 'db', 'http', 'audit'],
  ...Object.fromEntries(stages.map((stage) => [stage, plumbing])),
};

/** Those who read what the stages keep, from the stores alone; the shapes of it they may know. */
const readersOfStores = ['api', 'console', 'form', 'jobs', 'intake'];

/** What a store needs to start a job in the transaction of its rows. */
const jobPort = 'src/jobs/job-queue.ts';

/** Packages that work on values alone; the domain's only ones. */
const purePackages = [
  'zod',
  'libphonenumber-js',
  'temporal-polyfill',
  'damerau-levenshtein',
  'double-metaphone',
];

/** Folders that run on Node alone; all else runs on Cloudflare Workers too. */
const nodeFolders = ['entry', 'db', 'jobs'];

/** Every rule that the import breaks, in words. */
export function checkImport(each: Import): Violation[] {
  const from = folderOf(each.from);
  if (from === null) return [];
  const to = folderOf(each.to);
  const broken = to === null ? checkPackage(from, each) : checkFolder(from, to, each);
  return broken === null ? [] : [{ ...each, rule: broken }];
}

/** The chains of files that import each other in a circle, each once. */
export function findCycles(imports: Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const cycles: string[][] = [];
  const finished = new Set<string>();
  function visit(file: string, trail: string[]): void {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push([...trail.slice(start), file]);
    if (start >= 0 || finished.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...trail, file]);
    finished.add(file);
  }
  for (const file of targets.keys()) visit(file, []);
  return cycles;
}

function checkFolder(from: string, to: string, each: Import): string | null {
  if (from === to || from === 'entry') return null;
  if (to === 'entry') return 'nobody imports entry/';
  const allowed = allowedFolders[from];
  if (allowed === undefined) return `${from}/ is not known to these rules`;
  if (from === 'pipeline' && to === 'systems' && !each.typeOnly)
    return 'pipeline/ knows systems/ only by their ports';
  if (stages.includes(from) && to === 'config' && !each.typeOnly)
    return 'a stage gets its settings handed in';
  if (allowed.includes(to)) return null;
  if (stages.includes(from) && (to === 'db' || each.to === jobPort)) {
    const isRowType = each.typeOnly && each.to.startsWith('src/db/generated/');
    return isStore(each.from) || isRowType
      ? null
      : 'a stage is pure: only its *-store.ts files read and write';
  }
  if (stages.includes(from) && stages.includes(to)) return 'stages do not import each other';
  if (stages.includes(to) && readersOfStores.includes(from)) {
    const reachable = isStore(each.to) || each.typeOnly;
    return reachable ? null : `${from}/ reaches a stage only by pipeline/ or its *-store.ts files`;
  }
  return `${from}/ does not import ${to}/`;
}

function checkPackage(from: string, { to }: Import): string | null {
  if (to.startsWith('node:') && !nodeFolders.includes(from)) return 'node:* only in entry/, db/ and jobs/';
  const isPure = purePackages.some((name) => to === name || to.startsWith(`${name}/`));
  return from === 'domain' && !isPure ? 'domain/ imports only packages that work on values' : null;
}

function isStore(file: string): boolean {
  return file.endsWith('-store.ts');
}

/** The first folder below `src`; null for what is not there. */
function folderOf(file: string): string | null {
  return /^src\/([^/]+)\//.exec(file)?.[1] ?? null;
}
