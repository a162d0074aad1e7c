import type { OpenAPIHono } from '@hono/zod-openapi';
import type { PilotSettings } from '../config/pilot-settings.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { Authentication } from '../http/authenticate.ts';
import type { WriteTranscript } from '../intake/write-transcript.ts';
import { createAudioRoute, type ReadFile } from './audio-route.ts';
import { addDocsRoutes } from './docs-routes.tsx';
import { createConsentRoutes } from './consent-routes.ts';
import { createEffectRoutes, type EffectWork } from './effect-routes.ts';
import { createHealthRoutes, type HealthDeps } from './health-routes.ts';
import { createMessageRoutes } from './message-routes.ts';
import { createPatientReadRoutes } from './patient-read-routes.ts';
import { createPilotRoutes } from './pilot-routes.ts';
import { createPolicyRoutes } from './policy-routes.ts';
import { createRecordRoutes } from './record-routes.ts';
import { createReplyPreviewRoute, type PreviewReply } from './reply-preview-route.ts';
import { createReplyRoutes } from './reply-routes.ts';
import { createRoutingRoutes, type PreviewRouting } from './routing-routes.ts';
import { createStatsRoutes } from './stats-routes.ts';
import { createSubscriberRoutes, type SubscriberDeps } from './subscriber-routes.ts';
import { createTaskRoutes } from './task-routes.ts';
import { createTemplateRoutes } from './template-routes.ts';
import { createTranscriptRoute } from './transcript-route.ts';
import { createTicketRoutes, type PreviewMerge, type WorkTicket } from './ticket-routes.ts';

export type ApiDeps = HealthDeps & {
  db: PrismaClient;
  clock: Clock;
  auth: Authentication;
  timeZone: string;
  workTicket: WorkTicket;
  previewMerge: PreviewMerge;
  previewReply: PreviewReply;
  previewRouting: PreviewRouting;
  readFile: ReadFile;
  writeTranscript: WriteTranscript;
  effectWork: EffectWork;
  pilot: PilotSettings['pilot'];
} & SubscriberDeps;

/** Mounts the JSON API, its description and the health routes; described routes of others are mounted before. */
export function createApi(app: OpenAPIHono, deps: ApiDeps): void {
  app.route('/', createMessageRoutes(deps));
  app.route('/', createAudioRoute(deps));
  app.route('/', createTranscriptRoute(deps));
  app.route('/', createTicketRoutes(deps));
  app.route('/', createReplyPreviewRoute(deps));
  app.route('/', createReplyRoutes(deps));
  app.route('/', createConsentRoutes(deps));
  app.route('/', createTaskRoutes(deps));
  app.route('/', createEffectRoutes(deps));
  app.route('/', createSubscriberRoutes(deps));
  app.route('/', createPilotRoutes(deps));
  app.route('/', createTemplateRoutes(deps));
  app.route('/', createPolicyRoutes(deps));
  app.route('/', createRoutingRoutes(deps));
  app.route('/', createStatsRoutes(deps));
  app.route('/', createPatientReadRoutes(deps));
  app.route('/', createRecordRoutes(deps));
  app.route('/', createHealthRoutes(deps));
  addDocsRoutes(app);
}
