import { parseArgs } from 'node:util';
import { describeBreak } from '../../audit/broken-link.ts';
import type { ChainKind } from '../../audit/chain.ts';
import { verifyTrail, type VerifiedTrail } from '../../audit/verify-trail.ts';
import type { NotedSeal } from '../../audit/walk-seals.ts';
import { CommandError, readCommandSettings, runCommand, withDatabase } from './with-database.ts';

const usage = `Usage: npm run audit:verify [-- --seal NUMBER:HASH …]
  --seal: a seal as the gateway's log or an earlier run of this command gave it, which must still be there`;

/**
 * `npm run audit:verify`: status 0 when the trail is whole; 1 with the first broken link, by ids alone; 2 when it
 * could not be walked.
 */
async function auditVerify(): Promise<number> {
  const noted = readSeals(process.argv.slice(2));
  const verified = await withDatabase(readCommandSettings(process.env), ({ pool }) =>
    verifyTrail(pool, noted),
  );
  process.stdout.write(`${tell(verified)}\n`);
  return verified.broken ? 1 : 0;
}

function readSeals(words: string[]): NotedSeal[] {
  try {
    const { values } = parseArgs({ args: words, options: { seal: { type: 'string', multiple: true } } });
    return (values.seal ?? []).map(readSeal);
  } catch {
    throw new CommandError(usage);
  }
}

function readSeal(word: string): NotedSeal {
  const [, sequence, hash] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(word) ?? [];
  if (sequence === undefined || hash === undefined) throw new CommandError(usage);
  return { sequence: Number(sequence), hash };
}

const names: Record<ChainKind, string> = {
  ticket: 'events',
  decision: 'decisions',
  patient: 'reads',
  account: 'account events',
  policy: 'policies',
  routing_rules: 'versions of the routing rules',
  pilot: 'versions of the pilot',
};

function tell({ broken, walked, seals }: VerifiedTrail): string {
  if (broken) return `BROKEN ${describeBreak(broken)}`;
  const parts = Object.entries(walked).map(
    ([kind, { chains, links }]) => `${links} ${names[kind as ChainKind]} in ${chains} chains`,
  );
  const { last } = seals;
  const newest = last
    ? `the newest of ${last.at.toISOString()}: ${last.sequence}:${last.hash}`
    : 'nothing has been sealed yet';
  return `WHOLE ${parts.join(', ')}; ${seals.seals} seals, ${newest}`;
}

await runCommand(auditVerify);
