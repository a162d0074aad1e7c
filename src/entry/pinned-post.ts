import { X509Certificate } from 'node:crypto';
import { Agent, request } from 'node:https';
import type { PeerCertificate } from 'node:tls';
import { RecordFault } from '../systems/http/record-fault.ts';
import type { PharmacyPost } from '../systems/pharmacy/pioneer-client.ts';

const answerLimitMs = 30_000;
const mostBytes = 32 * 1024 * 1024;

/** Codes of Node's TLS for a certificate that does not verify. */
const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO|ISSUER|ERR_TLS/;

/**
 * Posts to one server, which proves itself by one certificate: it is the only one that is trusted, so that it verifies
 * although it is self-issued, and the server's must be the very same. Verification is never switched off.
 *
 * @param certificate in PEM
 * @throws TypeError for what is no certificate; RecordFault from the calls
 */
export function createPinnedPost(
  url: string,
  certificate: string,
  limitMs: number = answerLimitMs,
): PharmacyPost & { close(): void } {
  const base = new URL(url);
  const { fingerprint256 } = new X509Certificate(certificate);
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 4,
    ca: [certificate],
    // One that an authority of the pharmacy has issued is trusted by itself.
    allowPartialTrustChain: true,
    minVersion: 'TLSv1.2',
    checkServerIdentity: (_host: string, shown: PeerCertificate) =>
      shown.fingerprint256 === fingerprint256 ? undefined : new RecordFault('pharmacy', 'certificate'),
  });

  function post(path: string, { headers, body }: Parameters<PharmacyPost>[1]): ReturnType<PharmacyPost> {
    return new Promise((resolve, reject) => {
      const address = {
        hostname: base.hostname,
        port: base.port || 443,
        path: base.pathname.replace(/\/$/, '') + path,
      };
      const asked = request(
        { ...address, method: 'POST', agent, headers, signal: AbortSignal.timeout(limitMs) },
        (answer) => {
          const parts: Buffer[] = [];
          let bytes = 0;
          answer.on('data', (part: Buffer) => {
            bytes += part.byteLength;
            if (bytes > mostBytes) asked.destroy(new RecordFault('pharmacy', 'unreadable'));
            else parts.push(part);
          });
          answer.on('error', (error) => reject(faultOf(error)));
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
          );
        },
      );
      asked.on('error', (error) => reject(faultOf(error)));
      asked.end(body);
    });
  }
  return Object.assign(post, { close: () => agent.destroy() });
}

function faultOf(error: unknown): RecordFault {
  if (error instanceof RecordFault) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new RecordFault('pharmacy', certificateCodes.test(code) ? 'certificate' : 'unavailable');
}
