import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';

export const publicUrl = 'https://refill.example.org';
export const accountSid = `AC${'a'.repeat(32)}`;
export const tokens = ['the-new-token-of-a-rotation', 'the-old-token'] as const;

/** The gateway in one runtime, and the database behind it. */
export type Runtime = {
  fetch(path: string, init?: RequestInit): Promise<Response>;
  database: Database;
};

type Form = [name: string, value: string][];
type Post = { path: string; form: Form; headers: Record<string, string> };
type Case = {
  title: string;
  /** Posts that the vendor sends one after the other, with a new id that all of them carry. */
  posts: (id: string) => Post[];
  answers: { status: number; contentType: RegExp; body: RegExp }[];
  /** What is stored in the end under the id: the words of a message, each with one job; or nothing. */
  stored: { text: string }[];
};

const smsPath = '/webhooks/twilio/sms';
const twiml = { status: 200, contentType: /^text\/xml/, body: /<Response\/>$/ };
const forbidden = { status: 403, contentType: /^application\/problem\+json/, body: /"code":"forbidden"/ };

function smsForm(id: string, body: string, extra: Form = []): Form {
  const numbers: Form = [['From', '+14155550142'], ['To', '+14155550100']]; // prettier-ignore
  return [['AccountSid', accountSid], ['MessageSid', `SM${id}`], ...numbers, ['Body', body], ...extra]; // prettier-ignore
}

function signed(path: string, form: Form, token: string = tokens[0]): Post {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of form) {
    const known = fields[name];
    fields[name] = known === undefined ? value : [known, value].flat();
  }
  const signature = getExpectedTwilioSignature(token, publicUrl + path, fields);
  return { path, form, headers: { 'x-twilio-signature': signature } };
}

const cases: Case[] = [
  {
    title: 'a signed text is answered and kept once, with its job',
    posts: (id) => [signed(smsPath, smsForm(id, 'Refill my metoprolol please'))],
    answers: [twiml],
    stored: [{ text: 'Refill my metoprolol please' }],
  },
  {
    title: 'a text that the vendor posts again is answered again and stored once',
    posts: (id) => {
      const post = signed(smsPath, smsForm(id, 'I am out of lisinopril'));
      return [post, post, post];
    },
    answers: [twiml, twiml, twiml],
    stored: [{ text: 'I am out of lisinopril' }],
  },
  {
    title: 'repeated and blank fields, accents and pictures are signed and kept as they came',
    posts: (id) => {
      const extra: Form = [['MessagingServiceSid', ''], ['AddOns', 'b'], ['AddOns', 'a & b']]; // prettier-ignore
      return [signed(smsPath, smsForm(id, '¿Me da más pastillas? 💊', extra))];
    },
    answers: [twiml],
    stored: [{ text: '¿Me da más pastillas? 💊' }],
  },
  {
    title: 'the old token of a rotation is still accepted',
    posts: (id) => [signed(smsPath, smsForm(id, 'More metformin'), tokens[1])],
    answers: [twiml],
    stored: [{ text: 'More metformin' }],
  },
  {
    title: 'a text whose words were changed on the way is refused and not stored',
    posts: (id) => {
      const { headers } = signed(smsPath, smsForm(id, 'Refill my metoprolol'));
      return [{ path: smsPath, form: smsForm(id, 'Refill my oxycodone'), headers }];
    },
    answers: [forbidden],
    stored: [],
  },
  {
    title: 'a text signed with another token is refused and not stored',
    posts: (id) => [signed(smsPath, smsForm(id, 'Refill my metoprolol'), 'somebody-else')],
    answers: [forbidden],
    stored: [],
  },
  {
    title: 'a text without a signature is refused and not stored',
    posts: (id) => [{ path: smsPath, form: smsForm(id, 'Refill my metoprolol'), headers: {} }],
    answers: [forbidden],
    stored: [],
  },
  {
    title: 'a call is greeted and recorded, and is kept as one message whose job waits for the words',
    posts: (id) => [
      signed('/webhooks/twilio/voice', [
        ['AccountSid', accountSid],
        ['CallSid', `CA${id}`],
        ['From', '+14155550143'],
        ['To', '+14155550100'],
        ['CallStatus', 'ringing'],
      ]),
    ],
    answers: [{ status: 200, contentType: /^text\/xml/, body: /<Record / }],
    stored: [{ text: '' }],
  },
];

/** The same expectations of every runtime; to be called where `test` may be. */
export function testWebhooks(runtime: () => Runtime): void {
  test.each(cases)('$title', async ({ posts, answers, stored }) => {
    const id = crypto.randomUUID().replaceAll('-', '');
    for (const [index, post] of posts(id).entries()) {
      const answer = await send(runtime(), post);
      const { status, contentType, body } = answers[index] ?? {};
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toMatch(contentType ?? /^$/);
      expect(await answer.text()).toMatch(body ?? /^$/);
    }
    expect(await readStored(runtime().database, id)).toEqual(
      stored.map((message) => ({ ...message, jobs: 1 })),
    );
  });

  test('it says that it is alive, and that the database is there', async () => {
    const alive = await runtime().fetch('/healthz');
    expect([alive.status, await alive.json()]).toEqual([200, { status: 'ok' }]);
    const ready = await runtime().fetch('/readyz');
    expect(await ready.json()).toMatchObject({ database: 'up' });
  });
}

/** A signed text of its own, as an example for what happens after acceptance. Resolves with the message's id. */
export async function sendText(runtime: Runtime, text: string): Promise<string> {
  const id = crypto.randomUUID().replaceAll('-', '');
  const answer = await send(runtime, signed(smsPath, smsForm(id, text)));
  expect(answer.status).toBe(200);
  const where = { channel: 'sms' as const, providerId: `SM${id}` };
  return (await runtime.database.prisma.inboundMessage.findFirstOrThrow({ where })).id;
}

function send(runtime: Runtime, { path, form, headers }: Post): Promise<Response> {
  return runtime.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });
}

async function readStored(database: Database, id: string): Promise<{ text: string; jobs: number }[]> {
  const { rows } = await database.pool.query<{ text: string; jobs: number }>(
    `SELECT m.text, (SELECT count(*)::int FROM pgboss.job j
        WHERE j.name = 'process-message' AND j.data->>'messageId' = m.id::text) AS jobs
       FROM inbound_messages m WHERE m."providerId" LIKE '%' || $1`,
    [id],
  );
  return rows;
}
