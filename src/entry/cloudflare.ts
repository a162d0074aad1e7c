import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ExecutionContext } from 'hono';
import { createHealthRoutes } from '../api/health-routes.ts';
import type { GreetingOptions } from '../channels/voice/greeting.ts';
import { parseSettings, SettingsError, type Settings } from '../config/settings.ts';
import { openHyperdrive } from '../db/hyperdrive.ts';
import { isCarrierStop } from '../domain/carrier-keyword.ts';
import { systemClock } from '../domain/clock.ts';
import { createApp } from '../http/create-app.ts';
import { HttpProblem } from '../http/problem.ts';
import { createSingleAccept } from '../intake/accept-messages.ts';
import { createEnqueueOnlyQueue, type QueueFacts } from '../jobs/enqueue-only.ts';
import { createConsoleLogger } from '../logging/console-logger.ts';
import { createPolicyInForce } from '../policies/policy-in-force.ts';
import { composeWebhooks } from './compose-webhooks.ts';
import { ownWords } from './own-words.ts';

/** The bindings of wrangler.toml: the database, and the settings as variables and secrets. */
type WorkerEnv = { DB?: { connectionString: string } } & Record<string, unknown>;
type WorkerSettings = Settings & { databaseUrl: string; spoken: Pick<GreetingOptions, 'words'> };

/** The one thing that requests share: rows that pg-boss read. A connection may not outlive its request. */
const queueFacts: QueueFacts = new Map();

/**
 * The vendors' webhooks on Cloudflare Workers: messages are accepted into the same database, with their jobs, and a
 * Node process works them. Everything is built for one request and closed after its answer.
 */
async function answer(request: Request, env: WorkerEnv, context: ExecutionContext): Promise<Response> {
  const settings = await readSettings(env);
  if (!settings) return composeRefusal().fetch(request, env, context);
  const database = openHyperdrive(settings.databaseUrl);
  try {
    return await composeWorker(settings, database).fetch(request, env, context);
  } finally {
    context.waitUntil(database.close());
  }
}

function composeWorker(settings: WorkerSettings, database: ReturnType<typeof openHyperdrive>): OpenAPIHono {
  const clock = systemClock;
  const jobs = createEnqueueOnlyQueue(queueFacts, clock);
  const app = composeWebhooks({
    database,
    jobs,
    clock,
    settings,
    spoken: settings.spoken,
    logger: createConsoleLogger(settings.logLevel),
    accept: createSingleAccept(database.pool, jobs),
    asksToStop: isCarrierStop,
    metrics: null,
    policies: createPolicyInForce(database.prisma),
  });
  const { prisma: db } = database;
  const { metricsToken } = settings;
  app.route('/', createHealthRoutes({ db, clock, missingForProduction: [], metrics: null, metricsToken }));
  return app;
}

/** Null, with the reasons in the log, when the settings are not fit to work with: here no start can be refused. */
async function readSettings(env: WorkerEnv): Promise<WorkerSettings | null> {
  const texts = Object.entries(env).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  try {
    const settings = parseSettings({ ...Object.fromEntries(texts), DATABASE_URL: env.DB?.connectionString });
    const { databaseUrl } = settings;
    const spoken = await ownWords(settings.greetingWords);
    if (databaseUrl !== null) return { ...settings, databaseUrl, spoken };
    throw new SettingsError([{ name: 'DB', reason: 'the Hyperdrive binding is required' }]);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    return null;
  }
}

/** Nothing is taken that could not be kept: the vendor keeps the text, and it is fetched from there later. */
function composeRefusal(): OpenAPIHono {
  const app = createApp({ log: createConsoleLogger() });
  app.all('*', () => {
    throw new HttpProblem('unavailable');
  });
  return app;
}

export default { fetch: answer };
