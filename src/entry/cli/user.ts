import { parseArgs } from 'node:util';
import { faultWords } from '../../accounts/command-words.ts';
import type { LinkKind } from '../../accounts/link-store.ts';
import { linkAddress, sendLink } from '../../accounts/send-link.ts';
import { isRole, roles, type Role } from '../../accounts/signed-in.ts';
import {
  inviteAgain,
  inviteUser,
  listUsers,
  resetSecondFactor,
  setDisabled,
} from '../../accounts/user-store.ts';
import { parseSettings, SettingsError, type Settings } from '../../config/settings.ts';
import type { Database } from '../../db/client.ts';
import { systemClock } from '../../domain/clock.ts';
import { createSmtpMail } from '../../systems/mail/smtp-mail.ts';
import { CommandError, readCommandSettings, runCommand, withDatabase } from './with-database.ts';

const usage = `Usage:
  npm run user -- create --email ADDRESS --role ROLE [--facility ID] [--name NAME]
  npm run user -- list
  npm run user -- invite --email ADDRESS       another invitation; the one before lapses
  npm run user -- disable --email ADDRESS      ends the account's sessions too
  npm run user -- enable --email ADDRESS
  npm run user -- reset-totp --email ADDRESS   for who has lost the authenticator app and the recovery codes
Roles: ${roles.join(', ')}. A facility_user needs --facility.`;

const longestName = 100;
const emailShape = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

type Options = { email?: string; role?: string; facility?: string; name?: string };
type Command = (database: Database, options: Options) => Promise<number>;

const commands: Record<string, Command> = {
  create,
  list,
  invite,
  disable: (database, options) => switchTo(database, options, true),
  enable: (database, options) => switchTo(database, options, false),
  'reset-totp': resetTotp,
};

/** `npm run user`: the accounts of people. Links are sent by e-mail, or printed alone on stdout. */
async function user(): Promise<number> {
  const { verb, options } = readCall(process.argv.slice(2));
  const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined;
  if (!command) throw new CommandError(usage);
  return withDatabase(readCommandSettings(process.env), (database) => command(database, options));
}

function readCall(words: string[]): { verb: string; options: Options } {
  try {
    const text = { type: 'string' } as const;
    const { positionals, values } = parseArgs({
      args: words,
      options: { email: text, role: text, facility: text, name: text },
      allowPositionals: true,
    });
    const [verb = '', ...rest] = positionals;
    if (rest.length > 0) throw new CommandError(usage);
    return { verb, options: values };
  } catch {
    throw new CommandError(usage);
  }
}

async function create({ prisma: db }: Database, options: Options): Promise<number> {
  const email = emailOf(options);
  const input = { email, name: nameOf(options), role: roleOf(options), facilityId: options.facility ?? null };
  const made = await inviteUser(db, input, change());
  if (made.kind !== 'invited') throw new CommandError(faultWords[made.kind]);
  return deliver(email, 'invitation', made.token);
}

async function invite(database: Database, options: Options): Promise<number> {
  const { id, email } = await find(database, options);
  const invited = await inviteAgain(database.prisma, id, change());
  if (invited.kind !== 'invited') throw new CommandError(faultWords[invited.kind]);
  return deliver(email, 'invitation', invited.token);
}

async function list({ prisma: db }: Database): Promise<number> {
  for (const each of await listUsers(db)) {
    const state = each.disabledAt ? `disabled ${each.disabledAt.toISOString()}` : joined(each);
    const fields = [each.email, each.role, each.facility?.name ?? '-', state, each.name];
    process.stdout.write(`${fields.join('\t')}\n`);
  }
  return 0;
}

function joined({
  emailVerified,
  twoFactorEnabled,
}: {
  emailVerified: boolean;
  twoFactorEnabled: boolean | null;
}) {
  if (!emailVerified) return 'invited';
  return twoFactorEnabled ? 'active' : 'without second factor';
}

async function switchTo(database: Database, options: Options, disabled: boolean): Promise<number> {
  const { id } = await find(database, options);
  const outcome = await setDisabled(database.prisma, id, disabled, change());
  const word = disabled ? 'disabled' : 'enabled';
  process.stderr.write(outcome === 'changed' ? `The account is ${word}.\n` : `It was ${word} before.\n`);
  return 0;
}

async function resetTotp(database: Database, options: Options): Promise<number> {
  const { id } = await find(database, options);
  await resetSecondFactor(database.prisma, id, change());
  process.stderr.write('The next sign-in sets up another authenticator app. All sessions have ended.\n');
  return 0;
}

async function find({ prisma: db }: Database, options: Options): Promise<{ id: string; email: string }> {
  const found = await db.user.findUnique({ where: { email: emailOf(options) } });
  if (!found) throw new CommandError('There is no account with this e-mail address.');
  return found;
}

function emailOf({ email }: Options): string {
  const given = email?.trim().toLowerCase() ?? '';
  if (given === '') throw new CommandError(usage);
  if (given.length > 254 || !emailShape.test(given)) throw new CommandError('--email is no e-mail address.');
  return given;
}

function roleOf({ role }: Options): Role {
  if (role === undefined) throw new CommandError(usage);
  if (!isRole(role)) throw new CommandError(`Unknown role. Known: ${roles.join(', ')}.`);
  return role;
}

/** Whoever is invited writes the name themselves; until then the address stands for it. */
function nameOf({ name, ...options }: Options): string {
  const given = name?.trim() ?? '';
  if (given.length > longestName) throw new CommandError(`--name is longer than ${longestName} characters.`);
  return given === '' ? (emailOf(options).split('@')[0] ?? '') : given;
}

function change() {
  return { actor: 'command', now: systemClock.now() };
}

/** By e-mail where there is a server for it; else, or when the server does not take it, the link is printed. */
async function deliver(to: string, kind: LinkKind, token: string): Promise<number> {
  const { mail, publicUrl, orgName } = readMailSettings(process.env);
  const parts = { mail: mail && createSmtpMail(mail), publicUrl, orgName, clock: systemClock };
  if (await sendLink(parts, { to, kind, token })) {
    process.stderr.write('The invitation is on its way by e-mail.\n');
    return 0;
  }
  const why = mail ? 'The mail server did not take it' : 'E-mail is not set up';
  process.stderr.write(`${why}: hand this link to the person. It can be used once, within 72 hours.\n`);
  process.stdout.write(`${linkAddress(publicUrl, token)}\n`);
  return 0;
}

function readMailSettings(environment: NodeJS.ProcessEnv): Pick<Settings, 'mail' | 'publicUrl' | 'orgName'> {
  const { SMTP_URL, MAIL_FROM, PUBLIC_URL, ORG_NAME, PORT } = environment;
  try {
    return parseSettings({ SMTP_URL, MAIL_FROM, PUBLIC_URL, ORG_NAME, PORT });
  } catch (error) {
    if (error instanceof SettingsError) throw new CommandError(error.message);
    throw error;
  }
}

await runCommand(user);
