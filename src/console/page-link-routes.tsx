import { Hono, type Context } from 'hono';
import { isId } from '../domain/id.ts';
import type { PageLinks } from '../domain/page-links.ts';
import type { PageStand } from '../pipeline/paging/acknowledge-by-link.ts';
import { Layout, page } from './layout.tsx';

export type PageLinkDeps = {
  links: PageLinks;
  /** Whether somebody has acknowledged the page's ticket since it was sent. */
  standOf: (pageId: string) => Promise<PageStand>;
  acknowledge: (pageId: string) => Promise<PageStand>;
};

/**
 * The link in a page that was sent by e-mail or chat. Opening it changes nothing, since mail programs and chat servers
 * open links by themselves; the button on the page acknowledges, once. It tells where to look, and nothing about anyone.
 */
export function createPageLinkRoutes(deps: PageLinkDeps): Hono {
  const routes = new Hono();
  routes.get('/pages/:id/:signature', (c) => answer(c, deps, deps.standOf));
  routes.post('/pages/:id/:signature', (c) => answer(c, deps, deps.acknowledge));
  return routes;
}

async function answer(
  c: Context,
  { links }: PageLinkDeps,
  act: (pageId: string) => Promise<PageStand>,
): Promise<Response> {
  const { id = '', signature = '' } = c.req.param();
  const isOurs = isId(id) && (await links.isOurs(id, signature));
  const stand: PageStand = isOurs ? await act(id) : { kind: 'gone' };
  return c.html(page(<PageLink stand={stand} />), stand.kind === 'gone' ? 404 : 200);
}

function PageLink({ stand }: { stand: PageStand }) {
  return (
    <Layout title="On call">
      {stand.kind === 'gone' ? <h1>This link leads nowhere any more</h1> : null}
      {stand.kind === 'waiting' ? (
        <>
          <h1>Ticket {stand.reference} waits for you</h1>
          <form method="post">
            <button type="submit">Acknowledge: I am looking after it</button>
          </form>
        </>
      ) : null}
      {stand.kind === 'acknowledged' ? (
        <h1 role="status">
          {stand.now
            ? `You have acknowledged ticket ${stand.reference}`
            : `Ticket ${stand.reference} was acknowledged`}
        </h1>
      ) : null}
      {stand.kind === 'gone' ? null : (
        <p>
          <a href={`/console/tickets/${stand.ticketId}`}>Open the ticket</a>
        </p>
      )}
    </Layout>
  );
}
