import { afterEach, expect, it } from 'vitest';
import { decideConsent } from '../../src/reply/consent.ts';
import { runCommand, type Ran } from '../support/run-command.ts';
import { vendorNumbers, type VendorNumber } from '../support/vendor-numbers.ts';
import { newSid, serveHandlers, type LocalServer } from '../support/vendors.ts';

const account = { accountSid: newSid('AC'), authToken: 'a-token-that-nobody-may-see' };
const publicUrl = 'https://refills.example/gateway';
const retries = '#rc=3&rp=all';
const texts = `${publicUrl}/webhooks/twilio/sms${retries}`;
const calls = `${publicUrl}/webhooks/twilio/voice${retries}`;

let server: LocalServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

function number(changes: Record<string, unknown> = {}, phoneNumber = '+14155550100'): VendorNumber {
  return {
    sid: newSid('PN'),
    phone_number: phoneNumber,
    sms_url: texts,
    sms_method: 'POST',
    sms_fallback_url: texts,
    sms_fallback_method: 'POST',
    sms_application_sid: '',
    voice_url: calls,
    voice_method: 'POST',
    voice_fallback_url: calls,
    voice_fallback_method: 'POST',
    voice_application_sid: '',
    trunk_sid: null,
    ...changes,
  };
}

function service(changes: Record<string, unknown> = {}) {
  const webhooks = {
    inbound_request_url: texts,
    inbound_method: 'POST',
    use_inbound_webhook_on_number: false,
  };
  return { sid: 'MG1', ...webhooks, fallback_url: texts, fallback_method: 'POST', ...changes };
}

async function check(
  numbers: VendorNumber[],
  services: ({ sid: string } & Record<string, unknown>)[] = [],
  settings: Record<string, string> = {},
): Promise<Ran> {
  server = await serveHandlers(vendorNumbers(account, numbers, services));
  return runCommand('src/entry/cli/twilio-settings.ts', [], {
    PUBLIC_URL: publicUrl,
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_API_URL: server.url,
    ...(services.length > 0 ? { TWILIO_MESSAGING_SERVICE_SID: 'MG1' } : { TWILIO_FROM: '+14155550100' }),
    ...settings,
  });
}

it('without credentials it says what each number must be configured to', async () => {
  const { status, stdout } = await runCommand('src/entry/cli/twilio-settings.ts', [], {
    PUBLIC_URL: publicUrl,
  });
  expect(status).toBe(0);
  for (const line of [
    `sms_url                ${texts}`,
    `sms_fallback_url       ${texts}`,
    `voice_url              ${calls}`,
    `voice_fallback_url     ${calls}`,
    `inbound_request_url  ${texts}`,
    `${publicUrl}/webhooks/twilio/sms/status`,
    'Not compared',
  ]) {
    expect(stdout).toContain(line);
  }
});

it('a number that is as it must be gives status 0, and no secret is printed', async () => {
  const { status, stdout, stderr } = await check([number()]);
  expect(stdout).toContain('+14155550100: as it must be.');
  expect(status).toBe(0);
  expect(stdout + stderr).not.toContain(account.authToken);
});

it.each([
  ['no retries', { sms_url: `${publicUrl}/webhooks/twilio/sms` }, 'sms_url'],
  ['retries for a lost connection alone', { sms_url: `${publicUrl}/webhooks/twilio/sms#rc=3` }, 'sms_url'],
  ['another address', { voice_url: `https://other.example/webhooks/twilio/voice${retries}` }, 'voice_url'],
  ['another method', { voice_method: 'GET' }, 'voice_method'],
  ['no fallback', { sms_fallback_url: '' }, 'sms_fallback_url'],
  [
    'a fallback that is something else',
    { voice_fallback_url: 'https://demo.example/' },
    'voice_fallback_url',
  ],
  ['an application instead', { sms_application_sid: 'AP1' }, 'sms_application_sid'],
  ['a trunk instead', { trunk_sid: 'TK1' }, 'trunk_sid'],
])('it shows %s and gives status 1', async (_, changes, field) => {
  const { status, stdout } = await check([number(changes)]);
  expect(stdout).toContain(`+14155550100: 1 different.\n  ${field}: is `);
  expect(status).toBe(1);
});

it('a page that the vendor hosts is as good a fallback of calls, and of nothing else', async () => {
  const bin = `https://handler.twilio.com/twiml/EH${'0a'.repeat(16)}`;
  expect((await check([number({ voice_fallback_url: bin })])).status).toBe(0);
  expect((await check([number({ sms_fallback_url: bin })])).status).toBe(1);
  const strange = 'https://handler.twilio.com.example/twiml/EH0a';
  expect((await check([number({ voice_fallback_url: strange })])).status).toBe(1);
});

it('prints what such a page must hold: a message taken without us, and told of when we are back', async () => {
  const { stdout } = await check([number()]);
  expect(stdout).toMatch(
    /<Record action="GOODBYE"[^>]*recordingStatusCallback="[^"]*\/webhooks\/twilio\/voice\/recording#/,
  );
});

it('a fallback at another gateway, and retries in another writing, are as good', async () => {
  const other = `https://edge.example/webhooks/twilio/sms#rp=ct,rt,5xx&rc=2`;
  const { status } = await check([number({ sms_fallback_url: other })]);
  expect(status).toBe(0);
});

it('what it finds is shown without credentials or query', async () => {
  const found = 'https://user:hunter2@old.example/hook?key=s3cret';
  const { stdout, stderr } = await check([number({ sms_url: found })]);
  expect(stdout).toContain('sms_url: is https://old.example/hook (with a query or credentials)');
  expect(stdout + stderr).not.toMatch(/hunter2|s3cret/);
});

it('a messaging service is compared, and every number of it', async () => {
  const numbers = [
    number({ sms_url: '' }),
    number({ voice_url: '' }, '+14155550108'),
    number({}, '+14155550109'),
  ];
  const { status, stdout } = await check(numbers, [service({ fallback_url: null })]);
  expect(stdout).toContain('Messaging service MG1: 1 different.\n  fallback_url: is nothing');
  expect(stdout).toContain('+14155550100: as it must be.');
  expect(stdout).toContain('+14155550108: 1 different.\n  voice_url: is nothing');
  expect(stdout).toContain('+14155550109: as it must be.');
  expect(status).toBe(1);
});

it('a service that leaves texts to its numbers is no reason to pass over theirs', async () => {
  const atNumbers = service({ inbound_request_url: null, use_inbound_webhook_on_number: true });
  const { stdout } = await check([number({ sms_url: '' })], [atNumbers]);
  expect(stdout).toContain('Messaging service MG1: as it must be.');
  expect(stdout).toContain('+14155550100: 1 different.\n  sms_url: is nothing');
});

it('a number that the account does not have, and an address that nobody can reach, are differences', async () => {
  const { status, stdout } = await check([], [], { PUBLIC_URL: 'http://localhost:8787' });
  expect(stdout).toContain('phone_number: is nothing, must be a number of the account');
  expect(stdout).toContain('PUBLIC_URL: is http://localhost, must be an https address');
  expect(status).toBe(1);
});

it('settings that cannot be read are no differences', async () => {
  const { status, stderr } = await check([number()], [], { TWILIO_AUTH_TOKEN: 'wrong' });
  expect(status).toBe(2);
  expect(stderr).toBe('The vendor’s settings could not be read: it answered 401.\n');
});

it('puts the page hosted by the vendor into the words of the settings, without keys that nobody could heed', async () => {
  const { status, stdout } = await runCommand('src/entry/cli/twilio-settings.ts', [], {
    PUBLIC_URL: publicUrl,
    ORG_NAME: 'Oak Pharmacy',
    GREETING_ES: 'Farmacia del Roble, buenos días.',
    GREETING_WORDS: JSON.stringify({
      en: { notice: 'We record what you say.', instructions: 'Say what you need.', thanks: 'Got it.' },
    }),
  });
  expect(status).toBe(0);
  const [page = '', goodbye = ''] = stdout.split('\n').filter((line) => line.includes('<Response>'));
  expect(page.indexOf('9 1 1')).toBeLessThan(page.indexOf('Oak Pharmacy'));
  for (const said of ['We record what you say. Say what you need.', 'Farmacia del Roble', 'se graba'])
    expect(page).toContain(said);
  expect(page).not.toMatch(/press 3|oprima el [23]|<Gather|transcribe/);
  expect(page).toContain('<Record action="GOODBYE"');
  expect(goodbye).toContain('Got it.');
});

it('says which of the words it cannot read out', async () => {
  const { status, stderr } = await runCommand('src/entry/cli/twilio-settings.ts', [], {
    PUBLIC_URL: publicUrl,
    GREETING_WORDS: '{"en":{"notice":"Hello."}}',
  });
  expect(status).not.toBe(0);
  expect(stderr).toContain('GREETING_WORDS');
});

it.each([
  ['vendor', 'the vendor confirms STOP and its family'],
  ['gateway', 'the gateway confirms STOP and its family'],
])(
  'with OPT_OUT_CONFIRMATION=%s it says who answers which keyword, as the gateway does',
  async (confirmation, says) => {
    const { stdout } = await runCommand('src/entry/cli/twilio-settings.ts', [], {
      PUBLIC_URL: publicUrl,
      OPT_OUT_CONFIRMATION: confirmation,
    });
    expect(stdout).toContain(says);
    expect(stdout).toContain(
      'START and HELP: the gateway answers them, unless the vendor says with OptOutType',
    );
    function decided(text: string, vendorOptOutType: 'START' | 'HELP' | null) {
      return decideConsent({
        previous: null,
        intent: text === 'STOP' ? 'opt_out' : text === 'START' ? 'opt_in' : 'help',
        channel: 'sms',
        text,
        vendorOptOutType,
        optOutConfirmation: confirmation === 'vendor' ? 'vendor' : 'gateway',
      });
    }
    expect(decided('STOP', null).confirmOptOut).toBe(confirmation === 'gateway');
    expect(decided('START', null).keyword).toBe('opt_in');
    expect(decided('START', 'START').keyword).toBeNull();
    expect(decided('HELP', null).keyword).toBe('help');
    expect(decided('HELP', 'HELP').keyword).toBeNull();
  },
);
