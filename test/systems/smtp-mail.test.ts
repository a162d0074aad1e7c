import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSmtpMail, readMailError } from '../../src/systems/mail/smtp-mail.ts';
import { openMailServer, type MailServer } from '../support/mail-server.ts';

let server: MailServer;
beforeEach(async () => {
  server = await openMailServer();
});
afterEach(() => server.close());

const mail = {
  id: 'page-1',
  to: 'nurse@home.example',
  subject: 'Neuigkeit: ñ',
  text: 'Línea uno\n\nhttps://a.example/x',
};
const from = 'Bay Pharmacy <refills@bay.example>';

it('a mail arrives with its words, its sender and an id that stays the same', async () => {
  const sender = createSmtpMail({ url: server.url, from });
  const accepted = { kind: 'accepted', providerId: '<page-1@bay.example>', status: 'sent' };
  expect(await sender.send(mail)).toEqual(accepted);
  expect(await sender.send(mail)).toEqual(accepted);
  const [first, second] = server.mails;
  expect(first).toMatchObject({ from: 'refills@bay.example', to: [mail.to] });
  expect(first?.text.trim()).toBe(mail.text);
  expect(first?.headers).toMatchObject({ from, 'auto-submitted': 'auto-generated' });
  expect(first?.headers['message-id']).toBe('<page-1@bay.example>');
  expect(second?.headers['message-id']).toBe('<page-1@bay.example>');
});

it.each([
  ['550 no such mailbox', { kind: 'refused', retry: 'never', reason: 'address_refused' }],
  ['451 come back later', { kind: 'refused', retry: 'later', reason: 'mail_server_busy' }],
])('“%s” for the recipient means %o', async (answer, expected) => {
  server.answers.push(answer);
  expect(await createSmtpMail({ url: server.url, from }).send(mail)).toMatchObject(expected);
  expect(server.mails).toHaveLength(0);
});

it('a mail whose answer was lost is to be sent again, as the same mail', async () => {
  server.loseAnswers(1);
  const sender = createSmtpMail({ url: server.url, from }, 1000);
  expect(await sender.send(mail)).toMatchObject({ kind: 'refused', retry: 'later' });
  expect(await sender.send(mail)).toMatchObject({ kind: 'accepted' });
  expect(new Set(server.mails.map(({ headers }) => headers['message-id'])).size).toBe(1);
});

it('a server that is away is tried later', async () => {
  await server.close();
  const outcome = await createSmtpMail({ url: server.url, from }, 1000).send(mail);
  expect(outcome).toMatchObject({ kind: 'refused', retry: 'later', reason: 'mail_server_unreachable' });
});

it.each([
  [{ code: 'EAUTH', responseCode: 535 }, 'operator', 'credentials_refused'],
  [{ code: 'EMESSAGE', responseCode: 554 }, 'never', 'mail_refused'],
  [{ code: 'ETIMEDOUT', command: 'CONN' }, 'later', 'mail_server_unreachable'],
  [new Error('anything'), 'later', 'mail_server_unreachable'],
])('%o is read as %s', (error, retry, reason) => {
  expect(readMailError(error)).toEqual({ kind: 'refused', code: null, retry, reason });
});
