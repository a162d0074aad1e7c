import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../support/run-command.ts';

const command = 'src/entry/cli/fhir-keys.ts';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keys-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Keys = { keys: { kid: string; d?: string }[] };

async function change(...step: string[]): Promise<string[]> {
  const { stdout } = await runCommand(command, [path.join(folder, 'keys.json'), ...step], {});
  expect(stdout).not.toContain('"d"');
  return (JSON.parse(stdout) as Keys).keys.map(({ kid }) => kid);
}

test('a key is changed in three steps, and at each of them the server knows the one that signs', async () => {
  const [old = ''] = await change('add');
  const both = await change('add');
  expect(both).toEqual([old, expect.any(String)]);
  const [, young = ''] = both;
  expect(await change('turn')).toEqual([young, old]);
  expect(await change('drop')).toEqual([young]);
  expect(await change()).toEqual([young]);
  const file = path.join(folder, 'keys.json');
  expect((JSON.parse(await readFile(file, 'utf8')) as Keys).keys[0]?.d).toEqual(expect.any(String));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const refused = await runCommand(command, [file, 'drop'], {});
  expect(refused.status).not.toBe(0);
});
