import { fallbackTwiml, goodbyeTwiml } from '../../channels/voice/fallback-twiml.ts';
import type { GreetingOptions } from '../../channels/voice/greeting.ts';
import { parseSettings, SettingsError, type Settings } from '../../config/settings.ts';
import { checkSettings, type Checked } from '../../systems/telephony/check-settings.ts';
import {
  expectedForCalls,
  expectedForService,
  expectedForTexts,
  type ExpectedSetting,
} from '../../systems/telephony/expected-settings.ts';
import { TelephonyFault } from '../../systems/telephony/telephony-fault.ts';
import { ownWords } from '../own-words.ts';
import { readTextFile } from '../read-text-file.ts';
import { CommandError, runCommand } from './with-database.ts';

const names = [
  'PORT',
  'PUBLIC_URL',
  'ORG_NAME',
  'GREETING_EN',
  'GREETING_ES',
  'GREETING_WORDS',
  'OPT_OUT_CONFIRMATION',
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_MESSAGING_SERVICE_SID',
  'TWILIO_FROM',
  'TWILIO_API_URL',
] as const;

/**
 * `npm run twilio:check`: prints what each number must be configured to, and with credentials how the vendor's settings
 * differ. Status 1 for any difference, 2 when they cannot be read. No token is ever printed.
 */
async function twilioSettings(): Promise<number> {
  const settings = readSettings();
  const spoken = { ...settings, ...(await orCommandError(ownWords(settings.greetingWords, readTextFile))) };
  print(...wanted(spoken), '', ...byHand(settings), '');
  if (!settings.twilio) {
    print(
      'Not compared: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN to compare with the vendor’s settings.',
    );
    return 0;
  }
  const checked = [
    ...checkAddress(settings.publicUrl),
    ...(await readFromVendor(settings.twilio, settings.publicUrl)),
  ];
  print(...checked.flatMap(report));
  return checked.some(({ differences }) => differences.length > 0) ? 1 : 0;
}

function readSettings(): Settings {
  try {
    return parseSettings(Object.fromEntries(names.map((name) => [name, process.env[name]])));
  } catch (error) {
    if (error instanceof SettingsError) throw new CommandError(error.message);
    throw error;
  }
}

/** Words that do not fit are told as at the start of the gateway. */
async function orCommandError<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof SettingsError) throw new CommandError(error.message);
    throw error;
  }
}

async function readFromVendor(
  twilio: NonNullable<Settings['twilio']>,
  publicUrl: string,
): Promise<Checked[]> {
  try {
    return await checkSettings(twilio, publicUrl);
  } catch (error) {
    if (!(error instanceof TelephonyFault)) throw error;
    const { status } = error.context;
    throw new CommandError(
      `The vendor’s settings could not be read: ${status === null ? 'no answer' : `it answered ${status}`}.`,
    );
  }
}

/** Where Twilio is to call from outside. */
function checkAddress(publicUrl: string): Checked[] {
  const { protocol, hostname } = new URL(publicUrl);
  const reachable = protocol === 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const differences = [
    { field: 'PUBLIC_URL', expected: 'an https address', found: `${protocol}//${hostname}` },
  ];
  return [{ name: 'The gateway’s address', differences: reachable ? [] : differences }];
}

function wanted(spoken: GreetingOptions): string[] {
  const { publicUrl } = spoken;
  return [
    'Each number:',
    ...table([...expectedForTexts(publicUrl), ...expectedForCalls(publicUrl)]),
    '',
    'voice_fallback_url is better a TwiML Bin of yours at the vendor (https://handler.twilio.com/twiml/EH…), which takes',
    'a message even while every gateway is away. Put this in one, with the address of the second in place of GOODBYE:',
    `  ${fallbackTwiml(spoken, 'GOODBYE')}`,
    'and this in the second:',
    `  ${goodbyeTwiml(spoken)}`,
    '',
    'A messaging service, where there is one, in place of the numbers’ sms fields:',
    ...table(expectedForService(publicUrl)),
    '',
    `Given with every request, nothing to configure: delivery reports (${publicUrl}/webhooks/twilio/sms/status),`,
    `recordings and transcripts (${publicUrl}/webhooks/twilio/voice/…).`,
  ];
}

/** What the vendor's API does not tell. */
function byHand({ optOutConfirmation }: Settings): string[] {
  const optOut =
    optOutConfirmation === 'vendor'
      ? 'Opt-out: the vendor confirms STOP and its family (OPT_OUT_CONFIRMATION=vendor); leave its handling on.'
      : 'Opt-out: the gateway confirms STOP and its family (OPT_OUT_CONFIRMATION=gateway); have the vendor’s replies switched off.';
  return [
    'To be seen to by hand in the vendor’s console:',
    `  - ${optOut}`,
    '  - START and HELP: the gateway answers them, unless the vendor says with OptOutType (Advanced Opt-Out) that it has.',
    '  - Voice, settings: HTTP authentication for recordings on; encryption as your agreement asks for it.',
    '  - Messaging, settings: HTTP authentication for media on.',
    '  - Registration of the numbers (10DLC campaign or toll-free verification), and a signed BAA.',
  ];
}

function table(settings: ExpectedSetting[]): string[] {
  const width = Math.max(...settings.map(({ field }) => field.length));
  return settings.map(
    ({ field, value, why }) => `  ${field.padEnd(width)}  ${value === '' ? '(empty)' : value}  – ${why}`,
  );
}

function report({ name, differences }: Checked): string[] {
  if (differences.length === 0) return [`${name}: as it must be.`];
  return [
    `${name}: ${differences.length} different.`,
    ...differences.map(({ field, expected, found }) => `  ${field}: is ${found}, must be ${expected}`),
  ];
}

function print(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

await runCommand(twilioSettings);
