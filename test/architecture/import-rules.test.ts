import { expect, test } from 'vitest';
import { checkImport, findCycles } from './import-rules.ts';
import { importsOf, readImports } from './read-imports.ts';

test('every import of the code keeps the rules of the house', () => {
  const imports = readImports();
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.flatMap(checkImport).map(({ from, to, rule }) => `${from} → ${to}: ${rule}`)).toEqual([]);
});

test('whatever decides, asks the one eligibility function, never a row of its table', () => {
  const asked = readImports().filter(
    ({ from, to, typeOnly }) =>
      !typeOnly && to.startsWith('src/eligibility/') && !from.startsWith('src/eligibility/'),
  );
  expect([...new Set(asked.map(({ to }) => to))].sort()).toEqual([
    'src/eligibility/decide-eligibility.ts',
    'src/eligibility/eligibility-input.ts',
  ]);
});

test('no file imports itself by way of others', () => {
  expect(findCycles(readImports()).map((cycle) => cycle.join(' → '))).toEqual([]);
});

test.each([
  ['src/reply/compose.ts', 'src/identity/resolve-identity.ts'],
  ['src/dedup/open-need-store.ts', 'src/tickets/ticket-store.ts'],
  ['src/safety/screen-message.ts', 'src/db/client.ts'],
  ['src/tickets/present-ticket.ts', 'src/db/generated/node/client.ts'],
  ['src/reply/compose.ts', 'src/jobs/job-queue.ts'],
  ['src/reply/reply-store.ts', 'src/jobs/work-jobs.ts'],
  ['src/reply/compose.ts', 'src/config/settings.ts'],
  ['src/channels/sms/sms-routes.ts', 'src/pipeline/process-message.ts'],
  ['src/channels/sms/sms-routes.ts', 'src/db/client.ts'],
  ['src/channels/voice/voice-routes.ts', 'src/safety/screen-message.ts'],
  ['src/api/ticket-routes.ts', 'src/tickets/next-position.ts'],
  ['src/console/page.tsx', 'src/eligibility/decide-eligibility.ts'],
  ['src/pipeline/process-message.ts', 'src/entry/node.ts'],
  ['src/pipeline/process-message.ts', 'src/api/ticket-routes.ts'],
  ['src/pipeline/sending/send-reply.ts', 'src/systems/telephony/twilio-client.ts'],
  ['src/domain/ticket.ts', 'src/config/settings.ts'],
  ['src/domain/ticket.ts', 'pg'],
  ['src/domain/ticket.ts', 'zodiac'],
  ['src/extraction/extract-request.ts', 'node:fs'],
  ['src/http/create-app.ts', 'node:crypto'],
  ['src/unheard-of/file.ts', 'src/domain/ticket.ts'],
])('%s may not import %s', (from, to) => {
  expect(checkImport({ from, to, typeOnly: false })).toHaveLength(1);
});

test.each([
  ['src/entry/node.ts', 'src/tickets/next-position.ts'],
  ['src/pipeline/process-message.ts', 'src/safety/screen-message.ts'],
  ['src/tickets/ticket-store.ts', 'src/db/client.ts'],
  ['src/reply/reply-store.ts', 'src/jobs/job-queue.ts'],
  ['src/api/ticket-routes.ts', 'src/tickets/ticket-store.ts'],
  ['src/safety/screen-message.ts', 'src/safety/phrases.ts'],
  ['src/domain/phone-number.ts', 'libphonenumber-js/min'],
  ['src/db/embedded-postgres.ts', 'node:net'],
])('%s may import %s', (from, to) => {
  expect(checkImport({ from, to, typeOnly: false })).toEqual([]);
});

test.each([
  ['src/pipeline/sending/send-reply.ts', 'src/systems/telephony/text-sender.ts'],
  ['src/tickets/present-ticket.ts', 'src/db/generated/node/client.ts'],
  ['src/reply/compose.ts', 'src/config/settings.ts'],
  ['src/console/list-page.tsx', 'src/tickets/present-ticket.ts'],
])('%s may import the types of %s', (from, to) => {
  expect(checkImport({ from, to, typeOnly: true })).toEqual([]);
});

test('the type of the database client is no way around the rule that stages are pure', () => {
  const each = { from: 'src/safety/screen-message.ts', to: 'src/db/client.ts', typeOnly: true };
  expect(checkImport(each)).toHaveLength(1);
});

test('imports of every form are seen, and whether they are of types alone', () => {
  const text = `import a from './a.ts';
    import type { B } from '../b/b.ts';
    import { type C } from './c.ts';
    import { type D, d } from './d.ts';
    export { e } from './e.ts';
    type F = import('./f.ts').F;
    function load() { return import('./g.ts'); }
    import 'zod';`;
  const found = importsOf('src/x/file.ts', text).map(
    ({ to, typeOnly }) => `${to}${typeOnly ? ' (types)' : ''}`,
  );
  expect(found.sort()).toEqual([
    'src/b/b.ts (types)',
    'src/x/a.ts',
    'src/x/c.ts (types)',
    'src/x/d.ts',
    'src/x/e.ts',
    'src/x/f.ts (types)',
    'src/x/g.ts',
    'zod',
  ]);
});

test('a circle of imports is found, a diamond is none', () => {
  const circle = [
    { from: 'a', to: 'b', typeOnly: false },
    { from: 'b', to: 'c', typeOnly: false },
    { from: 'c', to: 'b', typeOnly: false },
  ];
  expect(findCycles(circle)).toEqual([['b', 'c', 'b']]);
  const diamond = [
    { from: 'a', to: 'b', typeOnly: false },
    { from: 'a', to: 'c', typeOnly: false },
    { from: 'b', to: 'd', typeOnly: false },
    { from: 'c', to: 'd', typeOnly: false },
  ];
  expect(findCycles(diamond)).toEqual([]);
});
