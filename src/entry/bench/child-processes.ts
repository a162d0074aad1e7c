import { fork, spawn, type ChildProcess } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LoadOrder } from './load-process.ts';
import type { LoadResult } from './post-requests.ts';

/** A server in a process of its own, as `npm start` would run it. */
export type ServerProcess = {
  pid: number;
  address: string;
  /** From the process's start until its ready line, in milliseconds. */
  startMs: number;
  stop(): Promise<void>;
};

const startLimitMs = 60_000;

const asTypescript = ['--import', pathOf('../load-typescript.js')];

/** Starts a module and waits for its line `… ready at http://…`. What it logs goes to a file, as in production. */
export function startServer(
  module: string,
  options: { args?: string[]; env?: Record<string, string>; logFile: string },
): Promise<ServerProcess> {
  const log = openSync(options.logFile, 'a');
  const from = performance.now();
  const child = spawn(process.execPath, [...asTypescript, pathOf(module), ...(options.args ?? [])], {
    env: { PATH: process.env['PATH'], ...options.env },
    stdio: ['ignore', 'pipe', log],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => child.kill('SIGKILL'), startLimitMs);
    child.once('exit', () => {
      const logged = readFileSync(options.logFile, 'utf8').slice(-2_000);
      reject(new Error(`${module} did not start. It logged:\n${logged}`));
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /ready at (http\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(limit);
      child.removeAllListeners('exit');
      resolve({
        pid: child.pid ?? 0,
        address,
        startMs: performance.now() - from,
        stop: () => endOf(child, 'SIGTERM'),
      });
    });
  });
}

/** The process that plays the outside world. */
export type LoadProcess = {
  /** Takes the gateway's replies in the vendor's place. */
  vendorUrl: string;
  post(order: LoadOrder): Promise<LoadResult>;
  stop(): Promise<void>;
};

export async function startLoad(): Promise<LoadProcess> {
  const child = fork(pathOf('./load-process.ts'), { execArgv: asTypescript, stdio: 'inherit' });
  const { url } = await nextMessage<{ url: string }>(child);
  return {
    vendorUrl: url,
    post(order) {
      child.send(order);
      return nextMessage<LoadResult>(child);
    },
    stop: () => endOf(child, 'SIGTERM'),
  };
}

/** Runs a module that sends one message and ends. */
export function askProcess<T>(module: string, args: string[] = []): Promise<T> {
  return nextMessage<T>(fork(pathOf(module), args, { execArgv: asTypescript, stdio: 'inherit' }));
}

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    function lost(): void {
      reject(new Error('a process of the measurement ended early'));
    }
    child.once('exit', lost);
    child.once('message', (message) => {
      child.off('exit', lost);
      resolve(message as T);
    });
  });
}

/** Asks a child to end and waits for it; after a while it is ended without asking. */
function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const limit = setTimeout(() => child.kill('SIGKILL'), 30_000);
    child.once('exit', () => {
      clearTimeout(limit);
      resolve();
    });
    child.kill(signal);
  });
}

function pathOf(module: string): string {
  return fileURLToPath(new URL(module, import.meta.url));
}
