import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDraftKey } from '../../src/form/draft-key-store.ts';
import { formSweep } from '../../src/form/forget-old.ts';
import { openListSweep } from '../../src/form/list/accept-parts.ts';
import { keepList } from '../../src/form/list/list-store.ts';
import { newId } from '../../src/domain/id.ts';
import { newestTicketIds } from '../../src/tickets/ticket-page-store.ts';
import { openFormGateway, signInAs, type HouseUser } from '../support/form-house.ts';
import type { TestGateway } from '../support/gateway.ts';
import { waitFor } from '../support/wait-for.ts';

let gateway: TestGateway & { address: string };
let own: HouseUser;
let other: HouseUser;

beforeAll(async () => {
  gateway = await openFormGateway();
  [own, other] = [await signInAs(gateway, 'cedar'), await signInAs(gateway, 'birch')];
});
afterAll(() => gateway.close());

async function ask(user: HouseUser, path: string, fields?: Record<string, string>): Promise<Response> {
  const { headers, formToken } = user;
  const posted = fields && { method: 'POST', body: new URLSearchParams({ formToken, ...fields }) };
  return fetch(gateway.address + path, { headers, redirect: 'manual', ...posted });
}

async function sendList(text: string): Promise<string> {
  const answer = await ask(own, '/form/list', { text, do: 'send' });
  await gateway.settled();
  return answer.headers.get('location') ?? '';
}

function referenceOn(page: string): string {
  return /class="reference">(RG-[A-Z0-9]{7})</.exec(page)?.[1] ?? 'none';
}

const people = Array.from(
  { length: 90 },
  (_, index) =>
    `Some ${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}body,1950-01-01,sertraline 50 mg`,
);

test('a list has one reference, by which the facility finds it and staff all its tickets', async () => {
  const path = await sendList(['name,dob,medicine', ...people].join('\n'));
  const page = await (await ask(own, path)).text();
  const reference = referenceOn(page);
  expect(reference).toMatch(/^RG-/);
  expect(page.match(/href="\/form\/requests\/[0-9a-f-]{36}"/g)).toHaveLength(3);

  const found = await (await ask(own, '/form/requests', { search: reference.slice(3).toLowerCase() })).text();
  expect(found).toContain(`href="${path}">List ${reference}</a>`);
  expect(await (await ask(own, '/form/requests')).text()).toContain(`Part of list ${reference}`);
  expect(await (await ask(other, '/form/requests', { search: reference })).text()).not.toContain(path);

  const everything = { limit: 200, cursor: undefined };
  const tickets = await newestTicketIds(gateway.db, { reference }, everything, {
    kind: 'everyone',
    facilityId: null,
  });
  expect(tickets).toHaveLength(90);
});

test('what a list asked for is kept by its messages alone', async () => {
  const path = await sendList('name,dob,medicine\nMary Johnson,1952-03-04,atorvastatin 20 mg');
  const listId = path.split('/').at(-1) ?? '';
  const parts = await gateway.db.formListPart.findMany({ where: { listId } });
  expect(parts.map(({ request, residents }) => ({ request, residents }))).toEqual([
    { request: null, residents: 1 },
  ]);
});

test('a list that was kept before the gateway stopped is accepted even if nobody looks at it again', async () => {
  const { db, clock } = gateway;
  const caller = { id: own.userId, name: 'A nurse', scopes: ['intake' as const], facilityId: own.facilityId };
  const requester = { name: 'A nurse', relationship: 'facility_staff' as const };
  const residents = [
    { name: 'Left Alone', birthDate: '1950-02-02', medications: [{ name: 'sertraline 50 mg' }] },
  ];
  const body = { source: 'web' as const, requester, residents, language: 'en' as const };
  const keeping = { facilityId: own.facilityId, caller, keys: ['alone'], now: clock.now() };
  const listId = await keepList(db, keeping, () => [{ body, keys: ['alone'] }]);
  const taken: (string | undefined)[] = [];
  function accept({ idempotencyKey }: { idempotencyKey: string | undefined }) {
    taken.push(idempotencyKey);
    return Promise.resolve({ id: newId(clock.now()), reference: 'RG-ALONE34', lines: [] });
  }
  const sweep = openListSweep({ db, clock, timeZone: 'America/Los_Angeles', accept });
  await sweep.run();
  expect(taken).toEqual([]);
  clock.move(3);
  await sweep.run();
  await sweep.run();
  const [part] = await db.formListPart.findMany({ where: { listId: listId ?? '' } });
  expect(taken).toEqual([part?.id]);
  expect(part).toMatchObject({ reference: 'RG-ALONE34', request: null });
});

test('2,000 lines are sent in one go, and tell how far they are read', async () => {
  const letters = 'abcdefghijklmnopqrst';
  const lines = Array.from({ length: 2_000 }, (_, index) => {
    const [person, medicine] = [Math.floor(index / 20), index % 20];
    const name = `${letters[person % 20] ?? ''}${letters[Math.floor(person / 20)] ?? ''}${letters[medicine] ?? ''}`;
    return `Long ${name}list,1950-01-01,sertraline ${String(25 + medicine)} mg`;
  });
  const text = ['name,dob,medicine', ...lines].join('\n');
  expect(await (await ask(own, '/form/list', { text, do: 'check' })).text()).toContain(
    '2000 lines are ready',
  );
  const path = (await ask(own, '/form/list', { text, do: 'send' })).headers.get('location') ?? '';
  const listId = path.split('/').at(-1) ?? '';
  // Whoever sends it is answered before it is accepted.
  expect(await gateway.db.formListPart.count({ where: { listId, messageId: null } })).toBeGreaterThan(0);
  const told: number[] = [];
  await waitFor(
    'all lines are read',
    async () => {
      const page = await (await ask(own, path)).text();
      told.push(Number(/(\d+) of 2000 lines are read/.exec(page)?.[1]));
      return told.at(-1) === 2_000 ? true : null;
    },
    60_000,
  );
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told[0]).toBeLessThan(2_000);
});

test('lines and the keys of drafts are forgotten when their time is over, and no sooner', async () => {
  const { db } = gateway;
  const [now, dayMs] = [gateway.clock.now().getTime(), 86_400_000];
  const part = await db.formListPart.findFirstOrThrow();
  const lines = { facilityId: own.facilityId, partId: part.id };
  const ages = { recent: 6.9, old: 7 };
  for (const [key, days] of Object.entries(ages))
    await db.formListLine.create({ data: { ...lines, key, at: new Date(now - days * dayMs) } });
  for (const [userId, days] of Object.entries({ present: 29, absent: 31, returning: 31 }))
    await db.formDraftKey.create({
      data: { userId, key: new Uint8Array(32), createdAt: new Date(0), usedAt: new Date(now - days * dayMs) },
    });
  await findDraftKey(db, 'returning', new Date(now));
  await formSweep(gateway).run();
  const left = await db.formListLine.findMany({ where: { key: { in: ['recent', 'old'] } } });
  expect(left.map(({ key }) => key)).toEqual(['recent']);
  const keys = await db.formDraftKey.findMany({
    where: { userId: { in: ['present', 'absent', 'returning'] } },
  });
  expect(keys.map(({ userId }) => userId).toSorted()).toEqual(['present', 'returning']);
});

test('a line that was taken back can be sent in another list, the others stay out', async () => {
  const text =
    'name,dob,medicine\nJosé Núñez,1949-07-21,metoprolol 50 mg\nJosé Núñez,1949-07-21,atorvastatin 20 mg';
  const list = await (await ask(own, await sendList(text))).text();
  const request = /\/form\/requests\/[0-9a-f-]{36}/.exec(list)?.[0] ?? '';
  const page = await (await ask(own, request)).text();
  const [, second = ''] = [...page.matchAll(/name="ticket" value="([^"]+)"/g)].map(([, id]) => id);
  const { medicationText } = await gateway.db.ticket.findUniqueOrThrow({ where: { id: second } });
  expect(medicationText).toMatch(/atorvastatin/i);
  expect(await (await ask(own, '/form/list', { text, do: 'check' })).text()).toContain('0 lines are ready');
  await ask(own, `${request}/withdraw`, { ticket: second });
  const checked = await (await ask(own, '/form/list', { text, do: 'check' })).text();
  expect(checked).toContain('1 line is ready to send');
  expect(checked).toContain('1 line was sent within the last week and stays out');
});
