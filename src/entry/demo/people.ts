import { takePassword } from '../../accounts/sign-in.ts';
import { cookieNames } from '../../accounts/library-cookies.ts';
import { setPasswordByLink } from '../../accounts/set-password.ts';
import type { Role } from '../../accounts/signed-in.ts';
import { inviteUser } from '../../accounts/user-store.ts';
import type { Settings } from '../../config/settings.ts';
import type { PrismaClient } from '../../db/generated/node/client.ts';
import { systemClock } from '../../domain/clock.ts';
import { openAccounts } from '../open-accounts.ts';

type Person = { email: string; name: string; role: Role; facilityId: string | null; what: string };

const people: readonly Person[] = [
  {
    email: 'nora@cedar-house.example',
    name: 'Nora Vale',
    role: 'facility_user',
    facilityId: 'cedar-house',
    what: 'nurse of Cedar House, for the form',
  },
  {
    email: 'dana@pharmacy.example',
    name: 'Dana Reyes',
    role: 'administrator',
    facilityId: null,
    what: 'administrator, for the console and its users',
  },
];

/** Every demonstration has it: the gateway listens on this machine alone, and its people never lived. */
const password = 'harbor lantern seven plum';

/** Somebody who can sign in right now: the second step by a recovery code, each once, or by an app with the key. */
export type DemoPerson = Pick<Person, 'email' | 'what'> & {
  password: string;
  recoveryCodes: string[];
  appKey: string;
};

/** Invites each and goes the way of the invitation to its end. */
export async function joinPeople(db: PrismaClient, settings: Settings): Promise<DemoPerson[]> {
  const openAuth = await openAccounts(settings, { db, clock: systemClock });
  const parts = { db, clock: systemClock, openAuth, names: cookieNames(settings.publicUrl) };
  const joined: DemoPerson[] = [];
  for (const { what, ...person } of people) {
    const { email, name } = person;
    const invited = await inviteUser(db, person, { actor: 'demo', now: systemClock.now() });
    if (invited.kind !== 'invited') throw new Error('The roster lacks a facility of the demonstration.');
    await setPasswordByLink(parts, { token: invited.token, password, name });
    const step = await takePassword(parts, { email, password, address: 'demo' });
    if (step.kind !== 'set-up') throw new Error('A person of the demonstration could not sign in.');
    // Nobody of the demonstration has a phone to confirm the app with.
    const { userId } = invited;
    await db.userSecondFactor.update({ where: { userId }, data: { verified: true } });
    await db.user.update({ where: { id: userId }, data: { twoFactorEnabled: true } });
    const { uri, recoveryCodes } = step.setup;
    const appKey = new URL(uri).searchParams.get('secret') ?? '';
    joined.push({ email, what, password, recoveryCodes, appKey });
  }
  return joined;
}

/** How to sign in as each, in a few lines. */
export function tellPeople(url: string, joined: readonly DemoPerson[]): string {
  const lines = joined.flatMap(({ email, what, recoveryCodes, appKey }) => [
    `    ${email}  (${what})`,
    `      codes, each works once: ${recoveryCodes.slice(0, 6).join('  ')}`,
    `      or put this key into an authenticator app: ${appKey}`,
  ]);
  const [first] = joined;
  return [
    `  people         ${url}/account/sign-in   password  ${first?.password ?? ''}   then a code`,
    ...lines,
  ].join('\n');
}
