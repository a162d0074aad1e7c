import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseSettings, SettingsError, type Settings } from '../../config/settings.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { placeCall } from '../call/place-call.ts';
import { tellCall } from '../call/tell-call.ts';
import { CommandError, readCommandSettings, runCommand, withDatabase } from './with-database.ts';

const usage = `Usage: npm run call -- FILE.wav --from +1… [--transcript "what the vendor understood"]
The gateway must run with TWILIO_API_URL on this machine, such as http://127.0.0.1:8790: that is where its recordings
come from while this command plays the vendor.`;

const names = [
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_FROM',
  'TWILIO_API_URL',
] as const;

/** `npm run call`: a call from a file. Status 0 when it was processed, 1 when it was not in time, 2 for usage. */
async function call(args: string[]): Promise<number> {
  const { file, from, transcript } = readArguments(args);
  const settings = readSettings();
  const { twilio, publicUrl, port } = settings;
  if (!twilio)
    throw new CommandError('TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are needed: any will do to try it out.');
  if (!isHere(twilio.apiUrl)) throw new CommandError(usage);
  const recording = await readRecording(file);
  // Any address of this machine listens on the loopback too, but for one that was named.
  const host = ['0.0.0.0', '::', '[::]'].includes(settings.host) ? '127.0.0.1' : settings.host;
  const outcome = await withDatabase(readCommandSettings(process.env), ({ prisma: db }) =>
    placeCall(
      { publicUrl, address: `http://${host}:${port}`, twilio, db },
      { recording, from, transcript },
    ).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
      throw new CommandError('The port of TWILIO_API_URL is taken: what listens there must make room.');
    }),
  );
  console.log(outcome ? tellCall(outcome) : 'The call was taken and not processed in time.');
  return outcome ? 0 : 1;
}

function readArguments(args: string[]): { file: string; from: string; transcript: string | null } {
  const parsed = parse(args);
  const [file, ...more] = parsed.positionals;
  const { from, transcript } = parsed.values;
  if (file === undefined || more.length > 0 || from === undefined) throw new CommandError(usage);
  const number = parsePhoneNumber(from) ?? (from === 'anonymous' ? from : null);
  if (number === null) throw new CommandError('--from is no telephone number');
  return { file, from: number, transcript: transcript ?? null };
}

function parse(args: string[]) {
  try {
    const options = { from: { type: 'string' }, transcript: { type: 'string' } } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch {
    throw new CommandError(usage);
  }
}

function readSettings(): Settings {
  try {
    return parseSettings(Object.fromEntries(names.map((name) => [name, process.env[name]])));
  } catch (error) {
    if (error instanceof SettingsError) throw new CommandError(error.message);
    throw error;
  }
}

/** Nothing of the real vendor is played to, and nothing is served to anybody else. */
function isHere(apiUrl: string): boolean {
  const { hostname, port, protocol } = new URL(apiUrl);
  return protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname) && port !== '';
}

async function readRecording(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return Uint8Array.from(await readFile(file));
  } catch {
    throw new CommandError('the recording can not be read');
  }
}

await runCommand(() => call(process.argv.slice(2)));
