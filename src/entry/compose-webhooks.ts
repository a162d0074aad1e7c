import type { OpenAPIHono } from '@hono/zod-openapi';
import { createHelpdeskRoutes } from '../channels/helpdesk/helpdesk-routes.ts';
import { createRxEventRoutes } from '../channels/pharmacy/rx-event-routes.ts';
import { createSmsRoutes } from '../channels/sms/sms-routes.ts';
import type { GreetingOptions } from '../channels/voice/greeting.ts';
import { createPageRoutes } from '../channels/voice/page-routes.ts';
import { createVoiceRoutes, type VoiceDeps } from '../channels/voice/voice-routes.ts';
import type { Settings } from '../config/settings.ts';
import type { Database } from '../db/client.ts';
import { isOpenAt } from '../domain/business-calendar.ts';
import type { Clock } from '../domain/clock.ts';
import { createApp } from '../http/create-app.ts';
import type { Metrics } from '../http/metrics.ts';
import type { RefusalPage } from '../http/refusal-pages.ts';
import type { Accept } from '../intake/accept-messages.ts';
import { awaitAttempts, type StopWait } from '../intake/await-attempts.ts';
import { acceptPharmacyMessage } from '../intake/accept-pharmacy-message.ts';
import {
  deliveryState,
  recordDeliveryStatus,
  type DeliveryRecorded,
  type DeliveryReport,
} from '../intake/delivery-status.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Logger } from '../logging/logger.ts';
import type { PolicyInForce } from '../policies/policy-in-force.ts';
import { createCallRecorder } from './create-call-recorder.ts';

/** What the vendors' webhooks need, on Node and on Workers alike. */
export type WebhookParts = {
  database: Pick<Database, 'prisma' | 'pool'>;
  jobs: JobQueue;
  clock: Clock;
  logger: Logger;
  settings: Pick<
    Settings,
    | 'publicUrl'
    | 'twilio'
    | 'orgName'
    | 'orgPhone'
    | 'openai'
    | 'greeting'
    | 'timeZone'
    | 'pharmacyEvents'
    | 'freshdesk'
  >;
  accept: Accept;
  /** On Workers, which read nothing, the vendor's and the carrier's keywords alone. */
  asksToStop: StopWait['asksToStop'];
  metrics: Metrics | null;
  /** What people read who are refused; absent on Workers, which have no pages. */
  refusals?: readonly RefusalPage[] | undefined;
  /** Refreshed before anything is decided: another process may have put another policy in force. */
  policies: PolicyInForce;
  /** Absent on Workers, which compose no text: a caller who asks for one is asked for a message instead. */
  textInstead?: VoiceDeps['textInstead'];
  /** What callers hear, where the operator has words of their own. */
  spoken?: Pick<GreetingOptions, 'words'>;
};

/** The application with the vendors' webhooks mounted. */
export function composeWebhooks(parts: WebhookParts): OpenAPIHono {
  const { clock, settings, accept, jobs, policies } = parts;
  const { prisma, pool } = parts.database;
  async function recordDelivery(report: DeliveryReport): Promise<DeliveryRecorded> {
    // Only what becomes of a text that has failed is the policy's.
    if (deliveryState(report.status) === 'failed') await policies.refresh();
    const { texting } = policies.policy;
    const recorded = await recordDeliveryStatus(prisma, report, clock.now(), texting);
    const { operator: code } = recorded;
    const fields = { event: 'send_needs_operator', code, vendorCode: report.errorCode };
    if (code) parts.logger.error(fields, 'the vendor refuses to send until somebody acts');
    return recorded;
  }
  const { logger: log, metrics, refusals } = parts;
  const app = createApp({ log, measure: metrics?.measure, refusals });
  app.route(
    '/',
    createSmsRoutes({
      settings,
      clock,
      accept,
      awaitAttempts: (message) => awaitAttempts({ pool, clock, asksToStop: parts.asksToStop }, message),
      recordDelivery,
    }),
  );
  app.route(
    '/',
    createVoiceRoutes({
      settings: { ...settings, ...parts.spoken },
      clock,
      isOpen: () => isOpenAt(clock.now(), parts.policies.policy.calendar, settings.timeZone),
      recordCallEvent: createCallRecorder(prisma, jobs, settings),
      ...(parts.textInstead ? { textInstead: parts.textInstead } : {}),
    }),
  );
  app.route(
    '/',
    createPageRoutes({
      settings,
      acknowledgePage: (pageId) => jobs.enqueue(prisma, 'acknowledge-page', [{ data: { pageId } }]),
    }),
  );
  app.route(
    '/',
    createHelpdeskRoutes({
      secret: settings.freshdesk?.webhookSecret ?? null,
      readTicket: (externalId) => jobs.enqueue(prisma, 'read-helpdesk-ticket', [{ data: { externalId } }]),
    }),
  );
  app.route(
    '/',
    createRxEventRoutes({
      settings,
      accept: (message) => acceptPharmacyMessage({ db: prisma, jobs }, message, clock.now()),
    }),
  );
  return app;
}
