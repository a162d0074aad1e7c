import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFormGateway, signInAs, type HouseUser } from '../support/form-house.ts';
import type { TestGateway } from '../support/gateway.ts';
import type { RosterPatient } from '../support/roster.ts';

const residents = Array.from({ length: 56 }, (_, index): RosterPatient => {
  const letters = `${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}`;
  const filled = {
    drug: 'Atorvastatin 20 mg tablet',
    rxNumber: String(7_100_000 + index),
    filledDaysAgo: 28,
  };
  const born = `19${String(30 + index)}-05-11`;
  return { given: 'Pat', family: `Elm${letters}`, birthDate: born, facility: 'elm', prescriptions: [filled] };
});

let gateway: TestGateway & { address: string };
let nurse: HouseUser;

beforeAll(async () => {
  gateway = await openFormGateway({ patients: residents, environment: { ORG_NAME: 'Elm Street Pharmacy' } });
  nurse = await signInAs(gateway, 'elm');
});
afterAll(() => gateway.close());

function post(fields: [string, string][]): Promise<Response> {
  const body = new URLSearchParams([['formToken', nurse.formToken], ...fields]);
  return fetch(`${gateway.address}/form`, {
    method: 'POST',
    headers: nurse.headers,
    body,
    redirect: 'manual',
  });
}

/** The residents and what is ticked on a page, as its form would send them. */
function entriesOn(page: string): [string, string][] {
  const ids = [...page.matchAll(/name="(r\d+\.id)" value="([^"]+)"/g)];
  const ticks = [...page.matchAll(/<input type="checkbox" name="(r\d+\.rx)" value="([^"]+)"[^>]*checked/g)];
  return [...ids, ...ticks].map(([, name = '', value = '']) => [name, value]);
}

test('what is due is offered in parts that are told, until nothing is left that is not on its way', async () => {
  const first = await (await post([['do', 'due']])).text();
  expect(first).toContain('More than 50 residents have medicines due this week');
  const entries = entriesOn(first);
  expect(entries).toHaveLength(100);
  const sent = await post([['draft', crypto.randomUUID()], ...entries, ['do', 'send']]);
  expect(sent.status).toBe(303);
  await gateway.settled();
  const next = await (await post([['do', 'due']])).text();
  expect(next).toContain('6 residents have medicines due this week');
  expect(entriesOn(next)).toHaveLength(12);

  const page = await fetch(gateway.address + (sent.headers.get('location') ?? ''), {
    headers: nurse.headers,
  });
  const printed = [...(await page.text()).matchAll(/class="printed">([^<]*)</g)].map(([, words]) => words);
  expect(printed).toEqual([
    expect.stringMatching(/elm.* · Printed /i),
    expect.stringMatching(/^Elm Street Pharmacy/),
  ]);
});
