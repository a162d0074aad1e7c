import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimEffects } from '../../src/outbox/effect-store.ts';
import { keepInStep } from '../../src/outbox/outgoing-system-store.ts';
import { circuit, mostAttempts } from '../../src/outbox/outbox-limits.ts';
import type { Pilot } from '../../src/outbox/in-pilot.ts';
import { takeEffectInHand } from '../../src/pipeline/effects/take-effect-in-hand.ts';
import { workLane } from '../../src/pipeline/effects/work-effects.ts';
import type { EffectTarget, EffectToDo } from '../../src/systems/effect-target.ts';
import { openTicketBench, type TicketBench } from '../pipeline/ticket-bench.ts';
import { createMemorySystem, type MemorySystem } from '../support/stand-ins/memory-system.ts';

let bench: TicketBench;
let system: MemorySystem;
beforeAll(async () => {
  bench = await openTicketBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.db.systemEffect.deleteMany();
  await bench.db.systemLink.deleteMany();
  await bench.db.systemCircuit.deleteMany();
  await keepInStep(bench.db, ['helpdesk'], bench.now());
  system = createMemorySystem();
});

const helpdesk = { system: 'helpdesk', subscriber: '' };

function forEver(): Promise<never> {
  return new Promise(() => undefined);
}

function run(target: EffectTarget = system): Promise<number> {
  return workLane({ ...bench.deps, targets: { helpdesk: target } }, helpdesk);
}

async function effects(ticketId: string) {
  const rows = await bench.db.systemEffect.findMany({ where: { ticketId }, orderBy: { position: 'asc' } });
  return rows.map(({ kind, state, lastError }) => [kind, state, ...(lastError ? [lastError] : [])].join(' '));
}

const submitted = { stage: 'pharmacy_submitted', status: 'in_progress', queue: 'pharmacy' } as const;

/** A ticket that has left for the pharmacy and is under way. */
async function shippedTicket(): Promise<string> {
  const { id } = await bench.addTicket(submitted);
  await bench.work(id, { type: 'pharmacy_processing' });
  await bench.work(id, { type: 'shipped', deliveryEta: '2026-06-17' });
  return id;
}

function severalShipped(count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, () => shippedTicket()));
}

describe('what a change causes elsewhere', () => {
  it('is written with it, and not at all for a system that nobody keeps in step', async () => {
    const id = await shippedTicket();
    expect(await effects(id)).toEqual(['ticket waiting', 'ticket waiting', 'outcome waiting']);
    await keepInStep(bench.db, [], bench.now());
    const other = await shippedTicket();
    expect(await effects(other)).toEqual([]);
  });

  it('is done once and in order, and the ticket is told as it stands', async () => {
    const id = await shippedTicket();
    expect(await run()).toBe(2);
    expect(system.done).toEqual([`ticket ${id}`, `outcome ${id}`]);
    expect(system.records.get(id)).toEqual({ id: 'T1', stage: 'shipped' });
    expect(await effects(id)).toEqual(['ticket done', 'ticket superseded', 'outcome done']);
    expect(await run()).toBe(0);
    const link = await bench.db.systemLink.findUniqueOrThrow({
      where: { ticketId_system: { ticketId: id, system: 'helpdesk' } },
    });
    expect(link).toMatchObject({ externalId: 'T1', state: 'in_step' });
  });

  it('goes to several workers without being done twice', async () => {
    const ids = await severalShipped(5);
    await Promise.all([run(), run(), run()]);
    await run();
    const each = ids.flatMap((id) => [`ticket ${id}`, `outcome ${id}`]);
    expect([...system.done].sort()).toEqual(each.sort());
  });

  it('is taken one by one, whatever the database believes of how many there are', async () => {
    // As the statistics stand after a quiet night: one row.
    const { id: first } = await bench.addTicket(submitted);
    await bench.work(first, { type: 'pharmacy_processing' });
    await bench.db.$executeRaw`ANALYZE system_effects`;
    const ids = await severalShipped(8);
    const claim = { opensWith: 'ticket', most: 1, now: bench.now() };
    expect(await claimEffects(bench.db, helpdesk, claim)).toHaveLength(1);
    bench.moveHours(0.1);
    await run();
    expect([...system.records.keys()].sort()).toEqual([first, ...ids].sort());
  });
});

describe('an answer that was lost', () => {
  it('is looked for, and nothing is sent twice', async () => {
    const id = await shippedTicket();
    system.behave(() => ({ done: true, outcome: { kind: 'unknown', code: 'timeout' } }));
    await run();
    expect((await effects(id))[0]).toBe('ticket waiting timeout');
    system.behave(() => ({ done: true }));
    bench.moveHours(0.1);
    await run();
    expect(system.searches).toBe(1);
    expect(system.done).toEqual([`ticket ${id}`, `outcome ${id}`]);
    expect(system.records.get(id)?.id).toBe('T1');
  });

  it('is found, and what changed after that attempt is told all the same', async () => {
    const { id } = await bench.addTicket(submitted);
    await bench.work(id, { type: 'pharmacy_processing' });
    system.behave(() => ({ done: true, outcome: { kind: 'unknown', code: 'timeout' } }));
    await run();
    await bench.work(id, { type: 'shipped', deliveryEta: '2026-06-17' });
    system.behave(() => ({ done: true }));
    bench.moveHours(0.1);
    await run();
    expect(system.records.get(id)).toEqual({ id: 'T1', stage: 'shipped' });
  });

  it('of a worker that died is looked for by the next one', async () => {
    const id = await shippedTicket();
    const hanging = { ...system, apply: (effect: EffectToDo) => system.apply(effect).then(forEver) };
    void run(hanging);
    await expect.poll(() => system.done.length).toBe(1);
    expect(await run()).toBe(0);
    bench.moveHours(0.1);
    await run();
    expect(system.done).toEqual([`ticket ${id}`, `outcome ${id}`]);
  });
});

describe('a system that does not do it', () => {
  it('is left alone after some failures, for a time that all processes know, and then asked by one', async () => {
    const ids = await severalShipped(8);
    system.behave(() => ({ done: false, outcome: { kind: 'retry', code: 'unavailable' } }));
    expect(await run()).toBeGreaterThanOrEqual(circuit.failures);
    expect(await run()).toBe(0);
    bench.moveHours(1);
    expect(await run()).toBe(1);
    system.behave(() => ({ done: true }));
    bench.moveHours(1);
    expect(await run()).toBe(1);
    bench.moveHours(1);
    await run();
    expect([...system.records.keys()].sort()).toEqual([...ids].sort());
  });

  it('is not asked before the pause that it wants is over, and that counts for nothing else', async () => {
    await shippedTicket();
    const outcome = { kind: 'retry', code: 'rate_limited', afterMs: 600_000 } as const;
    system.behave(() => ({ done: false, outcome }));
    await run();
    system.behave(() => ({ done: true }));
    bench.moveHours(0.1);
    expect(await run()).toBe(0);
    bench.moveHours(0.1);
    expect(await run()).toBe(2);
    expect(await bench.db.systemCircuit.findFirst({ where: { failures: { gt: 0 } } })).toBeNull();
  });

  it('that wants a rest beyond reason is asked after ten minutes, or when a person wants it, and the tickets say why', async () => {
    const [first = '', second = ''] = await severalShipped(2);
    const outcome = { kind: 'retry', code: 'rate_limited', afterMs: 999_999_999_000 } as const;
    system.behave(() => ({ done: false, outcome }));
    await run();
    for (const id of [first, second]) expect((await effects(id))[2]).toBe('outcome waiting rate_limited');
    system.behave(() => ({ done: true }));
    expect(await run()).toBe(0);
    const [{ id: effectId = '' } = {}] = await bench.db.systemEffect.findMany({
      where: { ticketId: first },
      orderBy: { position: 'asc' },
    });
    const saying = { effectId, said: { type: 'send_again' }, actor: 'ana', now: bench.now() } as const;
    expect(await takeEffectInHand({ db: bench.db, ehr: null }, saying)).toMatchObject({ kind: 'applied' });
    await run();
    expect(system.records.has(first)).toBe(true);
    bench.moveHours(0.2);
    await run();
    expect(system.records.has(second)).toBe(true);
    expect((await effects(second)).filter((effect) => /waiting|failed/.test(effect))).toEqual([]);
  });

  it('has what it refuses shown as failed, and the rest of the ticket waits until it was begun', async () => {
    const id = await shippedTicket();
    system.behave(() => ({ done: false, outcome: { kind: 'refused', code: 'invalid' } }));
    await run();
    const refused = 'ticket failed invalid';
    expect(await effects(id)).toEqual([refused, refused, 'outcome waiting']);
    system.behave(() => ({ done: true }));
    await bench.work(id, { type: 'delivered' });
    await run();
    const passed = 'ticket superseded invalid';
    expect(await effects(id)).toEqual([passed, passed, 'outcome done', 'ticket done']);
  });

  it('has what it never answers shown as failed after the last attempt', async () => {
    const id = await shippedTicket();
    system.behave(() => ({ done: false, outcome: { kind: 'unknown', code: 'timeout' } }));
    for (let i = 0; i < mostAttempts; i += 1) {
      await run();
      bench.moveHours(2);
    }
    expect((await effects(id))[0]).toBe('ticket failed timeout');
  });

  it('that has lost the ticket gets it anew', async () => {
    const id = await shippedTicket();
    await run();
    system.records.clear();
    system.behave(({ externalId }) =>
      externalId === null ? { done: true } : { done: false, outcome: { kind: 'gone', code: 'not_found' } },
    );
    await bench.work(id, { type: 'delivered' });
    await run();
    bench.moveHours(0.1);
    await run();
    expect(system.records.get(id)).toEqual({ id: 'T1', stage: 'delivered' });
  });
});

describe('a pilot', () => {
  const everywhere = { facilities: [], channels: [] };
  it.each<[string, Pilot, boolean]>([
    ['of every place and channel', everywhere, true],
    ['of this channel', { ...everywhere, channels: ['sms', 'web'] }, true],
    ['of another channel', { ...everywhere, channels: ['voice'] }, false],
    ['of patients who live in no facility', { ...everywhere, facilities: ['oak', 'community'] }, true],
    ['of a facility', { ...everywhere, facilities: ['oak'] }, false],
    ['of this channel at a facility', { facilities: ['oak'], channels: ['sms'] }, false],
  ])('%s: %j, and the system is told: %s', async (_name, pilot, told) => {
    const id = await shippedTicket();
    const settings = { ...bench.deps.settings, pilot };
    await workLane({ ...bench.deps, settings, targets: { helpdesk: system } }, helpdesk);
    expect(system.records.has(id)).toBe(told);
    expect(await bench.db.systemEffect.count({ where: { state: { in: ['waiting', 'failed'] } } })).toBe(0);
  });

  it('that is narrowed leaves what stands in a system already no less true', async () => {
    const id = await shippedTicket();
    await run();
    await bench.work(id, { type: 'delivered' });
    const settings = { ...bench.deps.settings, pilot: { ...everywhere, channels: ['voice' as const] } };
    await workLane({ ...bench.deps, settings, targets: { helpdesk: system } }, helpdesk);
    expect(system.records.get(id)).toMatchObject({ stage: 'delivered' });
  });

  it('that was saved counts at once in place of the settings’, and people do by hand what is left out', async () => {
    await keepInStep(bench.db, ['helpdesk', 'ehr', 'care_platform'], bench.now());
    const settings = { ...bench.deps.settings, pilot: { ...everywhere, channels: ['voice' as const] } };
    const noted = { ...createMemorySystem(null), wordsOf: () => Promise.resolve('The exact words') };
    const targets = { helpdesk: system, ehr: createMemorySystem(null), care_platform: noted };
    async function runAll() {
      for (const name of ['helpdesk', 'ehr', 'care_platform'])
        await workLane({ ...bench.deps, settings, targets }, { system: name, subscriber: '' });
    }
    async function save(version: number, channels: string[]) {
      const part = { facilities: [], channels };
      await bench.db.pilotVersion.create({
        data: { version, part, reason: 'begin', author: 'ana', at: bench.now() },
      });
    }
    await save(1, ['web']);
    const { id } = await bench.addTicket({ stage: 'review', status: 'open', queue: 'concierge' });
    await bench.work(id, { type: 'dispose', to: 'provider', reason: 'no refills' });
    const other = await shippedTicket();
    await runAll();
    expect(system.records.size).toBe(0);
    const asked = await bench.read(id);
    expect(asked.tasks.map(({ kind }) => kind)).toContain('create_encounter');
    const copied = (await bench.read(other)).tasks.find(({ kind }) => kind === 'copy_note');
    expect(copied?.why).toContain('The exact words');
    await save(2, []);
    await bench.work(other, { type: 'delivered' });
    await runAll();
    expect(system.records.get(other)).toMatchObject({ stage: 'delivered' });
  });
});
