import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, samuel, signatureOf } from './people.ts';

type Options = NonNullable<Parameters<typeof openGateway>[0]>;

function useGateway(options: Options = {}): () => TestGateway {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await openGateway({ patients: people, ...options });
  });
  beforeEach(() => emptyTraffic(gateway));
  afterAll(() => gateway.close());
  return () => gateway;
}

async function text(gateway: TestGateway, from: string, body: string): Promise<void> {
  await gateway.text({ from, body });
  await gateway.settled();
}

function replies(gateway: TestGateway, to: string) {
  return gateway.db.outboundMessage.findMany({ where: { to }, orderBy: { id: 'asc' } });
}

async function post(gateway: TestGateway, path: string, body: object): Promise<number> {
  const key = await gateway.createKey(['admin'], null);
  const response = await fetch(`${gateway.url}/api/v1/templates/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.status;
}

const ask = `${signatureOf(samuel)} refill lisinopril 20 mg, rx 7004001`;
const asOften = ['the pharmacy people have it now.', 'it has got to the pharmacy people.'];
const plainer = asOften.map((words) => `{requests}: ${words}`);

describe('the same answer, again', () => {
  const gateway = useGateway();

  it('comes in other words each time', async () => {
    const from = phoneOf(samuel);
    for (const body of ['hello?', 'anyone?', 'hello again']) await text(gateway(), from, body);
    const sent = await replies(gateway(), from);
    const bodies = sent.map((reply) => reply.text.replace(/RG-\w+/g, 'RG'));
    expect(sent.length).toBeGreaterThanOrEqual(2);
    for (const [index, body] of bodies.entries()) expect(body).not.toBe(bodies[index - 1]);
    expect(sent.every(({ variant }) => /^[a-z_]+@1\.\d(\+[a-z_]+@1\.\d)*$/.test(variant ?? ''))).toBe(true);
  });
});

describe('a wording that staff change', () => {
  const gateway = useGateway();

  it('is what the next text says, in every process and after a restart', async () => {
    const another = await gateway().startAnother();
    const change = { basedOn: 1, texts: plainer, reason: 'plainer words' };
    expect(await post(gateway(), 'submitted/en/versions', change)).toBe(201);
    gateway().url = another.address;
    await text(gateway(), phoneOf(samuel), ask);
    await gateway().restart();
    await text(gateway(), phoneOf(mary), `${signatureOf(mary)} refill metoprolol, rx 7001001`);
    for (const patient of [samuel, mary]) {
      const [reply] = await replies(gateway(), phoneOf(patient));
      expect(reply).toMatchObject({ template: 'submitted', variant: 'submitted@2.0', state: 'sent' });
      expect(reply?.text).toContain(asOften[0]);
    }
  });
});

describe('in production', () => {
  const gateway = useGateway({ environment: { NODE_ENV: 'production' } });
  const from = phoneOf(samuel);

  async function sign(): Promise<number> {
    const key = await gateway().createKey(['admin'], null);
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetch(`${gateway().url}/api/v1/templates/submitted/en`, { headers });
    const { version, textHash } = (await response.json()) as { version: number; textHash: string };
    const by = { name: 'A. Reviewer', qualification: 'pharmacist' };
    return post(gateway(), 'submitted/en/sign-offs', { version, textHash, ...by });
  }

  it('what nobody has signed is not sent, and a person calls', async () => {
    await text(gateway(), from, ask);
    expect(await replies(gateway(), from)).toMatchObject([
      { template: 'submitted', state: 'suppressed', reason: 'template_not_signed' },
    ]);
    expect(await gateway().db.task.count({ where: { kind: 'call_back', state: 'open' } })).toBe(1);
    expect(gateway().vendor.messages.filter(({ to }) => to === from)).toEqual([]);
  });

  it('nor is it shown on the page of a form', async () => {
    const resident = { name: 'Mary Johnson', birthDate: '1952-03-04', medications: [{ name: 'metoprolol' }] };
    const requester = { name: 'Ana', relationship: 'facility_staff', facilityId: 'oak-house' };
    const key = await gateway().createKey(['intake'], null);
    const answer = await fetch(`${gateway().url}/api/v1/requests`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ source: 'web', requester, residents: [resident] }),
    });
    expect(answer.status).toBe(202);
    const { reference } = (await answer.json()) as { reference: string };
    await gateway().settled();
    expect(await replies(gateway(), reference)).toMatchObject([
      { channel: 'web', template: 'submitted', state: 'suppressed', reason: 'template_not_signed' },
    ]);
    expect(await gateway().db.task.count({ where: { kind: 'call_back' } })).toBe(1);
  });

  it('the words for an emergency are sent all the same', async () => {
    await text(gateway(), from, 'I have crushing chest pain and cannot breathe');
    const states = (await replies(gateway(), from)).filter(({ template }) => template === 'emergency');
    expect(states).toMatchObject([{ state: 'sent' }]);
  });

  it('what is signed is sent, until it is edited', async () => {
    expect(await sign()).toBe(201);
    await text(gateway(), from, ask);
    expect((await replies(gateway(), from)).map(({ state }) => state)).toEqual(['sent']);
    await emptyTraffic(gateway());
    const change = { basedOn: 1, texts: plainer, reason: 'plainer words' };
    expect(await post(gateway(), 'submitted/en/versions', change)).toBe(201);
    await text(gateway(), from, ask);
    expect((await replies(gateway(), from)).map(({ reason }) => reason)).toEqual(['template_not_signed']);
  });
});
