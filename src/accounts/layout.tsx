import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Words } from './words.ts';

/** The frame of the pages around signing in. `title` names the page, never a person. */
export function AccountLayout({ title, words, children }: { title: string; words: Words; children?: Child }) {
  return (
    <html lang={words.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Refill Gateway`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/account/account.css" />
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header class="masthead">
          <span class="brand">
            <span class="mark" aria-hidden="true"></span> Refill Gateway
          </span>
        </header>
        <main id="main">
          <div class="card">
            <h1>{title}</h1>
            {children}
          </div>
        </main>
      </body>
    </html>
  );
}

/** A line that a screen reader says at once; `id` for the field that it is about. */
export function Alert({ children, id }: { children?: Child; id?: string }) {
  return (
    <p class="alert" role="alert" id={id}>
      {children}
    </p>
  );
}

/** Where somebody says who they are. `about`: the id of what is said of it. */
export function EmailField({
  words,
  value,
  about,
}: {
  words: Words;
  value?: string;
  about?: string | undefined;
}) {
  return (
    <>
      <label for="email">{words.email}</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="username"
        maxlength={254}
        required
        value={value ?? ''}
        aria-describedby={about}
      />
    </>
  );
}

/** What each form sends besides its fields: proof that it stood on our page, and where to go afterwards. */
export function Hidden({ formToken, next }: { formToken: string; next?: string | null }) {
  return (
    <>
      <input type="hidden" name="formToken" value={formToken} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
    </>
  );
}

/** A whole page as HTML. */
export function page(element: HtmlEscapedString | Promise<HtmlEscapedString>) {
  return html`<!doctype html>${element}`;
}
