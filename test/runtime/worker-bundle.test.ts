import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Cloudflare takes 3 MiB compressed on its smallest plan; the rest is room to grow. */
const sizeLimitKiB = 2.5 * 1024;

let folder: string;
let printed: string;
let files: string[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'refill-gateway-worker-'));
  const metafile = path.join(folder, 'meta.json');
  const wrangler = path.join(root, 'node_modules/wrangler/bin/wrangler.js');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [wrangler, 'deploy', '--dry-run', '--outdir', path.join(folder, 'out'), '--metafile', metafile],
    { cwd: root, env: { ...process.env, WRANGLER_LOG_PATH: folder, NO_COLOR: '1' } },
  );
  printed = stdout;
  const meta = JSON.parse(await readFile(metafile, 'utf8')) as { inputs: Record<string, unknown> };
  files = Object.keys(meta.inputs);
});

afterAll(() => rm(folder, { recursive: true }));

test('the worker is small enough to be deployed on any plan', () => {
  const size = Number(/gzip: ([\d.]+) KiB/.exec(printed)?.[1]);
  expect(size).toBeGreaterThan(100);
  expect(size).toBeLessThan(sizeLimitKiB);
});

test.each([
  ["the vendor's whole library", /node_modules\/twilio\/lib\/(?:rest|base|index|jwt)/],
  ['the large tables of phone numbers', /libphonenumber-js\/metadata\.(?:max|full|mobile)/],
  ["Node's Prisma client", /src\/db\/generated\/node\//],
  ['the embedded database', /src\/db\/(?:embedded|migrat|schema)/],
  ['the log and metrics libraries of Node', /node_modules\/(?:pino|prom-client)\//],
  ['the stages, which its jobs run elsewhere', /src\/(?:pipeline|extraction|eligibility)\//],
])('the worker leaves out %s', (_, unwanted) => {
  expect(files).toContain('src/entry/cloudflare.ts');
  expect(files.filter((file) => unwanted.test(file))).toEqual([]);
});
