import type { FreshdeskSettings } from '../config/helpdesk-settings.ts';
import type { Settings } from '../config/settings.ts';
import type { Database } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { systemNames, type SystemName } from '../domain/system-name.ts';
import type { Logger } from '../logging/logger.ts';
import { copyEhrRecordOf } from '../pipeline/records/read-ehr-records.ts';
import { readEncounterToWrite } from '../pipeline/effects/read-encounter-to-write.ts';
import type { HelpdeskDeps } from '../pipeline/effects/take-in-helpdesk.ts';
import type { EffectTargets } from '../pipeline/effects/work-effects.ts';
import type { EffectTarget } from '../systems/effect-target.ts';
import { createEncounterTarget } from '../systems/ehr/encounter-target.ts';
import { createFreshdeskApi } from '../systems/helpdesk/freshdesk-api.ts';
import { createFreshdeskReader } from '../systems/helpdesk/freshdesk-reader.ts';
import { createFreshdeskTarget, type FreshdeskOptions } from '../systems/helpdesk/freshdesk-target.ts';
import { ehrReader, type RecordParts } from './open-records.ts';

/** What the systems' own parts are built with. */
export type SystemParts = { clock: Clock; database: Database; logger: Logger; records: RecordParts };

type OpenSystem = (settings: Settings, parts: SystemParts) => EffectTarget | null;

/** How each system is opened; null where the settings do not name it. */
const openers: Partial<Record<SystemName, OpenSystem>> = {
  helpdesk: ({ freshdesk }) => freshdesk && createFreshdeskTarget(freshdeskOptions(freshdesk)),
  ehr: openEncounters,
};

/** Freshdesk, as the settings name it. */
export function freshdeskOptions(settings: FreshdeskSettings): FreshdeskOptions {
  const { requesterEmail, groupId, intakeGroupId, intakeForwardTo: to } = settings;
  return {
    api: createFreshdeskApi(settings),
    ...{ requesterEmail, groupId },
    intake: to === null ? { kind: 'child', groupId: intakeGroupId } : { kind: 'forward', to },
  };
}

/** The systems that the settings name; none is there without them. */
export function openSystems(settings: Settings, parts: SystemParts): EffectTargets {
  const targets: EffectTargets = {};
  for (const system of systemNames) {
    const target = openers[system]?.(settings, parts);
    if (target) targets[system] = target;
  }
  return targets;
}

/** The helpdesk as it is read, where the settings name one. */
export function openHelpdesk({ freshdesk }: Settings): Pick<HelpdeskDeps, 'helpdesk' | 'helpdeskGroupId'> {
  if (!freshdesk) return { helpdesk: null, helpdeskGroupId: null };
  return {
    helpdesk: createFreshdeskReader(createFreshdeskApi(freshdesk)),
    helpdeskGroupId: freshdesk.groupId,
  };
}

/** Which are kept in step; whether anybody subscribes stands in the database. */
export function systemsOf(targets: EffectTargets): SystemName[] {
  return systemNames.filter((system) => system !== 'webhook' && targets[system] !== undefined);
}

/** Null where people write the encounters. */
function openEncounters(
  { ehr, publicUrl, timeZone }: Settings,
  { clock, database, records, logger }: SystemParts,
): EffectTarget | null {
  if (!ehr || !records.ehrWriting || ehr.encounters === 'manual') return null;
  const db = database.prisma;
  const copying = { db, clock, logger, reader: ehrReader(records.ehrWriting, timeZone) };
  const reading = {
    ...{ db, clock, timeZone, records: ehr.records },
    copyRecordOf: (patientId: string) => copyEhrRecordOf(copying, patientId),
  };
  return createEncounterTarget({
    client: records.ehrWriting,
    mode: ehr.encounters,
    identifierSystem: `${publicUrl}/tickets`,
    encounterOf: (ticketId) => readEncounterToWrite(reading, ticketId),
    clock,
  });
}
