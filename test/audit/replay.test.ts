import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { policySchema } from '../../src/domain/policy-schema.ts';
import { defaultPolicy, type Policy } from '../../src/domain/policy.ts';
import { keepPolicy } from '../../src/policies/policy-store.ts';
import { checkDecisions } from '../support/check-record.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import type { RosterPatient } from '../support/roster.ts';
import { runCommand, type Ran } from '../support/run-command.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { awaitSealAgain } from '../support/truncate.ts';
import { withoutIds } from '../support/without-ids.ts';
import { trailIn } from './trail.ts';

const ada: RosterPatient = {
  given: 'Ada',
  family: 'Quillfeather',
  birthDate: '1948-05-06',
  phones: ['+14155550131'],
  prescriptions: [
    { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '7101001', filledDaysAgo: 20 },
    { drug: 'Amlodipine 5 MG Oral Tablet', rxNumber: '7101002', filledDaysAgo: 29 },
  ],
};

let gateway: TestGateway;
let folder: string;
beforeAll(async () => {
  gateway = await openGateway({ patients: [ada] });
  folder = await makeTemporaryFolder('policy');
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function ask(): Promise<void> {
  const body = 'Ada Quillfeather 5/6/1948 refill atorvastatin and amlodipine';
  await gateway.text({ from: '+14155550131', body });
  await gateway.settled();
}
function run(command: string, words: string[] = []): Promise<Ran> {
  return runCommand(`src/entry/cli/${command}.ts`, words, { DATABASE_URL: gateway.database.url });
}
async function policyFile(policy: unknown): Promise<string> {
  const file = path.join(folder, 'new.json');
  await writeFile(file, JSON.stringify(policy));
  return file;
}
/** The shipped policy, with the supply to be used before a refill changed. */
function policyAt(percent: number, version: string): Policy {
  const { window } = defaultPolicy;
  const nonControlledPercent = { value: percent, reason: 'a test' };
  return { ...defaultPolicy, version, window: { ...window, nonControlledPercent } };
}
function told(counts: string, different: number): string {
  return `${counts}, 0 by what is not stored; ${different} different\n`;
}
const personal = /quill|ada|1948|atorva|amlodi|7101|5550131/i;

describe('npm run replay', () => {
  it('every decision that was taken comes out again', async () => {
    await ask();
    const ran = await run('replay');
    expect(ran).toMatchObject({
      status: 0,
      stdout: told('2 decisions: 2 by the table, 0 by a fixed rule, 0 by a person', 0),
    });
  });
});

describe('npm run replay, of decisions that need no prescription', () => {
  afterEach(forgetTrail);

  const fixed: [what: string, body: string, rule: string][] = [
    ['a danger', 'Ada Quillfeather 5/6/1948 I have chest pain and cannot breathe', '0-danger'],
    ['a text that names no medicine', 'Ada Quillfeather 5/6/1948 I need a refill', '4-no-medicine-named'],
    ['words that nobody understands', 'the blue bird sits on our old fence again', 'unclear-text'],
    ['a language that is not read', 'bonjour je voudrais mourir, merci pour tout', 'other-language'],
    [
      'a change of a medicine by a stranger',
      'please refill my lisinopril but change the dose to 40 mg',
      '5-medication-change',
    ],
  ];
  it.each(fixed)('%s', async (_, body, rule) => {
    const from = rule === '5-medication-change' ? '+14155550199' : '+14155550131';
    await gateway.text({ from, body });
    await gateway.settled();
    expect((await gateway.db.decision.findMany()).map((decision) => decision.rule)).toEqual([rule]);
    const counts = '1 decisions: 0 by the table, 1 by a fixed rule, 0 by a person';
    expect(await run('replay')).toMatchObject({ status: 0, stdout: told(counts, 0) });
    await trailIn(gateway.database).tamper(
      `UPDATE decisions SET inputs = jsonb_set(inputs, '{plain}', '"long_list"')`,
    );
    expect(await run('replay')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(told(counts, 1)) as string,
    });
  });

  it('one that was asked again shortly after a denial: by how long before, and by what was said', async () => {
    await ask();
    const [denied] = await gateway.db.ticket.findMany({ where: { stage: 'pharmacy_submitted' } });
    await gateway.work(denied?.id ?? '', { type: 'pharmacy_rejected', reason: 'no stock' });
    await gateway.work(denied?.id ?? '', { type: 'dispose', to: 'provider', reason: 'no refills' });
    await gateway.work(denied?.id ?? '', { type: 'provider_denied', reason: 'seen first' });
    await gateway.text({ from: '+14155550131', body: 'refill amlodipine please' });
    await gateway.settled();
    expect(await gateway.db.decision.findMany({ where: { rule: 'asked-after-end' } })).toHaveLength(1);
    expect((await run('replay')).stdout).toBe(
      told('4 decisions: 2 by the table, 1 by a fixed rule, 1 by a person', 0),
    );
    await trailIn(gateway.database).tamper(
      `UPDATE decisions SET inputs = jsonb_set(inputs, '{ended,by}', '"withdrawn"') WHERE rule = 'asked-after-end'`,
    );
    expect((await run('replay')).stdout).toContain('it cannot be decided again');
  });

  it('one of which is not stored what it was taken by is told as such', async () => {
    await ask();
    await trailIn(gateway.database).tamper(`UPDATE decisions SET inputs = '{}'`);
    expect((await run('replay')).stdout).toContain('2 by what is not stored; 0 different');
  });
});

describe('npm run replay, after somebody has written into the database', () => {
  afterEach(forgetTrail);

  it('a decision is taken again by the policy that took it, not by the one in force', async () => {
    await ask();
    const earlier = policyAt(50, 'earlier');
    await keepPolicy(gateway.db, earlier, { author: 'ana', reason: 'a test', at: gateway.clock.now() });
    await gateway.database.database.pool.query(
      `INSERT INTO decisions (id, "ticketId", code, rule, "policyVersion", result, inputs, "decidedAt")
        SELECT gen_random_uuid(), "ticketId", code, rule, 'earlier',
          jsonb_set(result, '{policyVersion}', '"earlier"'), inputs, now() FROM decisions`,
    );
    const ran = await run('replay');
    expect(ran.status).toBe(1);
    expect(ran.stdout).toMatch(/^DIFFERENT \S+ \(ticket .*\): TOO_EARLY \(\S+\) → PHARMACY_PROCESS/m);
    expect(ran.stdout).toContain(told('4 decisions: 4 by the table, 0 by a fixed rule, 0 by a person', 2));
    expect(withoutIds(ran.stdout)).not.toMatch(personal);
  });

  it('what was changed behind its back is told by reference, without a word of the patient', async () => {
    await ask();
    await trailIn(gateway.database).tamper(
      `UPDATE decisions SET inputs = jsonb_set(inputs, '{today}', '"2020-01-01"') WHERE code = 'PHARMACY_PROCESS'`,
    );
    const ran = await run('replay');
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain(told('2 decisions: 2 by the table, 0 by a fixed rule, 0 by a person', 1));
    expect(withoutIds(ran.stdout)).not.toMatch(personal);
    await expect(checkDecisions(gateway.db)).rejects.toThrow('does not come out again');
    const verified = await run('audit-verify');
    expect(verified.status).toBe(1);
    expect(verified.stdout).toMatch(/^BROKEN decisions of ticket \S+, link 1: its content was changed\n$/);
  });

  it('a policy that nobody knows any more is a difference', async () => {
    await ask();
    await gateway.database.database.pool.query(
      `INSERT INTO decisions (id, "ticketId", code, rule, "policyVersion", result, inputs, "decidedAt")
        SELECT gen_random_uuid(), "ticketId", code, rule, 'lost', result, inputs, now() FROM decisions LIMIT 1`,
    );
    const ran = await run('replay');
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain('policy lost is not known');
  });
});

describe('npm run audit:verify', () => {
  it('says that all is whole, with the newest seal, and holds a noted seal against it', async () => {
    await ask();
    await gateway.restart();
    const seal = await gateway.eventually('the first seal', () => gateway.db.auditSeal.findFirst());
    expect(seal.sequence).toBe(1);
    const ran = await run('audit-verify');
    expect(ran.stderr).toBe('');
    expect(ran.status).toBe(0);
    const newest = /\d+:[0-9a-f]{64}/.exec(ran.stdout)?.[0] ?? '';
    expect((await run('audit-verify', ['--seal', newest])).status).toBe(0);
    expect(await run('audit-verify', ['--seal', `1:${'0'.repeat(64)}`])).toMatchObject({
      status: 1,
      stdout: 'BROKEN seal 1: it is not the seal that was noted\n',
    });
    expect((await run('audit-verify', ['--seal', 'x'])).status).toBe(2);
  }, 90_000);
});

describe('npm run policy:diff', () => {
  it('tells which tickets would go elsewhere, by reference, and changes nothing', async () => {
    await ask();
    const ran = await run('policy-diff', [await policyFile(policyAt(60, '2026-12-1'))]);
    expect(ran.stderr).toBe('');
    expect(ran.status).toBe(0);
    const [tooEarly] = await gateway.db.ticket.findMany({ where: { stage: 'too_early' } });
    expect(ran.stdout).toContain(
      `open elsewhere ${tooEarly?.reference}: TOO_EARLY routine → PHARMACY_PROCESS routine`,
    );
    expect(ran.stdout).toContain('2 tickets by policy 2026-12-1: 1 open and 0 past would go elsewhere');
    expect(withoutIds(ran.stdout)).not.toMatch(personal);
    expect(await gateway.db.policyVersion.count({ where: { version: '2026-12-1' } })).toBe(0);
  });

  it('a ticket that a person has decided stays, and one that has ended is told as past', async () => {
    await ask();
    const [tooEarly] = await gateway.db.ticket.findMany({ where: { stage: 'too_early' } });
    expect((await gateway.work(tooEarly?.id ?? '', { type: 'close' })).status).toBe(200);
    const file = await policyFile(policyAt(60, '2026-12-1'));
    expect((await run('policy-diff', [file])).stdout).toContain('0 open and 1 past would go elsewhere');
  });

  it('the same policy moves nothing', async () => {
    await ask();
    const ran = await run('policy-diff', [await policyFile(defaultPolicy)]);
    expect(ran.stdout).toMatch(/^2 tickets by .*: 0 open and 0 past would go elsewhere, 0 open and 0 past/);
  });

  const { law, clocks, window } = defaultPolicy;
  const wrong: [what: string, policy: unknown, told: string][] = [
    ['a figure below none', policyAt(0, 'x'), 'window.nonControlledPercent.value'],
    ['a part that is missing', { ...defaultPolicy, clocks: undefined }, 'clocks'],
    ['a word that nobody knows', { ...defaultPolicy, windows: {} }, '(all)'],
    [
      'more refills than the law allows',
      { ...defaultPolicy, law: { ...law, cappedRefills: { value: 6, reason: 'x' } } },
      'law.cappedRefills.value',
    ],
    [
      'no cap for schedule III',
      { ...defaultPolicy, law: { ...law, cappedSchedules: { value: [4], reason: 'x' } } },
      'law.cappedSchedules.value',
    ],
    [
      'an escalation before its reminder',
      {
        ...defaultPolicy,
        clocks: {
          ...clocks,
          providerEscalationHours: { ...clocks.providerEscalationHours, routine: { value: 2, reason: 'x' } },
        },
      },
      'clocks.providerEscalationHours',
    ],
    [
      'a figure without its reason',
      { ...defaultPolicy, window: { ...window, carryOverDays: { value: 9, reason: ' ' } } },
      'window.carryOverDays.reason',
    ],
    ['another policy under a known version', policyAt(70, defaultPolicy.version), 'needs a new version'],
  ];
  it.each(wrong)('refuses %s', async (_, policy, told) => {
    const ran = await run('policy-diff', [await policyFile(policy)]);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toContain(told);
  });

  it('takes medicines of one’s own by the names of DRUG_TABLE, as the gateway does', async () => {
    const alsoUrgent = { value: ['foozletine'], reason: 'a test' };
    const urgency = { ...defaultPolicy.urgency, alsoUrgent };
    const words = [await policyFile({ ...defaultPolicy, version: '2026-12-2', urgency })];
    const table = path.join(folder, 'drugs.csv');
    await writeFile(table, 'name,class\nfoozletine,gi\n');
    expect((await run('policy-diff', words)).stderr).toContain('is no name of the drug table');
    const command = 'src/entry/cli/policy-diff.ts';
    const settings = { DATABASE_URL: gateway.database.url, DRUG_TABLE: table };
    expect(await runCommand(command, words, settings)).toMatchObject({ status: 0, stderr: '' });
  });

  it('the policy that comes with the program is one', () => {
    expect(policySchema.parse(JSON.parse(JSON.stringify(defaultPolicy)))).toEqual(defaultPolicy);
  });
});

/** What a test has spoilt on purpose is not held against the gateway at its end. */
async function forgetTrail(): Promise<void> {
  await trailIn(gateway.database).tamper(
    'TRUNCATE tickets, decisions, ticket_events, patient_reads, audit_waiting, audit_seals, audit_sealed_heads CASCADE; ' +
      awaitSealAgain,
  );
}
