import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { runCommand, type Ran } from '../support/run-command.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function run(...words: string[]): Promise<Ran> {
  return runCommand('src/entry/cli/templates.ts', words, { DATABASE_URL: database.url });
}

const by = ['--name', 'A. Reviewer', '--qualification', 'certified translator'];

describe('npm run templates', () => {
  it('lists what is not signed, and signs it by name in one language', async () => {
    const before = await run('list', '--language', 'es', '--pending');
    expect(before).toMatchObject({ status: 0 });
    expect(before.stdout).toContain('submitted\tes\tv1\tpending');
    expect(await run('sign', '--all', '--language', 'es', ...by)).toMatchObject({ status: 0 });
    const rows = await database.database.prisma.templateSignOff.findMany();
    expect(rows.length).toBeGreaterThan(50);
    expect(new Set(rows.map(({ language, name }) => `${language} ${name}`))).toEqual(
      new Set(['es A. Reviewer']),
    );
    // The words for a danger need no signature and take none.
    const { stdout } = await run('list', '--pending', '--language', 'es');
    expect(stdout.trim().split('\n')).toHaveLength(3);
  });

  it('shows the words that are to be signed', async () => {
    const { stdout } = await run('show', 'submitted', '--language', 'en');
    expect(stdout).toContain('sent to the pharmacy team');
  });

  it.each([
    ['without a name', ['sign', 'submitted', '--language', 'en', '--qualification', 'x']],
    ['without a language', ['sign', 'submitted', ...by]],
    ['of a template that is not there', ['sign', 'submited', '--language', 'en', ...by]],
    ['of all and of one', ['sign', 'submitted', '--all', '--language', 'en', ...by]],
  ])('refuses a signature %s', async (_, words) => {
    expect((await run(...words)).status).toBe(2);
    expect(await database.database.prisma.templateSignOff.count({ where: { language: 'en' } })).toBe(0);
  });
});
