import { Hono } from 'hono';
import type { Clock } from '../../domain/clock.ts';
import type { InboundMessage } from '../../domain/message.ts';
import type { DeliveryReport } from '../../intake/delivery-status.ts';
import { readTwilioRequest, type TwilioWebhookSettings } from '../twilio/read-request.ts';
import { twimlResponse } from '../twilio/twiml.ts';
import { readDeliveryReport } from './delivery-report.ts';
import { readIncomingText } from './incoming-text.ts';

export type SmsDeps = {
  settings: TwilioWebhookSettings;
  clock: Clock;
  /** Resolves after the message and its job are committed. */
  accept(message: InboundMessage): Promise<{ kind: 'accepted' | 'redelivered'; id: string }>;
  /** Resolves when nothing that was begun before is still on its way to a sender who asks to be left alone. */
  awaitAttempts(message: InboundMessage): Promise<void>;
  /** Resolves after the report is committed. */
  recordDelivery(report: DeliveryReport): Promise<unknown>;
};

/** Texts and photos that come in, and what became of those that went out. */
export function createSmsRoutes(deps: SmsDeps): Hono {
  const routes = new Hono();

  routes.post('/webhooks/twilio/sms', async (c) => {
    const form = await readTwilioRequest(c, deps.settings);
    const message = readIncomingText(form, deps.clock.now());
    await deps.accept(message);
    await deps.awaitAttempts(message);
    return twimlResponse();
  });

  routes.post('/webhooks/twilio/sms/status', async (c) => {
    const form = await readTwilioRequest(c, deps.settings);
    await deps.recordDelivery(readDeliveryReport(form));
    return c.body(null, 204);
  });

  return routes;
}
