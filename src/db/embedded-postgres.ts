import { setTimeout as sleep } from 'node:timers/promises';
import { clusterPaths, type ClusterPaths, ensureCluster, readPassword } from './embedded/cluster.ts';
import { makeDataFolder } from './embedded/data-folder.ts';
import { ensureRunning } from './embedded/launch.ts';
import { joinUsers, type Membership } from './embedded/membership.ts';
import { isLivingPostgres, readPostmaster, type ServerAddress } from './embedded/postmaster.ts';
import { findPrograms } from './embedded/programs.ts';
import { chooseServiceUser } from './embedded/service-user.ts';
import { withStartLock } from './embedded/start-lock.ts';

const databaseName = 'refill_gateway';
const joinAttempts = 100;
const retryMs = 50;
const stopLimitMs = 30_000;

export type EmbeddedPostgres = { url: string; stop(): Promise<void> };

type Joined = { address: ServerAddress; membership: Membership };

/**
 * A PostgreSQL of our own in the data folder, for a start with nothing installed. The first process starts it, others
 * attach, the last one to stop ends it. It outlives a killed gateway, which finds it again; a killed server is
 * started anew on the same port while any gateway lives, and recovers what was committed.
 *
 * @returns the address of the gateway's database, and `stop`, which leaves the server
 * @throws DataFolderError, and Error when there is no PostgreSQL for this machine, or it does not start
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const paths = clusterPaths(dataDir);
  makeDataFolder(paths.folder);
  let joined = await join(paths, null);
  let stopping = false;
  let rejoining: Promise<void> = Promise.resolve();

  async function rejoin(): Promise<void> {
    try {
      joined = await join(paths, joined.address.port);
    } catch {
      await sleep(retryMs); // tried until it works or we stop; queries fail meanwhile and say so
    }
  }

  async function keepRunning(): Promise<void> {
    while (!stopping) {
      await joined.membership.ended;
      if (stopping) return;
      rejoining = rejoin();
      await rejoining;
    }
  }

  const kept = keepRunning();
  return {
    url: serverUrl(paths, joined.address, databaseName),
    async stop() {
      if (stopping) return;
      stopping = true;
      await rejoining; // who is just joining again leaves after that, or the server would outlive its last user
      const last = await joined.membership.leave().catch(() => false);
      if (last) await stopServer(paths);
      await kept;
    },
  };
}

/** Starts or finds the server and joins its users; tried again when it stops or dies in between. */
async function join(paths: ClusterPaths, requiredPort: number | null): Promise<Joined> {
  const programs = await findPrograms();
  for (let attempt = 1; ; attempt += 1) {
    const address = await withStartLock(paths.folder, async () => {
      const user = chooseServiceUser(paths.cluster, programs.postgres);
      await ensureCluster(paths, programs.initdb, user);
      return ensureRunning(paths, programs.postgres, user, requiredPort);
    });
    try {
      const membership = await joinUsers(serverUrl(paths, address, 'postgres'), paths.cluster, databaseName);
      return { address, membership };
    } catch (error) {
      if (attempt >= joinAttempts) throw error;
      await sleep(retryMs);
    }
  }
}

/** A fast shutdown: open transactions are rolled back, what was committed is on disk. */
async function stopServer(paths: ClusterPaths): Promise<void> {
  const postmaster = readPostmaster(paths.cluster);
  if (!postmaster || !isLivingPostgres(postmaster.pid)) return;
  process.kill(postmaster.pid, 'SIGINT');
  for (const deadline = Date.now() + stopLimitMs; Date.now() < deadline; await sleep(5)) {
    if (!isLivingPostgres(postmaster.pid)) return;
  }
}

function serverUrl(paths: ClusterPaths, { port, socketFolder }: ServerAddress, database: string): string {
  const host = socketFolder === null ? '127.0.0.1' : encodeURIComponent(socketFolder);
  return `postgresql://postgres:${readPassword(paths)}@${host}:${port}/${database}`;
}
