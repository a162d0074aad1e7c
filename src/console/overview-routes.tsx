import { Hono, type Context } from 'hono';
import { leavesOf, policyDifferences } from '../domain/policy-differences.ts';
import { defaultPolicy } from '../domain/policy.ts';
import { readWorkFigures } from '../figures/work-figures-store.ts';
import { HttpProblem } from '../http/problem.ts';
import { findInForce, findPolicy, listPolicies } from '../policies/policy-store.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { FiguresPage, periods } from './figures-page.tsx';
import { NotFoundPage, page } from './layout.tsx';
import { PolicyListPage, PolicyPage } from './policy-page.tsx';
import type { ConsoleEnv, Sessions } from './session.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The figures of work and the policies, to be read by whoever works here: they are of the whole gateway. */
export function createOverviewPages(
  { db, clock, timeZone }: Pick<ConsoleDeps, 'db' | 'clock' | 'timeZone'>,
  sessions: Sessions,
): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>();

  routes.get('/console/figures', sessions.require, async (c) => {
    const signedInAs = unbound(c);
    const days = periods.find((each) => String(each) === c.req.query('days')) ?? 7;
    const until = new Date(Math.ceil(clock.now().getTime() / hourMs) * hourMs);
    const since = new Date(until.getTime() - days * dayMs);
    const figures = await readWorkFigures(db, { since, until, facilityId: null, channel: null }, timeZone);
    return c.html(page(<FiguresPage figures={figures} days={days} signedInAs={signedInAs} />));
  });

  routes.get('/console/policies', sessions.require, async (c) => {
    const signedInAs = unbound(c);
    const shown = { policies: await listPolicies(db), inForce: await versionInForce(), signedInAs, timeZone };
    return c.html(page(<PolicyListPage {...shown} />));
  });

  routes.get('/console/policies/:version', sessions.require, async (c) => {
    const signedInAs = unbound(c);
    const record = await findPolicy(db, c.req.param('version'));
    if (!record) return c.html(page(<NotFoundPage signedInAs={signedInAs} />), 404);
    const kept = await listPolicies(db);
    const earlier = kept[kept.findIndex(({ version }) => version === record.version) + 1];
    const before = earlier ? await findPolicy(db, earlier.version) : null;
    const shown = {
      record,
      inForce: record.version === (await versionInForce()),
      figures: [...leavesOf(record.policy)].map(([path, leaf]) => ({ path, ...leaf })),
      since: before
        ? { version: before.version, differences: policyDifferences(before.policy, record.policy) }
        : null,
      ...{ signedInAs, timeZone },
    };
    return c.html(page(<PolicyPage {...shown} />));
  });
  return routes;

  async function versionInForce(): Promise<string> {
    return (await findInForce(db))?.version ?? defaultPolicy.version;
  }
}

/** A key that speaks for one facility reads that one's tickets alone. */
export function unbound(c: Context<ConsoleEnv>): string {
  const { name, facilityId } = c.get('caller');
  if (facilityId !== null) throw new HttpProblem('forbidden');
  return name;
}
