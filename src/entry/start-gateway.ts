import type { Settings } from '../config/settings.ts';
import { openDatabase, type Database } from '../db/client.ts';
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { migrate } from '../db/migrate.ts';
import { systemClock, type Clock } from '../domain/clock.ts';
import { createPageLinks } from '../domain/page-links.ts';
import { defaultPolicy } from '../domain/policy.ts';
import { createMetrics } from '../http/metrics.ts';
import { createGroupedAccept } from '../intake/accept-messages.ts';
import { watchArrivals } from '../intake/arrivals-first.ts';
import { createJobHandlers } from '../jobs/handlers.ts';
import { createBoss, jobQueueOf, startBoss } from '../jobs/job-queue.ts';
import { runSweeps, type Sweep } from '../jobs/run-sweeps.ts';
import { workJobs } from '../jobs/work-jobs.ts';
import type { Logger } from '../logging/logger.ts';
import { createPolicyInForce, type PolicyInForce } from '../policies/policy-in-force.ts';
import { keepPolicy } from '../policies/policy-store.ts';
import { keepInStep } from '../outbox/outgoing-system-store.ts';
import { retellLeftOut } from '../outbox/redo-store.ts';
import { composeApp } from './compose-app.ts';
import { openFormWork } from './compose-form.ts';
import { pipelineParts } from './compose-pipeline.ts';
import { readFormAssets } from './form-assets.ts';
import { listSweeps } from './list-sweeps.ts';
import { closeServer, listen } from './listen.ts';
import { loadDrugTable } from './load-drug-table.ts';
import { ownWords } from './own-words.ts';
import { readTextFile } from './read-text-file.ts';
import { accountKeysOf, openAccounts } from './open-accounts.ts';
import { modelParts, speechParts } from './open-models.ts';
import { openHelpdesk, openSystems, systemsOf } from './open-systems.ts';
import { openWebhooks } from './open-webhooks.ts';
import { openRecordings } from './open-recordings.ts';
import { ehrReader, openRecords, questionReader, recordSweeps, rxTaker } from './open-records.ts';

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
    const records = await openRecords(settings, { clock, db: database.prisma });
    const speech = speechParts(settings, { clock, db: database.prisma }, metrics, closers);
    const webhooks = await openWebhooks(settings, { db: database.prisma, clock });
    const targets = { ...openSystems(settings, { clock, database, logger, records }), ...webhooks.targets };
    await keepInStep(database.prisma, systemsOf(targets), clock.now());
    // The settings may name another pilot now.
    await retellLeftOut(database.prisma, clock.now());
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
    const { lists, sweeps: sweepsOfForm } = openFormWork(settings, pipeline, accept);
    closers.push(() => lists.stop());
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
      lists,
      recordings,
      policies,
      spoken,
      subscribing: webhooks.subscribing,
      systems: {
        targets,
        ehr: records.ehrWriting && ehrReader(records.ehrWriting, settings.timeZone),
        readThere: { helpdesk: pipeline.helpdesk, question: questionReader(records.ehrWriting) },
      },
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
        ...listSweeps(settings, pipeline, accept),
        ...sweepsOfForm,
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

function afterRefresh(sweep: Sweep, policies: PolicyInForce): Sweep {
  return {
    ...sweep,
    async run(stopping) {
      await policies.refresh();
      await sweep.run(stopping);
    },
  };
}

async function startEmbedded(dataDir: string, closers: (() => Promise<void>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres(dataDir);
  closers.push(() => postgres.stop());
  return postgres.url;
}
