import { Hono } from 'hono';

/** Our public keys at the address that other systems are told of (RFC 7517, SMART App Launch: `jwks_uri`). */
export function createKeySetRoute(keySet: object): Hono {
  const routes = new Hono();
  routes.get('/.well-known/jwks.json', (c) => {
    c.header('cache-control', 'public, max-age=300');
    return c.json(keySet);
  });
  return routes;
}
