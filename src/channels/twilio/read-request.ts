import type { Context } from 'hono';
import type { z } from 'zod';
import { HttpProblem } from '../../http/problem.ts';
import { firstValues, readForm, type TwilioForm } from './form.ts';
import { isSignedByTwilio } from './signature.ts';

/** What the webhooks need to know of the settings. `twilio` null: no account, nothing can be verified. */
export type TwilioWebhookSettings = {
  /** The address that Twilio calls, with its base path if it has one. */
  publicUrl: string;
  twilio: { accountSid: string; authTokens: string[] } | null;
};

/**
 * Reads a webhook's body and proves who sent it: nothing may be stored of a request that is refused here.
 * @throws HttpProblem 503 without an account, 403 for a wrong or missing signature and for another account.
 */
export async function readTwilioRequest(c: Context, settings: TwilioWebhookSettings): Promise<TwilioForm> {
  if (!settings.twilio) throw new HttpProblem('unavailable');
  const form = readForm(await c.req.text());
  const signature = c.req.header('x-twilio-signature') ?? null;
  const request = { target: requestTarget(c), signature, form };
  if (!isSignedByTwilio(request, settings.publicUrl, settings.twilio.authTokens))
    throw new HttpProblem('forbidden');
  if (!isOfAccount(form, settings.twilio.accountSid)) throw new HttpProblem('forbidden');
  return form;
}

/**
 * The fields that a route needs, out of a form that may hold any others (Twilio adds fields without notice).
 * @throws HttpProblem 400 with the places that do not fit.
 */
export function parseForm<T>(form: TwilioForm, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(firstValues(form));
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new HttpProblem('bad_request', { errors });
}

/** A JSON body has no such field: what else it lacks is for the route's schema to say. */
function isOfAccount(form: TwilioForm, accountSid: string): boolean {
  return [form.fields['AccountSid'] ?? []].flat().every((sid) => sid === accountSid);
}

/**
 * Path and query as they stood in the request line. `Request.url` is normalised (an apostrophe becomes %27), and
 * the signature covers what was sent, so that Node's own request is asked where there is one.
 */
function requestTarget(c: Context): string {
  const target = (c.env as { incoming?: { url?: unknown } } | undefined)?.incoming?.url;
  if (typeof target === 'string' && target.startsWith('/')) return target;
  const url = new URL(c.req.url);
  return url.pathname + url.search;
}
