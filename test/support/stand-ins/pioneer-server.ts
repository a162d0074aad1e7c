import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export const pioneerAccount = { apiKey: 'a-key', secret: 'a shared secret – ü' };

const folder = new URL('./certificates/', import.meta.url);

export function certificateOf(name: 'pharmacy' | 'another'): string {
  return readFileSync(new URL(`${name}.pem`, folder), 'utf8');
}

type Call = { MethodName?: string; ParameterCollection?: { Name: string; Value: string }[] };

/** A timestamp is good for so long; the documents name no figure. */
const goodForMs = 5 * 60_000;
const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

/**
 * PioneerRx's Enterprise API at a pharmacy: https with a certificate of its own, and a signature that is computed again
 * from what is documented.
 */
export async function openPioneerServer(results: Record<string, unknown>) {
  const calls: Call[] = [];
  let requests = 0;
  const server = createServer(
    { key: readFileSync(new URL('pharmacy.key.pem', folder)), cert: certificateOf('pharmacy') },
    (request, response) => {
      requests += 1;
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const headers = Object.fromEntries(
          ['prx-api-key', 'prx-timestamp', 'prx-signature'].map((name) => [
            name,
            String(request.headers[name]),
          ]),
        );
        const status = isSigned(headers) ? 200 : 401;
        const call = JSON.parse(Buffer.concat(parts).toString('utf8')) as Call;
        if (status === 200) calls.push(call);
        response.writeHead(status, { 'content-type': 'application/json' });
        const found = call.MethodName === undefined ? {} : results[call.MethodName];
        response.end(JSON.stringify(status === 200 ? { results: found ?? {} } : { message: 'secret words' }));
      });
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    results,
    requests: () => requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function isSigned(headers: Record<string, string>): boolean {
  const timestamp = headers['prx-timestamp'] ?? '';
  const salted = Buffer.from(timestamp + pioneerAccount.secret, 'utf16le');
  const expected = createHash('sha512').update(salted).digest('base64');
  return (
    headers['prx-api-key'] === pioneerAccount.apiKey &&
    shape.test(timestamp) &&
    Math.abs(Date.now() - Date.parse(timestamp)) < goodForMs &&
    headers['prx-signature'] === expected
  );
}
