import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiHarness } from '../support/api-app.ts';
import { openFormGateway, signInAs, type HouseUser } from '../support/form-house.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway & { address: string };
let own: HouseUser;
/** What the other house has: the ids of its rows, and words of its resident. */
let theirs: { ids: string[]; words: string[]; resident: string };
/** `METHOD /path` of every route below `/form`, as the application has them. */
let routes: string[];
/** The name of every field that a page of the form has, and the value of every button. */
let fields: Set<string>;
let steps: Set<string>;

const secrets = /Mabel|Johnstone|900B/;
/** Files and a cookie: nothing of anybody. */
const ofNobody = ['GET /form/assets/:file', 'GET /form/language'];

beforeAll(async () => {
  const harness = await createApiHarness();
  routes = [
    ...new Set(
      harness.app.routes
        .filter(({ method, path }) => method !== 'ALL' && /^\/form(\/|$)/.test(path))
        .map(({ method, path }) => `${method} ${path}`),
    ),
  ];
  await harness.close();
  gateway = await openFormGateway();
  own = await signInAs(gateway, 'cedar');
  theirs = await fillOther(await signInAs(gateway, 'birch'));
  ({ fields, steps } = await crawl());
});
afterAll(() => gateway.close());

type Sent = Record<string, string>;

function get(user: HouseUser, path: string): Promise<Response> {
  return fetch(gateway.address + path, { headers: user.headers, redirect: 'manual' });
}

function post(user: HouseUser, path: string, sent: Sent): Promise<Response> {
  const body = new URLSearchParams({ ...sent, formToken: user.formToken });
  return fetch(gateway.address + path, { method: 'POST', headers: user.headers, body, redirect: 'manual' });
}

function idIn(response: Response): string {
  return /\/([0-9a-f-]{36})$/.exec(response.headers.get('location') ?? '')?.[1] ?? '';
}

/** A request, a list and what became of them. */
async function fillOther(other: HouseUser): Promise<typeof theirs> {
  const { db } = gateway;
  const resident = await db.patient.findFirstOrThrow({
    where: { facilityId: other.facilityId },
    include: { prescriptions: true },
  });
  const draft = { draft: crypto.randomUUID(), do: 'send' };
  const sent = await post(other, '/form', { ...draft, 'r0.id': resident.id, 'r0.m0.name': 'sertraline' });
  const text = 'name,dob,medicine\nMabel Johnstone,1950-01-01,atorvastatin 20 mg';
  const listed = await post(other, '/form/list', { text, do: 'send' });
  await gateway.settled();
  const tickets = await db.ticket.findMany({ where: { patientId: resident.id } });
  const lists = await db.formList.findMany();
  const messages = await db.inboundMessage.findMany();
  const ids = [resident, ...resident.prescriptions, ...tickets, ...messages].map(({ id }) => id);
  const references = [...tickets, ...messages, ...lists].map(({ reference }) => reference ?? '');
  return {
    ids: [...new Set([...ids, idIn(sent), idIn(listed)])],
    words: ['mabel', 'johnstone', '900b', '1950-01-01', ...references],
    resident: resident.id,
  };
}

/** What the pages of one's own house offer, with a request that is asked about and one that is not. */
async function crawl() {
  const mine = await gateway.db.patient.findFirstOrThrow({ where: { familyName: 'Johnson' } });
  const request = {
    'r0.id': mine.id,
    'r0.m0.name': 'the blue ones',
    'r1.name': 'No Body',
    'r1.birthDate': '1950-01-02',
  };
  const draft = { draft: crypto.randomUUID(), 'r1.m0.name': 'metoprolol 50 mg' };
  const sent = await post(own, '/form', { ...request, ...draft, do: 'send' });
  const sheet = { text: 'name,dob,medicine\nA B,1950-01-02,x\nA B,bad,x' };
  const listed = await post(own, '/form/list', { ...sheet, do: 'send' });
  await gateway.settled();
  const paths = [
    '/form',
    '/form/list',
    '/form/requests',
    ...[sent, listed].map((one) => one.headers.get('location') ?? ''),
  ];
  const pages = [
    ...paths.map((path) => get(own, path)),
    post(own, '/form', { ...request, do: 'find', find: 'johnson' }),
    post(own, '/form/list', { ...sheet, do: 'check' }),
    post(own, '/form/list', { ...sheet, do: 'columns' }),
  ];
  const html = (await Promise.all(pages.map(async (page) => (await page).text()))).join('');
  const buttons = [...html.matchAll(/name="do" value="([^":]+)/g)].map(([, step = '']) => step);
  const names = [...html.matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => name);
  // A field of one prescription is one of any.
  return {
    fields: new Set([...names, 'cursor', 'r0.days.ID']),
    steps: new Set([...buttons, 'restore', 'clear']),
  };
}

async function expectNothing(asked: string, response: Response, sent: string): Promise<void> {
  expect([asked, response.status < 500]).toEqual([asked, true]);
  const text = asked.includes('/events') ? await firstOf(response) : await response.text();
  // What was asked comes back in its field.
  expect([asked, secrets.exec(text.replaceAll(new RegExp(sent, 'gi'), ''))]).toEqual([asked, null]);
}

async function firstOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

function pathsOf(route: string): string[] {
  const [, pattern = ''] = route.split(' ');
  return pattern.includes(':') ? theirs.ids.map((id) => pattern.replace(/:\w+/, id)) : [pattern];
}

test('the pages have the fields that are known to be there, so that the walk is one', () => {
  expect([...fields]).toEqual(
    expect.arrayContaining([
      'r0.id',
      'r0.rx',
      'find',
      'search',
      'ticket',
      'version',
      'prescription',
      'text',
      'map.0',
    ]),
  );
  expect([...steps]).toEqual(
    expect.arrayContaining(['find', 'add', 'due', 'new', 'send', 'remove', 'more', 'check', 'save']),
  );
  expect(routes.length).toBeGreaterThan(12);
});

test('no route with whatever in whichever field tells a facility anything of another’s residents', async () => {
  let asked = 0;
  for (const route of routes.filter((one) => !ofNobody.includes(one))) {
    for (const path of pathsOf(route)) {
      if (route.startsWith('GET')) {
        for (const value of ['', ...theirs.ids]) {
          await expectNothing(
            path,
            await get(own, `${path}?cursor=${value}&id=${value}&search=${value}`),
            value || '-',
          );
          asked += 1;
        }
        continue;
      }
      const does = path === '/form' || path === '/form/list' ? steps : ['find'];
      for (const step of does) {
        for (const value of path === route.split(' ')[1] ? [...theirs.ids, ...theirs.words] : theirs.ids) {
          const filled = Object.fromEntries([...fields].map((name) => [name.replace('ID', value), value]));
          const what = `POST ${path} ${step}`;
          const sent = { ...filled, do: step === 'add' ? `add:${value}` : step };
          // What is due is shown of one's own house, whoever else is named.
          await expectNothing(what, await post(own, path, sent), value);
          asked += 1;
        }
      }
    }
  }
  expect(asked).toBeGreaterThan(300);
  const reads = await gateway.db.patientRead.findMany({ where: { patientId: theirs.resident } });
  expect(reads.filter(({ apiKeyId }) => apiKeyId === own.userId)).toEqual([]);
});
