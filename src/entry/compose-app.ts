import type { OpenAPIHono } from '@hono/zod-openapi';
import { createHealthRoutes } from '../api/health-routes.ts';
import { createMessageRoutes } from '../api/message-routes.ts';
import { createReplyRoutes } from '../api/reply-routes.ts';
import { createTaskRoutes } from '../api/task-routes.ts';
import { createFormRoutes, type FormAsset } from '../channels/web/form-routes.ts';
import { createRequestRoutes } from '../channels/web/request-routes.ts';
import type { Settings } from '../config/settings.ts';
import type { Database } from '../db/client.ts';
import type { Authentication } from '../http/authenticate.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import { findApiKey } from '../access/api-key-store.ts';
import type { PipelineDeps } from '../pipeline/pipeline-deps.ts';
import { composeWebhooks, type WebhookParts } from './compose-webhooks.ts';

export type AppParts = WebhookParts & {
  database: Database;
  settings: Settings;
  pipeline: PipelineDeps;
  formAssets: Map<string, FormAsset>;
};

/** The whole application: webhooks, the API, the form and the console. */
export function composeApp(parts: AppParts): OpenAPIHono {
  const { database, clock, settings, accept } = parts;
  const db = database.prisma;
  const auth: Authentication = {
    findCaller: (presented) => findApiKey(db, presented),
    rateLimit: createRateLimit(settings.apiRatePerMinute, clock),
  };
  const app = composeWebhooks(parts);
  app.route('/', createRequestRoutes({ db, accept, clock, auth, timeZone: settings.timeZone }));
  app.route('/', createMessageRoutes({ db, auth }));
  app.route('/', createReplyRoutes({ db, auth }));
  app.route('/', createTaskRoutes({ db, auth, clock }));
  app.route('/', createFormRoutes(parts.formAssets));
  app.route(
    '/',
    createHealthRoutes({
      db,
      clock,
      missingForProduction: [],
      metrics: parts.metrics,
      metricsToken: settings.metricsToken,
    }),
  );
  return app;
}
