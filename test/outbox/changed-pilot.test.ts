import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Pilot } from '../../src/outbox/in-pilot.ts';
import { keepInStep } from '../../src/outbox/outgoing-system-store.ts';
import { savePilot } from '../../src/outbox/pilot-store.ts';
import { workLane } from '../../src/pipeline/effects/work-effects.ts';
import { openTicketBench, type TicketBench } from '../pipeline/ticket-bench.ts';
import { createMemorySystem, type MemorySystem } from '../support/stand-ins/memory-system.ts';

let bench: TicketBench;
let system: MemorySystem;
beforeAll(async () => {
  bench = await openTicketBench();
  await keepInStep(bench.db, ['helpdesk'], bench.now());
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.db.systemCircuit.deleteMany();
  system = createMemorySystem();
});

function run(): Promise<number> {
  return workLane({ ...bench.deps, targets: { helpdesk: system } }, { system: 'helpdesk', subscriber: '' });
}

/** A ticket that has left for the pharmacy and is under way. */
async function shippedTicket(): Promise<string> {
  const { id } = await bench.addTicket({
    stage: 'pharmacy_submitted',
    status: 'in_progress',
    queue: 'pharmacy',
  });
  await bench.work(id, { type: 'pharmacy_processing' });
  await bench.work(id, { type: 'shipped', deliveryEta: '2026-06-17' });
  return id;
}

describe('a pilot', () => {
  const everywhere = { facilities: [], channels: [] };
  const elsewhere = { facilities: [], channels: ['voice' as const] };

  async function save(pilot: Pilot) {
    const basedOn = await bench.db.pilotVersion.count();
    const saved = await savePilot(bench.db, { ...pilot, basedOn, reason: 'x', author: 'ana' }, bench.now());
    expect(saved).toEqual({ kind: 'saved' });
  }

  function linkOf(ticketId: string) {
    return bench.db.systemLink.findMany({ where: { ticketId }, select: { state: true } });
  }

  it('that is narrowed leaves nothing false: what stands in a system goes on being told', async () => {
    await save(everywhere);
    const id = await shippedTicket();
    await run();
    await save(elsewhere);
    await bench.work(id, { type: 'delivered' });
    await run();
    expect(system.records.get(id)).toMatchObject({ stage: 'delivered' });
    expect(await linkOf(id)).toEqual([{ state: 'in_step' }]);
  });

  it('that is narrowed has an attempt without an answer looked for all the same', async () => {
    await save(everywhere);
    const id = await shippedTicket();
    system.behave(() => ({ done: true, outcome: { kind: 'unknown', code: 'timeout' } }));
    await run();
    await save(elsewhere);
    system.behave(() => ({ done: true }));
    bench.moveHours(0.1);
    await run();
    expect(await linkOf(id)).toEqual([{ state: 'in_step' }]);
    expect(system.done).toEqual([`ticket ${id}`, `outcome ${id}`]);
  });

  it('says of what was left out that it was, and tells it as it stands once it is within, while it is open', async () => {
    await save(elsewhere);
    const [id, ended] = [await shippedTicket(), await shippedTicket()];
    await bench.work(ended, { type: 'delivered' });
    await run();
    expect([await linkOf(id), await linkOf(ended)].flat()).toEqual([
      { state: 'outside_pilot' },
      { state: 'outside_pilot' },
    ]);
    await save({ ...elsewhere, facilities: ['community'] });
    await run();
    expect(await linkOf(id)).toEqual([{ state: 'outside_pilot' }]);
    await save(everywhere);
    await run();
    expect(system.records.get(id)).toMatchObject({ stage: 'shipped' });
    expect(await linkOf(id)).toEqual([{ state: 'in_step' }]);
    expect(await linkOf(ended)).toEqual([{ state: 'outside_pilot' }]);
  });

  it('has a person hand to the pharmacy what is left out of the helpdesk', async () => {
    await save(elsewhere);
    const { patientId, prescriptionId } = await bench.addPatient();
    const { id } = await bench.addTicket({ patientId, prescriptionId });
    await bench.work(id, { type: 'dispose', to: 'pharmacy', reason: 'checked' });
    await run();
    const tasks = (await bench.read(id)).tasks.filter(({ kind }) => kind === 'hand_to_pharmacy');
    expect(tasks).toMatchObject([{ state: 'open', queue: 'pharmacy' }]);
    await bench.work(id, { type: 'pharmacy_processing' });
    const after = (await bench.read(id)).tasks.filter(({ kind }) => kind === 'hand_to_pharmacy');
    expect(after).toMatchObject([{ state: 'done' }]);
  });
});
