import type { OpenAPIHono } from '@hono/zod-openapi';
import { html } from 'hono/html';
import { DocsPage, type DescribedApi } from './docs-page.tsx';
import { docsStyles } from './docs-styles.ts';

const description = {
  openapi: '3.1.0',
  info: {
    title: 'Refill Gateway',
    version: '1',
    description:
      'Refill requests by text, voicemail and form, as tickets. Lists are newest first; errors are problem+json (RFC 9457).',
  },
};

/** Adds `/api/v1/openapi.json` and a page made from it to the application that carries all described routes. */
export function addDocsRoutes(app: OpenAPIHono): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  app.doc31('/api/v1/openapi.json', description);
  app.get('/api/docs', (c) => {
    const api = describedApi(app.getOpenAPI31Document(description));
    return c.html(html`<!doctype html>${(<DocsPage api={api} />)}`);
  });
  app.get('/api/docs.css', (c) => c.body(docsStyles, 200, { 'content-type': 'text/css; charset=utf-8' }));
}

/** The page reads a few members of the document, each of them optional there. */
function describedApi(document: object): DescribedApi {
  return document as DescribedApi;
}
