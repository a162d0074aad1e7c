import { addModelFigures } from '../api/add-model-figures.ts';
import { addSpeechFigures } from '../api/add-speech-figures.ts';
import type { Settings } from '../config/settings.ts';
import { openDatabase, type Database } from '../db/client.ts';
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import { migrate } from '../db/migrate.ts';
import { systemClock, type Clock } from '../domain/clock.ts';
import { createPageLinks, type PageLinks } from '../domain/page-links.ts';
import { defaultPolicy } from '../domain/policy.ts';
import type { RecordingStore } from '../domain/recording-store.ts';
import { createMetrics, type Metrics } from '../http/metrics.ts';
import { createGroupedAccept, type Accept } from '../intake/accept-messages.ts';
import { watchArrivals } from '../intake/arrivals-first.ts';
import { clockSweep } from '../jobs/clock-sweep.ts';
import { dueRepliesSweep } from '../jobs/due-replies-sweep.ts';
import { endingSupplySweep } from '../jobs/ending-supply-sweep.ts';
import { lapsedQuestionsSweep } from '../jobs/lapsed-questions-sweep.ts';
import { helpdeskSweep, outboxSweeps } from '../jobs/outbox-sweeps.ts';
import { createJobHandlers } from '../jobs/handlers.ts';
import { pharmacyEventSweep } from '../jobs/pharmacy-event-sweep.ts';
import { rosterSweep } from '../jobs/roster-sweep.ts';
import { createBoss, jobQueueOf, startBoss, type JobQueue } from '../jobs/job-queue.ts';
import { missedSweeps, runSweeps, strandedSweep, unfetchedSweep, type Sweep } from '../jobs/run-sweeps.ts';
import { deletionSweep, retentionSweep } from '../jobs/recording-sweeps.ts';
import { sealSweep } from '../jobs/seal-sweep.ts';
import { untranscribedSweep } from '../jobs/untranscribed-sweep.ts';
import { webhookSweep } from '../jobs/webhook-sweep.ts';
import { workJobs } from '../jobs/work-jobs.ts';
import type { Logger } from '../logging/logger.ts';
import { createPolicyInForce, type PolicyInForce } from '../policies/policy-in-force.ts';
import { keepPolicy } from '../policies/policy-store.ts';
import { keepInStep } from '../outbox/outgoing-system-store.ts';
import type { HelpdeskDeps } from '../pipeline/take-in-helpdesk.ts';
import type { EffectTargets } from '../pipeline/work-effects.ts';
import type { NoticeWays } from '../pipeline/notice-ways.ts';
import { createLanguageModel } from '../systems/language-model/create-language-model.ts';
import type { LanguageModel, ModelFigures } from '../systems/language-model/language-model.ts';
import { createSlackSender } from '../systems/chat/slack-webhook.ts';
import { createSmtpMail } from '../systems/mail/smtp-mail.ts';
import { createSpeechToText } from '../systems/speech/create-speech-to-text.ts';
import type { SpeechToText } from '../systems/speech/speech-to-text.ts';
import { createTwilioCaller } from '../systems/telephony/call-placer.ts';
import { createRecordingDeleter } from '../systems/telephony/delete-recording.ts';
import { createMediaFetcher } from '../systems/telephony/fetch-media.ts';
import { createTwilioTextSender } from '../systems/telephony/twilio-client.ts';
import { createTwilioLists } from '../systems/telephony/twilio-lists.ts';
import { formSweeps } from './compose-form.ts';
import { composeApp } from './compose-app.ts';
import { createCallRecorder } from './create-call-recorder.ts';
import { readFormAssets } from './form-assets.ts';
import { closeServer, listen } from './listen.ts';
import { loadDrugTable } from './load-drug-table.ts';
import { ownWords } from './own-words.ts';
import { readTextFile } from './read-text-file.ts';
import { accountKeysOf, openAccounts } from './open-accounts.ts';
import { openHelpdesk, openSystems, systemsOf } from './open-systems.ts';
import { openWebhooks } from './open-webhooks.ts';
import { openRecordings } from './open-recordings.ts';
import { openRecords, recordSweeps, rxTaker } from './open-records.ts';

export type Gateway = {
  /** Where it listens, such as `http://127.0.0.1:8787`. */
  address: string;
  database: Database;
  /** Takes no more requests, finishes the jobs at hand, and leaves the database. */
  stop(): Promise<void>;
};

export type GatewayOptions = { clock?: Clock; logger: Logger };

/** How long running jobs may take to end when the gateway is stopped. */
const drainLimitMs = 20_000;

/** Builds the real parts and starts them in the order in which they need each other. */
export async function startGateway(settings: Settings, options: GatewayOptions): Promise<Gateway> {
  const { logger } = options;
  const clock = options.clock ?? systemClock;
  const closers: (() => Promise<void>)[] = [];
  async function stop(): Promise<void> {
    for (const close of closers.splice(0).reverse()) await close();
  }
  try {
    await loadDrugTable(settings.drugTable);
    const spoken = await ownWords(settings.greetingWords, readTextFile);
    const url = settings.databaseUrl ?? (await startEmbedded(settings.dataDir, closers));
    await migrate(url);
    const database = openDatabase(url, { poolSize: 10 });
    closers.push(() => database.close());

    await keepShippedPolicy(database, clock, logger);
    const policies = createPolicyInForce(database.prisma);
    await policies.refresh();

    const boss = createBoss(url, {
      listen: true,
      onError: (error) => logger.error({ event: 'job_queue_error', error }, 'the job queue reports an error'),
    });
    await startBoss(boss);
    closers.push(() => boss.stop({ graceful: true, timeout: drainLimitMs }));
    const jobs = jobQueueOf(boss);

    const metrics = createMetrics();
    const model = modelParts(settings, clock, metrics, closers);
    const recordings = await openRecordings(settings);
    const records = await openRecords(settings, { clock });
    const speech = speechParts(settings, { clock, db: database.prisma }, metrics, closers);
    const webhooks = await openWebhooks(settings, { db: database.prisma, clock });
    const targets = { ...openSystems(settings, { clock, database, records }), ...webhooks.targets };
    await keepInStep(database.prisma, systemsOf(targets), clock.now());
    const takeInRx = rxTaker({ database, clock, timeZone: settings.timeZone });
    const parts = {
      db: database.prisma,
      jobs,
      clock,
      logger,
      recordings,
      speech,
      targets,
      takeInRx,
      pageLinks: createPageLinks(await accountKeysOf(settings), settings.publicUrl),
      ...model,
    };
    const { accept, quiet } = watchArrivals(createGroupedAccept(database.pool, jobs));
    const pipeline = pipelineParts(settings, { ...parts, accept, ...openHelpdesk(settings) }, policies);
    const form = await readFormAssets();
    const accounts = await openAccounts(settings, { db: database.prisma, clock });
    const app = composeApp({
      database,
      jobs,
      clock,
      logger,
      settings,
      pipeline,
      accept,
      metrics,
      form,
      recordings,
      policies,
      spoken,
      subscribing: webhooks.subscribing,
      accounts,
      mail: pipeline.notices.mail,
      keySet: records.keySet,
    });
    await workJobs(boss, createJobHandlers(pipeline), {
      logger,
      ready: () => quiet().then(() => policies.refresh()),
    });
    const sweeps = runSweeps(
      [
        ...sweepsOf(settings, pipeline, accept),
        ...recordSweeps(settings, records, { database, clock, logger, pipeline }),
      ].map((sweep) => afterRefresh(sweep, policies)),
      logger,
    );
    closers.push(() => sweeps.stop());
    const { server, address } = await listen(app.fetch, settings);
    closers.push(() => closeServer(server));
    return { address, database, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What decides from now on can be asked again by `npm run replay` and by later versions of the program. */
async function keepShippedPolicy({ prisma }: Database, clock: Clock, logger: Logger): Promise<void> {
  const by = { author: 'system', reason: 'came with the program', at: clock.now() };
  if ((await keepPolicy(prisma, defaultPolicy, by)) !== 'changed') return;
  const policyVersion = defaultPolicy.version;
  logger.warn(
    { event: 'policy_changed', policyVersion },
    'figures of the policy were changed without a new version; what it decides may not come out again',
  );
}

type ModelParts = { languageModel: LanguageModel | null; modelFigures?: ModelFigures };
type Parts = {
  db: PrismaClient;
  jobs: JobQueue;
  clock: Clock;
  logger: Logger;
  recordings: RecordingStore;
  speech: SpeechToText | null;
  targets: EffectTargets;
  takeInRx: ReturnType<typeof rxTaker>;
  pageLinks: PageLinks;
} & ModelParts &
  HelpdeskDeps;
type PipelineParts = ReturnType<typeof pipelineParts>;

/** The optional reader, where a model is named; what it is busy with ends when the gateway stops. */
function modelParts(
  { openai }: Settings,
  clock: Clock,
  metrics: Metrics,
  closers: (() => Promise<void>)[],
): ModelParts {
  if (!openai || openai.model === null) return { languageModel: null };
  const { apiKey, baseUrl, model, api } = openai;
  const stopping = new AbortController();
  closers.push(() => Promise.resolve(stopping.abort()));
  const parts = { clock, stopping: stopping.signal };
  return {
    languageModel: createLanguageModel({ apiKey, baseUrl, model, api }, parts),
    modelFigures: addModelFigures(metrics),
  };
}

/** Our own speech to text, where a model is named for it. */
function speechParts(
  { openai }: Settings,
  { clock, db }: { clock: Clock; db: PrismaClient },
  metrics: Metrics,
  closers: (() => Promise<void>)[],
): SpeechToText | null {
  if (!openai || openai.transcriptionModel === null) return null;
  const { apiKey, baseUrl, transcriptionModel: model } = openai;
  const stopping = new AbortController();
  closers.push(() => Promise.resolve(stopping.abort()));
  const figures = addSpeechFigures(metrics, db, clock);
  return createSpeechToText({ apiKey, baseUrl, model }, { clock, figures, stopping: stopping.signal });
}

/** What the pipeline works with, and the vendor where there is an account. */
function pipelineParts(settings: Settings, parts: Parts, policies: PolicyInForce) {
  const { twilio, production, publicUrl } = settings;
  return {
    ...parts,
    // Asked for each time: another one may have been put in force.
    get policy() {
      return policies.policy;
    },
    settings,
    sender: twilio ? createTwilioTextSender(twilio) : null,
    notices: noticeWays(settings, parts.pageLinks),
    fetchMedia: twilio ? createMediaFetcher(twilio) : null,
    deleteRecording: twilio ? createRecordingDeleter(twilio) : null,
    production,
    statusCallback: `${publicUrl.replace(/\/$/, '')}/webhooks/twilio/sms/status`,
  };
}

/** A call needs a number that calls, which a messaging service is not. */
function noticeWays({ mail, twilio, publicUrl, slackWebhooks }: Settings, pageLinks: PageLinks): NoticeWays {
  const from = twilio?.from ?? null;
  return {
    publicUrl,
    mail: mail ? createSmtpMail(mail) : null,
    chat: Object.keys(slackWebhooks).length > 0 ? createSlackSender(slackWebhooks) : null,
    pageLinks,
    calls: twilio && from !== null ? createTwilioCaller({ ...twilio, from }) : null,
  };
}

function afterRefresh(sweep: Sweep, policies: PolicyInForce): Sweep {
  return {
    ...sweep,
    async run(stopping) {
      await policies.refresh();
      await sweep.run(stopping);
    },
  };
}

function sweepsOf(settings: Settings, pipeline: PipelineParts, accept: Accept): Sweep[] {
  const sweeps = [
    clockSweep(pipeline),
    endingSupplySweep(pipeline),
    dueRepliesSweep(pipeline),
    lapsedQuestionsSweep(pipeline),
    strandedSweep(pipeline),
    pharmacyEventSweep(pipeline),
    unfetchedSweep(pipeline),
    untranscribedSweep(pipeline),
    deletionSweep(pipeline),
    retentionSweep(pipeline),
    sealSweep(pipeline),
    rosterSweep(pipeline),
    ...formSweeps(settings, pipeline, accept),
    ...outboxSweeps(pipeline),
    webhookSweep(pipeline),
    ...(pipeline.helpdesk ? [helpdeskSweep(pipeline)] : []),
  ];
  const { backfillMinutes, twilio } = settings;
  if (!twilio) return sweeps;
  const { db, jobs } = pipeline;
  const missed = missedSweeps({
    ...pipeline,
    accept,
    lists: createTwilioLists(twilio),
    recordCallEvent: createCallRecorder(db, jobs, settings),
    // A messaging service has numbers of its own, of which TWILIO_FROM may be one.
    ourNumber: twilio.messagingServiceSid === null ? twilio.from : null,
    backfillMinutes,
  });
  return [...sweeps, ...missed];
}

async function startEmbedded(dataDir: string, closers: (() => Promise<void>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres(dataDir);
  closers.push(() => postgres.stop());
  return postgres.url;
}
