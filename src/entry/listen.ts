import { serve, type ServerType } from '@hono/node-server';
import type { Settings } from '../config/settings.ts';

/** Serves the app where the settings say; answers where that is. */
export function listen(
  fetch: (request: Request, env: object) => Response | Promise<Response>,
  { host, port }: Pick<Settings, 'host' | 'port'>,
): Promise<{ server: ServerType; address: string }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (at) => {
      const name = at.family === 'IPv6' ? `[${at.address}]` : at.address;
      resolve({ server, address: `http://${name}:${at.port}` });
    });
    server.once('error', reject);
  });
}

/** No more requests are taken, and those at hand are finished. */
export function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
