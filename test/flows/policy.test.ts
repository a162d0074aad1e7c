import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy, type Policy, type PolicyOverride } from '../../src/domain/policy.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import type { RosterPatient } from '../support/roster.ts';
import { runCommand } from '../support/run-command.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const phones = { ada: '+14155550131', bob: '+14155550132', cara: '+14155550133' };

/** Each with a month's supply of which two thirds are used: too early by the policy that comes with the program. */
const patients: RosterPatient[] = [
  person('Ada', phones.ada, '7201001', { facility: 'cedar' }),
  person('Bob', phones.bob, '7201002', {}, 'Plan A'),
  person('Cara', phones.cara, '7201003', {}),
];

function person(
  given: string,
  phone: string,
  rxNumber: string,
  more: Partial<RosterPatient>,
  payer?: string,
): RosterPatient {
  const prescription = { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber, filledDaysAgo: 20 };
  return {
    ...{ given, family: 'Quillfeather', birthDate: '1948-05-06', phones: [phone], ...more },
    prescriptions: [{ ...prescription, ...(payer === undefined ? {} : { payer }) }],
  };
}

let gateway: TestGateway;
let admin: string;
beforeAll(async () => {
  gateway = await openGateway({ patients });
  admin = await gateway.createKey(['admin'], null);
});
afterAll(() => gateway.close());

type Sending = { key?: string; url?: string; reason?: string; basedOn?: string };

function send(policy: unknown, { key, url, reason = 'the board decided so', basedOn }: Sending = {}) {
  return fetch(`${url ?? gateway.url}/api/v1/policies`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key ?? admin}`, 'content-type': 'application/json' },
    body: JSON.stringify({ policy, reason, basedOn }),
  });
}

async function read<T>(path: string): Promise<T> {
  const response = await fetch(`${gateway.url}/api/v1/policies${path}`, {
    headers: { authorization: `Bearer ${admin}` },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

function figure(value: number) {
  return { value, reason: 'a test' };
}

function policyWith(version: string, overrides: Partial<PolicyOverride>[]): Policy {
  return {
    ...defaultPolicy,
    version,
    overrides: overrides.map((one) => ({ facility: null, payer: null, reason: 'a test', ...one })),
  };
}

const earlier = { window: { nonControlledPercent: figure(60) } };
const asShipped = { nonControlledPercent: defaultPolicy.window.nonControlledPercent };

type Decided = { code: string; policyVersion: string };

async function ask(phone: string, name: string): Promise<Decided> {
  await emptyTraffic(gateway);
  await gateway.text({ from: phone, body: `${name} Quillfeather 5/6/1948 refill atorvastatin` });
  await gateway.settled();
  const { data } = await gateway.get<{ data: { decision: Decided }[] }>('/api/v1/tickets');
  expect(data).toHaveLength(1);
  const { code, policyVersion } = data[0]?.decision ?? { code: '', policyVersion: '' };
  return { code, policyVersion };
}

describe('the policy in force', () => {
  it('is the one that came with the program, until somebody changes it', async () => {
    const current = await read<{ version: string; inForce: boolean; author: string; policy: Policy }>(
      '/current',
    );
    expect(current).toMatchObject({ version: defaultPolicy.version, inForce: true, author: 'system' });
    expect(current.policy).toEqual(defaultPolicy);
    expect(await ask(phones.cara, 'Cara')).toEqual({
      code: 'TOO_EARLY',
      policyVersion: defaultPolicy.version,
    });
  });

  const { law, window } = defaultPolicy;
  it.each([
    [
      'a figure beyond the law',
      { ...defaultPolicy, version: 'x', law: { ...law, cappedRefills: figure(6) } },
      'policy.law.cappedRefills.value',
    ],
    [
      'no reason for a figure',
      { ...defaultPolicy, version: 'x', window: { ...window, authLeadDays: { value: 7 } } },
      'policy.window.authLeadDays.reason',
    ],
    ['a field that nobody knows', { ...defaultPolicy, version: 'x', wnidow: {} }, 'policy'],
    [
      'a facility that the roster does not have',
      policyWith('x', [{ facility: 'nowhere' }]),
      'policy.overrides.0.facility',
    ],
  ])('%s is refused by its name', async (_, policy, path) => {
    const response = await send(policy);
    expect(response.status).toBe(422);
    const { errors } = (await response.json()) as { errors: { path: string }[] };
    expect(errors.map((error) => error.path)).toContain(path);
  });

  it('is not changed without a reason, nor by a key without the scope, nor for one facility', async () => {
    expect((await send(policyWith('x', []), { reason: ' ' })).status).toBe(422);
    expect((await send(policyWith('x', []), { key: gateway.key })).status).toBe(403);
    const ofCedar = await gateway.createKey(['admin'], 'cedar');
    expect((await send(policyWith('x', []), { key: ofCedar })).status).toBe(403);
    expect(await gateway.db.policyVersion.count({ where: { version: 'x' } })).toBe(0);
  });

  it('holds at once in another process, for the facility and the payer that it names', async () => {
    const other = await gateway.startAnother();
    const policy = policyWith('cedar-and-plan-a', [
      { facility: 'cedar', ...earlier },
      { payer: 'Plan A', ...earlier },
    ]);
    const response = await send(policy, { url: other.address });
    await other.stop();
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ version: 'cedar-and-plan-a', inForce: true });
    const policyVersion = 'cedar-and-plan-a';
    expect(await ask(phones.ada, 'Ada')).toEqual({ code: 'PHARMACY_PROCESS', policyVersion });
    expect(await ask(phones.bob, 'Bob')).toEqual({ code: 'PHARMACY_PROCESS', policyVersion });
    expect(await ask(phones.cara, 'Cara')).toEqual({ code: 'TOO_EARLY', policyVersion });
  });

  it('names who changed it and why, and keeps the one before', async () => {
    const { data } = await read<{ data: Record<string, unknown>[] }>('');
    expect(data).toMatchObject([
      { version: 'cedar-and-plan-a', author: 'test', reason: 'the board decided so', inForce: true },
      { version: defaultPolicy.version, author: 'system', inForce: false },
    ]);
    const before = await read<{ policy: Policy }>(`/${defaultPolicy.version}`);
    expect(before.policy).toEqual(defaultPolicy);
    const { pool } = gateway.database.database;
    await expect(pool.query(`UPDATE policy_versions SET reason = ''`)).rejects.toThrow();
    await expect(pool.query('DELETE FROM policy_versions')).rejects.toThrow();
  });

  it('a version is given once: the same again changes nothing, other figures are refused', async () => {
    const same = await read<{ policy: Policy }>('/current');
    expect((await send(same.policy)).status).toBe(200);
    expect((await send(policyWith('cedar-and-plan-a', []))).status).toBe(409);
    expect((await send({ ...defaultPolicy, window: { ...window, authLeadDays: figure(3) } })).status).toBe(
      409,
    );
    expect((await read<{ data: unknown[] }>('')).data).toHaveLength(2);
  });

  it('two who change it at the same moment both stand in its history, one of them in force', async () => {
    const answers = await Promise.all(['one', 'two'].map((version) => send(policyWith(version, []))));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const { data } = await read<{ data: { version: string; inForce: boolean }[] }>('');
    expect(data.filter(({ inForce }) => inForce)).toHaveLength(1);
    const { version } = await read<{ version: string }>('/current');
    expect(await ask(phones.ada, 'Ada')).toEqual({ code: 'TOO_EARLY', policyVersion: version });
  });

  it('stays in force over a restart, and every decision comes out again', async () => {
    const { version } = await read<{ version: string }>('/current');
    await gateway.restart();
    expect(await ask(phones.bob, 'Bob')).toEqual({ code: 'TOO_EARLY', policyVersion: version });
    const ran = await runCommand('src/entry/cli/replay.ts', [], { DATABASE_URL: gateway.database.url });
    const counts = '1 by the table, 0 by a fixed rule, 0 by a person, 0 by what is not stored';
    expect(ran).toMatchObject({ status: 0, stdout: `1 decisions: ${counts}; 0 different\n` });
  });

  it('says when a text that the network did not take is sent again', async () => {
    const { version, policy } = await read<{ version: string; policy: Policy }>('/current');
    const texting = { ...policy.texting, sendAgainMinutes: figure(55) };
    const other = await gateway.startAnother();
    expect(
      (await send({ ...policy, version: `${version}-55`, texting }, { url: other.address })).status,
    ).toBe(201);
    await other.stop();
    await emptyTraffic(gateway);
    await gateway.text({ from: phones.bob, body: 'Bob Quillfeather 5/6/1948 refill atorvastatin' });
    await gateway.settled();
    const { providerId } = await gateway.db.outboundMessage.findFirstOrThrow();
    const before = gateway.clock.now().getTime();
    expect(await gateway.reportDelivery(providerId ?? '', 'undelivered', 30003)).toBe(204);
    const again = await gateway.db.outboundMessage.findFirstOrThrow({
      where: { slot: { startsWith: 'again:' } },
    });
    const minutes = ((again.sendAfter?.getTime() ?? 0) - before) / 60_000;
    expect(minutes).toBeGreaterThanOrEqual(55);
    expect(minutes).toBeLessThan(56);
  });
});

describe('npm run policy:diff, for a change that one facility or one payer is to have', () => {
  let folder: string;
  const references: Record<string, string> = {};
  beforeAll(async () => {
    folder = await makeTemporaryFolder('policy');
    await emptyTraffic(gateway);
    for (const [name, from] of Object.entries(phones)) {
      await gateway.text({ from, body: `${name} Quillfeather 5/6/1948 refill atorvastatin` });
      await gateway.settled();
    }
    const tickets = await gateway.db.ticket.findMany({
      include: { sources: { include: { message: true } } },
    });
    for (const [name, from] of Object.entries(phones)) {
      const own = tickets.find(({ sources }) => sources.some(({ message }) => message.from === from));
      references[name] = own?.reference ?? '';
    }
    expect(new Set(Object.values(references)).size).toBe(3);
  });

  const cedar = { facility: 'cedar', ...earlier };
  const planA = { payer: 'Plan A', ...earlier };
  const window = { ...defaultPolicy.window, ...earlier.window };
  const changes: [what: string, policy: Policy, told: string[]][] = [
    ['a facility', policyWith('next', [cedar]), ['ada']],
    ['a payer', policyWith('next', [planA]), ['bob']],
    ['both', policyWith('next', [cedar, planA]), ['ada', 'bob']],
    ['a payer within a facility', policyWith('next', [{ ...cedar, ...planA }]), []],
    [
      'everybody but a facility',
      { ...policyWith('next', [{ facility: 'cedar', window: asShipped }]), window },
      ['bob', 'cara'],
    ],
  ];
  it.each(changes)('%s: their tickets are told, and no other', async (_, policy, told) => {
    const file = path.join(folder, 'new.json');
    await writeFile(file, JSON.stringify(policy));
    const ran = await runCommand('src/entry/cli/policy-diff.ts', [file], {
      DATABASE_URL: gateway.database.url,
    });
    const lines = ran.stdout.trim().split('\n').slice(0, -1).sort();
    const expected = told.map((name) => {
      return `open elsewhere ${references[name]}: TOO_EARLY routine → PHARMACY_PROCESS routine`;
    });
    expect(lines).toEqual(expected.sort());
    expect(ran.stdout).toContain(
      `3 tickets by policy next: ${told.length} open and 0 past would go elsewhere`,
    );
  });
});

describe('two changes at the same moment', () => {
  type Listed = { data: { version: string; inForce: boolean }[] };

  it('based on the same version: one is in force, the other is refused', async () => {
    const { version: basedOn } = await read<{ version: string }>('/current');
    const sent = ['at-once-1', 'at-once-2'].map((version) => send(policyWith(version, []), { basedOn }));
    const answers = await Promise.all(sent);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await send(policyWith('at-once-3', []), { basedOn })).status).toBe(409);
  });

  it('based on none: both are kept in a strict order, and the newest of the list is in force', async () => {
    const versions = ['both-1', 'both-2', 'both-3'];
    const answers = await Promise.all(versions.map((version) => send(policyWith(version, []))));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { data } = await read<Listed>('');
    expect(data.filter(({ inForce }) => inForce)).toEqual(data.slice(0, 1));
  });
});
