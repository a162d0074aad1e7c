import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Where a server listens: its port, and the folder of its socket, which has the port in its name; null without one. */
export type ServerAddress = { port: number; socketFolder: string | null };

/** What `postmaster.pid` says: line 1 the process, line 4 the port, line 5 the socket's folder, line 8 the state. */
export type Postmaster = ServerAddress & { pid: number; ready: boolean };

export function postmasterFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}

/** Reads `postmaster.pid`; null when there is none. The port is 0 until the server has written it. */
export function readPostmaster(cluster: string): Postmaster | null {
  let text: string;
  try {
    text = readFileSync(postmasterFile(cluster), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const lines = text.split('\n').map((line) => line.trim());
  return {
    pid: Number(lines[0]),
    port: Number(lines[3] ?? 0),
    socketFolder: lines[4] || null,
    ready: lines[7] === 'ready',
  };
}

/**
 * True when the process is a living PostgreSQL. A killed one may stay a zombie until its parent reaps it, and its
 * number may by now be another program's; `kill(pid, 0)` succeeds on both.
 */
export function isLivingPostgres(pid: number): boolean {
  const found = describeProcess(pid);
  return found !== null && found.state !== 'Z' && found.command.startsWith('postgres');
}

/**
 * True while any process of the cluster lives: the postmaster's children outlive a killed postmaster for a moment,
 * and a second server beside them would corrupt the data. On Linux they are known by their working directory;
 * elsewhere any PostgreSQL counts, to be safe.
 */
export function hasLivingProcesses(cluster: string): boolean {
  if (process.platform !== 'linux') {
    const commands = execFileSync('ps', ['-axo', 'comm='], { encoding: 'utf8' }).split('\n');
    return commands.some((command) => path.basename(command.trim()).startsWith('postgres'));
  }
  const home = realpathSync(cluster);
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && workingDirectory(name) === home);
}

function workingDirectory(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null; // gone meanwhile, a zombie, or another user's: the server runs as ourselves or we are root
  }
}

function describeProcess(pid: number): { command: string; state: string } | null {
  try {
    if (process.platform === 'linux') {
      const found = /^\d+ \((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      return found ? { command: found[1] ?? '', state: found[2] ?? '' } : null;
    }
    const line = execFileSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [state = '', ...command] = line.split(/\s+/);
    return { command: path.basename(command.join(' ')), state: state.charAt(0) };
  } catch {
    return null;
  }
}
