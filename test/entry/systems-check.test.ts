import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicKeySet, withNewKey } from '../../src/systems/ehr/signing-keys.ts';
import { openMailServer, type MailServer } from '../support/mail-server.ts';
import { runCommand } from '../support/run-command.ts';
import { openFhirServer, type FhirStandIn } from '../support/stand-ins/fhir-server.ts';
import { certificateOf, openPioneerServer, pioneerAccount } from '../support/stand-ins/pioneer-server.ts';

const command = 'src/entry/cli/systems-check.ts';
let fhir: FhirStandIn;
let mail: MailServer;
let pharmacy: Awaited<ReturnType<typeof openPioneerServer>>;
beforeAll(async () => {
  fhir = await openFhirServer();
  pharmacy = await openPioneerServer({ SearchPatient: {} });
  mail = await openMailServer();
});
afterAll(() => Promise.all([fhir.close(), pharmacy.close(), mail.close()]));

test('without another system in the settings there is nothing to try', async () => {
  expect(await runCommand(command, [], {})).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('no other system') as unknown,
  });
});

test('each system that is named is tried, what is missing is told, and no secret is printed', async () => {
  const { keys } = await withNewKey([]);
  fhir.registered.keys = publicKeySet(keys);
  fhir.granted = 'system/*.read';
  const { status, stdout, stderr } = await runCommand(command, [], {
    FHIR_KEYS: JSON.stringify({ keys }),
    EHR_FHIR_URL: fhir.url,
    EHR_CLIENT_ID: 'refill-gateway',
    TELE_ENCOUNTERS: 'fhir',
    PIONEERRX_URL: pharmacy.url,
    PIONEERRX_API_KEY: pioneerAccount.apiKey,
    PIONEERRX_SECRET: pioneerAccount.secret,
    PIONEERRX_CERTIFICATE: certificateOf('pharmacy'),
  });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^works +ehr +signing in by key$/m);
  expect(stdout).toMatch(/^missing +ehr +the scopes that are needed: ask for system\/Task\.write$/m);
  expect(stdout).toMatch(/^works +pharmacy +certificate and signature$/m);
  for (const secret of [pioneerAccount.secret, pioneerAccount.apiKey, keys[0]?.['d'] ?? 'no key'])
    expect(stdout + stderr).not.toContain(secret);
});

test.each([
  ['is there', () => mail.url, 0, /^works +mail +signing in at the server$/m],
  ['is away', () => 'smtp://nobody:a-mail-secret@127.0.0.1:9', 1, /^FAILS +mail .*SMTP_URL does not answer/m],
])('a mail server that %s is told, and no mail is sent', async (_, url, status, line) => {
  const of = { SMTP_URL: url(), MAIL_FROM: 'refills@bay.example' };
  const told = await runCommand(command, [], of);
  expect(told.status).toBe(status);
  expect(told.stdout).toMatch(line);
  expect(told.stdout + told.stderr).not.toContain('a-mail-secret');
  expect(mail.mails).toEqual([]);
});
