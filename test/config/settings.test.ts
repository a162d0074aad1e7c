import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSettings, SettingsError } from '../../src/config/settings.ts';

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://gateway:secret@db.example.com/refill',
  PUBLIC_URL: 'https://refill.example.com',
  TWILIO_ACCOUNT_SID: 'AC0123',
  TWILIO_AUTH_TOKEN: 'token-one',
  ON_CALL: 'sms:+14155550111,email:nurse@example.com',
};

function problemsOf(environment: Record<string, string | undefined>): { name: string; reason: string }[] {
  try {
    parseSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return [...error.problems];
    throw error;
  }
  return [];
}

test('with nothing set the gateway starts on its defaults', () => {
  expect(parseSettings({})).toEqual({
    production: false,
    port: 8787,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:8787',
    databaseUrl: null,
    greeting: { en: null, es: null },
    greetingWords: null,
    missedCallText: false,
    dataDir: './data',
    orgName: '',
    orgPhone: '',
    timeZone: 'America/Los_Angeles',
    twilio: null,
    optOutConfirmation: 'vendor',
    onCall: [],
    slackWebhooks: {},
    mail: null,
    backfillMinutes: 5,
    settleSeconds: 3,
    byHand: [],
    apiRatePerMinute: 600,
    metricsToken: null,
    accountKeys: [],
    clientAddressHeader: null,
    audio: { keys: [], bucket: null },
    drugTable: null,
    fhirKeys: null,
    freshdesk: null,
    webhookKey: null,
    webhookHosts: [],
    pilot: { facilities: [], channels: [] },
    carePlatform: null,
    ehr: null,
    pioneerRx: null,
    pharmacyFhir: null,
    pharmacyEvents: null,
    pharmacyWords: {},
    openai: null,
    logLevel: 'info',
  });
});

test('empty values count as unset, as a copied .env.example has them', () => {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const lines = example.split('\n').filter((line) => /^[A-Z_]+=/.test(line));
  const environment = Object.fromEntries(lines.map((line) => line.split('=', 2) as [string, string]));
  expect(parseSettings(environment)).toEqual(parseSettings({}));
});

test('.env.example documents every setting, and none that does not exist', () => {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const documented = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  const folder = new URL('../../src/config/', import.meta.url);
  const code = readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  const used = [...code.matchAll(/(?:read(?:<[^>]*>)?\(|environment\[)\s*'([A-Z_]+)'/g)].map(
    ([, name]) => name,
  );
  expect(new Set(documented)).toEqual(new Set(used));
});

test('the public address follows the port, and loses its last slash', () => {
  expect(parseSettings({ PORT: '9000' }).publicUrl).toBe('http://localhost:9000');
  expect(parseSettings({ PUBLIC_URL: 'https://a.example/gateway/' }).publicUrl).toBe(
    'https://a.example/gateway',
  );
});

test('several Twilio tokens are accepted, the first one first', () => {
  const settings = parseSettings({ TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'new, old,' });
  expect(settings.twilio).toEqual({
    accountSid: 'AC1',
    authTokens: ['new', 'old'],
    messagingServiceSid: null,
    from: null,
    apiUrl: 'https://api.twilio.com',
  });
});

test('on-call targets are read in their order, numbers in E.164', () => {
  const { onCall } = parseSettings({ ON_CALL: 'call:(415) 555-0111, sms:+14155550112,email:a@b.example' });
  expect(onCall).toEqual([
    { kind: 'call', address: '+14155550111' },
    { kind: 'sms', address: '+14155550112' },
    { kind: 'email', address: 'a@b.example' },
  ]);
});

test('the model is off without a key and takes any compatible server with one', () => {
  expect(parseSettings({ OPENAI_MODEL: 'small' }).openai).toBeNull();
  expect(parseSettings({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }).openai).toEqual({
    apiKey: 'k',
    baseUrl: 'http://127.0.0.1:9/v1',
    model: null,
    transcriptionModel: null,
    api: null,
  });
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '80.5'],
  ['PUBLIC_URL', 'refill.example.com'],
  ['PUBLIC_URL', 'ftp://refill.example.com'],
  ['PUBLIC_URL', 'https://refill.example.com/?a=b'],
  ['DATABASE_URL', 'mysql://db/refill'],
  ['DATABASE_URL', 'not an address'],
  ['TIME_ZONE', 'Pacific'],
  ['TIME_ZONE', '+02:00'],
  ['ORG_PHONE', 'call us'],
  ['GREETING_EN', 'g'.repeat(501)],
  ['GREETING_ES', 'hola\u0007'],
  ['TWILIO_FROM', '12'],
  ['OPT_OUT_CONFIRMATION', 'nobody'],
  ['ON_CALL', 'sms:+14155550111,fax:+14155550112'],
  ['ON_CALL', 'sms:unknown'],
  ['ON_CALL', 'email:nobody'],
  ['ON_CALL', 'sms:+14155550111,sms:4155550111'],
  ['SMTP_URL', 'https://mail.example'],
  ['SMTP_URL', 'mail.example:587'],
  ['MAIL_FROM', 'Bay Pharmacy'],
  ['MAIL_FROM', 'Bay <refills>'],
  ['BACKFILL_MINUTES', '0.001'],
  ['BACKFILL_MINUTES', 'often'],
  ['SETTLE_SECONDS', '-1'],
  ['SETTLE_SECONDS', '61'],
  ['WORK_BY_HAND', 'ehr,fax'],
  ['API_RATE_PER_MINUTE', '-5'],
  ['OPENAI_BASE_URL', 'localhost:1234'],
  ['LOG_LEVEL', 'chatty'],
  ['AUDIO_KEYS', 'bm90IDMyIGJ5dGVz'],
  ['AUDIO_KEYS', 'not base64 at all'],
  ['AUDIO_BUCKET_URL', 's3:recordings'],
])('a bad %s (%s) is refused by name, without its value', (name, value) => {
  const problems = problemsOf({ [name]: value });
  expect(problems.map((problem) => problem.name)).toContain(name);
  expect(JSON.stringify(problems)).not.toContain(value);
});

test('recordings are sealed with the first key and opened with all', () => {
  const [one, two] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const text = [two, one].map((key) => Buffer.from(key).toString('base64')).join(', ');
  expect(parseSettings({ AUDIO_KEYS: text }).audio.keys).toEqual([two, one]);
});

test('a bucket wants its address and both parts of its key', () => {
  const whole = {
    AUDIO_BUCKET_URL: 'https://s3.example.com/recordings/',
    AUDIO_BUCKET_KEY_ID: 'id',
    AUDIO_BUCKET_SECRET: 'secret',
  };
  expect(parseSettings(whole).audio.bucket).toEqual({
    url: 'https://s3.example.com/recordings',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
    region: 'us-east-1',
  });
  for (const missing of Object.keys(whole))
    expect(problemsOf({ ...whole, [missing]: undefined }).map(({ name }) => name)).toEqual([missing]);
});

test('mail wants both a server and a sender', () => {
  const both = { SMTP_URL: 'smtps://u:p@mail.example', MAIL_FROM: 'Bay Pharmacy <refills@bay.example>' };
  expect(parseSettings(both).mail).toEqual({ url: both.SMTP_URL, from: both.MAIL_FROM });
  expect(problemsOf({ SMTP_URL: both.SMTP_URL }).map(({ name }) => name)).toEqual(['MAIL_FROM']);
  expect(problemsOf({ MAIL_FROM: both.MAIL_FROM }).map(({ name }) => name)).toEqual(['SMTP_URL']);
});

test('half a Twilio account is refused by the name of the missing half', () => {
  expect(problemsOf({ TWILIO_ACCOUNT_SID: 'AC1' }).map(({ name }) => name)).toEqual(['TWILIO_AUTH_TOKEN']);
  expect(problemsOf({ TWILIO_AUTH_TOKEN: 'secret' }).map(({ name }) => name)).toEqual(['TWILIO_ACCOUNT_SID']);
});

test('all errors are listed at once, and the message holds no value', () => {
  const environment = { PORT: 'canary-1', TIME_ZONE: 'canary-2', ON_CALL: 'canary-3' };
  expect(() => parseSettings(environment)).toThrow(/PORT[\s\S]*TIME_ZONE[\s\S]*ON_CALL/);
  expect(() => parseSettings(environment)).not.toThrow(/canary/);
});

test('production starts with everything it needs', () => {
  expect(parseSettings(production).production).toBe(true);
});

test.each([
  ['DATABASE_URL', undefined],
  ['PUBLIC_URL', undefined],
  ['PUBLIC_URL', 'http://refill.example.com'],
  ['TWILIO_ACCOUNT_SID', ''],
  ['TWILIO_AUTH_TOKEN', undefined],
  ['ON_CALL', undefined],
  ['ON_CALL', 'sms:+14155550111'],
])('production refuses to start with %s = %s', (name, value) => {
  expect(problemsOf({ ...production, [name]: value }).map((problem) => problem.name)).toContain(name);
});

test('production alone lists all that is missing, each once', () => {
  const names = problemsOf({ NODE_ENV: 'production' }).map((problem) => problem.name);
  expect(names).toEqual(['DATABASE_URL', 'PUBLIC_URL', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'ON_CALL']);
});

test.each([
  [
    'EHR_FHIR_URL',
    { EHR_FHIR_URL: 'http://ehr.example/fhir' },
    ['EHR_FHIR_URL', 'EHR_CLIENT_ID', 'FHIR_KEYS'],
  ],
  ['a way to ask the provider', { TELE_ENCOUNTERS: 'fhir' }, ['EHR_FHIR_URL']],
  [
    'PioneerRx',
    { PIONEERRX_URL: 'https://10.0.0.5', PIONEERRX_API_KEY: 'k' },
    ['PIONEERRX_SECRET', 'PIONEERRX_CERTIFICATE'],
  ],
  ['a password that can be guessed', { PHARMACY_EVENTS_BASIC: 'user:short' }, ['PHARMACY_EVENTS_BASIC']],
  ['a token that can be guessed', { PHARMACY_EVENTS_TOKEN: 'short' }, ['PHARMACY_EVENTS_TOKEN']],
  ['words without a meaning', { PHARMACY_EVENT_WORDS: 'completed=gone' }, ['PHARMACY_EVENT_WORDS']],
  ['a chat that is not named', { ON_CALL: 'slack:leads' }, ['SLACK_WEBHOOKS']],
  [
    'two rosters',
    {
      ...{
        EHR_FHIR_URL: 'https://ehr.example',
        EHR_CLIENT_ID: 'c',
        FHIR_KEYS: 'keys.json',
        EHR_RECORDS: 'roster',
      },
      PHARMACY_EVENTS_TOKEN: 'a-token-of-24-characters-or-more',
    },
    ['EHR_RECORDS'],
  ],
])('another system is refused as a whole when it is not complete: %s', (_, environment, names) => {
  expect(problemsOf(environment).map(({ name }) => name)).toEqual(names);
});
