import { Hono, type Context } from 'hono';
import type { Clock } from '../../domain/clock.ts';
import type { CallEvent } from '../../intake/plan-call.ts';
import type { TwilioForm } from '../twilio/form.ts';
import { readTwilioRequest, type TwilioWebhookSettings } from '../twilio/read-request.ts';
import { twimlResponse } from '../twilio/twiml.ts';
import { readCallback } from './call-callbacks.ts';
import {
  farewellTwiml,
  greetingKeys,
  greetingTwiml,
  isCutOff,
  languageTwiml,
  noTextTwiml,
  type GreetingOptions,
} from './greeting.ts';

export type VoiceDeps = {
  settings: TwilioWebhookSettings & GreetingOptions;
  clock: Clock;
  /** Whether somebody is at the office now: it changes what is said, never what is done. Absent: somebody is. */
  isOpen?: () => boolean;
  /** Resolves after the callback, and what it changes of the call's message, is committed. */
  recordCallEvent(event: CallEvent): Promise<unknown>;
  /**
   * Takes the caller's wish to be texted, with their consent to it. Resolves after both are committed; false where the
   * number cannot be texted. Absent: none can, and none is offered.
   */
  textInstead?: (call: Pick<CallEvent, 'callSid' | 'from' | 'to' | 'receivedAt'>) => Promise<boolean>;
};

/** Calls: the greeting with its keys and its recording, and the callbacks that make the call's one message. */
export function createVoiceRoutes(deps: VoiceDeps): Hono {
  const routes = new Hono();
  const settings = { ...deps.settings, offersText: deps.textInstead !== undefined };

  async function record(
    c: Context,
    kind: CallEvent['kind'],
  ): Promise<{ form: TwilioForm; event: CallEvent }> {
    const form = await readTwilioRequest(c, settings);
    const event = readCallback[kind](form, deps.clock.now());
    await deps.recordCallEvent(event);
    return { form, event };
  }

  routes.post('/webhooks/twilio/voice', async (c) => {
    await record(c, 'call');
    return twimlResponse(greetingTwiml(settings, deps.isOpen?.() ?? true));
  });
  routes.post('/webhooks/twilio/voice/key', async (c) => {
    const { form, event } = await record(c, 'call');
    const [key] = [form.fields['Digits'] ?? ''].flat();
    if (key === greetingKeys.spanish) return twimlResponse(languageTwiml(settings, 'es'));
    if (key !== greetingKeys.text || !deps.textInstead) return twimlResponse(languageTwiml(settings, 'en'));
    const follows = await deps.textInstead(event);
    return twimlResponse(follows ? farewellTwiml(settings, 'textFollows') : noTextTwiml(settings));
  });
  routes.post('/webhooks/twilio/voice/recorded', async (c) => {
    const { event } = await record(c, 'recorded');
    const cutOff = event.kind === 'recorded' && isCutOff(event.seconds);
    return twimlResponse(farewellTwiml(settings, cutOff ? 'cutOff' : 'thanks'));
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
