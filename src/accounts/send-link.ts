import { newId } from '../domain/id.ts';
import type { AccountDeps } from './account-deps.ts';
import { linkHours, type LinkKind } from './link-store.ts';

const words: Record<LinkKind, { subject: string; says: string }> = {
  invitation: {
    subject: 'Your account for refill requests',
    says: 'An account was made for you. This link sets your name and password:\n\nSe creó una cuenta para usted. Este enlace fija su nombre y contraseña:',
  },
  password: {
    subject: 'A new password',
    says: 'Somebody, most likely you, asked for a new password. This link sets it:\n\nAlguien, seguramente usted, pidió una contraseña nueva. Este enlace la fija:',
  },
};

/** The address that a link's token belongs to. */
export function linkAddress(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/$/, '')}/account/link/${token}`;
}

/** Sends a link by e-mail. False: there is no mail, or the server did not take it. */
export async function sendLink(
  { mail, publicUrl, orgName, clock }: Pick<AccountDeps, 'mail' | 'publicUrl' | 'orgName' | 'clock'>,
  { to, kind, token }: { to: string; kind: LinkKind; token: string },
): Promise<boolean> {
  if (!mail) return false;
  const { subject, says } = words[kind];
  const hours = linkHours[kind];
  const lapses = `It can be used once, within ${hours === 1 ? 'an hour' : `${hours} hours`}. / Sirve una vez, durante ${hours} h.`;
  const text = `${says}\n\n${linkAddress(publicUrl, token)}\n\n${lapses}\n\n${orgName}\n`;
  const sent = await mail.send({ id: newId(clock.now()), to, subject, text });
  return sent.kind === 'accepted';
}
