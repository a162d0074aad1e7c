import { parseArgs } from 'node:util';
import { createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from '../../access/api-key-store.ts';
import { readScopes, scopes } from '../../access/api-key.ts';
import type { Database } from '../../db/client.ts';
import { systemClock } from '../../domain/clock.ts';
import { CommandError, readCommandSettings, runCommand, withDatabase } from './with-database.ts';

const usage = `Usage:
  npm run api-key -- create NAME --scopes ${scopes.join(',')} [--facility ID]
  npm run api-key -- list
  npm run api-key -- rotate ID [--hours N]   a new key with the same rights; the old one lasts N hours (24)
  npm run api-key -- revoke ID`;

const longestName = 200;

/** `npm run api-key`: prints a new key alone on stdout; everything else it has to say of it goes to stderr. */
async function apiKey(): Promise<number> {
  const { verb, subject, options } = readCall(process.argv.slice(2));
  const settings = readCommandSettings(process.env);
  if (verb === 'create') {
    const input = readNewKey(subject, options);
    return withDatabase(settings, (database) => create(database, input));
  }
  if (verb === 'list' && subject === undefined) return withDatabase(settings, list);
  if (verb === 'revoke' && subject !== undefined) {
    return withDatabase(settings, (database) => revoke(database, subject));
  }
  if (verb === 'rotate' && subject !== undefined) {
    const hours = readHours(options);
    return withDatabase(settings, (database) => rotate(database, subject, hours));
  }
  throw new CommandError(usage);
}

type Options = { scopes?: string | undefined; facility?: string | undefined; hours?: string | undefined };

function readCall(words: string[]): {
  verb: string | undefined;
  subject: string | undefined;
  options: Options;
} {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      options: { scopes: { type: 'string' }, facility: { type: 'string' }, hours: { type: 'string' } },
      allowPositionals: true,
    });
    const [verb, subject, ...rest] = positionals;
    if (rest.length > 0) throw new CommandError(usage);
    return { verb, subject, options: values };
  } catch {
    throw new CommandError(usage);
  }
}

type NewKey = Parameters<typeof createApiKey>[1];

function readNewKey(subject: string | undefined, options: Options): NewKey {
  const name = subject?.trim();
  if (!name || name.length > longestName || options.scopes === undefined) throw new CommandError(usage);
  const read = readScopes(options.scopes);
  if (!read.ok) {
    throw new CommandError(
      `Unknown scope: ${read.unknown.join(', ') || '(empty)'}. Known: ${scopes.join(', ')}.`,
    );
  }
  return { name, scopes: read.scopes, facilityId: options.facility ?? null };
}

async function create(database: Database, input: NewKey): Promise<number> {
  const created = await createApiKey(database.prisma, input, systemClock.now());
  if (created.kind === 'unknown-facility') {
    throw new CommandError(
      'Unknown facility: --facility takes an id of the roster, or ours. Import the roster first.',
    );
  }
  process.stderr.write(`Key ${created.id}. It is shown once; keep it as a secret.\n`);
  process.stdout.write(`${created.key}\n`);
  return 0;
}

const hourMs = 3_600_000;
const longestHours = 24 * 30;

const rotateFaults = {
  unknown: 'No key has this id. `npm run api-key -- list` shows them.',
  revoked: 'This key was revoked, or is being rotated by somebody else.',
};

function readHours({ hours = '24' }: Options): number {
  if (!/^\d{1,3}$/.test(hours) || Number(hours) > longestHours) {
    throw new CommandError(`--hours takes a whole number up to ${longestHours}.`);
  }
  return Number(hours);
}

async function rotate(database: Database, id: string, hours: number): Promise<number> {
  const until = new Date(systemClock.now().getTime() + hours * hourMs);
  const rotated = await rotateApiKey(database.prisma, id, until);
  if (rotated.kind !== 'rotated') throw new CommandError(rotateFaults[rotated.kind]);
  process.stderr.write(`The old key is taken for ${hours} hours more. The new one is shown once.\n`);
  process.stdout.write(`${rotated.key}\n`);
  return 0;
}

async function list(database: Database): Promise<number> {
  for (const key of await listApiKeys(database.prisma)) {
    const state = key.revokedAt ? `revoked ${key.revokedAt.toISOString()}` : 'active';
    const fields = [key.id, key.name, key.scopes.join(','), key.facilityId ?? 'any facility', state];
    process.stdout.write(`${fields.join('\t')}\n`);
  }
  return 0;
}

async function revoke(database: Database, id: string): Promise<number> {
  const outcome = await revokeApiKey(database.prisma, id, systemClock.now());
  if (outcome === 'unknown')
    throw new CommandError('No key has this id. `npm run api-key -- list` shows them.');
  process.stderr.write(outcome === 'revoked' ? 'Revoked.\n' : 'It was revoked before.\n');
  return 0;
}

await runCommand(apiKey);
