import { describe, expect, it } from 'vitest';
import { createVoiceRoutes } from '../../../src/channels/voice/voice-routes.ts';
import { createApp } from '../../../src/http/create-app.ts';
import type { CallEvent } from '../../../src/intake/plan-call.ts';
import { signedPost } from '../../support/sign-webhook.ts';

const accountSid = `AC${'a'.repeat(32)}`;
const callSid = `CA${'b'.repeat(32)}`;
const recordingUrl = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/RE1`;
const now = new Date('2026-11-21T09:00:00Z');
const silent = { info: () => undefined, error: () => undefined };

const call = {
  AccountSid: accountSid,
  CallSid: callSid,
  From: '+14155550123',
  To: '+14155550100',
  CallStatus: 'ringing',
};
const recording = {
  AccountSid: accountSid,
  CallSid: callSid,
  RecordingSid: 'RE1',
  RecordingUrl: recordingUrl,
};

type Options = {
  publicUrl?: string;
  orgName?: string;
  fails?: boolean;
  isOpen?: boolean;
  greeting?: { en: string | null; es: string | null };
};

function open(options: Options = {}) {
  const {
    publicUrl = 'https://refills.example',
    orgName = 'Smith & Sons <Pharmacy>',
    fails = false,
  } = options;
  const events: CallEvent[] = [];
  const app = createApp({ log: silent });
  app.route(
    '/',
    createVoiceRoutes({
      isOpen: () => options.isOpen ?? true,
      settings: { ...options, publicUrl, orgName, twilio: { accountSid, authTokens: ['first', 'second'] } },
      clock: { now: () => now },
      recordCallEvent(event) {
        events.push(event);
        return fails ? Promise.reject(new Error('no database')) : Promise.resolve();
      },
      textInstead: () => Promise.resolve(false),
    }),
  );
  function post(path: string, form: Record<string, string>, authToken = 'first') {
    const request = signedPost({ url: `${publicUrl}/webhooks/twilio/voice${path}`, authToken, form });
    return app.request(`/webhooks/twilio/voice${path}`, request);
  }
  return { app, events, post };
}

describe('a caller', () => {
  it('is told of emergencies and of the recording before the beep, and what to say, in both languages', async () => {
    const { post } = open();
    const response = await post('', call);
    const twiml = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/xml/);
    const order = [
      'call 9 1 1',
      'llame al 9 1 1',
      'is recorded',
      'date of birth',
      'Esta llamada se graba',
      '<Record',
      'Goodbye',
    ];
    const places = order.map((words) => twiml.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new TextEncoder().encode(twiml).length).toBeLessThan(64_000);
  });

  it('hears the organisation’s name, which cannot break the answer', async () => {
    const twiml = await (await open().post('', call)).text();
    expect(twiml).toContain('Smith &amp; Sons &lt;Pharmacy&gt;');
    expect(await (await open({ orgName: '' }).post('', call)).text()).toContain('Thank you for calling.');
  });

  it.each(['https://refills.example', 'https://refills.example/base', 'https://refills.example:8443'])(
    'is recorded with callbacks under %s',
    async (publicUrl) => {
      const twiml = await (await open({ publicUrl }).post('', call)).text();
      const record = /<Record ([^>]*)\/>/.exec(twiml)?.[1] ?? '';
      const attributes = Object.fromEntries(
        [...record.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']): [string, string] => [
          name,
          value,
        ]),
      );
      expect(attributes).toEqual({
        action: `${publicUrl}/webhooks/twilio/voice/recorded`,
        method: 'POST',
        maxLength: '110',
        timeout: '5',
        finishOnKey: '#',
        playBeep: 'true',
        trim: 'trim-silence',
        transcribe: 'true',
        transcribeCallback: `${publicUrl}/webhooks/twilio/voice/transcription`,
        recordingStatusCallback: `${publicUrl}/webhooks/twilio/voice/recording`,
        recordingStatusCallbackMethod: 'POST',
        recordingStatusCallbackEvent: 'completed absent',
      });
    },
  );

  it('cannot cut the emergency line short, and is recorded without any key', async () => {
    const twiml = await (await open().post('', call)).text();
    const [before = '', gather = '', after = ''] = twiml.split(/<Gather|<\/Gather>/);
    expect(before.match(/9 1 1/g)).toHaveLength(2);
    expect(gather).toContain('action="https://refills.example/webhooks/twilio/voice/key"');
    expect(gather).toContain('actionOnEmptyResult="false"');
    expect(gather).toContain('oprima el 2');
    expect(gather).toContain('press 3');
    expect(after).toContain('<Record');
  });

  it('hears that the office is closed, and is recorded all the same', async () => {
    const twiml = await (await open({ isOpen: false }).post('', call)).text();
    expect(twiml).toContain('closed at the moment');
    expect(twiml).toContain('cerrada en este momento');
    expect(twiml).toContain('<Record');
    expect(await (await open().post('', call)).text()).not.toContain('closed');
  });

  it('hears a greeting of the organisation’s own, with the emergency line and the notice', async () => {
    const greeting = { en: 'Hello, this is Oak & Sons.', es: null };
    const twiml = await (await open({ greeting }).post('', call)).text();
    expect(twiml).toContain('Hello, this is Oak &amp; Sons.');
    expect(twiml).not.toContain('Thank you for calling');
    expect(twiml).toContain('Gracias por llamar');
    expect(twiml).toMatch(/9 1 1[^]*is recorded/);
  });

  it('is thanked after the recording, and promised nothing', async () => {
    const response = await open().post('/recorded', {
      ...call,
      RecordingUrl: recordingUrl,
      RecordingDuration: '12',
      Digits: '#',
    });
    expect(await response.text()).toContain('We have your message');
  });

  it('who spoke longer than is recorded is told that the beginning is there', async () => {
    const form = { ...call, RecordingUrl: recordingUrl, RecordingDuration: '110' };
    const twiml = await (await open().post('/recorded', form)).text();
    expect(twiml).toContain('the beginning of your message');
    expect(twiml).toContain('el comienzo de su mensaje');
    expect(twiml).not.toContain('We have your message');
  });

  it('is not thanked when the call could not be kept', async () => {
    expect((await open({ fails: true }).post('', call)).status).toBe(500);
  });
});

describe('the callbacks of a call', () => {
  const common = { callSid, receivedAt: now };
  const ref = { sid: 'RE1', url: recordingUrl };

  it.each([
    ['', call, { kind: 'call', from: '+14155550123', to: '+14155550100' }],
    [
      '',
      { AccountSid: accountSid, CallSid: callSid, From: 'anonymous', To: '' },
      { kind: 'call', from: 'anonymous', to: '' },
    ],
    [
      '/recorded',
      { ...call, RecordingUrl: recordingUrl, RecordingDuration: '12', Digits: 'hangup' },
      { kind: 'recorded', recording: ref, seconds: 12 },
    ],
    ['/recorded', call, { kind: 'recorded', recording: null, seconds: 0 }],
    [
      '/recording',
      {
        ...recording,
        RecordingUrl: `${recordingUrl}.wav`,
        RecordingStatus: 'completed',
        RecordingDuration: '12',
      },
      { kind: 'recording', recording: ref, status: 'completed', from: '', to: '' },
    ],
    [
      '/recording',
      { AccountSid: accountSid, CallSid: callSid, RecordingStatus: 'absent' },
      { kind: 'recording', recording: null, status: 'absent' },
    ],
    ['/recording', { ...recording, RecordingStatus: 'in-progress' }, { kind: 'recording', status: 'other' }],
    [
      '/transcription',
      {
        ...call,
        ...recording,
        TranscriptionSid: 'TR1',
        TranscriptionStatus: 'completed',
        TranscriptionText: 'a\u0000b',
      },
      {
        kind: 'transcription',
        transcriptionSid: 'TR1',
        status: 'completed',
        text: 'a\ufffdb',
        recording: ref,
      },
    ],
    [
      '/transcription',
      { ...recording, TranscriptionSid: 'TR1', TranscriptionStatus: 'failed' },
      { kind: 'transcription', status: 'failed', text: '' },
    ],
  ])('at …/voice%s are read', async (path, form, event) => {
    const { events, post } = open();
    const response = await post(path, form);
    expect([200, 204]).toContain(response.status);
    expect(events).toEqual([
      expect.objectContaining({ ...common, ...event, form: new URLSearchParams(form).toString() }),
    ]);
  });

  it.each(['', '/key', '/recorded', '/recording', '/transcription'])(
    'at …/voice%s are refused unsigned, of another account and without what is needed',
    async (path) => {
      const { app, events, post } = open();
      const unsigned = { method: 'POST', body: new URLSearchParams(call) };
      expect((await app.request(`/webhooks/twilio/voice${path}`, unsigned)).status).toBe(403);
      expect((await post(path, call, 'wrong')).status).toBe(403);
      expect((await post(path, { ...call, AccountSid: `AC${'c'.repeat(32)}` })).status).toBe(403);
      expect((await post(path, { ...call, CallSid: 'CA1' })).status).toBe(400);
      expect((await post(path, { ...call, AccountSid: '' })).status).toBe(403);
      expect(events).toEqual([]);
    },
  );

  it('are taken with either token during a rotation', async () => {
    const { events, post } = open();
    await post('', call, 'second');
    expect(events).toHaveLength(1);
  });
});
