import { readHelpdeskSettings, type HelpdeskSettings } from './helpdesk-settings.ts';
import { readPilotSettings, type PilotSettings } from './pilot-settings.ts';
import { readWebhookSettings, type WebhookSettings } from './webhook-settings.ts';
import type { OnCallTarget } from '../domain/escalation-role.ts';
import {
  parseDatabaseUrl,
  parseHeaderName,
  parseKeys,
  parseMailFrom,
  parseNumber,
  parseListOf,
  parseOnCall,
  parseOneOf,
  parseAccountSid,
  parsePhone,
  parseSmtpUrl,
  parseSpoken,
  parseText,
  parseTimeZone,
  parseTokens,
  parseWebAddress,
  parseWebhooks,
} from './parse-setting.ts';
import { readRecordSettings, type RecordSettings } from './record-settings.ts';
import {
  createSettingReader,
  type Environment,
  type SettingProblem,
  type SettingReader,
} from './read-setting.ts';

export type TwilioSettings = {
  accountSid: string;
  /** Each is accepted in a signature; the first is used to call Twilio. Never empty. */
  authTokens: string[];
  messagingServiceSid: string | null;
  from: string | null;
  apiUrl: string;
};

export type MailSettings = {
  /** The SMTP server, with user and password where it wants them. */
  url: string;
  /** Who writes: an address, or `Name <address>`. */
  from: string;
};

export type AudioSettings = {
  /** Of 32 bytes each, the one to seal with first; none: the gateway makes one in its data folder. */
  keys: Uint8Array<ArrayBuffer>[];
  /** Null: recordings are files below the data folder. */
  bucket: { url: string; accessKeyId: string; secretAccessKey: string; region: string } | null;
};

export type OpenAiSettings = {
  apiKey: string;
  baseUrl: string | null;
  model: string | null;
  transcriptionModel: string | null;
  /** The only way in which the server is asked; null: Responses, and Chat Completions where it has none. */
  api: 'responses' | 'chat' | null;
};

const modelApis = ['responses', 'chat'] as const;
const keptSystems = ['ehr', 'care_platform'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** All settings of the gateway; `.env.example` says what each is for. */
export type Settings = RecordSettings &
  HelpdeskSettings &
  WebhookSettings &
  PilotSettings & {
    production: boolean;
    port: number;
    host: string;
    publicUrl: string;
    databaseUrl: string | null;
    dataDir: string;
    orgName: string;
    orgPhone: string;
    timeZone: string;
    /** What callers are greeted with in place of the thanks for calling. */
    greeting: { en: string | null; es: string | null };
    /** All else that they hear: JSON, or the path of a file with it. */
    greetingWords: string | null;
    twilio: TwilioSettings | null;
    /** Whether a missed call is answered by a text, to those who have asked for texts. */
    missedCallText: boolean;
    optOutConfirmation: 'vendor' | 'gateway';
    onCall: OnCallTarget[];
    /** Slack's incoming webhooks by the names that `onCall` uses. */
    slackWebhooks: Record<string, string>;
    mail: MailSettings | null;
    backfillMinutes: number;
    /** Answers wait so long for what the sender adds; 0: they leave at once. */
    settleSeconds: number;
    /** Systems that people keep by hand. */
    byHand: (typeof keptSystems)[number][];
    apiRatePerMinute: number;
    metricsToken: string | null;
    /** Of 32 bytes each, for sign-ins: the first seals, all open; none: the gateway makes one in its data folder. */
    accountKeys: Uint8Array<ArrayBuffer>[];
    /** The header in which the proxy in front says who calls; null: the connection itself says it. */
    clientAddressHeader: string | null;
    audio: AudioSettings;
    openai: OpenAiSettings | null;
    /** A CSV with medicines of one's own. */
    drugTable: string | null;
    logLevel: (typeof logLevels)[number];
  };

/** The settings are not fit to start with. The message has names and reasons, never a value. */
export class SettingsError extends Error {
  readonly code = 'settings_invalid';
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    super(['The settings are not complete:', ...problems.map((p) => `  ${p.name}: ${p.reason}`)].join('\n'));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

const aDayInMinutes = 24 * 60;

/**
 * Reads the environment. An empty text counts as unset.
 *
 * @throws SettingsError with everything that is wrong, all at once
 */
export function parseSettings(environment: Environment): Settings {
  const reader = createSettingReader(environment);
  const { read } = reader;
  const port = read('PORT', parseNumber({ from: 0, to: 65_535, whole: true }), 8787);
  const settings: Settings = {
    production: environment['NODE_ENV'] === 'production',
    port,
    host: read('HOST', parseText, '127.0.0.1'),
    publicUrl: read('PUBLIC_URL', parseWebAddress, `http://localhost:${port}`),
    databaseUrl: read<string | null>('DATABASE_URL', parseDatabaseUrl, null),
    dataDir: read('DATA_DIR', parseText, './data'),
    orgName: read('ORG_NAME', parseText, ''),
    orgPhone: read('ORG_PHONE', parsePhone, ''),
    timeZone: read('TIME_ZONE', parseTimeZone, 'America/Los_Angeles'),
    greeting: {
      en: read<string | null>('GREETING_EN', parseSpoken, null),
      es: read<string | null>('GREETING_ES', parseSpoken, null),
    },
    greetingWords: read<string | null>('GREETING_WORDS', parseText, null),
    twilio: readTwilio(reader),
    missedCallText: read<'on' | 'off'>('MISSED_CALL_TEXT', parseOneOf(['on', 'off']), 'off') === 'on',
    optOutConfirmation: read('OPT_OUT_CONFIRMATION', parseOneOf(['vendor', 'gateway']), 'vendor'),
    onCall: read('ON_CALL', parseOnCall, []),
    slackWebhooks: read('SLACK_WEBHOOKS', parseWebhooks, {}),
    mail: readMail(reader),
    backfillMinutes: read(
      'BACKFILL_MINUTES',
      parseNumber({ from: 0.05, to: aDayInMinutes, whole: false }),
      5,
    ),
    settleSeconds: read('SETTLE_SECONDS', parseNumber({ from: 0, to: 60, whole: false }), 3),
    byHand: read('WORK_BY_HAND', parseListOf(keptSystems), []),
    apiRatePerMinute: read('API_RATE_PER_MINUTE', parseNumber({ from: 1, to: 1_000_000, whole: true }), 600),
    metricsToken: read<string | null>('METRICS_TOKEN', parseText, null),
    accountKeys: read('ACCOUNT_KEYS', parseKeys, []),
    clientAddressHeader: read<string | null>('CLIENT_ADDRESS_HEADER', parseHeaderName, null),
    audio: readAudio(reader),
    openai: readOpenAi(reader),
    drugTable: read<string | null>('DRUG_TABLE', parseText, null),
    ...readRecordSettings(reader),
    ...readHelpdeskSettings(reader),
    ...readWebhookSettings(reader),
    ...readPilotSettings(reader),
    logLevel: read('LOG_LEVEL', parseOneOf(logLevels), 'info'),
  };
  const unknown = settings.onCall.filter(
    ({ kind, address }) => kind === 'slack' && !Object.hasOwn(settings.slackWebhooks, address),
  );
  if (unknown.length > 0) reader.refuse('SLACK_WEBHOOKS', 'must name every slack target of ON_CALL');
  if (settings.production) requireForProduction(settings, reader);
  if (reader.problems.length > 0) throw new SettingsError(reader.problems);
  return settings;
}

function readTwilio(reader: SettingReader): TwilioSettings | null {
  const { read } = reader;
  const accountSid = read('TWILIO_ACCOUNT_SID', parseAccountSid, '');
  const authTokens = read('TWILIO_AUTH_TOKEN', parseTokens, []);
  const twilio = {
    accountSid,
    authTokens,
    messagingServiceSid: read<string | null>('TWILIO_MESSAGING_SERVICE_SID', parseText, null),
    from: read<string | null>('TWILIO_FROM', parsePhone, null),
    apiUrl: read('TWILIO_API_URL', parseWebAddress, 'https://api.twilio.com'),
  };
  const [hasSid, hasToken] = [reader.isSet('TWILIO_ACCOUNT_SID'), reader.isSet('TWILIO_AUTH_TOKEN')];
  if (hasSid && !hasToken) reader.refuse('TWILIO_AUTH_TOKEN', 'is needed with TWILIO_ACCOUNT_SID');
  if (hasToken && !hasSid) reader.refuse('TWILIO_ACCOUNT_SID', 'is needed with TWILIO_AUTH_TOKEN');
  return hasSid && hasToken ? twilio : null;
}

function readMail(reader: SettingReader): MailSettings | null {
  const url = reader.read('SMTP_URL', parseSmtpUrl, '');
  const from = reader.read('MAIL_FROM', parseMailFrom, '');
  const [hasUrl, hasFrom] = [reader.isSet('SMTP_URL'), reader.isSet('MAIL_FROM')];
  if (hasUrl && !hasFrom) reader.refuse('MAIL_FROM', 'is needed with SMTP_URL');
  if (hasFrom && !hasUrl) reader.refuse('SMTP_URL', 'is needed with MAIL_FROM');
  return hasUrl && hasFrom ? { url, from } : null;
}

function readAudio({ read, isSet, refuse }: SettingReader): AudioSettings {
  const keys = read('AUDIO_KEYS', parseKeys, []);
  const url = read('AUDIO_BUCKET_URL', parseWebAddress, '');
  const accessKeyId = read('AUDIO_BUCKET_KEY_ID', parseText, '');
  const secretAccessKey = read('AUDIO_BUCKET_SECRET', parseText, '');
  const region = read('AUDIO_BUCKET_REGION', parseText, 'us-east-1');
  const names = ['AUDIO_BUCKET_URL', 'AUDIO_BUCKET_KEY_ID', 'AUDIO_BUCKET_SECRET'];
  if (!names.some(isSet)) return { keys, bucket: null };
  for (const name of names.filter((each) => !isSet(each))) refuse(name, 'is needed for a bucket');
  return { keys, bucket: { url, accessKeyId, secretAccessKey, region } };
}

function readOpenAi(reader: SettingReader): OpenAiSettings | null {
  const { read } = reader;
  const openai = {
    apiKey: read('OPENAI_API_KEY', parseText, ''),
    baseUrl: read<string | null>('OPENAI_BASE_URL', parseWebAddress, null),
    model: read<string | null>('OPENAI_MODEL', parseText, null),
    transcriptionModel: read<string | null>('OPENAI_TRANSCRIPTION_MODEL', parseText, null),
    api: read<OpenAiSettings['api']>('OPENAI_API', parseOneOf(modelApis), null),
  };
  if (openai.apiKey === '' && openai.baseUrl !== null) {
    reader.refuse('OPENAI_API_KEY', 'is needed with OPENAI_BASE_URL (any text where the server wants none)');
  }
  return openai.apiKey === '' ? null : openai;
}

/** With real patients nothing may rest on a laptop's defaults, and somebody must be reachable. */
function requireForProduction(settings: Settings, reader: SettingReader): void {
  function need(fulfilled: boolean, name: string, reason: string): void {
    const known = reader.problems.some((problem) => problem.name === name);
    if (!fulfilled && !known) reader.refuse(name, `${reason} in production`);
  }
  need(settings.databaseUrl !== null, 'DATABASE_URL', 'is required');
  need(settings.publicUrl.startsWith('https://'), 'PUBLIC_URL', 'must be an https address');
  need(settings.twilio !== null || reader.isSet('TWILIO_ACCOUNT_SID'), 'TWILIO_ACCOUNT_SID', 'is required');
  need(settings.twilio !== null || reader.isSet('TWILIO_AUTH_TOKEN'), 'TWILIO_AUTH_TOKEN', 'is required');
  need(settings.onCall.length >= 2, 'ON_CALL', 'must name two or more targets');
}
