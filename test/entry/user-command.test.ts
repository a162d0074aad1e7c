import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openMailServer } from '../support/mail-server.ts';
import { runCommand, type Ran } from '../support/run-command.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.database.prisma.facility.create({
    data: { id: '01980000-0000-7000-8000-000000000001', sourceId: 'oak', name: 'Oak House', contentHash: '' },
  });
});
afterAll(() => database.drop());

function user(words: string[], environment: Record<string, string> = {}): Promise<Ran> {
  const settings = { DATABASE_URL: database.url, PUBLIC_URL: 'https://gateway.example', ...environment };
  return runCommand('src/entry/cli/user.ts', words, settings);
}

const nora = ['create', '--email', 'Nora@Example.com', '--role', 'facility_user', '--facility', 'oak'];

describe('npm run user', () => {
  test('prints the invitation where no e-mail is set up; lists, invites again, disables, resets', async () => {
    const made = await user(nora);
    expect(made).toMatchObject({ status: 0 });
    expect(made.stdout).toMatch(/^https:\/\/gateway\.example\/account\/link\/[0-9a-f]{64}\n$/);
    expect((await user(['list'])).stdout).toBe('nora@example.com\tfacility_user\tOak House\tinvited\tnora\n');
    const again = await user(['invite', '--email', 'nora@example.com']);
    expect(again.stdout).toMatch(/\/account\/link\//);
    expect(again.stdout).not.toBe(made.stdout);
    expect((await user(['reset-totp', '--email', 'nora@example.com'])).status).toBe(0);
    expect((await user(['disable', '--email', 'nora@example.com'])).stderr).toContain('is disabled');
    expect((await user(['list'])).stdout).toContain('\tdisabled ');
  });

  test('sends the invitation by e-mail where it can, and prints nothing', async () => {
    const mail = await openMailServer();
    const environment = { SMTP_URL: mail.url, MAIL_FROM: 'accounts@example.com' };
    const made = await user(['create', '--email', 'otto@example.com', '--role', 'auditor'], environment);
    expect(made).toMatchObject({ status: 0, stdout: '' });
    expect(mail.mails[0]?.to).toEqual(['otto@example.com']);
    expect(mail.mails[0]?.text).toMatch(/https:\/\/gateway\.example\/account\/link\/[0-9a-f]{64}/);
    await mail.close();
  });

  test.each<[string[], RegExp]>([
    [[], /Usage/],
    [['create', '--email', 'a@example.com'], /Usage/],
    [['create', '--email', 'nowhere', '--role', 'auditor'], /no e-mail address/],
    [['create', '--email', 'a@example.com', '--role', 'king'], /Unknown role/],
    [['create', '--email', 'a@example.com', '--role', 'facility_user'], /needs a facility/],
    [
      ['create', '--email', 'a@example.com', '--role', 'facility_user', '--facility', 'x'],
      /Unknown facility/,
    ],
    [
      ['create', '--email', 'a@example.com', '--role', 'auditor', '--facility', 'oak'],
      /Only a facility user/,
    ],
    [['disable', '--email', 'nobody@example.com'], /no account/],
  ])('called as %j explains itself with status 2', async (words, said) => {
    const { status, stdout, stderr } = await user(words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
  });
});
