import { Hono } from 'hono';
import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Metrics } from '../http/metrics.ts';
import { oldestUnprocessedSince } from '../intake/backlog-store.ts';
import {
  readRecordingStand,
  readTranscriptionStand,
  type RecordingStand,
  type TranscriptionStand,
} from '../intake/recording-stand-store.ts';
import { readOutboxStand, type SystemStand } from '../outbox/outbox-stand-store.ts';

/** A message should be processed within seconds; minutes mean that the workers are stuck or too few. */
const oldestUnprocessedLimitSeconds = 120;

/** A database that has not answered by then is away as far as a load balancer is concerned. */
const databaseAnswerLimitMs = 2_000;

export type HealthDeps = {
  db: Db;
  clock: Clock;
  /** Whether our own model transcribes recordings. */
  transcribes?: boolean;
  /** What production would refuse to start without, as names of settings. */
  missingForProduction: string[];
  metrics: Pick<Metrics, 'render'> | null;
  /** When set, `/metrics` wants it as a bearer token. */
  metricsToken: string | null;
};

/** `/healthz` (the process answers), `/readyz` (it can do its work), `/metrics` (Prometheus). */
export function createHealthRoutes(deps: HealthDeps): Hono {
  const routes = new Hono();
  routes.get('/healthz', (c) => c.json({ status: 'ok' }));
  routes.get('/readyz', async (c) => {
    const readiness = await readReadiness(deps);
    return c.json(readiness, readiness.status === 'ready' ? 200 : 503);
  });
  routes.get('/metrics', async (c) => {
    if (!deps.metrics) throw new HttpProblem('not_found');
    if (!mayReadMetrics(c.req.header('authorization'), deps.metricsToken)) {
      throw new HttpProblem('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });
    }
    const { contentType, body } = await deps.metrics.render();
    return c.body(body, 200, { 'content-type': contentType });
  });
  return routes;
}

async function readReadiness(deps: HealthDeps) {
  const now = deps.clock.now();
  const [since, recordings, speech, systems] = await Promise.all([
    withinLimit(oldestUnprocessedSince(deps.db, now)),
    withinLimit(readRecordingStand(deps.db)),
    withinLimit(readTranscriptionStand(deps.db, now)),
    withinLimit(readOutboxStand(deps.db, now)),
  ]);
  const waitedSeconds =
    since instanceof Date ? Math.max(0, Math.round((now.getTime() - since.getTime()) / 1000)) : 0;
  const ready = since !== 'away' && waitedSeconds <= oldestUnprocessedLimitSeconds;
  return {
    status: ready ? 'ready' : 'not_ready',
    database: since === 'away' ? 'away' : 'up',
    oldestUnprocessedSeconds: since === 'away' ? null : waitedSeconds,
    oldestUnprocessedLimitSeconds,
    // A store that is away loses nothing and keeps no message from being worked: it is shown, and does not stop traffic.
    recordings: recordings === 'away' ? null : presentStand(recordings, now),
    speech: speech === 'away' || !deps.transcribes ? null : presentSpeech(speech, now),
    // Nor does another system that is away: what is for it waits.
    systems: systems === 'away' ? null : systems.map((stand) => presentSystem(stand, now)),
    missingForProduction: deps.missingForProduction,
  };
}

function presentStand({ waiting, waitingSince, trouble }: RecordingStand, now: Date) {
  return {
    store: trouble.length === 0 ? 'up' : 'trouble',
    reasons: trouble,
    waiting,
    oldestWaitingSeconds: secondsSince(waitingSince, now),
  };
}

/** A transcript takes seconds; what has waited for minutes waits for the server. */
const speechTroubleSeconds = 300;

function presentSpeech({ waiting, waitingSince }: TranscriptionStand, now: Date) {
  const oldestWaitingSeconds = secondsSince(waitingSince, now);
  const state = oldestWaitingSeconds > speechTroubleSeconds ? 'trouble' : 'up';
  return { state, waiting, oldestWaitingSeconds };
}

function presentSystem(
  { system, waiting, failed, waitingSince, restsUntil, readFailure }: SystemStand,
  now: Date,
) {
  const state = restsUntil ? 'rests' : failed > 0 || readFailure ? 'trouble' : 'up';
  const oldestWaitingSeconds = secondsSince(waitingSince, now);
  return {
    system,
    state,
    waiting,
    failed,
    oldestWaitingSeconds,
    restsUntil: restsUntil?.toISOString() ?? null,
    readFailure,
  };
}

function secondsSince(moment: Date | null, now: Date): number {
  return moment ? Math.max(0, Math.round((now.getTime() - moment.getTime()) / 1000)) : 0;
}

async function withinLimit<T>(answer: Promise<T>): Promise<T | 'away'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<'away'>((resolve) => {
    timer = setTimeout(() => resolve('away'), databaseAnswerLimitMs);
  });
  const settled = answer.catch(() => 'away' as const);
  return Promise.race([settled, limit]).finally(() => clearTimeout(timer));
}

function mayReadMetrics(authorization: string | undefined, token: string | null): boolean {
  if (token === null) return true;
  const presented = /^bearer +(.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return sameText(presented, token);
}

/** Compares every character, so that the time taken tells nothing about where two texts differ. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < b.length; i += 1) difference |= (a.charCodeAt(i) || 0) ^ b.charCodeAt(i);
  return difference === 0;
}
