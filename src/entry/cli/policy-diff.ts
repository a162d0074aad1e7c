import { readFile } from 'node:fs/promises';
import { isSamePolicy } from '../../domain/policy-figures.ts';
import { policySchema } from '../../domain/policy-schema.ts';
import type { Policy } from '../../domain/policy.ts';
import { comparePolicies } from '../../pipeline/needs/compare-policies.ts';
import { readPolicies } from '../../policies/policy-store.ts';
import type { Db } from '../../db/client.ts';
import { loadDrugTable } from '../load-drug-table.ts';
import { CommandError, readCommandSettings, runCommand, withDatabase } from './with-database.ts';

const usage = 'Usage: npm run policy:diff -- NEW.json';

/** `npm run policy:diff -- NEW`: which tickets another policy would have sent elsewhere. Nothing is changed. */
async function policyDiff(): Promise<number> {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined || file.startsWith('-') || rest.length > 0) throw new CommandError(usage);
  const settings = readCommandSettings(process.env);
  // A policy may name medicines of one's own.
  await loadDrugTable(settings.drugTable);
  const next = await readPolicy(file);
  return withDatabase(settings, async ({ prisma }) => {
    await refuseTakenVersion(prisma, next);
    const { tickets, notByTable, open, past } = await comparePolicies(prisma, next, (moved) =>
      process.stdout.write(
        `${moved.state} ${moved.change} ${moved.reference}: ${moved.from} → ${moved.to}\n`,
      ),
    );
    process.stdout.write(
      `${tickets} tickets by policy ${next.version}: ${open.elsewhere} open and ${past.elsewhere} past would go elsewhere, ` +
        `${open.date} open and ${past.date} past have another date; ${notByTable} were not decided by the table\n`,
    );
    return 0;
  });
}

/** @throws CommandError that names each place of the file that is wrong */
async function readPolicy(file: string): Promise<Policy> {
  const parsed = policySchema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.') || '(all)'}: ${message}`,
  );
  throw new CommandError(`${file} is no policy:\n${problems.join('\n')}`);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new CommandError(`${file} cannot be read as JSON.`);
  }
}

/** Two policies under one version would make decisions that nobody can take again. */
async function refuseTakenVersion(db: Db, next: Policy): Promise<void> {
  const taken = (await readPolicies(db)).get(next.version);
  if (taken && !isSamePolicy(taken, next))
    throw new CommandError(
      `Policy ${next.version} is another one already: a changed figure needs a new version.`,
    );
}

await runCommand(policyDiff);
