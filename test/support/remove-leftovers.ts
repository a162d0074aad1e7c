import { globSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';

/** In a run's folder: the number of the process that it belongs to. */
export const ownerFile = 'owner';

/** Stops and removes the databases of runs that were killed before they could do so themselves. */
export async function removeLeftovers(name: string): Promise<void> {
  for (const file of globSync(path.join(tmpdir(), `refill-gateway-${name}-*`, ownerFile))) {
    if (!(await claim(file))) continue;
    const folder = path.dirname(file);
    const postgres = await startEmbeddedPostgres(path.join(folder, 'data'));
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
}

/** True when the owner is gone and no other run that looks at the same moment was faster. */
async function claim(file: string): Promise<boolean> {
  try {
    if (isAlive(Number(readFileSync(file, 'utf8')))) return false;
    await rename(file, `${file}-gone`);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
