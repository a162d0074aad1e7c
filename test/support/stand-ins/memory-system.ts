import type {
  EffectOutcome,
  EffectSearch,
  EffectTarget,
  EffectToDo,
} from '../../../src/systems/effect-target.ts';

/** What the system makes of one attempt: what it answers, and whether it did it all the same. */
export type Behaviour = (effect: EffectToDo) => { outcome?: EffectOutcome; done: boolean };

export type MemorySystem = EffectTarget & {
  /** What was done there, in order: `kind ticket`. */
  done: string[];
  records: Map<string, { id: string; stage: string }>;
  behave(behaviour: Behaviour): void;
  searches: number;
};

/** A system that keeps what was done there, once for each reference, and misbehaves as it is told. */
export function createMemorySystem(opensWith: string | null = 'ticket'): MemorySystem {
  let behaviour: Behaviour = doAll;
  const references = new Set<string>();
  const system: MemorySystem = {
    opensWith,
    done: [],
    records: new Map(),
    searches: 0,
    behave: (next) => void (behaviour = next),
    find(effect): Promise<EffectSearch> {
      system.searches += 1;
      const record = system.records.get(effect.ticket.id);
      if (!references.has(keyOf(effect)) || (keyOf(effect).startsWith('begun') && !record))
        return Promise.resolve({ kind: 'absent' });
      return Promise.resolve({ kind: 'found', ...(record ? { externalId: record.id } : {}) });
    },
    apply(effect): Promise<EffectOutcome> {
      const { outcome, done } = behaviour(effect);
      if (done) {
        references.add(keyOf(effect));
        system.done.push(`${effect.kind} ${effect.ticket.id}`);
        const id = system.records.get(effect.ticket.id)?.id ?? `T${system.records.size + 1}`;
        system.records.set(effect.ticket.id, { id, stage: effect.ticket.stage });
      }
      const externalId = system.records.get(effect.ticket.id)?.id;
      return Promise.resolve(outcome ?? { kind: 'done', ...(externalId ? { externalId } : {}) });
    },
  };
  return system;
}

function doAll(): { done: boolean } {
  return { done: true };
}

function keyOf({ kind, reference, externalId, ticket }: EffectToDo): string {
  return kind === 'ticket' && externalId === null ? `begun ${ticket.id}` : reference;
}
