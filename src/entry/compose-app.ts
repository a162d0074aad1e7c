import type { OpenAPIHono } from '@hono/zod-openapi';
import { createAccountRoutes } from '../accounts/account-routes.tsx';
import type { OpenAuth } from '../accounts/auth.ts';
import { refusalsOfAccounts } from '../accounts/refusal-page.tsx';
import { addArrivalGauges } from '../api/add-arrival-gauges.ts';
import { addOutboxGauges } from '../api/add-outbox-gauges.ts';
import { addRecordingGauges } from '../api/add-recording-gauges.ts';
import type { ReadFile } from '../api/audio-route.ts';
import { addGauges } from '../api/add-gauges.ts';
import { addWorkGauges } from '../api/add-work-gauges.ts';
import { createApi } from '../api/create-api.ts';
import type { EffectWork } from '../api/effect-routes.ts';
import { createKeySetRoute } from '../api/key-set-route.ts';
import type { PreviewReply } from '../api/reply-preview-route.ts';
import type { SubscriberDeps } from '../api/subscriber-routes.ts';
import type { PreviewRouting } from '../api/routing-routes.ts';
import type { PreviewMerge } from '../api/ticket-routes.ts';
import { acceptRequest } from '../channels/web/accept-request.ts';
import { createRequestRoutes } from '../channels/web/request-routes.ts';
import { missingForProduction } from '../config/missing-for-production.ts';
import type { Settings } from '../config/settings.ts';
import { createPageLinkRoutes } from '../console/page-link-routes.tsx';
import { createConsoleRoutes } from '../console/console-routes.tsx';
import type { Database } from '../db/client.ts';
import type { Authentication } from '../http/authenticate.ts';
import type { RecordingStore } from '../domain/recording-store.ts';
import type { FormParts } from './form-assets.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import { findApiKey } from '../access/api-key-store.ts';
import { createRequestStore } from '../intake/request-store.ts';
import { writeTranscript, type Writing, type Written } from '../intake/write-transcript.ts';
import { acknowledgeByLink, readPageStand } from '../pipeline/paging/acknowledge-by-link.ts';
import { applyTicketEvent, type TicketWork, type TicketWorkResult } from '../pipeline/apply-event.ts';
import type { PipelineDeps } from '../pipeline/pipeline-deps.ts';
import type { EhrReader } from '../pipeline/records/read-ehr-records.ts';
import { readEffectWords } from '../pipeline/effects/read-effect-words.ts';
import type { ReadThere } from '../pipeline/effects/look-up-there.ts';
import { takeEffectInHand } from '../pipeline/effects/take-effect-in-hand.ts';
import type { EffectTargets } from '../pipeline/effects/work-effects.ts';
import { asksToStop } from '../pipeline/reading/asks-to-stop.ts';
import { readAttachment } from '../pipeline/recordings/read-attachment.ts';
import { previewMerge } from '../pipeline/joins/preview-merge.ts';
import { previewRouting } from '../pipeline/needs/preview-routing.ts';
import { previewStaffReply } from '../pipeline/replies/preview-staff-reply.ts';
import { textCaller } from '../pipeline/recordings/text-caller.ts';
import type { MailSender } from '../systems/mail/mail-sender.ts';
import type { ListAcceptance } from '../form/list/accept-parts.ts';
import { refusalsOfForm } from '../form/form-routes.tsx';
import { composeForm } from './compose-form.ts';
import { callDepsOf } from './create-call-recorder.ts';
import { composeWebhooks, type WebhookParts } from './compose-webhooks.ts';
import { clientAddress } from './open-accounts.ts';

export type AppParts = Omit<WebhookParts, 'asksToStop'> & {
  database: Database;
  settings: Settings;
  pipeline: PipelineDeps;
  form: FormParts;
  lists: ListAcceptance;
  recordings: RecordingStore;
  accounts: OpenAuth;
  mail: MailSender | null;
  subscribing: SubscriberDeps['subscribing'];
  /** The systems that are kept in step, and the EHR as a patient is looked up there; none without settings. */
  systems?: { targets: EffectTargets; ehr: EhrReader | null; readThere?: ReadThere };
  /** Our public keys, where we sign in somewhere by one. */
  keySet?: object | null;
};

/** The whole application: webhooks, the API, the form and the console. */
export function composeApp(parts: AppParts): OpenAPIHono {
  const { database, clock, settings, accept } = parts;
  const db = database.prisma;
  const auth: Authentication = {
    findCaller: (presented) => findApiKey(db, presented, clock.now()),
    rateLimit: createRateLimit(settings.apiRatePerMinute, clock),
  };
  const app = composeWebhooks({
    ...parts,
    refusals: [
      refusalsOfForm({
        files: parts.form.files,
        timeZone: settings.timeZone,
        org: { name: settings.orgName, phone: settings.orgPhone },
      }),
      ...refusalsOfAccounts,
    ],
    asksToStop,
    textInstead: (call) => textCaller({ db, jobs: parts.jobs, settings }, call),
  });
  const acceptance = { store: createRequestStore(db), accept, clock };
  app.route('/', createRequestRoutes({ ...acceptance, auth, timeZone: settings.timeZone }));
  if (parts.metrics) {
    addGauges(parts.metrics, db, clock);
    addArrivalGauges(parts.metrics, db, clock);
    addWorkGauges(parts.metrics, db, clock);
    addRecordingGauges(parts.metrics, db, clock);
    addOutboxGauges(parts.metrics, db, clock);
  }
  async function workTicket(work: TicketWork): Promise<TicketWorkResult> {
    await parts.policies.refresh();
    return applyTicketEvent(parts.pipeline, work);
  }
  async function previewOfMerge(merge: Parameters<PreviewMerge>[0]): ReturnType<PreviewMerge> {
    await parts.policies.refresh();
    return previewMerge(parts.pipeline, merge);
  }
  async function previewReply(reply: Parameters<PreviewReply>[0]): ReturnType<PreviewReply> {
    await parts.policies.refresh();
    return previewStaffReply(parts.pipeline, reply);
  }
  async function previewOfRouting(...asked: Parameters<PreviewRouting>): ReturnType<PreviewRouting> {
    await parts.policies.refresh();
    return previewRouting(parts.pipeline, ...asked);
  }
  function writeDown(writing: Writing): Promise<Written> {
    return writeTranscript(calls, writing);
  }
  function readFile(...asked: Parameters<ReadFile>): ReturnType<ReadFile> {
    return readAttachment({ db, recordings: parts.recordings, logger: parts.logger }, ...asked);
  }
  const calls = callDepsOf(db, parts.jobs, settings);
  const { publicUrl, timeZone, metricsToken } = settings;
  app.route(
    '/',
    createAccountRoutes({
      db,
      clock,
      publicUrl,
      openAuth: parts.accounts,
      mail: parts.mail,
      orgName: settings.orgName,
      addressOf: clientAddress(settings.clientAddressHeader),
      log: parts.logger,
      warningScript: parts.form.warningScript,
    }),
  );
  const { targets, ehr, readThere } = parts.systems ?? { targets: {}, ehr: null };
  const effectWork: EffectWork = {
    readWords: (effectId) => readEffectWords({ db, targets }, effectId),
    takeInHand: (said) => takeEffectInHand({ db, ehr, ...(readThere ? { readThere } : {}) }, said),
  };
  const work = {
    effectWork,
    workTicket,
    previewMerge: previewOfMerge,
    previewReply,
    readFile,
    writeTranscript: writeDown,
  };
  app.route('/', composeForm(parts, { workTicket, accept: (input) => acceptRequest(acceptance, input) }));
  app.route(
    '/',
    createConsoleRoutes({
      db,
      clock,
      auth,
      ...work,
      publicUrl,
      timeZone,
      pilot: settings.pilot,
      mail: parts.mail,
      orgName: settings.orgName,
    }),
  );
  const { pageLinks } = parts.pipeline.notices ?? {};
  if (pageLinks) {
    const stands = {
      standOf: (pageId: string) => readPageStand({ db, clock }, pageId),
      async acknowledge(pageId: string) {
        await parts.policies.refresh();
        return acknowledgeByLink(parts.pipeline, pageId);
      },
    };
    app.route('/', createPageLinkRoutes({ links: pageLinks, ...stands }));
  }
  if (parts.keySet) app.route('/', createKeySetRoute(parts.keySet));
  createApi(app, {
    db,
    clock,
    auth,
    timeZone,
    ...work,
    previewRouting: previewOfRouting,
    missingForProduction: missingForProduction(settings),
    transcribes: settings.openai?.transcriptionModel != null,
    metrics: parts.metrics,
    metricsToken,
    subscribing: parts.subscribing,
    pilot: settings.pilot,
  });
  return app;
}
