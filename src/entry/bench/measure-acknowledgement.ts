import { dropBacklog, type BenchRun } from './bench-run.ts';
import type { AckComparison, AckFigures } from './figures.ts';
import { median, type LoadResult } from './post-requests.ts';

/** How long the acknowledgement is measured at one concurrency. */
export type AckPlan = { concurrency: number; requests: number; rounds: number };

/**
 * Gateway and floor in turn, in alternating order, so that a slow moment of the machine meets both. The gateway's
 * workers run as in production; what they have not reached by the end of a round is dropped, so that the other's
 * round has the machine to itself.
 */
export async function measureAcknowledgement(
  run: BenchRun,
  addresses: { gateway: string; floor: string },
  plan: AckPlan,
): Promise<AckComparison> {
  const results: Record<'gateway' | 'floor', LoadResult[]> = { gateway: [], floor: [] };
  for (let round = 0; round <= plan.rounds; round += 1) {
    for (const one of round % 2 === 0 ? (['floor', 'gateway'] as const) : (['gateway', 'floor'] as const)) {
      const result = await run.load.post({
        address: addresses[one],
        account: run.account,
        first: run.nextRequest,
        count: plan.requests,
        concurrency: plan.concurrency,
      });
      run.nextRequest += plan.requests;
      if (result.refused > 0) throw new Error(`the ${one} refused ${result.refused} requests`);
      if (round > 0) results[one].push(result); // the first round warms both up
      await dropBacklog(run);
    }
  }
  const gateway = medians(results.gateway);
  const floor = medians(results.floor);
  return { concurrency: plan.concurrency, gateway, floor, ratio: gateway.rate / floor.rate };
}

function medians(results: LoadResult[]): AckFigures {
  return {
    rate: median(results.map((result) => result.rate)),
    p50Ms: median(results.map((result) => result.p50Ms)),
    p99Ms: median(results.map((result) => result.p99Ms)),
  };
}
