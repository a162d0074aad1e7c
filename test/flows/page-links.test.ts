import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { openMailServer, type MailServer } from '../support/mail-server.ts';
import { serveBehaviour, type LocalServer } from '../support/vendors.ts';
import { withoutIds } from '../support/without-ids.ts';
import { people } from './people.ts';

let gateway: TestGateway;
let mail: MailServer;
let slack: LocalServer;
type Posted = { text: string; unfurl_links: boolean };
const posted: (Posted & { path: string })[] = [];
let answers: Response[] = [];
const secretPath = '/services/T000/B000/a-secret-of-slack';

beforeAll(async () => {
  mail = await openMailServer();
  slack = await serveBehaviour(async (request) => {
    const answer = answers.shift();
    if (answer) return answer;
    const message = (await request.json()) as Posted;
    posted.push({ ...message, path: new URL(request.url).pathname });
    return new Response('ok');
  });
  gateway = await openGateway({
    patients: people,
    environment: {
      ON_CALL: 'slack:leads,email:nurse@home.example',
      SLACK_WEBHOOKS: `leads=${slack.url}${secretPath}`,
      SMTP_URL: mail.url,
      MAIL_FROM: 'Bay Pharmacy <refills@bay.example>',
    },
  });
});
beforeEach(async () => {
  await emptyTraffic(gateway);
  posted.length = 0;
  mail.mails.length = 0;
  answers = [];
});
afterAll(async () => {
  await gateway.close();
  await Promise.all([mail.close(), slack.close()]);
});

const danger = { from: '+14155550101', body: 'I took the whole bottle of metoprolol, chest pain' };
const secrets = /metoprolol|mary|johnson|1952|chest|bottle|4155550101/i;

async function alarm() {
  await gateway.text(danger);
  return gateway.eventually('the ticket', () =>
    gateway.db.ticket.findFirst({ where: { clocks: { some: { kind: 'page' } } } }),
  );
}

/** The next one is paged: its time comes at once. */
async function pageNext(ticketId: string): Promise<void> {
  await gateway.db.ticketClock.updateMany({
    where: { ticketId, kind: 'page', firedAt: null, stoppedAt: null },
    data: { dueAt: gateway.clock.now() },
  });
}

function linkIn(text: string): string {
  const link = /https:\/\/gateway\.example(\/pages\/\S+)/.exec(text)?.[1];
  if (link === undefined) throw new Error('there is no link in the page');
  return link;
}

function isAcknowledged(ticketId: string): Promise<boolean> {
  return gateway.db.ticket
    .findUniqueOrThrow({ where: { id: ticketId } })
    .then(({ acknowledgedAt }) => acknowledgedAt !== null);
}

async function open(link: string, method: 'GET' | 'POST' = 'GET') {
  const answer = await fetch(gateway.url + link, { method });
  return { status: answer.status, html: await answer.text() };
}

it('a page in Slack says where to look and nothing about anyone, and its link acknowledges by a button alone', async () => {
  const ticket = await alarm();
  const page = await gateway.eventually('the page in Slack', () => posted[0] ?? null);
  expect(page).toMatchObject({ path: secretPath, unfurl_links: false });
  expect(page.text).toContain(ticket.reference);
  expect(withoutIds(page.text)).not.toMatch(secrets);
  const link = linkIn(page.text);

  // Chat servers and mail programs open links; nobody has acknowledged by that.
  for (let opened = 0; opened < 3; opened += 1) expect((await open(link)).html).toContain('Acknowledge');
  expect(withoutIds((await open(link)).html)).not.toMatch(secrets);
  expect(await isAcknowledged(ticket.id)).toBe(false);

  expect((await open(link, 'POST')).html).toContain('You have acknowledged');
  expect(await isAcknowledged(ticket.id)).toBe(true);
  const running = { ticketId: ticket.id, kind: 'page', firedAt: null, stoppedAt: null } as const;
  expect(await gateway.db.ticketClock.count({ where: running })).toBe(0);
  const acknowledged = { ticketId: ticket.id, type: 'acknowledge' };
  expect(await gateway.db.ticketEvent.findMany({ where: acknowledged })).toMatchObject([
    { actor: 'on call' },
  ]);

  // It works once.
  expect((await open(link, 'POST')).html).toContain('was acknowledged');
  expect(await gateway.db.ticketEvent.count({ where: acknowledged })).toBe(1);
});

it('the next page goes out by e-mail with a link of its own, which stands in no row', async () => {
  const ticket = await alarm();
  await gateway.eventually('the page in Slack', () => posted[0] ?? null);
  await pageNext(ticket.id);
  const received = await gateway.eventually('the mail', () => mail.mails[0] ?? null);
  const link = linkIn(received.text);
  expect(link).not.toBe(linkIn(posted[0]?.text ?? ''));
  const rows = await gateway.db.outboundMessage.findMany({ where: { template: 'page' } });
  expect(rows.map(({ channel, to }) => [channel, to])).toEqual([
    ['slack', 'leads'],
    ['email', 'nurse@home.example'],
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/\/pages\/|a-secret-of-slack/);
  expect((await open(link, 'POST')).html).toContain('You have acknowledged');
});

it.each([
  ['is away', 503],
  ['refuses the page', 404],
])('while the chat %s, the next on call is paged at once, and nobody in a hurry', async (_, status) => {
  answers = Array.from({ length: 20 }, () => new Response(null, { status }));
  const ticket = await alarm();
  const received = await gateway.eventually('the mail', () => mail.mails[0] ?? null);
  expect(received.text).toContain(ticket.reference);
  const running = { ticketId: ticket.id, kind: 'page', firedAt: null, stoppedAt: null } as const;
  const { dueAt, round } = await gateway.db.ticketClock.findFirstOrThrow({ where: running });
  expect(round).toBe(2);
  expect(dueAt.getTime()).toBeGreaterThan(gateway.clock.now().getTime() + 60_000);
});

it.each([
  ['a link that was changed', (link: string) => link.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
  ['a link to another page', (link: string) => link.replace(/pages\/[^/]+/, `pages/${crypto.randomUUID()}`)],
  ['a link of nonsense', () => '/pages/x/y'],
])('%s leads nowhere and acknowledges nothing', async (_, changed) => {
  const ticket = await alarm();
  const page = await gateway.eventually('the page in Slack', () => posted[0] ?? null);
  for (const method of ['GET', 'POST'] as const) {
    expect((await open(changed(linkIn(page.text)), method)).status).toBe(404);
  }
  expect(await isAcknowledged(ticket.id)).toBe(false);
});

it('a link of long ago leads nowhere', async () => {
  const ticket = await alarm();
  const link = linkIn((await gateway.eventually('the page in Slack', () => posted[0] ?? null)).text);
  await gateway.db.outboundMessage.updateMany({
    where: { template: 'page' },
    data: { createdAt: new Date(gateway.clock.now().getTime() - 8 * 24 * 3_600_000) },
  });
  expect((await open(link, 'POST')).status).toBe(404);
  expect(await isAcknowledged(ticket.id)).toBe(false);
});

it('a chat that is away does not lose the page', async () => {
  answers = [
    new Response(null, { status: 503 }),
    new Response(null, { status: 429, headers: { 'retry-after': '1' } }),
  ];
  await alarm();
  await gateway.eventually('the page in Slack', () => posted[0] ?? null);
});
