import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVoiceRoutes } from '../../../src/channels/voice/voice-routes.ts';
import { createApp } from '../../../src/http/create-app.ts';
import { recordCallEvent } from '../../../src/intake/record-call-event.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { signedPost } from '../../support/sign-webhook.ts';
import { newSid } from '../../support/vendors.ts';

const accountSid = `AC${'a'.repeat(32)}`;
const silent = { info: () => undefined, error: () => undefined };
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

function open() {
  const { prisma } = db.database;
  const app = createApp({ log: silent });
  const deps = {
    prisma,
    enqueueMessage: () => Promise.resolve(),
    enqueueAttachments: () => Promise.resolve(),
  };
  app.route(
    '/',
    createVoiceRoutes({
      settings: {
        publicUrl: 'http://localhost',
        orgName: 'Clinic',
        twilio: { accountSid, authTokens: ['token'] },
      },
      clock: { now: () => new Date() },
      recordCallEvent: (event) => recordCallEvent(deps, event),
    }),
  );
  return async function post(
    path: string,
    form: Record<string, string>,
    authToken = 'token',
  ): Promise<number> {
    const url = `http://localhost/webhooks/twilio/voice${path}`;
    return (await app.request(signedPost({ url, authToken, form: { AccountSid: accountSid, ...form } })))
      .status;
  };
}

/** The pages of a gateway that can, or can not, have callers texted. */
function pages(offers: Pick<Parameters<typeof createVoiceRoutes>[0], 'textInstead'>) {
  const app = createApp({ log: silent });
  app.route(
    '/',
    createVoiceRoutes({
      settings: {
        publicUrl: 'http://localhost',
        orgName: 'Clinic',
        twilio: { accountSid, authTokens: ['token'] },
      },
      clock: { now: () => new Date() },
      recordCallEvent: () => Promise.resolve(),
      ...offers,
    }),
  );
  return async function heard(path: string, fields: Record<string, string> = {}): Promise<string> {
    const url = `http://localhost/webhooks/twilio/voice${path}`;
    const form = {
      AccountSid: accountSid,
      CallSid: newSid('CA'),
      From: '+14155550123',
      To: '+14155550100',
      ...fields,
    };
    return (await app.request(signedPost({ url, authToken: 'token', form }))).text();
  };
}

describe('the key for a text', () => {
  it('is offered where texts can be sent', async () => {
    const heard = pages({ textInstead: () => Promise.resolve(true) });
    expect(await heard('')).toMatch(/press 3.*oprima el 2.*oprima el 3/s);
    expect(await heard('/key', { Digits: '3' })).toContain('We are sending you a text message.');
  });

  it('is not offered where none can be, and pressed all the same leads to the recording', async () => {
    const heard = pages({});
    const greeting = await heard('');
    expect(greeting).toContain('oprima el 2');
    expect(greeting).not.toMatch(/press 3|oprima el 3/);
    const pressed = await heard('/key', { Digits: '3' });
    expect(pressed).toContain('<Record');
    expect(pressed).not.toContain('text message');
  });
});

describe('a call over HTTP', () => {
  it('is one message for a person or the reader, however often the vendor tells of it', async () => {
    const post = open();
    const [CallSid, RecordingSid] = [newSid('CA'), newSid('RE')];
    const caller = { CallSid, From: '+14155550123', To: '+14155550100' };
    const recording = {
      CallSid,
      RecordingSid,
      RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${RecordingSid}`,
    };
    const transcription = {
      TranscriptionSid: newSid('TR'),
      TranscriptionStatus: 'completed',
      TranscriptionText: 'Refill',
    };
    for (let delivery = 0; delivery < 2; delivery += 1) {
      expect(await post('/transcription', { ...caller, ...recording, ...transcription })).toBe(204);
      expect(await post('/recording', { ...recording, RecordingStatus: 'completed' })).toBe(204);
      expect(await post('', caller)).toBe(200);
      expect(
        await post('/recorded', { ...caller, RecordingUrl: recording.RecordingUrl, RecordingDuration: '9' }),
      ).toBe(200);
    }
    const messages = await db.database.prisma.inboundMessage.findMany({ include: { attachments: true } });
    expect(messages).toMatchObject([
      {
        channel: 'voice',
        providerId: CallSid,
        text: 'Refill',
        from: caller.From,
        attachments: [{ url: recording.RecordingUrl }],
      },
    ]);
    expect(await db.database.prisma.callEvent.count()).toBe(4);
  });

  it('leaves nothing behind when it is not signed by the vendor', async () => {
    const CallSid = newSid('CA');
    const form = { CallSid, From: '+14155550123', RecordingStatus: 'absent', TranscriptionStatus: 'failed' };
    for (const path of ['', '/recorded', '/recording', '/transcription']) {
      expect(await open()(path, form, 'wrong')).toBe(403);
    }
    expect(await db.database.prisma.callEvent.count({ where: { callSid: CallSid } })).toBe(0);
    expect(await db.database.prisma.inboundMessage.count({ where: { providerId: CallSid } })).toBe(0);
  });
});
