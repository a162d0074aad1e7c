import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { openDatabase, type Database } from '../../db/client.ts';
import { startEmbeddedPostgres } from '../../db/embedded-postgres.ts';
import { startGatewayProcess, type BenchRun } from '../bench/bench-run.ts';
import { startLoad, startServer } from '../bench/child-processes.ts';
import type { Figures, MachineFacts } from '../bench/figures.ts';
import { measureAcknowledgement } from '../bench/measure-acknowledgement.ts';
import { measureClocks } from '../bench/measure-clocks.ts';
import { measureDecisions } from '../bench/measure-decisions.ts';
import { measureEndToEnd } from '../bench/measure-end-to-end.ts';
import { measureImport } from '../bench/measure-import.ts';
import { measureLookups } from '../bench/measure-lookups.ts';
import { measureOutbox } from '../bench/measure-outbox.ts';
import { measureRecordings } from '../bench/measure-recordings.ts';
import { measureReader } from '../bench/measure-reader.ts';
import { measureReplies } from '../bench/measure-replies.ts';
import { measureSending } from '../bench/measure-sending.ts';
import { measureStart } from '../bench/measure-start.ts';
import { reportLines, table } from '../bench/report.ts';

const usage = 'Usage: npm run bench [-- --json] [--strict] [--large]';

/** How many patients are looked up among; a million take about 8 GB of disk and ten minutes more. */
const patientsAmong = { usual: 50_000, large: 1_000_000 };

/** So many clocks are due at once. */
const clocksDue = 100_000;

/** So many tickets wait for the helpdesk, and so many of them are brought there. */
const effectsQueued = 50_000;
const effectsDone = 2_000;

/** So many calls with two minutes of sound end at once. */
const callsAtOnce = 20;

const account = {
  sid: `AC${'0'.repeat(32)}`,
  token: 'bench-token',
  number: '+14155550100',
  publicUrl: 'https://bench.example',
};

/** `npm run bench`: status 0, also when a target is missed; 1 then with `--strict`. */
async function bench(options: string[]): Promise<number> {
  if (options.some((option) => !['--json', '--strict', '--large'].includes(option))) {
    console.error(usage);
    return 2;
  }
  const among = options.includes('--large') ? patientsAmong.large : patientsAmong.usual;
  const figures = await withFolder((folder) => measure(folder, among));
  const lines = reportLines(figures);
  if (options.includes('--json')) console.log(JSON.stringify({ ...figures, lines }));
  else {
    const { cores, cpu, memoryGb, node, postgres } = figures.machine;
    console.log(`\n${cores} × ${cpu}, ${memoryGb.toFixed(0)} GB, Node ${node}, PostgreSQL ${postgres}`);
    console.log('Gateway, database and load share the machine: ratios hold elsewhere, seconds do not.\n');
    console.log(table(lines));
  }
  return options.includes('--strict') && lines.some((line) => line.pass === false) ? 1 : 0;
}

/** A data folder of its own, removed afterwards. It stands where the gateway's own would, as its user can reach it. */
async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir('data', { recursive: true });
  const folder = await mkdtemp(path.resolve('data', 'bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, among: number): Promise<Figures> {
  const load = await startLoad();
  const reader = await measureReader();
  const replies = measureReplies();
  const decisions = measureDecisions();
  say('the reader is measured');
  const start = await measureStart(folder, account, load.vendorUrl);
  say('the start is measured');
  const postgres = await startEmbeddedPostgres(folder);
  const database = openDatabase(postgres.url, { poolSize: 4 });
  try {
    const roster = await measureImport(database);
    say('the roster is imported');
    const run: BenchRun = { folder, database, load, account, nextRequest: 0 };
    const traffic = await measureTraffic(run);
    say('the traffic is measured');
    const { lookups, lists } = await measureLookups(database, among);
    say('the look-ups are measured');
    const clocks = await measureClocks(database, clocksDue);
    say('the clocks are measured');
    const outbox = await measureOutbox(database, effectsQueued, effectsDone);
    say('the outbox is measured');
    const recordings = await measureRecordings(folder, account, callsAtOnce);
    const machine = await machineFacts(database);
    const rows = { roster, lookups, lists, clocks, outbox, recordings };
    return { machine, start, reader, replies, decisions, ...rows, ...traffic };
  } finally {
    await load.stop();
    await database.close();
    await postgres.stop();
  }
}

async function measureTraffic(
  run: BenchRun,
): Promise<Pick<Figures, 'acknowledgement' | 'endToEnd' | 'sending'>> {
  const floorUrl = await createFloorDatabase(run.database);
  const floor = await startServer('./floor-process.ts', {
    args: [floorUrl, account.token, account.publicUrl],
    logFile: `${run.folder}/floor.log`,
  });
  const gateway = await startGatewayProcess(run.folder, account, run.load.vendorUrl);
  try {
    const addresses = { gateway: gateway.address, floor: floor.address };
    const at32 = await measureAcknowledgement(run, addresses, {
      concurrency: 32,
      requests: 2_000,
      rounds: 5,
    });
    say('the acknowledgement at concurrency 32 is measured');
    const at1 = await measureAcknowledgement(run, addresses, { concurrency: 1, requests: 300, rounds: 9 });
    say('the acknowledgement at concurrency 1 is measured');
    await floor.stop();
    const endToEnd = await measureEndToEnd(run, gateway.address, 2_000);
    say('the way from end to end is measured');
    const sending = await measureSending(run, 1_500);
    return { acknowledgement: [at32, at1], endToEnd, sending };
  } finally {
    await floor.stop();
    await gateway.stop();
  }
}

/** The floor has a database of its own on the same server. */
async function createFloorDatabase({ pool, url }: Database): Promise<string> {
  await pool.query('CREATE DATABASE floor');
  const floorUrl = new URL(url);
  floorUrl.pathname = '/floor';
  return floorUrl.toString();
}

async function machineFacts({ pool }: Database): Promise<MachineFacts> {
  const { rows } = await pool.query<{ version: string }>(
    `SELECT current_setting('server_version') AS version`,
  );
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: totalmem() / 2 ** 30,
    node: process.versions.node,
    postgres: rows[0]?.version ?? 'unknown',
  };
}

/** Progress goes to stderr: stdout is the table's or the machine's. */
function say(what: string): void {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${what}`);
}

process.exitCode = await bench(process.argv.slice(2));
