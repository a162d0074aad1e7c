import { execFileSync } from 'node:child_process';
import { startGatewayProcess, pause } from './bench-run.ts';
import type { StartFigures } from './figures.ts';
import { median } from './post-requests.ts';
import type { BenchAccount } from './signed-requests.ts';

const starts = 3;
const restMs = 3_000;

/** Starts on a database that exists (and stands still, so that PostgreSQL is started too), then looks at rest. */
export async function measureStart(
  folder: string,
  account: BenchAccount,
  vendorUrl: string,
): Promise<StartFigures> {
  await (await startGatewayProcess(folder, account, vendorUrl)).stop(); // the first makes the database
  const startMs: number[] = [];
  const residentMb: number[] = [];
  const postgresMb: number[] = [];
  for (let count = 0; count < starts; count += 1) {
    const gateway = await startGatewayProcess(folder, account, vendorUrl);
    startMs.push(gateway.startMs);
    if (count === starts - 1) {
      await pause(restMs);
      residentMb.push(residentMbOf(gateway.pid));
      postgresMb.push(...postgresResidentMb(folder));
    }
    await gateway.stop();
  }
  return { startMs: median(startMs), residentMb: median(residentMb), postgresMb: postgresMb[0] ?? null };
}

export function residentMbOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

/** The postmaster of this folder and its children; memory that they share is counted once for each. */
function postgresResidentMb(folder: string): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' }).split('\n');
  const processes = rows.map((row) => {
    const [pid = '', parent = '', kb = '', ...command] = row.trim().split(/\s+/);
    return { pid, parent, mb: Number(kb) / 1024, command: command.join(' ') };
  });
  const postmaster = processes.find(
    ({ command }) => command.includes(`${folder}/`) && /\bpostgres\b/.test(command),
  );
  if (!postmaster) return [];
  const own = processes.filter(({ pid, parent }) => pid === postmaster.pid || parent === postmaster.pid);
  return [own.reduce((sum, { mb }) => sum + mb, 0)];
}
