import type { Db } from '../db/client.ts';
import type { SystemName } from '../domain/system-name.ts';

/** Which systems are kept in step from now on: for every process, until it is said anew. */
export async function keepInStep(db: Db, systems: readonly SystemName[], now: Date): Promise<void> {
  const kept = systems.map((system) => ({ system, since: now }));
  // Whoever subscribes says so by itself.
  await db.outgoingSystem.deleteMany({ where: { system: { notIn: [...systems, 'webhook'] } } });
  await db.outgoingSystem.createMany({ data: kept, skipDuplicates: true });
}
