import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestGateway } from '../support/gateway.ts';
import { openFormGateway, signInAs, type HouseUser } from '../support/form-house.ts';
import { keepList } from '../../src/form/list/list-store.ts';
import { openSignedIn } from '../support/signed-in.ts';
import { withoutIds } from '../support/without-ids.ts';

let gateway: TestGateway & { address: string };
let own: HouseUser;
let other: HouseUser;
/** Of the other house: its resident, request, list, ticket and prescription. */
let theirs: { resident: string; request: string; list: string; ticket: string; prescription: string };

type Fields = Record<string, string> | FormData;

beforeAll(async () => {
  gateway = await openFormGateway();
  own = await signInAs(gateway, 'cedar');
  other = await signInAs(gateway, 'birch');
  const resident = await gateway.db.patient.findFirstOrThrow({
    where: { facilityId: other.facilityId },
    include: { prescriptions: { orderBy: { id: 'asc' } } },
  });
  const [prescription] = resident.prescriptions;
  const sent = await post(other, '/form', {
    draft: crypto.randomUUID(),
    'r0.id': resident.id,
    'r0.rx': prescription?.id ?? '',
    do: 'send',
  });
  const listed = await post(other, '/form/list', {
    text: 'name,dob,medicine\nMabel Johnstone,1950-01-01,atorvastatin 20 mg',
    do: 'send',
  });
  await gateway.settled();
  const request = idIn(sent);
  const source = await gateway.db.ticketSource.findFirstOrThrow({ where: { messageId: request } });
  theirs = {
    resident: resident.id,
    request,
    list: idIn(listed),
    ticket: source.ticketId,
    prescription: prescription?.id ?? '',
  };
});
afterAll(() => gateway.close());

function idIn(response: Response): string {
  const id = /\/([0-9a-f-]{36})$/.exec(response.headers.get('location') ?? '')?.[1];
  if (id === undefined) throw new Error(`it was answered ${String(response.status)}`);
  return id;
}

function get({ headers }: Pick<HouseUser, 'headers'>, path: string): Promise<Response> {
  return fetch(gateway.address + path, { headers, redirect: 'manual' });
}

function post(user: HouseUser, path: string, fields: Fields): Promise<Response> {
  const body =
    fields instanceof FormData ? fields : new URLSearchParams({ formToken: user.formToken, ...fields });
  if (fields instanceof FormData) fields.set('formToken', user.formToken);
  const { headers } = user;
  return fetch(gateway.address + path, { method: 'POST', headers, body, redirect: 'manual' });
}

/** Words of the other house that must never come back, besides what was sent. */
const secrets = /Mabel|Johnstone|900B|Lisinopril|Atorvastatin|Metoprolol/i;

describe('a facility learns nothing of another’s residents', () => {
  /** Every route of the form with every parameter that names something. */
  const asked: [string, () => Promise<Response>][] = [
    ['GET /form', () => get(own, '/form')],
    ['GET /form/requests', () => get(own, '/form/requests')],
    ['GET /form/requests?cursor', () => get(own, `/form/requests?cursor=${theirs.request}`)],
    ['GET /form/requests/ID', () => get(own, `/form/requests/${theirs.request}`)],
    ['GET /form/requests/ID/events', () => get(own, `/form/requests/${theirs.request}/events`)],
    ['GET /form/lists/ID', () => get(own, `/form/lists/${theirs.list}`)],
    ['GET /form/lists/ID/events', () => get(own, `/form/lists/${theirs.list}/events`)],
    ['POST /form/residents', () => post(own, '/form/residents', { find: 'mabel' })],
    ['POST /form/residents by room', () => post(own, '/form/residents', { find: '900b' })],
    ['POST /form find', () => post(own, '/form', { do: 'find', find: '1950-01-01' })],
    ['POST /form add', () => post(own, '/form', { do: `add:${theirs.resident}` })],
    ['POST /form due', () => post(own, '/form', { do: 'remove:0', 'r0.id': theirs.resident })],
    ['POST /form restore', () => post(own, '/form', { do: 'restore', 'r0.id': theirs.resident })],
    [
      'POST /form send',
      () => post(own, '/form', { do: 'send', 'r0.id': theirs.resident, 'r0.rx': theirs.prescription }),
    ],
    ['POST /form/requests search', () => post(own, '/form/requests', { search: 'mab' })],
    ['POST /form/requests cursor', () => post(own, '/form/requests', { search: '', cursor: theirs.request })],
    ['POST /form/requests/export', () => post(own, '/form/requests/export', { search: '' })],
    [
      'POST /form/requests/ID/withdraw',
      () => post(own, `/form/requests/${theirs.request}/withdraw`, { ticket: theirs.ticket }),
    ],
    [
      'POST /form/requests/ID/answer',
      () => post(own, `/form/requests/${theirs.request}/answer`, { ticket: theirs.ticket, find: 'mabel' }),
    ],
  ];

  test.each(asked)('%s', async (_, ask) => {
    const response = await ask();
    expect(response.status).toBeLessThan(500);
    expect(withoutIds(await response.text())).not.toMatch(secrets);
    const reads = await gateway.db.patientRead.findMany({ where: { patientId: theirs.resident } });
    expect(reads.filter(({ apiKeyId }) => apiKeyId === own.userId)).toEqual([]);
  });

  test('a request, ticket or list of another house is as if there were none', async () => {
    const unknown = crypto.randomUUID();
    const pairs = [
      [`/form/requests/${theirs.request}`, `/form/requests/${unknown}`],
      [`/form/lists/${theirs.list}`, `/form/lists/${unknown}`],
    ];
    for (const [foreign = '', none = ''] of pairs) {
      const [one, two] = await Promise.all([get(own, foreign), get(own, none)]);
      expect([one.status, two.status]).toEqual([404, 404]);
      const [first, second] = [(await one.json()) as object, (await two.json()) as object];
      expect({ ...first, requestId: '' }).toEqual({ ...second, requestId: '' });
    }
    const ticket = await gateway.db.ticket.findUniqueOrThrow({ where: { id: theirs.ticket } });
    expect(ticket).toMatchObject({ stage: 'pharmacy_submitted', version: ticket.version });
  });

  test('a prescription of somebody else is not asked for, not even for one’s own resident', async () => {
    const mine = await gateway.db.patient.findFirstOrThrow({ where: { facilityId: own.facilityId } });
    const before = await gateway.db.inboundMessage.count();
    const response = await post(own, '/form', { do: 'send', 'r0.id': mine.id, 'r0.rx': theirs.prescription });
    expect(response.status).toBe(422);
    expect(await gateway.db.inboundMessage.count()).toBe(before);
  });

  test('whoever looks at a resident is written down', async () => {
    const mine = await gateway.db.patient.findFirstOrThrow({
      where: { facilityId: own.facilityId, familyName: 'Johnson' },
    });
    await post(own, '/form/residents', { find: 'johnson' });
    await post(own, '/form', { do: `add:${mine.id}` });
    const reads = await gateway.db.patientRead.findMany({
      where: { patientId: mine.id, apiKeyId: own.userId },
    });
    expect(reads.map(({ route, why, subject }) => `${route} ${why} ${subject}`)).toEqual(
      expect.arrayContaining(['/form/residents list resident', '/form look_up resident']),
    );
  });
});

test('what was sent is found by a name without its accents, by a medicine and by its reference', async () => {
  const fields = { 'r0.name': 'José Ibáñez', 'r0.birthDate': '1950-01-01', 'r0.m0.name': 'sertraline 50 mg' };
  const sent = await post(own, '/form', { ...fields, draft: crypto.randomUUID(), do: 'send' });
  const { reference } = await gateway.db.inboundMessage.findUniqueOrThrow({ where: { id: idIn(sent) } });
  for (const search of ['ibanez jose', 'SERTRALINE', reference ?? '']) {
    const found = await (await post(own, '/form/requests', { search })).text();
    expect(found).toContain(`>${String(reference)}</a>`);
    expect(await (await post(other, '/form/requests', { search })).text()).not.toContain(
      `>${String(reference)}</a>`,
    );
  }
  for (const search of ['ibanezz', '%', '_______', '\\'])
    expect(await (await post(own, '/form/requests', { search })).text()).not.toContain(
      `>${String(reference)}</a>`,
    );
  const saved = await (await post(own, '/form/requests/export', { search: 'ibanez' })).text();
  expect(saved).toContain(`"${String(reference)}"`);
  expect(saved).toContain('"José Ibáñez","1950-01-01","sertraline 50 mg"');
});

test('a page that only listens does not keep its session alive', async () => {
  const listener = await signInAs(gateway, 'birch');
  const { userId } = listener;
  const before = await gateway.db.userSession.findFirstOrThrow({ where: { userId } });
  const listening = await get(listener, `/form/requests/${theirs.request}/events`);
  const reader = listening.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('event: lines');
  expect(listening.headers.get('cache-control')).toBe('no-store');
  await gateway.db.userSession.deleteMany({ where: { userId } });
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('event: end');
  expect((await get(listener, `/form/requests/${theirs.request}/events`)).status).toBe(401);
  await gateway.db.userSession.create({ data: before });
  const again = await get(listener, `/form/requests/${theirs.request}/events`);
  await again.body?.cancel();
  expect(await gateway.db.userSession.findFirstOrThrow({ where: { userId } })).toEqual(before);
});

test('of a resident who has moved away the old house is told so, and of others who are not its residents nothing', async () => {
  const { db } = gateway;
  const resident = await db.patient.findFirstOrThrow({
    where: { facilityId: own.facilityId, familyName: 'Alderb' },
    include: { prescriptions: true },
  });
  const rx = resident.prescriptions[0]?.id ?? '';
  const draft = { draft: crypto.randomUUID(), 'r0.id': resident.id, 'r0.rx': rx };
  const moved = `/form/requests/${idIn(await post(own, '/form', { ...draft, do: 'send' }))}`;
  const named = { 'r0.name': 'Mabel Johnstone', 'r0.birthDate': '1950-01-01', 'r0.m0.name': 'lisinopril' };
  const asked = await post(own, '/form', { draft: crypto.randomUUID(), ...named, do: 'send' });
  await gateway.settled();
  const gone = 'This person is not on your roster any more';
  const checking = 'Our team is checking whom this is for';
  expect(await (await get(own, moved)).text()).not.toContain(gone);
  await db.patient.update({ where: { id: resident.id }, data: { facilityId: other.facilityId } });
  const page = await (await get(own, moved)).text();
  expect(page).toContain(gone);
  expect(page).not.toContain(checking);
  expect(page).not.toMatch(/Ticket RG-/);
  const strange = await (await get(own, `/form/requests/${idIn(asked)}`)).text();
  expect(strange).not.toContain(gone);
  expect(strange).toContain(checking);
  await db.patient.update({ where: { id: resident.id }, data: { facilityId: own.facilityId } });
});

test('a list that was kept before the server stopped is sent by whoever looks at it next', async () => {
  const { facilityId, userId: id } = own;
  const caller = { id, name: 'A nurse', scopes: ['intake'], facilityId };
  const residents = [
    { name: 'Mary Johnson', birthDate: '1952-03-04', medications: [{ name: 'metoprolol' }] },
  ];
  const requester = { name: 'A nurse', relationship: 'facility_staff' as const };
  const body = { source: 'web' as const, requester, residents, language: 'en' as const };
  const keeping = { facilityId, caller, keys: ['k'], now: gateway.clock.now() };
  const listId = (await keepList(gateway.db, keeping, () => [{ body, keys: ['k'] }])) ?? '';
  const before = await gateway.db.inboundMessage.count();
  const seen = await Promise.all([get(own, `/form/lists/${listId}`), get(own, `/form/lists/${listId}`)]);
  expect(await seen[0].text()).toMatch(/RG-[A-Z0-9]{7}/);
  await gateway.settled();
  expect(await gateway.db.inboundMessage.count()).toBe(before + 1);
  expect(await keepList(gateway.db, keeping, (isNew) => (isNew('k') ? [{ body, keys: ['k'] }] : []))).toBe(
    listId,
  );
});

describe('whoever means harm', () => {
  test('is refused in another role, without a sign-in, from another site and with a page that is not theirs', async () => {
    const clerk = await openSignedIn(gateway.db, { role: 'concierge', now: gateway.clock.now() });
    expect((await get(clerk, '/form')).status).toBe(403);
    expect((await get({ headers: {} }, '/form')).status).toBe(401);
    expect((await fetch(`${gateway.address}/form/residents`, { method: 'POST' })).status).toBe(401);
    const foreign = { ...own, headers: { ...own.headers, 'sec-fetch-site': 'cross-site' } };
    expect((await post(foreign, '/form', { do: 'new' })).status).toBe(403);
    expect((await post({ ...own, formToken: other.formToken }, '/form', { do: 'new' })).status).toBe(403);
  });

  test('files a replayed form once, and another form under its id not at all', async () => {
    const draft = crypto.randomUUID();
    const fields = {
      draft,
      'r0.name': 'Some Body',
      'r0.birthDate': '1950-01-01',
      'r0.m0.name': 'metoprolol 50 mg',
      do: 'send',
    };
    const before = await gateway.db.inboundMessage.count();
    const [one, two] = await Promise.all([post(own, '/form', fields), post(own, '/form', fields)]);
    expect(one.headers.get('location')).toBe(two.headers.get('location'));
    const changed = await post(own, '/form', { ...fields, 'r0.name': 'Another Body' });
    expect(changed.status).toBe(422);
    expect(await changed.text()).toContain('was sent before with other entries');
    expect(await gateway.db.inboundMessage.count()).toBe(before + 1);
  });

  test.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'list.csv', 422],
    ['a spreadsheet', new TextEncoder().encode('PK\u0003\u0004 and more'), 'list.csv', 422],
    ['zeros', new Uint8Array(200), 'list.csv', 422],
    ['more than a megabyte', new Uint8Array(1_100_000).fill(65), 'list.csv', 413],
    [
      'too many lines',
      new TextEncoder().encode(`name,dob,medicine\n${'a,1950-01-01,b\n'.repeat(2_100)}`),
      'a.csv',
      422,
    ],
    ['a quotation without end', new TextEncoder().encode('name,dob,medicine\n"a,1950-01-01,b'), 'a.csv', 422],
  ])('is told what is wrong with %s', async (_, bytes, name, status) => {
    const form = new FormData();
    form.set('do', 'check');
    form.set('file', new File([bytes], name, { type: 'text/csv' }));
    const response = await post(own, '/form/list', form);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(/role="alert"|larger than 1 MiB/);
  });

  test('sees script in every field come back as text alone', async () => {
    const script = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const fields = {
      draft: script,
      find: script,
      'r0.name': script,
      'r0.birthDate': script,
      'r0.m0.name': script,
      'r0.m0.days': script,
      'r0.note': script,
      [`r0.days.${script}`]: script,
      'r0.rx': script,
    };
    const answers = [
      await post(own, '/form', { ...fields, do: 'find' }),
      await post(own, '/form', { ...fields, do: 'send' }),
      await post(own, '/form', { ...fields, do: script }),
      await post(own, '/form/requests', { search: script, cursor: script }),
      await post(own, '/form/list', { text: `${script},dob,med\n${script},1950-01-01,x`, do: 'check' }),
      await post(own, '/form/list', { text: `name,dob,medicine\n${script},1950-01-01,x`, do: 'check' }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/<script>alert|<img src=x/);
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    const sent = await post(own, '/form', {
      ...{ draft: crypto.randomUUID(), 'r0.name': script, 'r0.birthDate': '1950-01-01' },
      ...{ 'r0.m0.name': script, 'r0.note': script, do: 'send' },
    });
    const seen = await get(own, sent.headers.get('location') ?? '');
    expect(await seen.text()).not.toMatch(/<script>alert|<img src=x/);
  });

  test('gets no formula into a spreadsheet', async () => {
    const text = 'name,dob,medicine\n=cmd|calc,19x,"@SUM(A1)"\n-1+1,19x,+x';
    const saved = await post(own, '/form/list', { text, do: 'save' });
    const lines = (await saved.text()).split('\r\n').slice(1, 3);
    expect(lines[0]).toMatch(/^"'=cmd\|calc","19x","'@SUM\(A1\)","Line 2 /);
    expect(lines[1]).toMatch(/^"'-1\+1","19x","'\+x","Line 3 /);
  });

  test('is not led to another site by a change of language', async () => {
    const response = await fetch(`${gateway.address}/form/language?to=es&back=//evil.example/form`, {
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toBe('/form');
  });
});
