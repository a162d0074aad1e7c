import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export const pioneerAccount = { apiKey: 'a-key', secret: 'a shared secret – ü' };

const folder = new URL('./certificates/', import.meta.url);

export function certificateOf(name: 'pharmacy' | 'another'): string {
  return readFileSync(new URL(`${name}.pem`, folder), 'utf8');
}

export type PioneerCall = { MethodName?: string; ParameterCollection?: { Name: string; Value: string }[] };

/** `lied`: the answer is well and empty; `slow`: it never comes. */
export type PioneerFate = 'answered' | 'failed' | 'dropped' | 'lied' | 'slow';

export type PioneerStandIn = {
  url: string;
  calls: PioneerCall[];
  results: Record<string, unknown>;
  requests: () => number;
  /** What becomes of a call. */
  fate: () => PioneerFate;
  /** What it answers to one; by default what stands in `results` for its method. */
  answer: (call: PioneerCall) => unknown;
  close(): Promise<void>;
};

/** A timestamp is good for so long; the documents name no figure. */
const goodForMs = 5 * 60_000;
const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

/**
 * PioneerRx's Enterprise API at a pharmacy: https with a certificate of its own, and a signature that is computed again
 * from what is documented.
 */
export async function openPioneerServer(results: Record<string, unknown>): Promise<PioneerStandIn> {
  const calls: PioneerCall[] = [];
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
        const call = JSON.parse(Buffer.concat(parts).toString('utf8')) as PioneerCall;
        if (status === 200) calls.push(call);
        const fate = pharmacy.fate();
        if (fate === 'slow') return;
        if (fate === 'dropped') return void request.socket.destroy();
        response.writeHead(fate === 'failed' ? 503 : status, { 'content-type': 'application/json' });
        const found = fate === 'lied' ? {} : pharmacy.answer(call);
        response.end(JSON.stringify(status === 200 ? { results: found ?? {} } : { message: 'secret words' }));
      });
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const pharmacy: PioneerStandIn = {
    fate: () => 'answered',
    answer: ({ MethodName }) => (MethodName === undefined ? {} : results[MethodName]),
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
  return pharmacy;
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
