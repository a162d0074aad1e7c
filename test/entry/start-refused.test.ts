import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const withinMs = 60_000;

let folder: string;
beforeAll(async () => {
  folder = await makeTemporaryFolder('start');
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts the gateway as `npm start` does and waits for its end; `status` is null when it had to be killed. */
async function start(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', './src/entry/load-typescript.js', 'src/entry/node.ts'], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: withinMs,
    killSignal: 'SIGKILL',
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => void lines.push(...text.trimEnd().split('\n')));
  }
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, lines };
}

describe('a data folder that cannot be used ends the start with one clear line', () => {
  it('a file in its place', async () => {
    const dataDir = path.join(folder, 'file');
    await writeFile(dataDir, '');
    expect(await start({ DATA_DIR: dataDir })).toEqual({
      status: 1,
      lines: [expect.stringMatching(/^DATA_DIR cannot be used: .*(?:folder|directory)/)],
    });
  });

  it('a path below a file', async () => {
    const file = path.join(folder, 'other');
    await writeFile(file, '');
    const { status, lines } = await start({ DATA_DIR: path.join(file, 'data') });
    expect([status, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(/^DATA_DIR cannot be used/);
  });

  it('a place where nobody can write', async () => {
    const { status, lines } = await start({ DATA_DIR: '/proc/nope' });
    expect([status, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(/^DATA_DIR cannot be used/);
  });
});

describe('an account id that is none', () => {
  it('ends the start with the name of the setting, and not its value', async () => {
    const { status, lines } = await start({
      TWILIO_ACCOUNT_SID: 'SK0123canary',
      TWILIO_AUTH_TOKEN: 'secret',
    });
    expect(status).toBe(1);
    expect(lines.join('\n')).toMatch(/TWILIO_ACCOUNT_SID.*AC/);
    expect(lines.join('\n')).not.toContain('canary');
  });
});
