import { Hono, type Context } from 'hono';
import type { Clock } from '../../domain/clock.ts';
import type { CallEvent } from '../../intake/plan-call.ts';
import { readTwilioRequest, type TwilioWebhookSettings } from '../twilio/read-request.ts';
import { twimlResponse } from '../twilio/twiml.ts';
import { readCallback } from './call-callbacks.ts';
import { greetingTwiml, thanksTwiml } from './greeting.ts';

export type VoiceDeps = {
  settings: TwilioWebhookSettings & { orgName: string };
  clock: Clock;
  /** Resolves after the callback, and what it changes of the call's message, is committed. */
  recordCallEvent(event: CallEvent): Promise<unknown>;
};

/** Calls: the greeting with its recording, and the callbacks that make the call's one message. */
export function createVoiceRoutes(deps: VoiceDeps): Hono {
  const routes = new Hono();
  const greeting = greetingTwiml(deps.settings);
  const thanks = thanksTwiml();

  async function record(c: Context, kind: CallEvent['kind']): Promise<void> {
    const form = await readTwilioRequest(c, deps.settings);
    await deps.recordCallEvent(readCallback[kind](form, deps.clock.now()));
  }

  routes.post('/webhooks/twilio/voice', async (c) => {
    await record(c, 'call');
    return twimlResponse(greeting);
  });
  routes.post('/webhooks/twilio/voice/recorded', async (c) => {
    await record(c, 'recorded');
    return twimlResponse(thanks);
  });
  routes.post('/webhooks/twilio/voice/recording', async (c) => {
    await record(c, 'recording');
    return c.body(null, 204);
  });
  routes.post('/webhooks/twilio/voice/transcription', async (c) => {
    await record(c, 'transcription');
    return c.body(null, 204);
  });

  return routes;
}
