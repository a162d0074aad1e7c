import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';

let harness: ApiHarness;
let key: string;
beforeAll(async () => {
  harness = await createApiHarness();
  ({ key } = await harness.createKey(['admin', 'tickets']));
});
afterAll(() => harness.close());

const lists = [
  'subscribers',
  'pilot',
  'policies',
  'routing/rules',
  'effects',
  'differences',
  'pharmacy-events',
];

test.each(lists.flatMap((list) => ['foo=1', 'limit=0', 'cursor=%00'].map((query) => `${list}?${query}`)))(
  'a query that is unknown, or has a value that it cannot have, is refused: %s',
  async (address) => {
    expect((await harness.get(`/api/v1/${address}`, key)).status).toBe(422);
  },
);

const moments: [string, number][] = [
  ['0000-01-01T00:00:00Z', 422],
  ['0001-01-01T00:00:00%2B14:00', 422],
  ['9999-12-31T23:59:59-14:00', 422],
  ['0001-01-01T00:00:00Z', 200],
  ['9999-12-31T23:59:59Z', 200],
];
test.each(
  ['tickets', 'messages'].flatMap((list) => moments.map(([since, status]) => [list, since, status] as const)),
)('%s since %s: %i', async (list, since, status) => {
  expect((await harness.get(`/api/v1/${list}?since=${since}`, key)).status).toBe(status);
});

test('subscribers are listed by pages', async () => {
  for (const name of ['one', 'two', 'three']) {
    const wanted = { name, url: 'https://example.com/hook' };
    expect((await harness.post('/api/v1/subscribers', wanted, key)).status).toBe(201);
  }
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const address: string = `/api/v1/subscribers?limit=2${cursor ? `&cursor=${cursor}` : ''}`;
    const page = (await (await harness.get(address, key)).json()) as Page;
    names.push(...page.data.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor);
  expect(names).toEqual(['three', 'two', 'one']);
});

type Page = { data: { name: string; id: string }[]; nextCursor: string | null };

test('events are told again from a moment that there is', async () => {
  const { data } = (await (await harness.get('/api/v1/subscribers?limit=1', key)).json()) as Page;
  const address = `/api/v1/subscribers/${data[0]?.id}/events`;
  const none = { type: 'replay', since: '0000-01-01T00:00:00Z' };
  expect((await harness.post(address, none, key)).status).toBe(422);
  const some = { type: 'replay', since: '0001-01-01T00:00:00Z' };
  expect((await harness.post(address, some, key)).status).toBe(200);
});
