import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, type Ran } from '../support/run-command.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { patient, smallRoster } from './roster-files.ts';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'roster-'));
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true });
});

async function write(name: string, lines: readonly string[]): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, lines.join('\n'));
  return file;
}

function importFiles(...files: string[]): Promise<Ran> {
  return runCommand('src/entry/cli/import.ts', files, {
    DATABASE_URL: test.url,
    TIME_ZONE: 'America/Los_Angeles',
  });
}

describe('npm run import', () => {
  it('ends with the figures and status 0, and again changes nothing', async () => {
    const file = await write(
      'good.ndjson',
      smallRoster().map((resource) => JSON.stringify(resource)),
    );
    const first = await importFiles(file);
    expect(first).toMatchObject({
      status: 0,
      stdout: '{"resources":6,"created":6,"updated":0,"unchanged":0,"refused":0}\n',
    });
    const again = await importFiles(file);
    expect(again.stdout).toBe('{"resources":6,"created":0,"updated":0,"unchanged":6,"refused":0}\n');
  });

  it('prints what it refuses with file, line and reason, and nobody’s data, with status 1', async () => {
    const bad = JSON.stringify(
      patient({ id: 'p9', name: [{ family: 'Canaryname' }], birthDate: '1952-02-31' }),
    );
    const file = await write('bad.ndjson', [JSON.stringify(patient({ id: 'p8' })), bad, '{Canaryname']);
    const { status, stdout, stderr } = await importFiles(file);
    expect(status).toBe(1);
    expect(stdout.trimEnd().split('\n')).toEqual([
      `${file}:2: refused Patient: birthDate: is not a real date`,
      `${file}:3: refused: is not JSON`,
      '{"resources":3,"created":1,"updated":0,"unchanged":0,"refused":2}',
    ]);
    expect(stdout + stderr).not.toMatch(/Canaryname|1952/);
  });

  it.each([
    ['no file', []],
    ['an option it does not know', ['--fast']],
    ['a file that is not there', ['nowhere.ndjson']],
    ['a folder', ['src']],
  ])('with %s says so and ends with status 2', async (_what, files) => {
    const { status, stdout, stderr } = await importFiles(...files);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });

  it('with a database that does not answer says so without its address', async () => {
    const file = await write('one.ndjson', [JSON.stringify(patient())]);
    const settings = { DATABASE_URL: 'postgresql://user:secretword@127.0.0.1:1/none' };
    const { status, stdout, stderr } = await runCommand('src/entry/cli/import.ts', [file], settings);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('ECONNREFUSED');
    expect(stderr).not.toContain('secretword');
  });
});
