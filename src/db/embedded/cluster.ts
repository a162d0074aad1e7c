import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { commandFor, type ServiceUser } from './service-user.ts';

const run = promisify(execFile);

/** Where each thing of the embedded database stands in the data folder. */
export function clusterPaths(dataDir: string) {
  const folder = path.resolve(dataDir);
  return {
    folder,
    cluster: path.join(folder, 'postgres'),
    password: path.join(folder, 'postgres.password'),
    port: path.join(folder, 'postgres.port'),
    log: path.join(folder, 'postgres.log'),
  };
}

export type ClusterPaths = ReturnType<typeof clusterPaths>;

export function readPassword(paths: ClusterPaths): string {
  return readFileSync(paths.password, 'utf8');
}

/**
 * Makes the database cluster when there is none. It is built aside and renamed, so that one killed half-way leaves
 * no half cluster. Call it under the start lock.
 *
 * @throws Error when initdb fails or the data folder holds a cluster without its password
 */
export async function ensureCluster(paths: ClusterPaths, initdb: string, user: ServiceUser): Promise<void> {
  if (existsSync(paths.cluster)) {
    if (existsSync(paths.password)) return;
    throw new Error('The embedded database has lost its password file (postgres.password in DATA_DIR).');
  }
  removeUnfinished(paths);
  ensurePassword(paths);
  const unfinished = mkdtempSync(`${paths.cluster}.init.`);
  const passwordFile = `${unfinished}.password`;
  writeFileSync(passwordFile, readPassword(paths), { mode: 0o600 });
  if (user.kind === 'setuid') {
    for (const file of [unfinished, passwordFile]) chownSync(file, user.uid, user.gid);
  }
  const command = commandFor(user, initdb, initdbArguments(unfinished, passwordFile));
  await run(command.file, command.args, { ...command.identity, cwd: '/', env: serverEnvironment() });
  rmSync(passwordFile);
  renameSync(unfinished, paths.cluster);
}

/** What the server's programs see of the environment: nothing that depends on the machine or holds a secret. */
export function serverEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function initdbArguments(cluster: string, passwordFile: string): string[] {
  return [
    ...['--pgdata', cluster, '--username', 'postgres', '--pwfile', passwordFile],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8'],
    ...['--locale-provider=builtin', '--locale=C.UTF-8'],
    ...['--lc-messages=C', '--lc-collate=C', '--lc-ctype=C'],
  ];
}

/** The password is renamed into place, so a file that exists is complete. */
function ensurePassword(paths: ClusterPaths): void {
  if (existsSync(paths.password)) return;
  const unfinished = `${paths.password}.new`;
  writeFileSync(unfinished, randomBytes(24).toString('hex'), { mode: 0o600 });
  renameSync(unfinished, paths.password);
}

function removeUnfinished(paths: ClusterPaths): void {
  for (const name of readdirSync(paths.folder)) {
    if (name.startsWith('postgres.init.')) rmSync(path.join(paths.folder, name), { recursive: true });
  }
}
