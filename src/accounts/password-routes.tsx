import { Hono } from 'hono';
import { recordAccountEvent } from './account-event-store.ts';
import type { AccountDeps } from './account-deps.ts';
import { page } from './layout.tsx';
import { findLink, issueLink } from './link-store.ts';
import { ForgotPage, LinkGonePage, LinkPage } from './password-pages.tsx';
import { sendLink } from './send-link.ts';
import { setPasswordByLink } from './set-password.ts';
import { takeTry } from './throttle-store.ts';
import { senderOf, visitorOf } from './visitor.ts';

const longestName = 100;

/** A forgotten password, and the links that set one. */
export function createPasswordRoutes(deps: AccountDeps): Hono {
  const { db, clock, addressOf, log } = deps;
  const mails = deps.mail !== null;
  const routes = new Hono();

  routes.get('/account/forgot', async (c) => {
    const visitor = await visitorOf(c, deps);
    return c.html(page(<ForgotPage {...visitor} sent={false} mails={mails} />));
  });

  routes.post('/account/forgot', async (c) => {
    const { field, ...visitor } = await senderOf(c, deps);
    // Not waited for: the answer takes as long for an address that nobody has.
    void sendNewLink(field('email').trim(), addressOf(c)).catch((error: unknown) => {
      log.error({ event: 'link_not_sent', error }, 'a link for a new password was not sent');
    });
    return c.html(page(<ForgotPage {...visitor} sent={mails} mails={mails} />));
  });

  async function sendNewLink(email: string, address: string): Promise<void> {
    const now = clock.now();
    if (!mails || email.includes('\u0000')) return;
    const counted = [
      { kind: 'link', name: email },
      { kind: 'address', name: `links: ${address}` },
    ] as const;
    if (!(await takeTry(db, counted, now)).allowed) return;
    const user = await db.user.findFirst({
      where: { email: email.toLowerCase(), disabledAt: null, emailVerified: true },
    });
    if (!user) return;
    const token = await issueLink(db, user.id, 'password', now);
    const event = {
      type: 'password_link_sent',
      userId: user.id,
      actor: 'unknown',
      detail: { address },
    } as const;
    await recordAccountEvent(db, event, now);
    const sent = await sendLink(deps, { to: user.email, kind: 'password', token });
    if (!sent) log.error({ event: 'link_not_sent' }, 'the mail server did not take a link');
  }

  routes.get('/account/link/:token', async (c) => {
    const visitor = await visitorOf(c, deps);
    const token = c.req.param('token');
    const link = await findLink(db, token, clock.now());
    if (!link) return c.html(page(<LinkGonePage words={visitor.words} />), 410);
    return c.html(page(<LinkPage {...visitor} link={link} token={token} alert={null} />));
  });

  routes.post('/account/link/:token', async (c) => {
    const { field, ...visitor } = await senderOf(c, deps);
    const { words } = visitor;
    const token = c.req.param('token');
    const link = await findLink(db, token, clock.now());
    const name = field('name').replaceAll('\u0000', '').trim().slice(0, longestName);
    const password = field('password');
    const set = await setPasswordByLink(deps, { token, password, name: name === '' ? null : name });
    if (set.kind === 'set') return c.redirect('/account/sign-in?saved', 303);
    if (set.kind === 'gone' || !link) return c.html(page(<LinkGonePage words={words} />), 410);
    const shown = { link, token, name, alert: words.faults[set.fault] };
    return c.html(page(<LinkPage {...visitor} {...shown} />), 422);
  });

  return routes;
}
