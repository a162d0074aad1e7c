import { Hono } from 'hono';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { isId } from '../../domain/id.ts';
import { HttpProblem } from '../../http/problem.ts';
import { readTwilioRequest, type TwilioWebhookSettings } from '../twilio/read-request.ts';
import { twimlResponse } from '../twilio/twiml.ts';

export type PageDeps = {
  settings: TwilioWebhookSettings;
  /** Resolves after it is durable that the page with this id was acknowledged. */
  acknowledgePage: (pageId: string) => Promise<void>;
};

/** The key that somebody on call pressed when a page was read out to them. */
export function createPageRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  routes.post('/webhooks/twilio/voice/page/:id', async (c) => {
    const form = await readTwilioRequest(c, deps.settings);
    const id = c.req.param('id');
    if (!isId(id)) throw new HttpProblem('not_found');
    const pressed = [form.fields['Digits'] ?? []].flat().some((digits) => digits !== '');
    if (pressed) await deps.acknowledgePage(id);
    return twimlResponse(answer(pressed));
  });
  return routes;
}

function answer(pressed: boolean): string {
  const response = new VoiceResponse();
  const words = pressed
    ? 'Thank you. You have acknowledged it. Please open the console now. Goodbye.'
    : 'No key was pressed. Someone else will be called. Goodbye.';
  response.say({ language: 'en-US', voice: 'Polly.Joanna' }, words);
  response.hangup();
  return response.toString();
}
