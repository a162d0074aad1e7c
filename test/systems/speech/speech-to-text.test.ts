import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/domain/parts.ts';
import { createSpeechToText } from '../../../src/systems/speech/create-speech-to-text.ts';
import { readRecording, spoken, type RecordingName } from '../../recordings/spoken.ts';
import {
  openSpeechServer,
  speechError,
  transcribed,
  type SpeechServerStandIn,
} from '../../support/speech-server.ts';

let server: SpeechServerStandIn;
beforeAll(async () => {
  server = await openSpeechServer();
});
beforeEach(() => void (server.requests.length = 0));
afterAll(() => server.close());

const clock = { time: Date.parse('2026-11-21T09:00:00Z'), now: () => new Date(clock.time) };

function open(limitMs = 5_000) {
  const outcomes: string[] = [];
  const figures = { transcribed: (outcome: string) => void outcomes.push(outcome) };
  const account = { apiKey: 'key', baseUrl: server.baseUrl, model: 'some-model' };
  const speech = createSpeechToText(account, { clock, figures, limitMs });
  async function hear(name: RecordingName, contentType = 'audio/x-wav', id?: string) {
    return hearBytes(await readRecording(name), contentType, id);
  }
  function hearBytes(bytes: Uint8Array<ArrayBuffer>, contentType: string, id: string = crypto.randomUUID()) {
    return speech.transcribe({
      id,
      content: () => partsOf(bytes.slice(0, 99), bytes.slice(99)),
      contentType,
    });
  }
  return { hear, hearBytes, outcomes, engine: speech.engine };
}

describe('a recording that is transcribed', () => {
  it('is sent whole, with the languages and no other word that could come back', async () => {
    server.behave(() => transcribed(spoken['refill-metoprolol']));
    const { hear, engine, outcomes } = open();
    expect(await hear('refill-metoprolol')).toEqual({
      kind: 'heard',
      text: spoken['refill-metoprolol'],
      language: 'en',
    });
    const [request] = server.requests;
    expect(request).toMatchObject({
      path: '/v1/audio/transcriptions',
      authorization: 'Bearer key',
      file: { name: 'voicemail.wav', type: 'audio/x-wav', content: await readRecording('refill-metoprolol') },
    });
    expect(request?.fields).toEqual({
      model: ['some-model'],
      'languages[]': ['en', 'es'],
      response_format: ['json'],
    });
    expect(engine).toBe('speech-1/some-model');
    expect(outcomes).toEqual(['heard']);
  });

  it.each([
    [
      { text: ' Soy Rosa. ', languages: [{ code: 'es' }] },
      { text: 'Soy Rosa.', language: 'es' },
    ],
    [
      { text: 'Soy Rosa.', language: 'spanish' },
      { text: 'Soy Rosa.', language: 'es' },
    ],
    [
      { text: 'Mary.', languages: [] },
      { text: 'Mary.', language: null },
    ],
  ])('is understood from %j', async (answer, heard) => {
    server.behave(() => Response.json(answer));
    expect(await open().hear('metformina')).toEqual({ kind: 'heard', ...heard });
  });
});

describe('a recording that is for a person to hear', () => {
  it.each([
    ['silence', 'silent'],
    ['noise', 'noise'],
    ['truncated', 'damaged'],
  ] as const)('is %s, which no server is asked about', async (name, reason) => {
    server.behave(() => transcribed('Thank you for watching.'));
    expect(await open().hear(name)).toMatchObject({ kind: 'unheard', reason });
    expect(server.requests).toEqual([]);
  });

  it('is in a coding that the gate cannot look into: what may be silence is sent to nobody', async () => {
    const mp3 = new Uint8Array([0xff, 0xfb, 0x90, 0x64, ...new Uint8Array(4_000)]);
    const unheard = { kind: 'unheard', reason: 'unknown_coding' };
    expect(await open().hearBytes(mp3, 'audio/mpeg')).toMatchObject(unheard);
    expect(server.requests).toEqual([]);
  });

  it('is no sound', async () => {
    expect(await open().hear('status', 'text/html')).toMatchObject({ kind: 'unheard', reason: 'not_sound' });
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['nothing but dots', transcribed('. . .'), 'garbled'],
    ['the same few words over and over', transcribed('you know '.repeat(40)), 'garbled'],
    ['more than anybody says in two minutes', transcribed('a'.repeat(10_001)), 'garbled'],
    ['another language', transcribed('Tôi cần thuốc', ['vi']), 'other_language'],
    ['a refusal', speechError(400), 'refused'],
    ['a refusal of its size', speechError(413), 'refused'],
  ])('is answered with %s', async (_, answer, reason) => {
    server.behave(() => answer.clone());
    expect(await open().hear('status')).toMatchObject({ kind: 'unheard', reason });
  });
});

describe('a server that is away', () => {
  it.each([
    ['fails', () => speechError(500), 'server_error'],
    ['is busy', () => speechError(429), 'busy'],
    ['does not know us', () => speechError(401), 'request_refused'],
    ['drops the connection', () => 'drop' as const, 'no_answer'],
    ['answers something else', () => Response.json({ words: 'x' }), 'not_an_answer'],
    ['is silent', () => 'silence' as const, 'timeout'],
  ])('and %s is asked again later', async (_, answer, reason) => {
    server.behave(answer);
    expect(await open(1_500).hear('status')).toEqual({ kind: 'away', reason });
  });

  it('is left in peace after a few failures, and asked again after a minute', async () => {
    server.behave(() => speechError(503));
    const { hear } = open();
    for (let tries = 0; tries < 5; tries += 1) await hear('status');
    const asked = server.requests.length;
    expect(await hear('status')).toEqual({ kind: 'away', reason: 'circuit_open' });
    expect(server.requests).toHaveLength(asked);
    server.behave(() => transcribed(spoken.status));
    clock.time += 60_000;
    expect(await hear('status')).toMatchObject({ kind: 'heard', text: spoken.status });
  });

  it('is asked on, while it is one recording alone that it fails at', async () => {
    server.behave(() => speechError(500));
    const { hear } = open();
    for (let tries = 0; tries < 9; tries += 1) await hear('status', 'audio/x-wav', 'the same');
    server.behave(() => transcribed(spoken.status));
    expect(await hear('status')).toMatchObject({ kind: 'heard' });
  });

  it('tells nothing of the key or the sound', async () => {
    server.behave(() => speechError(401));
    expect(JSON.stringify(await open().hear('status'))).not.toMatch(/key|RIFF/);
  });
});
