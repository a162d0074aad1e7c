import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ReceivedWebhook = {
  path: string;
  id: string;
  body: string;
  signatures: string[];
  /** By the published rules, from the request as it came. */
  signedBy(secret: string): boolean;
};

export type WebhookReceiver = {
  url: string;
  received: ReceivedWebhook[];
  /** How a request is answered; `silence` is no answer, `flood` one that never ends, `drip` one that hardly goes on. */
  answer: (received: ReceivedWebhook) => number | 'silence' | 'flood' | 'drip';
  /** How many requests at a path are still open. */
  open: (path: string) => number;
  close(): Promise<void>;
};

/** A receiver of Standard Webhooks (standardwebhooks.com) that recomputes each signature. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const held = new Map<string, number>();
  function hold(path: string, response: ServerResponse): void {
    held.set(path, (held.get(path) ?? 0) + 1);
    response.on('close', () => held.set(path, (held.get(path) ?? 0) - 1));
  }
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const id = headerOf(request, 'webhook-id');
    const timestamp = headerOf(request, 'webhook-timestamp');
    const signatures = headerOf(request, 'webhook-signature').split(' ');
    function signedBy(secret: string): boolean {
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
      return signatures.includes(`v1,${expected}`);
    }
    const received = { path: request.url ?? '', id, body, signatures, signedBy };
    const status = receiver.answer(received);
    receiver.received.push(received);
    hold(request.url ?? '', response);
    if (status === 'silence') return;
    if (status === 'flood') return flood(response);
    if (status === 'drip') return void response.writeHead(200).write('.');
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
  }
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${port}`,
    received: [],
    answer: () => 204,
    open: (path) => held.get(path) ?? 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

function flood(response: ServerResponse): void {
  const part = Buffer.alloc(65_536);
  function more(): void {
    while (!response.destroyed && response.write(part));
  }
  response.writeHead(200).on('drain', more);
  more();
}

function headerOf(request: IncomingMessage, name: string): string {
  return String(request.headers[name] ?? '');
}
