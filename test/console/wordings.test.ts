import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';

const ownPage = { 'sec-fetch-site': 'same-origin' };

let harness: ApiHarness;
let staff: string;
let administrator: string;
beforeAll(async () => {
  harness = await createApiHarness();
  staff = await signIn((await harness.createKey(['tickets', 'work'])).key);
  administrator = await signIn((await harness.createKey(['admin'])).key);
});
afterAll(() => harness.close());

async function signIn(key: string): Promise<string> {
  const body = new URLSearchParams({ key });
  const response = await harness.app.request('/console/sign-in', { method: 'POST', body, headers: ownPage });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function read(path: string, cookie: string): Promise<string> {
  return (await harness.app.request(path, { headers: { cookie } })).text();
}

async function press(path: string, fields: Record<string, string>, cookie: string): Promise<Response> {
  const body = new URLSearchParams(fields);
  return harness.app.request(path, { method: 'POST', body, headers: { ...ownPage, cookie } });
}

const path = '/console/wordings/submitted/en';
const texts = '{requests}: the pharmacy has it now.\n{requests}: it has got to the pharmacy.';

function hidden(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
}

describe('the pages of wordings', () => {
  test('show everybody what is said, and let administrators alone change it', async () => {
    expect(await read('/console/wordings', staff)).toContain('Pending');
    const page = await read(path, staff);
    expect(page).toContain('sent to the pharmacy team');
    expect(page).not.toContain('<textarea');
    expect((await press(`${path}/versions`, { basedOn: '1', texts, reason: 'x' }, staff)).status).toBe(403);
    expect((await press(`${path}/sign-offs`, { name: 'x' }, staff)).status).toBe(403);
  });

  test('show what a change would say before it is saved, and what the lint finds', async () => {
    const preview = await press(`${path}/preview`, { texts }, administrator);
    expect(await preview.text()).toMatch(
      /The lint finds nothing.*RG-7KMA4Q9 and 2 more: the pharmacy has it now/s,
    );
    const refused = { basedOn: '1', texts: `${texts}\n{requests}: approved.`, reason: 'x' };
    const answer = await press(`${path}/versions`, refused, administrator);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toMatch(/Variant 3: Ahead of event/i);
    expect(await harness.db.templateVersion.count()).toBe(0);
  });

  test('save a change and take a signature under the words that were read', async () => {
    const before = await read(path, administrator);
    const saved = await press(`${path}/versions`, { basedOn: '1', texts, reason: 'plainer' }, administrator);
    expect(saved.status).toBe(303);
    const by = { name: 'A. Reviewer', qualification: 'pharmacist' };
    const read1 = { version: hidden(before, 'version'), textHash: hidden(before, 'textHash') };
    expect((await press(`${path}/sign-offs`, { ...by, ...read1 }, administrator)).status).toBe(409);
    const after = await read(path, administrator);
    const read2 = { version: hidden(after, 'version'), textHash: hidden(after, 'textHash') };
    expect((await press(`${path}/sign-offs`, { ...by, ...read2 }, administrator)).status).toBe(303);
    expect(await read(path, staff)).toContain('Signed by A. Reviewer, pharmacist');
  });

  test('offer no change of a safety text', async () => {
    const page = await read('/console/wordings/crisis/es', administrator);
    expect(page).toContain('Fixed safety text');
    expect(page).not.toContain('<textarea');
  });
});
