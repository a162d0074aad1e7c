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
  const ids = [...page.matchAll(/name="(r\d+\.(?:id|due))" value="([^"]+)"/g)];
  const ticks = [...page.matchAll(/<input type="checkbox" name="(r\d+\.rx)" value="([^"]+)"[^>]*checked/g)];
  return [...ids, ...ticks].map(([, name = '', value = '']) => [name, value]);
}

test('what is due is a suggestion: nothing is ticked or asked for until somebody does', async () => {
  const page = await (await post([['do', 'due']])).text();
  const suggested = entriesOn(page);
  expect(suggested.filter(([name]) => name.endsWith('.due'))).toHaveLength(50);
  expect(suggested.filter(([name]) => name.endsWith('.rx'))).toEqual([]);
  expect(page.match(/Due this week · /g)).toHaveLength(50);
  const draft: [string, string] = ['draft', crypto.randomUUID()];
  const untouched = await post([draft, ...suggested, ['do', 'send']]);
  expect(untouched.status).toBe(422);
  expect(await untouched.text()).toContain('Tick what is needed first.');
  const [due] = suggested.filter(([name]) => name === 'r7.due');
  const one = await post([draft, ...suggested, ['r7.rx', due?.[1] ?? ''], ['do', 'send']]);
  expect(one.status).toBe(303);
  const request = await (
    await fetch(gateway.address + (one.headers.get('location') ?? ''), { headers: nurse.headers })
  ).text();
  expect(request.match(/id="resident-/g)).toHaveLength(1);
  await gateway.settled();
});

test('what is due is offered in parts that are told, until nothing is left that is not on its way', async () => {
  const first = await (await post([['do', 'due']])).text();
  expect(first).toContain('More than 50 residents have medicines due this week');
  const taken = await (await post([...entriesOn(first), ['do', 'take']])).text();
  const entries = entriesOn(taken);
  expect(entries).toHaveLength(150);
  const sent = await post([['draft', crypto.randomUUID()], ...entries, ['do', 'send']]);
  expect(sent.status).toBe(303);
  await gateway.settled();
  const next = await (await post([['do', 'due']])).text();
  expect(next).toContain('5 residents have medicines due this week');
  expect(entriesOn(next)).toHaveLength(10);

  const page = await fetch(gateway.address + (sent.headers.get('location') ?? ''), {
    headers: nurse.headers,
  });
  const printed = [...(await page.text()).matchAll(/class="printed">([^<]*)</g)].map(([, words]) => words);
  expect(printed).toEqual([
    expect.stringMatching(/elm.* · Printed /i),
    expect.stringMatching(/^Elm Street Pharmacy/),
  ]);
});
