import type { Db } from '../db/client.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Channel } from '../domain/message.ts';
import type { Pilot } from './in-pilot.ts';
import { retellLeftOut } from './redo-store.ts';

export type PilotVersion = {
  version: number;
  facilities: readonly string[];
  channels: readonly Channel[];
  reason: string;
  author: string;
  at: string;
};

type Row = { version: number; part: unknown; reason: string; author: string; at: Date };

function present({ version, part, reason, author, at }: Row): PilotVersion {
  const { facilities, channels } = part as Pilot; // as it was checked when it was saved
  return { version, facilities, channels, reason, author, at: at.toISOString() };
}

/** The one that was saved last; null while only the settings say which part it is. Read anew for each effect. */
export async function pilotInForce(db: Db): Promise<PilotVersion | null> {
  const row = await db.pilotVersion.findFirst({ orderBy: { version: 'desc' } });
  return row && present(row);
}

/** Every version that there was, newest first. */
export async function listPilots(db: Db): Promise<PilotVersion[]> {
  return (await db.pilotVersion.findMany({ orderBy: { version: 'desc' } })).map(present);
}

export type NewPilot = Pilot & {
  /** The version that the author has read; the new one is one higher. */
  basedOn: number;
  reason: string;
  author: string;
};

export type SavedPilot =
  | { kind: 'saved' }
  | { kind: 'stale' }
  | { kind: 'unknown'; /** Their places in the list. */ places: number[] };

/** Patients who live in no facility. */
const community = 'community';

/**
 * Saves version N + 1, and has the helpdesk told of what was left out, as one; `stale` when N is no longer in force,
 * `unknown` for facilities that the roster does not have.
 */
export function savePilot(db: PrismaClient, pilot: NewPilot, now: Date): Promise<SavedPilot> {
  return db.$transaction((tx) => save(tx, pilot, now));
}

async function save(
  tx: Db,
  { facilities, channels, basedOn, reason, author }: NewPilot,
  now: Date,
): Promise<SavedPilot> {
  const rows = await tx.facility.findMany({
    where: { sourceId: { in: [...facilities] } },
    select: { sourceId: true },
  });
  const known = new Set([community, ...rows.map(({ sourceId }) => sourceId)]);
  const places = facilities.flatMap((id, place) => (known.has(id) ? [] : [place]));
  if (places.length > 0) return { kind: 'unknown', places };
  if (((await pilotInForce(tx))?.version ?? 0) !== basedOn) return { kind: 'stale' };
  const part = { facilities: [...facilities], channels: [...channels] };
  const { count } = await tx.pilotVersion.createMany({
    data: [{ version: basedOn + 1, part, reason, author, at: now }],
    skipDuplicates: true,
  });
  if (count === 0) return { kind: 'stale' };
  await retellLeftOut(tx, now);
  return { kind: 'saved' };
}
