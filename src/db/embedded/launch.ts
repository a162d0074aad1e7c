import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClusterPaths, serverEnvironment } from './cluster.ts';
import {
  hasLivingProcesses,
  isLivingPostgres,
  postmasterFile,
  readPostmaster,
  type ServerAddress,
} from './postmaster.ts';
import { commandFor, type ServiceUser } from './service-user.ts';

const pollMs = 5;

/** More than one, because another program may take the port between our look and the server's. */
const launchAttempts = 3;

const logLimitBytes = 10 * 1024 * 1024;

/** Replaying the log after a crash takes as long as there was work since the last checkpoint; five minutes is far beyond it. */
const startLimitMs = 5 * 60_000;

/**
 * Server settings that differ from PostgreSQL's own. Errors and statements stay out of the server's log, since
 * both quote values.
 */
const serverSettings = [
  'listen_addresses=127.0.0.1',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  // Tables that fill within seconds of the first start would be read by the plans of empty ones for a minute.
  'autovacuum_naptime=10s',
];

/** An address of a socket is no longer than this, in bytes, on any system. */
const longestSocketPath = 103;

function socketFile(cluster: string, port: number): string {
  return path.join(cluster, `.s.PGSQL.${port}`);
}

/**
 * Beside the port the server listens at a socket in its own folder, which only its user may enter: a statement costs
 * less there. A folder too deep for a socket's address has the port alone.
 */
function socketSetting(cluster: string, port: number): string {
  const fits = Buffer.byteLength(socketFile(cluster, port)) <= longestSocketPath;
  return `unix_socket_directories=${fits && process.platform !== 'win32' ? `"${cluster.replaceAll('"', '""')}"` : ''}`;
}

/**
 * Where the running server listens; starts one when none runs. Call it under the start lock.
 *
 * @param requiredPort a server started anew must listen here, because living connections point there
 * @throws Error when the server ends while starting; its log is in the data folder
 */
export async function ensureRunning(
  paths: ClusterPaths,
  program: string,
  user: ServiceUser,
  requiredPort: number | null,
): Promise<ServerAddress> {
  const deadline = Date.now() + startLimitMs;
  let launches = 0;
  let launched: { ended: boolean } | null = null;
  for (; Date.now() < deadline; await sleep(pollMs)) {
    const postmaster = readPostmaster(paths.cluster);
    const living = postmaster !== null && isLivingPostgres(postmaster.pid);
    if (living && postmaster.ready) {
      rememberPort(paths, postmaster.port);
      return postmaster;
    }
    if (living || launched?.ended === false || hasLivingProcesses(paths.cluster)) continue;
    if (launches === launchAttempts) break;
    const port = requiredPort === null ? await choosePort(paths) : await bindable(requiredPort);
    if (port === null) continue;
    for (const file of [postmasterFile(paths.cluster), `${socketFile(paths.cluster, port)}.lock`])
      rmSync(file, { force: true }); // of a server that is dead: its number may be another program's by now
    launched = launch(paths, program, user, port);
    launches += 1;
  }
  throw new Error('The embedded database did not start: see postgres.log in DATA_DIR.');
}

/** Detached, so that neither the terminal's interrupt nor the end of this process ends it. */
function launch(paths: ClusterPaths, program: string, user: ServiceUser, port: number): { ended: boolean } {
  const settings = [...serverSettings, socketSetting(paths.cluster, port)].flatMap((setting) => [
    '-c',
    setting,
  ]);
  const command = commandFor(user, program, ['-D', paths.cluster, '-p', String(port), ...settings]);
  const log = openSync(
    paths.log,
    existsSync(paths.log) && statSync(paths.log).size > logLimitBytes ? 'w' : 'a',
    0o600,
  );
  const child = spawn(command.file, command.args, {
    ...command.identity,
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const launched = { ended: false };
  child.once('exit', () => (launched.ended = true));
  child.once('error', () => (launched.ended = true));
  child.unref();
  return launched;
}

/** The port of last time when it is free, because other processes' connections still point there; else any. */
async function choosePort(paths: ClusterPaths): Promise<number> {
  const last = existsSync(paths.port) ? Number(readFileSync(paths.port, 'utf8')) : 0;
  return (await bindable(last)) ?? (await bindable(0)) ?? 0;
}

function bindable(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const { port: bound } = probe.address() as AddressInfo;
      probe.close(() => resolve(bound));
    });
  });
}

function rememberPort(paths: ClusterPaths, port: number): void {
  if (existsSync(paths.port) && readFileSync(paths.port, 'utf8') === String(port)) return;
  writeFileSync(`${paths.port}.new`, String(port));
  renameSync(`${paths.port}.new`, paths.port);
}
