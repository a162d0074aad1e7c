import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '../../src/db/client.ts';
import { claimClocks } from '../../src/pipeline/clocks/claim-clocks.ts';
import { openTicketBench, type TicketBench } from './ticket-bench.ts';

let bench: TicketBench;
beforeAll(async () => {
  bench = await openTicketBench();
});
afterAll(() => bench.close());

/** What is claimed while another process holds a clock and lets go of it as soon as we have come by. */
async function claimBeside(heldClock: string): Promise<string[]> {
  const claimed = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const other = bench.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM ticket_clocks WHERE id = ${heldClock}::uuid FOR UPDATE`;
    held.resolve();
    await claimed.promise;
  });
  await held.promise;
  return bench.db.$transaction(async (tx) => {
    let looked = false;
    const db = new Proxy(tx, {
      get(target, name) {
        if (name !== '$queryRaw') return Reflect.get(target, name) as unknown;
        return async (...query: Parameters<Db['$queryRaw']>) => {
          const rows = await target.$queryRaw(...query);
          if (!looked) {
            looked = true;
            claimed.resolve();
            await other;
          }
          return rows;
        };
      },
    });
    const clocks = await claimClocks(db, { lane: 'work', most: 10, now: bench.now(), failed: new Set() });
    return clocks.map(({ id }) => id);
  });
}

it('of two clocks due at the same moment the later one is left while the earlier one is held', async () => {
  const { id: ticket } = await bench.addTicket({ stage: 'review' });
  const { id: elsewhere } = await bench.addTicket({ stage: 'review' });
  const first = await bench.addClock(ticket, 'resolution', bench.now());
  const second = await bench.addClock(ticket, 'provider_escalation', bench.now());
  const other = await bench.addClock(elsewhere, 'provider_escalation', bench.now());
  expect(await claimBeside(first.id)).toEqual([other.id]);
  expect(await claimBeside(second.id)).toEqual([first.id, other.id]);
});
