import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { HtmlEscapedString } from 'hono/utils/html';

/** The frame of every page. `title` names the page, never a person. */
export function Layout({
  title,
  signedInAs,
  children,
}: {
  title: string;
  signedInAs?: string;
  children?: Child;
}) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Refill Gateway console`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/console/console.css" />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <header class="masthead">
          <a class="brand" href="/console">
            <span class="mark" aria-hidden="true"></span> Refill Gateway
          </a>
          {signedInAs ? (
            <nav aria-label="Console">
              <a href="/console" aria-current={title === 'Tickets' ? 'page' : undefined}>
                Tickets
              </a>
              <a href="/console/tasks" aria-current={title === 'Tasks' ? 'page' : undefined}>
                Tasks
              </a>
              <a href="/console/wordings" aria-current={title === 'Wordings' ? 'page' : undefined}>
                Wordings
              </a>
              <a href="/console/figures" aria-current={title === 'Figures' ? 'page' : undefined}>
                Figures
              </a>
              <a href="/console/systems" aria-current={title === 'Systems' ? 'page' : undefined}>
                Systems
              </a>
              <a href="/console/policies" aria-current={title === 'Policies' ? 'page' : undefined}>
                Policies
              </a>
            </nav>
          ) : null}
          {signedInAs ? (
            <form method="post" action="/console/sign-out" class="who">
              <span>{signedInAs}</span>
              <button type="submit" class="quiet">
                Sign out
              </button>
            </form>
          ) : null}
        </header>
        <main id="main">{children}</main>
      </body>
    </html>
  );
}

export function NotFoundPage({ signedInAs }: { signedInAs: string }) {
  return (
    <Layout title="Not found" signedInAs={signedInAs}>
      <h1>There is no such ticket, task or message</h1>
      <p>
        <a href="/console">All tickets</a>
      </p>
    </Layout>
  );
}

/** A whole page as HTML. */
export function page(element: HtmlEscapedString | Promise<HtmlEscapedString>) {
  return html`<!doctype html>${element}`;
}
