import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createApiKey,
  findApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
} from '../../src/access/api-key-store.ts';
import { newApiKey, readScopes, type Scope } from '../../src/access/api-key.ts';
import { newId } from '../../src/domain/id.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { runCommand, type Ran } from '../support/run-command.ts';

const now = new Date('2026-05-20T18:00:00Z');
const facilityId = newId(now);

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  const facility = { id: facilityId, sourceId: 'home-1', name: 'Home', contentHash: '' };
  await test.database.prisma.facility.create({ data: facility });
});
afterAll(async () => {
  await test.drop();
});

async function create(scopes: Scope[], facility: string | null = null): Promise<{ id: string; key: string }> {
  const created = await createApiKey(
    test.database.prisma,
    { name: 'desk', scopes, facilityId: facility },
    now,
  );
  if (created.kind !== 'created') throw new Error(created.kind);
  return created;
}

describe('an API key', () => {
  it('is long, random and safe in a header', () => {
    const keys = Array.from({ length: 100 }, () => newApiKey());
    expect(new Set(keys).size).toBe(100);
    for (const key of keys) expect(key).toMatch(/^rgw_[A-Za-z0-9_-]{43}$/);
  });

  it('opens what its scopes allow', async () => {
    const { id, key } = await create(['intake', 'tickets']);
    const found = await findApiKey(test.database.prisma, key, now);
    expect(found).toEqual({ id, name: 'desk', scopes: ['intake', 'tickets'], facilityId: null });
  });

  it('is not stored itself', async () => {
    const { key } = await create(['intake']);
    const { rows } = await test.database.pool.query<{ row: string }>('SELECT k::text AS row FROM api_keys k');
    expect(rows.map(({ row }) => row).join()).not.toContain(key.slice(4));
  });

  it.each([['home-1'], [facilityId]])('speaks for the facility %s', async (id) => {
    const { key } = await create(['intake'], id);
    expect((await findApiKey(test.database.prisma, key, now))?.facilityId).toBe(facilityId);
  });

  it.each(['home-2', newId(now)])('is not made for a facility that nobody knows', async (id) => {
    const input = { name: 'desk', scopes: ['intake'] as const, facilityId: id };
    expect(await createApiKey(test.database.prisma, input, now)).toEqual({ kind: 'unknown-facility' });
  });

  it('is replaced by one with the same rights and id; the old one is taken for a while yet', async () => {
    const { id, key } = await create(['intake'], facilityId);
    const until = new Date(now.getTime() + 3_600_000);
    const rotated = await rotateApiKey(test.database.prisma, id, until);
    if (rotated.kind !== 'rotated') throw new Error(rotated.kind);
    expect(rotated.key).not.toBe(key);
    const before = new Date(until.getTime() - 1);
    for (const each of [key, rotated.key]) {
      expect(await findApiKey(test.database.prisma, each, before)).toMatchObject({ id, facilityId });
    }
    expect(await findApiKey(test.database.prisma, key, until)).toBeNull();
    expect(await findApiKey(test.database.prisma, rotated.key, until)).toMatchObject({ scopes: ['intake'] });
  });

  it('is revoked with the one that it replaced, and not rotated any more', async () => {
    const { id, key } = await create(['intake']);
    const until = new Date(now.getTime() + 3_600_000);
    const rotated = await rotateApiKey(test.database.prisma, id, until);
    await revokeApiKey(test.database.prisma, id, now);
    const both = [key, rotated.kind === 'rotated' ? rotated.key : ''];
    for (const each of both) expect(await findApiKey(test.database.prisma, each, now)).toBeNull();
    expect(await rotateApiKey(test.database.prisma, id, until)).toEqual({ kind: 'revoked' });
    expect(await rotateApiKey(test.database.prisma, newId(now), until)).toEqual({ kind: 'unknown' });
  });

  it.each(['', 'rgw_', 'Bearer x', `${newApiKey()}x`, newApiKey(), '\0', '%'])(
    'is not %j',
    async (presented) => {
      expect(await findApiKey(test.database.prisma, presented, now)).toBeNull();
    },
  );

  it('opens nothing any more once revoked', async () => {
    const { id, key } = await create(['admin']);
    expect(await revokeApiKey(test.database.prisma, id, now)).toBe('revoked');
    expect(await findApiKey(test.database.prisma, key, now)).toBeNull();
    expect(await revokeApiKey(test.database.prisma, id, now)).toBe('already-revoked');
    const listed = await listApiKeys(test.database.prisma);
    expect(listed.find((one) => one.id === id)).toMatchObject({ revokedAt: now });
    expect(JSON.stringify(listed)).not.toContain('hash');
  });

  it.each(['nobody', newId(now)])('with the id %s cannot be revoked', async (id) => {
    expect(await revokeApiKey(test.database.prisma, id, now)).toBe('unknown');
  });
});

it.each([
  ['intake', { ok: true, scopes: ['intake'] }],
  ['work, tickets,work', { ok: true, scopes: ['tickets', 'work'] }],
  ['intake,root', { ok: false, unknown: ['root'] }],
  ['', { ok: false, unknown: [''] }],
])('the scopes %j are read', (text, expected) => {
  expect(readScopes(text)).toEqual(expected);
});

describe('npm run api-key', () => {
  function apiKey(...words: string[]): Promise<Ran> {
    return runCommand('src/entry/cli/api-key.ts', words, { DATABASE_URL: test.url });
  }

  it('prints a new key alone, which then works; lists and revokes it', async () => {
    const { status, stdout } = await apiKey(
      'create',
      'Front desk',
      '--scopes',
      'intake,work',
      '--facility',
      'home-1',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/^rgw_[A-Za-z0-9_-]{43}\n$/);
    const found = await findApiKey(test.database.prisma, stdout.trim(), now);
    expect(found).toMatchObject({ name: 'Front desk', scopes: ['intake', 'work'], facilityId });
    const listed = await apiKey('list');
    expect(listed.stdout).toContain(`${found?.id}\tFront desk\tintake,work\t${facilityId}\tactive\n`);
    const rotated = await apiKey('rotate', found?.id ?? '', '--hours', '1');
    expect(rotated.stdout).toMatch(/^rgw_[A-Za-z0-9_-]{43}\n$/);
    expect(await findApiKey(test.database.prisma, rotated.stdout.trim(), now)).toEqual(found);
    expect(await apiKey('revoke', found?.id ?? '')).toMatchObject({ status: 0, stdout: '' });
    expect(await findApiKey(test.database.prisma, stdout.trim(), now)).toBeNull();
  });

  it.each<[string[], RegExp]>([
    [[], /Usage/],
    [['create', 'x'], /Usage/],
    [['create', '--scopes', 'intake'], /Usage/],
    [['create', 'x', '--scopes', 'intake,root'], /Unknown scope: root/],
    [['create', 'x', '--scopes', 'intake', '--facility', 'nowhere'], /Unknown facility/],
    [['create', 'x', 'y', '--scopes', 'intake'], /Usage/],
    [['create', 'x', '--scopes', 'intake', '--force'], /Usage/],
    [['revoke', 'nobody'], /No key/],
    [['rotate', 'nobody'], /No key/],
    [['rotate', 'nobody', '--hours', 'soon'], /--hours/],
  ])('called as %j explains itself with status 2', async (words, said) => {
    const { status, stdout, stderr } = await apiKey(...words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
  });
});
