import { recordAccountEvent } from './account-event-store.ts';
import type { AccountDeps } from './account-deps.ts';
import { findLink, useLink } from './link-store.ts';
import { findPasswordFault, type PasswordFault } from './password-rules.ts';
import { forgetTries } from './throttle-store.ts';
import { endSessionsOf } from './user-store.ts';

export type SetPassword =
  { kind: 'set'; email: string } | { kind: 'gone' } | { kind: 'fault'; fault: PasswordFault };

/** Uses a link up: sets the password and, at an invitation, the name. All sessions of before end. */
export async function setPasswordByLink(
  { db, clock, openAuth }: Pick<AccountDeps, 'db' | 'clock' | 'openAuth'>,
  { token, password, name }: { token: string; password: string; name: string | null },
): Promise<SetPassword> {
  const now = clock.now();
  const link = await findLink(db, token, now);
  if (!link) return { kind: 'gone' };
  const { userId, email } = link;
  const fault = await findPasswordFault(password, { email, name: name ?? link.name });
  if (fault) return { kind: 'fault', fault };
  const { password: hashing } = await (await openAuth()).$context;
  const hash = await hashing.hash(password);
  const invited = link.kind === 'invitation';
  const actor = invited ? (name ?? link.name) : link.name;
  const done = await db.$transaction(async (tx) => {
    if (!(await useLink(tx, token, now))) return false;
    const credential = { providerId: 'credential', accountId: userId };
    await tx.userCredential.upsert({
      where: { providerId_accountId: credential },
      create: { id: userId, ...credential, userId, password: hash, createdAt: now, updatedAt: now },
      update: { password: hash, updatedAt: now },
    });
    const named = invited ? { name: actor } : {};
    await tx.user.update({ where: { id: userId }, data: { ...named, emailVerified: true, updatedAt: now } });
    await endSessionsOf(tx, userId);
    if (invited) {
      await recordAccountEvent(tx, { type: 'invitation_used', userId, actor, detail: {} }, now);
    } else {
      await recordAccountEvent(tx, { type: 'password_changed', userId, actor, detail: { by: 'link' } }, now);
    }
    return true;
  });
  if (!done) return { kind: 'gone' };
  await forgetTries(db, { kind: 'account', name: email }, now);
  return { kind: 'set', email };
}
