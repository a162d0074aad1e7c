import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
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
    return c.html(page(<KeptPage frame={frame} path={path} entries={entries} />), 401);
  });
}

/** Everything that was entered; an uploaded list as the text that it is, since no page can hold a file. */
async function entriesOf(form: FormData): Promise<[string, string][]> {
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

function KeptPage({ frame, path, entries }: { frame: Frame; path: string; entries: [string, string][] }) {
  const { words } = frame;
  return (
    <Layout frame={frame} title={words.session.title}>
      <h1>{words.session.title}</h1>
      <p>{words.session.text}</p>
      <p>
        <a class="button" href={signInAddress('/form/requests')} target="_blank" rel="noopener">
          {words.session.signIn}
        </a>
      </p>
      <p>{words.session.then}</p>
      <form method="post" action={path} enctype="multipart/form-data">
        {entries.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit">{words.session.goOn}</button>
      </form>
    </Layout>
  );
}
