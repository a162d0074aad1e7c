import { Hono, type Context } from 'hono';
import type { AccountDeps } from './account-deps.ts';
import { readSessionToken } from './cookies.ts';
import { page } from './layout.tsx';
import { cookieNames } from './library-cookies.ts';
import { homeOf } from './rights.ts';
import { endSession } from './session-store.ts';
import { SecondStepPage, SetUpPage, SignInPage } from './sign-in-pages.tsx';
import { confirmSetUp, takeCode, takePassword, type CodeStep } from './sign-in.ts';
import { passCookies, senderOf, visitorOf, type Visitor } from './visitor.ts';

const longestEmail = 254;

/** `/account/sign-in` and its second step. */
export function createSignInRoutes(deps: AccountDeps): Hono {
  const { db, clock, publicUrl, openAuth, addressOf } = deps;
  const steps = { db, clock, openAuth, names: cookieNames(publicUrl) };
  const routes = new Hono();

  routes.get('/account/sign-in', async (c) => {
    const visitor = await visitorOf(c, deps);
    const notice = c.req.query('saved') === undefined ? null : visitor.words.saved;
    const gone = c.req.query('signed-out') === undefined ? notice : visitor.words.signedOut;
    return c.html(page(<SignInPage {...visitor} notice={gone} />));
  });

  routes.post('/account/sign-in', async (c) => {
    const { field, ...visitor } = await senderOf(c, deps);
    const { words, next } = visitor;
    const email = field('email').trim();
    const password = field('password');
    if (email.length > longestEmail || email.includes('\u0000')) return refuse(c, visitor, words.wrong, '');
    const step = await takePassword(steps, { email, password, address: addressOf(c) });
    switch (step.kind) {
      case 'wrong':
        return refuse(c, visitor, words.wrong, email);
      case 'wait':
        return refuse(c, visitor, words.wait(step.minutes), email, 429);
      case 'second-step':
        await endPresented(c);
        passCookies(c, step.cookies);
        return c.redirect(`/account/second-step${next ? `?${new URLSearchParams({ next })}` : ''}`, 303);
      case 'set-up':
        await endPresented(c);
        passCookies(c, step.cookies);
        return c.html(page(<SetUpPage {...visitor} setup={step.setup} />));
    }
  });

  routes.get('/account/second-step', async (c) =>
    c.html(page(<SecondStepPage {...await visitorOf(c, deps)} />)),
  );

  routes.post('/account/second-step', async (c) => {
    const { field, ...visitor } = await senderOf(c, deps);
    const tried = { cookie: c.req.header('cookie') ?? '', typed: field('code'), address: addressOf(c) };
    const step = await takeCode(steps, tried);
    return finish(c, visitor, step, (alert) => <SecondStepPage {...visitor} alert={alert} />);
  });

  routes.post('/account/set-up', async (c) => {
    const { field, ...visitor } = await senderOf(c, deps);
    const tried = { cookie: c.req.header('cookie') ?? '', typed: field('code'), address: addressOf(c) };
    const step = await confirmSetUp(steps, tried);
    return finish(c, visitor, step, (alert) => <SetUpPage {...visitor} alert={alert} setup={null} />);
  });

  function refuse(c: Context, visitor: Visitor, alert: string, email: string, status: 403 | 429 = 403) {
    return c.html(page(<SignInPage {...visitor} alert={alert} email={email} />), status);
  }

  async function finish(
    c: Context,
    visitor: Visitor,
    step: CodeStep,
    again: (alert: string) => ReturnType<typeof SecondStepPage>,
  ) {
    const { words, next } = visitor;
    switch (step.kind) {
      case 'wrong':
        return c.html(page(again(words.wrongCode)), 403);
      case 'wait':
        return c.html(page(again(words.wait(step.minutes))), 429);
      case 'start-again':
        return refuse(c, visitor, words.startAgain, '');
      case 'signed-in':
        passCookies(c, step.cookies);
        return c.redirect(next ?? homeOf(step.role), 303);
    }
  }

  /** A session that this browser had before, its own or one that was slipped in, ends where a new one begins. */
  async function endPresented(c: Context): Promise<void> {
    const token = readSessionToken(c, publicUrl);
    if (token !== null) await endSession(db, token);
  }

  return routes;
}
