import { Hono } from 'hono';
import { HttpProblem } from '../../http/problem.ts';

/** A file of the form with the media type it is served as. */
export type FormAsset = { body: string; contentType: string };

/** The facilities' form at `/form`. Without assets (a runtime without files) there is no form. */
export function createFormRoutes(assets: ReadonlyMap<string, FormAsset>): Hono {
  function answerAsset(name: string): Response {
    const asset = assets.get(name);
    if (!asset) throw new HttpProblem('not_found');
    return new Response(asset.body, {
      headers: { 'content-type': asset.contentType, 'cache-control': 'no-cache' },
    });
  }
  const routes = new Hono();
  routes.get('/form', () => answerAsset('index.html'));
  routes.get('/form/:file', (c) => answerAsset(c.req.param('file')));
  return routes;
}
