import { connect, type Socket } from 'node:net';

export type LoadResult = {
  /** Answered 2xx, and anything else. */
  accepted: number;
  refused: number;
  /** Per second, from the first request until the last answer. */
  rate: number;
  p50Ms: number;
  p99Ms: number;
  startedAt: number;
};

/**
 * Posts the requests over as many connections as are to wait at once, each taking the next request when its answer
 * is complete. Bare sockets, so that the load takes as little as possible of the processor that it measures.
 */
export async function postRequests(
  address: string,
  requests: Buffer[],
  concurrency: number,
): Promise<LoadResult> {
  const { hostname, port } = new URL(address);
  const sockets = await Promise.all(Array.from({ length: concurrency }, () => open(hostname, Number(port))));
  const latencies: number[] = [];
  let accepted = 0;
  let next = 0;
  const startedAt = Date.now();
  const from = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      for (let request = requests[next++]; request; request = requests[next++]) {
        const sentAt = performance.now();
        if (await exchange(socket, request)) accepted += 1;
        latencies.push(performance.now() - sentAt);
      }
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  for (const socket of sockets) socket.destroy();
  latencies.sort((a, b) => a - b);
  return {
    accepted,
    refused: requests.length - accepted,
    rate: requests.length / seconds,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    startedAt,
  };
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Writes a request and reads its answer to the end; whether it was a 2xx. */
function exchange(socket: Socket, request: Buffer): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let answer = '';
    function read(chunk: Buffer): void {
      answer += chunk.toString('latin1');
      const headEnd = answer.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, headEnd))?.[1];
      const complete =
        length === undefined ? answer.endsWith('0\r\n\r\n') : answer.length >= headEnd + 4 + Number(length);
      if (!complete) return;
      socket.off('data', read).off('close', lost);
      resolve(/^HTTP\/1\.1 2/.test(answer));
    }
    function lost(): void {
      reject(new Error('the connection was closed before the answer'));
    }
    socket.on('data', read).once('close', lost);
    socket.write(request);
  });
}

export function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(values: number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
