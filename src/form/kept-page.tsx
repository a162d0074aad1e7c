import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Child } from 'hono/jsx';
import { readSessionToken } from '../accounts/cookies.ts';
import { signInAddress } from '../accounts/go-back.ts';
import { findSession } from '../accounts/session-store.ts';
import { isOwnPage } from '../http/own-page.ts';
import { wantsPage } from '../http/wants-page.ts';
import { plainFrame } from './form-context.ts';
import type { FormDeps, FormEnv } from './form-deps.ts';
import { languageOf } from './language.ts';
import { Layout, page, type Frame } from './layout.tsx';
import { readSheet } from './list/read-sheet.ts';

/**
 * A form that is sent after the session has ended comes back as a page that holds everything that was entered, so that
 * it can be sent after signing in again. Scripts are answered by `requireUser`: they keep the draft themselves.
 */
export function keepEntries(deps: FormDeps): MiddlewareHandler<FormEnv> {
  return createMiddleware<FormEnv>(async (c, next) => {
    const posted = c.req.method === 'POST' && wantsPage(c) && isOwnPage(c, deps.publicUrl);
    if (!posted || (await isSignedIn(deps, c))) return next();
    const path = c.req.path;
    const entries = await entriesOf(await c.req.formData());
    const frame = plainFrame(deps, languageOf(c), '/form');
    const { title, text, then } = frame.words.session;
    const signIn = (
      <p>
        <a class="button" href={signInAddress('/form/requests')} target="_blank" rel="noopener">
          {frame.words.session.signIn}
        </a>
      </p>
    );
    const texts: [string, string] = [text, then];
    const kept = { frame, path, entries, title, texts };
    return c.html(page(<KeptPage {...kept}>{signIn}</KeptPage>), 401);
  });
}

/** Everything that was entered; an uploaded list as the text that it is, since no page can hold a file. */
export async function entriesOf(form: FormData): Promise<[string, string][]> {
  const file = form.get('file');
  const uploaded = file !== null && typeof file !== 'string' && file.size > 0;
  const entries = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !(uploaded && name === 'text') ? [[name, value]] : [],
  );
  return uploaded ? [...entries, ['text', (await readSheet(form)) ?? '']] : entries;
}

async function isSignedIn({ db, clock, publicUrl }: FormDeps, c: Context<FormEnv>): Promise<boolean> {
  const token = readSessionToken(c, publicUrl);
  return token !== null && (await findSession(db, token, clock.now())) !== null;
}

type Kept = {
  frame: Frame;
  /** Where the form was sent to. */
  path: string;
  entries: [string, string][];
  title: string;
  texts: [string, string];
  children?: Child;
};

/** Everything that was entered, to be sent again; between its two texts is what has to be done first. */
export function KeptPage({ frame, path, entries, title, texts: [text, then], children }: Kept) {
  return (
    <Layout frame={frame} title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
      <p>{then}</p>
      <form method="post" action={path} enctype="multipart/form-data">
        {entries.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit">{frame.words.session.goOn}</button>
      </form>
    </Layout>
  );
}
