import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { importPatients, type RosterPatient } from '../support/roster.ts';
import { mary, people, signatureOf, stranger } from './people.ts';

/** One person, written down twice. */
const twice: RosterPatient[] = ['Nora', 'Norah'].map((given, at) => ({
  given,
  family: 'Whitlock',
  birthDate: '1958-05-06',
  prescriptions: [{ drug: 'Lisinopril 20 MG Oral Tablet', rxNumber: `700810${String(at)}` }],
}));

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [...people, ...twice] });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

type Shown = {
  result: string;
  patientId: string | null;
  reasons: string[];
  candidates?: { patientId: string; score: number; reasons: string[] }[];
};

async function identityOf(body: string, from = stranger): Promise<Shown> {
  const { sid } = await gateway.text({ from, body });
  await gateway.settled();
  type Found = { data: { identity: Shown }[] };
  const { data } = await gateway.get<Found>(`/api/v1/messages?providerId=${sid}`);
  const [message] = data;
  if (!message) throw new Error('the message is not there');
  return message.identity;
}

function answers(): string[] {
  return gateway.vendor.messages.map(({ body }) => body.replaceAll(/RG-[A-Z0-9]{7}/g, 'RG-…')).reverse();
}

describe('three wrong claims from one number in a day', () => {
  const wrong = ['1/2/1950', '2/3/1951', '4/5/1953'].map((date) => `Mary Johnson ${date} refill metoprolol`);
  const right = `${signatureOf(mary)} refill metoprolol`;

  async function tryThree(): Promise<void> {
    for (const body of wrong) expect((await identityOf(body)).result).toBe('none');
  }

  it('go to a person, and the right one after them is not believed either, even after a restart', async () => {
    await tryThree();
    const tasks = await gateway.db.task.findMany({ where: { kind: 'verify_identity' } });
    expect(tasks).toHaveLength(1);
    await gateway.restart();
    const late = await identityOf(right);
    expect(late).toMatchObject({ result: 'none', patientId: null, reasons: ['failed:too_many_tries'] });
    expect(late.candidates).toHaveLength(1);
    const tickets = await gateway.db.ticket.findMany({ orderBy: { id: 'asc' } });
    expect(tickets.at(-1)).toMatchObject({ stage: 'identity_review', status: 'open', patientId: null });
  });

  it('are answered in the same words as right ones, and so is what follows', async () => {
    await tryThree();
    await identityOf(right);
    const told = answers();
    expect(told).toHaveLength(4);
    await emptyTraffic(gateway);
    for (let n = 0; n < 4; n += 1) await identityOf(right);
    expect(answers()).toEqual(told);
    expect(told.join()).not.toMatch(/mary|johnson|metoprolol/i);
  });

  it('are forgotten after a day, and are nobody else’s', async () => {
    await tryThree();
    expect(await identityOf(right, '+14155550171')).toMatchObject({ result: 'exact' });
    gateway.clock.move(24 * 60 + 1);
    expect(await identityOf(right)).toMatchObject({ result: 'exact' });
  });
});

describe('a claim that fits two', () => {
  it('shows a person both records of one patient, and decides neither', async () => {
    const identity = await identityOf('Nora Whitlock 5/6/1958 refill lisinopril');
    expect(identity).toMatchObject({ result: 'several', patientId: null });
    const both = await gateway.db.patient.findMany({ where: { familyName: 'Whitlock' } });
    expect(identity.candidates?.map(({ patientId }) => patientId).sort()).toEqual(
      both.map(({ id }) => id).sort(),
    );
    expect(answers().join()).not.toMatch(/nora|whitlock/i);
  });

  it('tells a key that only sends nothing of whom it may be', async () => {
    const key = await gateway.createKey(['intake'], null);
    const response = await gateway.form(
      [{ name: 'Nora Whitlock', birthDate: '1958-05-06', medications: [{ name: 'lisinopril 20 mg' }] }],
      { key },
    );
    const { id } = (await response.json()) as { id: string };
    await gateway.settled();
    const headers = { authorization: `Bearer ${key}` };
    const message = (await (await fetch(`${gateway.url}/api/v1/messages/${id}`, { headers })).json()) as {
      identity: Shown;
    };
    expect(message.identity).toMatchObject({ result: 'several', candidates: [] });
    const { identity } = await gateway.get<{ identity: Shown }>(`/api/v1/messages/${id}`);
    expect(identity.candidates).toHaveLength(2);
  });
});

describe('the console', () => {
  const ownPage = { 'sec-fetch-site': 'same-origin' };

  async function signIn(): Promise<string> {
    const body = new URLSearchParams({ key: gateway.key });
    const options = { method: 'POST', body, headers: ownPage, redirect: 'manual' } as const;
    const response = await fetch(`${gateway.url}/console/sign-in`, options);
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  it('shows on the ticket who may be meant, and takes a person’s choice', async () => {
    await identityOf('Nora Whitlock 5/6/1958 refill lisinopril');
    const [ticket] = await gateway.db.ticket.findMany();
    if (!ticket) throw new Error('there is no ticket');
    const cookie = await signIn();
    const address = `${gateway.url}/console/tickets/${ticket.id}`;
    const shown = await (await fetch(address, { headers: { cookie } })).text();
    expect(shown).toMatch(/Who may be meant\?/);
    for (const { given } of twice) expect(shown).toContain(`It is about ${given} Whitlock`);
    expect(shown).toContain('given equal, family equal, birth date equal');

    const chosen = await gateway.db.patient.findFirstOrThrow({ where: { sourceId: 'norah-whitlock' } });
    const body = new URLSearchParams({ version: String(ticket.version), patientId: chosen.id });
    const answer = await fetch(`${address}/identify`, {
      method: 'POST',
      body,
      headers: { ...ownPage, cookie },
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
    const after = await gateway.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } });
    expect(after).toMatchObject({ patientId: chosen.id, stage: 'pharmacy_submitted' });
    expect(await (await fetch(address, { headers: { cookie } })).text()).not.toMatch(/Who may be meant/);
  });
});

describe('a name as people write it', () => {
  it.each([
    ['swapped', 'Ortega Samuel 9/12/1961'],
    ['misspelt', 'Samuel Ortaga 9/12/1961'],
    ['with a title', 'Mr Samuel Ortega 9/12/1961'],
  ])('finds the patient: %s', async (_, claim) => {
    expect(await identityOf(`${claim} refill lisinopril 20 mg`)).toMatchObject({ result: 'exact' });
  });

  it('finds by the new name whoever was renamed by a later import, and no longer by the old', async () => {
    const renamed = {
      ...twice[0],
      given: 'Walter',
      family: 'Quimby',
      birthDate: '1950-02-03',
      prescriptions: [],
    };
    await importPatients(gateway.database.database, gateway.clock, [renamed]);
    expect(await identityOf('Walter Quimby 2/3/1950 refill lisinopril')).toMatchObject({ result: 'exact' });
    await gateway.db.patient.updateMany({
      where: { familyName: 'Quimby' },
      data: { sourceId: 'mara-ellery' },
    });
    const now = { ...renamed, given: 'Mara', family: 'Ellery' };
    await importPatients(gateway.database.database, gateway.clock, [now]);
    expect(await identityOf('Mara Ellery 2/3/1950 refill lisinopril')).toMatchObject({ result: 'exact' });
    expect(await identityOf('Walter Quimby 2/3/1950 refill lisinopril')).toMatchObject({ result: 'none' });
  });
});

describe("a facility's main line", () => {
  it('gets its resident’s medicine on its way and is told nothing', async () => {
    const line = '+14155550105';
    await gateway.db.facility.updateMany({ where: { sourceId: 'oak-house' }, data: { phone: line } });
    const identity = await identityOf(`${signatureOf(mary)} refill metoprolol`, line);
    expect(identity).toMatchObject({ result: 'exact', level: 'L0' });
    const [ticket] = await gateway.db.ticket.findMany();
    expect(ticket).toMatchObject({ stage: 'pharmacy_submitted' });
    expect(answers().join()).not.toMatch(/mary|johnson|metoprolol/i);
  });

  it.each([
    'This is Oak House, we need metoprolol for',
    'nurse Amy at Oak House: metoprolol for',
    'refill metoprolol for',
  ])('is trusted no less than a stranger when it names itself: %s', async (words) => {
    const line = '+14155550105';
    await gateway.db.facility.updateMany({ where: { sourceId: 'oak-house' }, data: { phone: line } });
    const identity = await identityOf(`${words} ${signatureOf(mary)}`, line);
    expect(identity).toMatchObject({ result: 'exact', level: 'L0' });
    const [ticket] = await gateway.db.ticket.findMany();
    expect(ticket).toMatchObject({ stage: 'pharmacy_submitted' });
    expect(answers().join()).not.toMatch(/mary|johnson|metoprolol/i);
  });
});
