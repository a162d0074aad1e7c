import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { VendorAccount } from './vendor-account.ts';
import { waitFor } from './wait-for.ts';

export type GatewayProcess = {
  address: string;
  /** Everything that it has printed, on both of its outputs. */
  printed(): string;
  /** `kill -9`: resolves when the process is gone. */
  kill(): Promise<void>;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
};

/** The address that the vendor calls in tests; signatures are made over it. */
export const publicUrl = 'https://gateway.example';

/** A slow machine loads some hundred modules for long. */
const startLimitMs = 60_000;

/** The gateway as `npm start` runs it, as a process of its own with these settings and no others. */
export async function startGatewayProcess(settings: Record<string, string>): Promise<GatewayProcess> {
  const child = spawn(process.execPath, ['--import', './src/entry/load-typescript.js', 'src/entry/node.ts'], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: '0',
      PUBLIC_URL: publicUrl,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => void chunks.push(chunk));
  }
  const exited = once(child, 'exit');
  function printed(): string {
    return chunks.join('');
  }
  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    child.kill(signal);
    await exited;
  }
  const address = await waitFor(
    'the gateway to be ready',
    () => {
      if (child.exitCode !== null) throw new Error(`the gateway ended at its start: ${printed()}`);
      return /is ready at (\S+)/.exec(printed())?.[1] ?? null;
    },
    startLimitMs,
  );
  return { address, printed, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** The settings with which a gateway uses this account of the vendor. */
export function vendorSettings(vendor: VendorAccount): Record<string, string> {
  return {
    TWILIO_ACCOUNT_SID: vendor.accountSid,
    TWILIO_AUTH_TOKEN: vendor.authToken,
    TWILIO_FROM: vendor.number,
    TWILIO_API_URL: vendor.url,
    // Each text is answered by itself.
    SETTLE_SECONDS: '0',
  };
}
