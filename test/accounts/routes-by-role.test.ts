import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles, type Role } from '../../src/accounts/signed-in.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { openSignedIn, type Browser } from '../support/signed-in.ts';
import { insertTicket } from '../support/ticket-rows.ts';

const staff: Role[] = [
  'concierge',
  'pharmacy_intake',
  'clinical_reviewer',
  'supervisor',
  'auditor',
  'administrator',
];
const workers = staff.filter((role) => role !== 'auditor');
const editors: Role[] = ['supervisor', 'administrator'];

/** Who may use which route of ours. `open`: before anybody is signed in. What does not stand here is nobody's. */
const declared: Record<string, readonly Role[] | 'open'> = {
  'GET /account/account.css': 'open',
  'GET /account/session-warning.js': 'open',
  'GET /account/sign-in': 'open',
  'POST /account/sign-in': 'open',
  'GET /account/second-step': 'open',
  'POST /account/second-step': 'open',
  'POST /account/set-up': 'open',
  'GET /account/forgot': 'open',
  'POST /account/forgot': 'open',
  'GET /account/link/:token': 'open',
  'POST /account/link/:token': 'open',
  'GET /account': roles,
  'GET /account/session': roles,
  'POST /account/keep': roles,
  'POST /account/password': roles,
  'POST /account/recovery-codes': roles,
  'POST /account/sign-out': roles,
  'GET /console/console.css': 'open',
  'GET /console/sign-in': 'open',
  'POST /console/sign-in': 'open',
  'POST /console/sign-out': 'open',
  'GET /console': staff,
  'GET /console/tickets/:id': staff,
  'POST /console/tickets/:id/acknowledge': workers,
  'POST /console/tickets/:id/identify': workers,
  'POST /console/tickets/:id/consents': workers,
  'GET /console/tickets/:id/merge': workers,
  'POST /console/tickets/:id/merge': workers,
  'POST /console/tickets/:id/split': workers,
  'POST /console/tickets/:id/reply': workers,
  'POST /console/tickets/:id/reply-preview': workers,
  'POST /console/wordings/:id/:language/preview': editors,
  'POST /console/wordings/:id/:language/sign-offs': editors,
  'POST /console/wordings/:id/:language/versions': editors,
  'GET /console/tasks': staff,
  'POST /console/tasks/:id/events': workers,
  'GET /console/messages/:id': staff,
  'POST /console/messages/:id/transcript': workers,
  'GET /console/messages/:id/attachments/:position': staff,
  'GET /console/records': staff,
  'GET /console/systems': staff,
  'GET /console/systems/effects/:id': staff,
  'POST /console/systems/effects/:id': workers,
  'POST /console/systems/pilot': editors,
  'GET /console/figures': staff,
  'GET /console/policies': staff,
  'GET /console/policies/:version': staff,
  'GET /console/wordings': staff,
  'GET /console/wordings/:id/:language': staff,
  'GET /console/users': ['administrator'],
  'POST /console/users': ['administrator'],
  'POST /console/users/:id/invitation': ['administrator'],
  'POST /console/users/:id/role': ['administrator'],
  'POST /console/users/:id/state': ['administrator'],
  'POST /console/users/:id/second-factor': ['administrator'],
};

let harness: ApiHarness;
let browsers: Map<Role, Browser>;
let ticketId: string;

beforeAll(async () => {
  harness = await createApiHarness();
  const { id: facilityId } = await harness.createFacility();
  ticketId = (await insertTicket(harness.db)).id;
  browsers = new Map();
  for (const role of roles) {
    const options = {
      role,
      facilityId: role === 'facility_user' ? facilityId : null,
      now: harness.clock.now(),
    };
    browsers.set(role, await openSignedIn(harness.db, options));
  }
});
afterAll(() => harness.close());

function routesOfPages(): string[] {
  const routes = harness.app.routes
    .filter(({ method, path }) => method !== 'ALL' && /^\/(account|console|form)(\/|$)/.test(path))
    .map(({ method, path }) => `${method} ${path}`);
  return [...new Set(routes)];
}

async function ask(route: string, browser: Browser | null, headers: Record<string, string> = {}) {
  const [method = 'GET', pattern = ''] = route.split(' ');
  const path = pattern.replaceAll(/:id\b/g, ticketId).replaceAll(/:\w+/g, 'none');
  const sent = {
    ...browser?.headers,
    'sec-fetch-site': 'same-origin',
    'sec-fetch-mode': 'navigate',
    ...headers,
  };
  const body = method === 'POST' ? new URLSearchParams({ formToken: browser?.formToken ?? '' }) : null;
  return harness.app.request(path, { method, headers: sent, body });
}

test('every page and form has somebody who may use it, or nobody may', () => {
  const ours = routesOfPages().filter((route) => !route.includes(' /form'));
  expect(ours.sort()).toEqual(Object.keys(declared).sort());
});

describe.each(roles)('a signed-in %s', (role) => {
  test('reaches what the role may, and nothing else', async () => {
    const unexpected: string[] = [];
    for (const [route, allowed] of Object.entries(declared)) {
      if (allowed === 'open' || route.endsWith('/sign-out')) continue;
      const { status } = await ask(route, browsers.get(role) ?? null);
      const refused = status === 403;
      if (refused === allowed.includes(role)) unexpected.push(`${route}: ${status}`);
    }
    expect(unexpected).toEqual([]);
  });

  test('reaches nothing of the form unless it speaks for a facility', async () => {
    if (role === 'facility_user') return;
    const reached: string[] = [];
    for (const route of routesOfPages().filter((each) => each.includes(' /form'))) {
      if (openOfForm.includes(route)) continue;
      const { status } = await ask(route, browsers.get(role) ?? null);
      if (![403, 404].includes(status)) reached.push(`${route}: ${status}`);
    }
    expect(reached).toEqual([]);
  });
});

/** Files without anybody's data. */
const openOfForm = ['GET /form/assets/:file', 'GET /form/language'];

test('who is not signed in is led to a sign-in page, by every route behind one', async () => {
  for (const [route, allowed] of Object.entries(declared)) {
    if (allowed === 'open' || route === 'GET /account/session') continue;
    const answer = await ask(route, null);
    expect([route, answer.status]).toEqual([route, 303]);
    expect(answer.headers.get('location')).toMatch(/^\/(account|console)\/sign-in/);
  }
});

test('no form of the console is taken without its token', async () => {
  for (const route of routesOfPages().filter((each) => /^POST \/(console|account)/.test(each))) {
    if (declared[route] === 'open') continue;
    const administrator = browsers.get('administrator');
    const answer = await ask(route, administrator ? { ...administrator, formToken: 'f'.repeat(64) } : null);
    expect([route, answer.status]).toEqual([route, 403]);
  }
});

test('each form of the console carries its token', async () => {
  const page = await (await ask('GET /console/users', browsers.get('administrator') ?? null)).text();
  const forms = page.match(/<form method="post"/g)?.length ?? 0;
  expect(forms).toBeGreaterThan(1);
  expect(page.match(/name="formToken"/g)).toHaveLength(forms);
  expect(page).toContain(`value="${browsers.get('administrator')?.formToken}"`);
});

test('only an administrator sees that there are users to manage', async () => {
  for (const role of staff) {
    const page = await (await ask('GET /console', browsers.get(role) ?? null)).text();
    expect([role, page.includes('/console/users')]).toEqual([role, role === 'administrator']);
  }
});
