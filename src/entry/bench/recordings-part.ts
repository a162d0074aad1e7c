import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { silentWav } from '../demo/silent-wav.ts';

export type SpeechStandIn = { baseUrl: string; heard(): number; close(): Promise<void> };

/** Plays a server for transcriptions that hears the same words in every recording. */
export async function startSpeechStandIn(text: string, answerMs: number): Promise<SpeechStandIn> {
  let heard = 0;
  const app = new Hono();
  app.post('/v1/audio/transcriptions', async (c) => {
    await c.req.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, answerMs));
    heard += 1;
    return c.json({ text, languages: [{ code: 'en' }] });
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    heard: () => heard,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

const samplesPerSecond = 8_000;
const syllablesPerSecond = 4;

/** A recording of so many seconds that rises and falls as speech does, in the vendor's usual coding (16 bit, 8 kHz). */
export function babble(seconds: number): Uint8Array<ArrayBuffer> {
  const wav = silentWav(seconds);
  const view = new DataView(wav.buffer);
  for (let index = 0; index < seconds * samplesPerSecond; index += 1) {
    const swing = Math.sin((Math.PI * syllablesPerSecond * index) / samplesPerSecond) ** 2;
    view.setInt16(44 + index * 2, Math.round(8_000 * swing * Math.sin(index * 0.9)), true);
  }
  return wav;
}
