import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRecording, spoken, type RecordingName } from '../recordings/spoken.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import type { Callback } from '../support/senders.ts';
import {
  openSpeechServer,
  speechError,
  transcribed,
  type SpeechServerStandIn,
} from '../support/speech-server.ts';
import { newSid } from '../support/vendors.ts';
import { mary, people, phoneOf } from './people.ts';

let speech: SpeechServerStandIn;
let gateway: TestGateway;
beforeAll(async () => {
  speech = await openSpeechServer();
  gateway = await openGateway({
    patients: people,
    environment: {
      OPENAI_API_KEY: 'key',
      OPENAI_BASE_URL: speech.baseUrl,
      OPENAI_TRANSCRIPTION_MODEL: 'some-model',
    },
  });
  await gateway.hastenRetries();
});
beforeEach(async () => {
  await emptyTraffic(gateway);
  speech.requests.length = 0;
});
afterAll(async () => {
  await gateway.close();
  await speech.close();
});

const from = phoneOf(mary);

type Call = { recording: RecordingName; vendor: string | null; from?: string };

/** The callbacks of a call whose recording can be fetched; the vendor's own transcript comes last. */
async function callbacksOf({ recording, vendor, ...call }: Call): Promise<Callback[]> {
  const callbacks = gateway.callbacksOf({ sid: newSid('CA'), from, ...call, transcript: vendor });
  const sid = callbacks[1]?.fields['RecordingSid'] ?? '';
  const sound = await readRecording(recording);
  const headers = { 'content-type': 'audio/x-wav' };
  gateway.vendor.recordingAnswers.set(sid, () => new Response(sound, { headers }));
  return callbacks;
}

async function post(callbacks: readonly Callback[]): Promise<void> {
  for (const callback of callbacks) expect([200, 204]).toContain(await gateway.callback(callback));
}

async function call(call: Call): Promise<void> {
  await post(await callbacksOf(call));
}

function message() {
  return gateway.db.inboundMessage.findFirstOrThrow({ include: { transcripts: true } });
}

function tickets() {
  return gateway.db.ticket.findMany({ include: { tasks: true }, orderBy: { id: 'asc' } });
}

/** Until our model was heard about the recording and the message is read. */
async function heard(): Promise<void> {
  await gateway.eventually('a transcript of our own', () => gateway.db.transcript.findFirst());
  await gateway.settled();
}

describe('a voicemail that our own model hears', () => {
  it('is read once, by the better words, when both transcripts are there', async () => {
    speech.behave(() => transcribed(spoken['refill-metoprolol']));
    await call({
      recording: 'refill-metoprolol',
      vendor:
        'this is merry johnson date of birth march fourth nineteen fifty two i need a refill of my metoprolol fifty milligrams',
    });
    await heard();
    expect(await message()).toMatchObject({
      state: 'processed',
      revision: 0,
      text: spoken['refill-metoprolol'],
      transcripts: [{ origin: 'speech', failure: null, language: 'en', by: 'speech-1/some-model' }],
    });
    expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted', medicationName: 'metoprolol' }]);
    expect(gateway.vendor.messages).toHaveLength(1);
  });

  it('in Spanish is understood, although the vendor understands American English alone', async () => {
    speech.behave(() => transcribed(spoken['dolor-de-pecho'], ['es']));
    await call({ recording: 'dolor-de-pecho', vendor: 'ten go the lord a pay show' });
    await heard();
    const { language, flags } = await message();
    expect(language).toBe('es');
    expect(flags).toContain('emergency');
  });

  it.each([
    ['silence', 'silent'],
    ['noise', 'noise'],
    ['truncated', 'damaged'],
  ] as const)('of %s is sent to nobody and heard by a person', async (recording, failure) => {
    speech.behave(() => transcribed('Thank you for watching.'));
    await call({ recording, vendor: null });
    await heard();
    expect(speech.requests).toEqual([]);
    expect((await message()).transcripts).toMatchObject([{ failure, text: '' }]);
    expect(await tickets()).toMatchObject([
      { stage: 'review', priority: 'urgent', flags: ['unscreened'], tasks: [{ kind: 'hear_recording' }] },
    ]);
  });

  it('is written down once, however often its job runs', async () => {
    speech.behave(() => transcribed(spoken.status));
    await call({ recording: 'status', vendor: spoken.status });
    await heard();
    const { id: attachmentId } = await gateway.db.attachment.findFirstOrThrow();
    await gateway.database.database.pool.query(
      `INSERT INTO pgboss.job (name, data) SELECT 'transcribe-recording', $1::jsonb FROM generate_series(1, 3)`,
      [JSON.stringify({ attachmentId })],
    );
    await gateway.eventually('the jobs to end', async () => {
      const { rows } = await gateway.database.database.pool.query(
        `SELECT 1 FROM pgboss.job WHERE name = 'transcribe-recording' AND state IN ('created', 'retry', 'active')`,
      );
      return rows.length === 0 ? true : null;
    });
    expect(await gateway.db.transcript.count()).toBe(1);
    expect(speech.requests).toHaveLength(1);
  });
});

describe('while the speech server is away for an hour', () => {
  it('calls are read by the vendor’s words, nothing is lost, and all are heard when it is back', async () => {
    speech.behave(() => speechError(503));
    await call({ recording: 'refill-metoprolol', vendor: spoken['refill-metoprolol'] });
    await gateway.eventually('a try', () => (speech.requests.length > 0 ? true : null));
    expect((await message()).state).toBe('received');
    gateway.clock.move(2);
    await gateway.restart();
    await gateway.settled();
    expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted' }]);
    gateway.clock.move(58);
    const ready = (await (await fetch(`${gateway.url}/readyz`)).json()) as Record<string, unknown>;
    expect(ready).toMatchObject({ status: 'ready', speech: { state: 'trouble', waiting: 1 } });
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/^refill_recordings_untranscribed 1$/m);
    expect(metrics).toMatch(/^refill_oldest_untranscribed_recording_seconds 3[56]\d\d/m);
    speech.behave(() => transcribed(spoken['refill-metoprolol']));
    gateway.clock.move(2);
    await heard();
    expect(await message()).toMatchObject({ state: 'processed', revision: 1 });
    expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted' }]);
    expect(gateway.vendor.messages).toHaveLength(1);
  });
});
