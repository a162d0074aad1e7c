import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BucketSettings } from '../../src/systems/audio-store/bucket-store.ts';

export type BucketServer = BucketSettings & {
  objects: Map<string, Buffer>;
  /** Every request is answered so until it is null again: a status, or no answer at all. */
  trouble: number | 'silence' | null;
  close(): Promise<void>;
};

const accessKeyId = 'AKIDEXAMPLE';
const secretAccessKey = 'a-secret-of-the-tests';
const region = 'us-west-2';

/** A bucket over HTTP that recomputes each signature from the request by the published rules and refuses others. */
export async function startBucketServer(): Promise<BucketServer> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (bucket.trouble === 'silence') return;
    if (bucket.trouble !== null) return end(response, bucket.trouble);
    if (!isSigned(request, body)) return end(response, 403);
    const path = request.url ?? '';
    switch (request.method) {
      case 'PUT':
        objects.set(path, body);
        return end(response, 200);
      case 'GET': {
        const found = objects.get(path);
        return found ? void response.writeHead(200).end(found) : end(response, 404);
      }
      case 'DELETE':
        objects.delete(path);
        return end(response, 204);
      case undefined:
      default:
        return end(response, 405);
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const bucket: BucketServer = {
    url: `http://127.0.0.1:${port}/recordings`,
    ...{ accessKeyId, secretAccessKey, region, objects },
    trouble: null,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return bucket;
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  if (!found) return false;
  const [, id, date = '', zone = '', signedHeaders = '', signature] = found;
  const claimed = String(request.headers['x-amz-content-sha256'] ?? '');
  if (id !== accessKeyId || zone !== region) return false;
  if (claimed !== 'UNSIGNED-PAYLOAD' && claimed !== sha256(body)) return false;
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const headers = signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, path, query, headers.join(''), signedHeaders, claimed].join('\n');
  const time = String(request.headers['x-amz-date']);
  const scope = `${date}/${zone}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(Buffer.from(canonical))].join('\n');
  const key = [date, zone, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, toSign).toString('hex') === signature;
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
