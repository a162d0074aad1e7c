import { expect, it } from 'vitest';
import { createFreshdeskReader } from '../../../src/systems/helpdesk/freshdesk-reader.ts';

async function textOf(description: object) {
  const moment = '2026-06-15T10:00:00Z';
  const body = { id: 1, subject: 'Call', status: 2, priority: 1, created_at: moment, updated_at: moment };
  const answer = { kind: 'answered', status: 200, headers: new Headers() } as const;
  const api = { call: () => Promise.resolve({ ...answer, body: { ...body, ...description } }) };
  const read = await createFreshdeskReader(api).read('1');
  return read.kind === 'found' ? read.ticket.text : read.kind;
}

it.each([
  ['its text', { description: '<p>b</p>', description_text: 'a' }, 'Call\na'],
  [
    'its HTML where there is no text',
    { description: '<div>Robert&nbsp;Baker<br/>has &lt;chest&gt; pain</div>' },
    'Call\nRobert Baker\nhas <chest> pain',
  ],
  ['its subject alone', {}, 'Call'],
])('a ticket is read by %s', async (_, description, text) => {
  expect(await textOf(description)).toBe(text);
});
