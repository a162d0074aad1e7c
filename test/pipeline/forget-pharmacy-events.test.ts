import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { forgetPharmacyEvents } from '../../src/pipeline/records/forget-pharmacy-events.ts';
import { openTicketBench, type TicketBench } from './ticket-bench.ts';

let bench: TicketBench;
beforeAll(async () => {
  bench = await openTicketBench();
});
afterAll(() => bench.close());

async function addEvent(state: string, daysAgo: number, ticketIds: string[] = []): Promise<string> {
  const id = newId(bench.now());
  const receivedAt = new Date(bench.now().getTime() - daysAgo * 86_400_000);
  const row = { id, messageId: id, kind: 'Rx Checked', facts: {}, receivedAt, state, ticketIds };
  await bench.db.pharmacyEvent.create({ data: row });
  return id;
}

test('what the pharmacy told is forgotten after its time, and not while it is of use', async () => {
  const { id: open } = await bench.addTicket();
  const { id: closed } = await bench.addTicket({ status: 'closed', stage: 'delivered' });
  const kept = [
    await addEvent('done', 89),
    await addEvent('waiting', 400),
    await addEvent('done', 400, [closed, open]),
  ];
  for (const state of ['done', 'ignored', 'unknown', 'unmatched']) await addEvent(state, 91);
  await addEvent('done', 91, [closed]);
  expect(await forgetPharmacyEvents(bench.deps)).toBe(5);
  const left = await bench.db.pharmacyEvent.findMany({ select: { id: true } });
  expect(left.map(({ id }) => id).sort()).toEqual([...kept].sort());
  expect(await forgetPharmacyEvents(bench.deps)).toBe(0);
});
