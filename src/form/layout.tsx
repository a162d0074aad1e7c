import type { Child } from 'hono/jsx';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '../domain/message.ts';
import type { FormFiles } from './form-deps.ts';
import { SessionWarning } from '../accounts/session-warning.tsx';
import { otherThan, type Words } from './language.ts';

/** What every page is made with. */
export type Frame = {
  language: Language;
  words: Words;
  files: FormFiles;
  timeZone: string;
  /** Who receives what is sent; empty where it was not said. */
  org: { name: string; phone: string };
  /** Where the page is, to come back to after a change of language. Never anything that somebody typed. */
  path: string;
  /** The form whose entries a change of language keeps: it is sent with `do` = `language:es`. */
  keepsForm?: string;
  /** Null on the pages of nobody in particular. */
  user: { name: string; facility: string; formToken: string; draftOwner: string } | null;
};

const places = [
  ['/form', 'newRequest'],
  ['/form/list', 'sendList'],
  ['/form/requests', 'sent'],
] as const;

/** The frame of every page. `title` names the page, never a person. */
export function Layout({ frame, title, children }: { frame: Frame; title: string; children?: Child }) {
  const { words, language, files, user, path } = frame;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · ${words.layout.site}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={files.styles} />
        <script type="module" src={files.script}></script>
      </head>
      <body {...saidByScripts(frame)}>
        <a class="skip" href="#main">
          {words.layout.skip}
        </a>
        <aside class="emergency" aria-label={words.layout.emergencies}>
          <strong>{words.layout.emergency}</strong> {words.layout.emergencyBefore} <a href="tel:911">911</a>.{' '}
          {words.layout.emergencyCrisis} <a href="tel:988">988</a>.
        </aside>
        <header class="masthead">
          <a class="brand" href="/form">
            <span class="mark" aria-hidden="true"></span> {words.layout.site}
          </a>
          {user ? (
            <nav aria-label={words.layout.menu}>
              {places.map(([href, name]) => (
                <a href={href} aria-current={path === href ? 'page' : undefined}>
                  {words.layout[name]}
                </a>
              ))}
            </nav>
          ) : null}
          <div class="who">
            {user ? (
              <span>
                <a href="/account">{user.name}</a>, {user.facility}
              </span>
            ) : null}
            <LanguageSwitch frame={frame} />
            {user ? (
              <form method="post" action="/account/sign-out" class="inline" id="sign-out">
                <Token user={user} />
                <button type="submit" class="quiet">
                  {words.layout.signOut}
                </button>
              </form>
            ) : null}
          </div>
        </header>
        {user ? <SessionWarning formToken={user.formToken} language={language} /> : null}
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer>
          <p>{words.layout.footer}</p>
        </footer>
      </body>
    </html>
  );
}

function LanguageSwitch({ frame: { words, language, path, keepsForm } }: { frame: Frame }) {
  const other = otherThan(language);
  if (keepsForm !== undefined) {
    return (
      <>
        {/* A form's first button is what Enter presses: it must not be this one, and it never sends. */}
        <button
          type="submit"
          form={keepsForm}
          name="do"
          value="find"
          class="first"
          tabindex={-1}
          aria-hidden="true"
        />
        <button
          type="submit"
          form={keepsForm}
          name="do"
          value={`language:${other}`}
          class="quiet"
          lang={other}
        >
          {words.otherLanguage}
        </button>
      </>
    );
  }
  return (
    <form method="get" action="/form/language" class="inline">
      <input type="hidden" name="to" value={other} />
      <input type="hidden" name="back" value={path} />
      <button type="submit" class="quiet" lang={other}>
        {words.otherLanguage}
      </button>
    </form>
  );
}

/** What scripts say stands in attributes: nothing inline runs, and there is one dictionary. */
function saidByScripts({ words, user }: Frame) {
  return {
    'data-away': words.failed.away,
    'data-again': words.failed.again,
    'data-sending': words.request.sending,
    'data-restored': words.request.restored,
    'data-ended': words.session.ended,
    'data-back': words.session.back,
    'data-too-large': words.failed.tooLarge,
    'data-too-often': words.tooOften.text(1),
    'data-draft-owner': user?.draftOwner,
  };
}

/** What proves that a form was on a page of ours. */
export function Token({ user }: { user: Frame['user'] }) {
  return user ? <input type="hidden" name="formToken" value={user.formToken} /> : null;
}

/** A page that says one thing, such as a refusal. */
export function NoticePage({ frame, title, text }: { frame: Frame; title: string; text: string }) {
  return (
    <Layout frame={frame} title={title}>
      <h1>{title}</h1>
      <p role="alert">{text}</p>
      <p>
        <a href="/form">{frame.words.failed.home}</a>
      </p>
    </Layout>
  );
}

/** A whole page as HTML. */
export function page(element: HtmlEscapedString | Promise<HtmlEscapedString>) {
  return html`<!doctype html>${element}`;
}
