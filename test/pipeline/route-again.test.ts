import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveRules } from '../../src/routing/routing-rule-store.ts';
import { openTicketBench, type TicketBench } from './ticket-bench.ts';

let bench: TicketBench;
beforeAll(async () => {
  bench = await openTicketBench();
  const rule = { name: 'invoices', when: { keywords: ['invoice'] }, then: { queue: 'supervisor' as const } };
  const saved = { rules: [rule], coverage: [], basedOn: 0, reason: 'a test', author: 'ana' };
  await saveRules(bench.db, saved, bench.now());
});
afterAll(() => bench.close());

function resident(name: string, note: string) {
  return { name, medications: [{ name: 'atorvastatin' }], note };
}

const mary = resident('Mary Johnson', 'the invoice is wrong');
const frank = resident('Frank Brandt', 'thank you');
const reviewedFrom: [what: string, residents: object[], own: number, queue: string][] = [
  ['of the only resident', [mary], 0, 'supervisor'],
  ['of this resident among several', [frank, mary], 1, 'supervisor'],
  ['of another resident alone', [frank, mary], 0, 'concierge'],
];

it.each(reviewedFrom)(
  'when a ticket is decided again, a keyword in the note %s counts for that one',
  async (_what, residents, own, queue) => {
    // Nobody knows how many refills there are: a person looks.
    const { patientId, prescriptionId } = await bench.addPatient({ refillsAllowed: null });
    const { id } = await bench.addTicket({ stage: 'identity_review' });
    const place = { medication: 0, patientId: null, problem: null };
    await bench.addSource(id, {
      channel: 'web',
      structured: { source: 'web', requester: {}, residents },
      lines: residents.map((_, at) => ({ ...place, resident: at, ticketId: at === own ? id : null })),
    });
    await bench.work(id, { type: 'identify', patientId, prescriptionId });
    expect(await bench.read(id)).toMatchObject({ stage: 'review', queue });
  },
);
