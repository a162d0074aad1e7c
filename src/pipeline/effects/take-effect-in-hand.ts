import type { Db } from '../../db/client.ts';
import type { PrismaClient, SystemEffect } from '../../db/generated/node/client.ts';
import { isId } from '../../domain/id.ts';
import { endRest } from '../../outbox/circuit-store.ts';
import { laneKey } from '../../outbox/effect-store.ts';
import { findEffect, type EffectView } from '../../outbox/effect-list-store.ts';
import { isOwnRecord, saysWords } from '../../outbox/effect-rules.ts';
import { findLink, writeLink } from '../../outbox/link-store.ts';
import { endTasks } from '../../tickets/end-tasks-store.ts';
import { lockTicket } from '../../tickets/ticket-work-store.ts';
import { appendEvent } from '../append-event.ts';
import { lookUpThere, type FoundThere, type ReadThere } from './look-up-there.ts';
import { nameEhrPatient, type NamedThere } from '../records/name-ehr-patient.ts';
import type { EhrReader } from '../records/read-ehr-records.ts';

/**
 * What a person does about an effect that failed: has it tried again now that it was put right, in other words where
 * those were not taken; says who the patient is there; or tells that it was done by hand, under which id there if it
 * has one. Words of null: what it is composed of is said again.
 */
export type EffectInHand =
  | { type: 'send_again'; words?: string | null | undefined }
  | { type: 'name_patient'; externalId: string }
  | { type: 'done_by_hand'; externalId?: string | undefined };

export type EffectInHandResult =
  | { kind: 'applied'; effect: EffectView }
  | { kind: 'not_found' }
  | { kind: 'invalid'; path: 'externalId' | 'words'; message: string }
  /** The other system has to be asked for it, and does not answer. */
  | { kind: 'away' }
  | { kind: 'refused'; allowedFrom: string[] };

type InHandDeps = {
  db: PrismaClient;
  ehr: Pick<EhrReader, 'birthDateOf'> | null;
  /** Absent: no system can be asked. */
  readThere?: ReadThere;
};
type Saying = { effectId: string; said: EffectInHand; actor: string; now: Date };

/** From which states: what is under way may be done at this moment. */
const allowedFrom = ['failed', 'waiting'] as const;

export async function takeEffectInHand(
  deps: InHandDeps,
  { effectId, said, actor, now }: Saying,
): Promise<EffectInHandResult> {
  const { db, ehr } = deps;
  const there = said.type === 'name_patient' ? await askEhr(ehr, said.externalId) : null;
  const done = await askForDone(deps, effectId, said);
  if (there === 'away' || done.kind === 'away') return { kind: 'away' };
  return db.$transaction(async (tx) => {
    const known = isId(effectId) ? await tx.systemEffect.findUnique({ where: { id: effectId } }) : null;
    if (!known) return { kind: 'not_found' };
    const ticket = await lockTicket(tx, known.ticketId);
    const { ticketId, system, kind } = known;
    if (!(await lockOpen(tx, known))) return { kind: 'refused', allowedFrom: [...allowedFrom] };
    const fault =
      said.type === 'name_patient'
        ? await nameHere(tx, known, { patientId: ticket?.patientId ?? null, said, there, now })
        : ((await faultOf(tx, known, said)) ?? faultThere(done, ticket?.reference));
    if (fault !== null) return { kind: 'invalid', ...fault };
    const detail = { effectId, system, kind, ...told(said) };
    const event = { ticketId, type: `effect_${said.type}`, actor, at: now, detail };
    const eventId = await appendEvent(tx, event);
    await write(tx, known, { said, eventId, now });
    await endTasks(tx, { ticketId, kinds: ['system_failed'], by: actor, outcome: said.type }, now);
    const effect = await findEffect(tx, effectId);
    return effect ? { kind: 'applied', effect } : { kind: 'not_found' };
  });
}

/** While it is locked nobody takes it; one that is being done is not waited for. */
async function lockOpen(tx: Db, { id }: SystemEffect): Promise<boolean> {
  const rows = await tx.$queryRaw<object[]>`SELECT 1 FROM system_effects
    WHERE id = ${id}::uuid AND state IN ('failed', 'waiting') FOR UPDATE`;
  return rows.length === 1;
}

async function askEhr(ehr: InHandDeps['ehr'], externalId: string): Promise<NamedThere | 'away'> {
  if (!ehr) return null;
  return ehr.birthDateOf(externalId).catch(() => 'away' as const);
}

/** What was done by hand is looked for, as far as its system can be asked; no other system's id is asked for. */
async function askForDone(
  { db, readThere }: InHandDeps,
  effectId: string,
  said: EffectInHand,
): Promise<FoundThere> {
  if (said.type !== 'done_by_hand' || said.externalId === undefined || !readThere || !isId(effectId))
    return { kind: 'not_asked' };
  const effect = await db.systemEffect.findUnique({ where: { id: effectId } });
  if (!effect || idShapes[effect.system]?.test(said.externalId) === false) return { kind: 'not_asked' };
  return lookUpThere(readThere, effect, said.externalId);
}

function faultThere(done: FoundThere, reference: string | undefined): Fault | null {
  if (done.kind === 'gone') return { path: 'externalId', message: 'is not there' };
  const isOther = done.kind === 'found' && done.ours !== null && done.ours !== reference;
  return isOther ? { path: 'externalId', message: 'is the one of another ticket' } : null;
}

type Fault = { path: 'externalId' | 'words'; message: string };

/** How the ids of a system look, where it is known: what stands there is changed under them. */
const idShapes: Readonly<Record<string, RegExp>> = { helpdesk: /^[1-9][0-9]{0,14}$/ };

async function faultOf(tx: Db, effect: SystemEffect, said: EffectInHand): Promise<Fault | null> {
  if (said.type === 'send_again') {
    const taken = !said.words || saysWords(effect.system, effect.kind);
    return taken ? null : { path: 'words', message: 'is not said there: such an effect holds no words' };
  }
  const message = await faultOfId(tx, effect, said.externalId);
  return message === null ? null : { path: 'externalId', message };
}

async function faultOfId(tx: Db, { ticketId, system, kind }: SystemEffect, externalId: string | undefined) {
  const shape = idShapes[system];
  const own = isOwnRecord(system, kind);
  if (externalId === undefined) {
    // Without its number the next change would open another one beside it.
    const unknown = shape !== undefined && own && (await findLink(tx, ticketId, system)) === null;
    return unknown ? `is needed: under its number in the ${system} the ticket is kept in step` : null;
  }
  if (shape?.test(externalId) === false) return `must be the number that it has in the ${system}`;
  // Two tickets under one id would be written over each other.
  const others = { system, externalId, ticketId: { not: ticketId } };
  return own && (await tx.systemLink.count({ where: others })) > 0 ? 'is the one of another ticket' : null;
}

async function nameHere(
  tx: Db,
  { system }: SystemEffect,
  {
    patientId,
    said,
    there,
    now,
  }: {
    patientId: string | null;
    said: Extract<EffectInHand, { type: 'name_patient' }>;
    there: NamedThere;
    now: Date;
  },
): Promise<Fault | null> {
  const { externalId } = said;
  const message =
    system === 'ehr'
      ? await nameEhrPatient(tx, { patientId, externalId, there }, now)
      : 'can be said of an effect in the EHR alone';
  return message === null ? null : { path: 'externalId', message };
}

/** What of it is kept in the trail: the words, too, which are said there from then on. */
function told(said: EffectInHand) {
  if (said.type === 'send_again') return said.words === undefined ? {} : { words: said.words };
  return said.externalId === undefined ? {} : { externalId: said.externalId };
}

async function write(
  tx: Db,
  { id, ticketId, system, subscriber, kind }: SystemEffect,
  { said, eventId, now }: { said: EffectInHand; eventId: string; now: Date },
): Promise<void> {
  if (said.type !== 'done_by_hand') {
    const words = said.type === 'send_again' ? said.words : undefined;
    const wordedIn = words === undefined ? {} : { wordedIn: words === null ? null : eventId };
    // Whether it was done by an attempt without an answer is still asked first.
    const anew = { state: 'waiting', attempts: 0, dueAt: now, doneAt: null } as const;
    await tx.systemEffect.update({ where: { id }, data: { ...anew, ...wordedIn } });
    await endRest(tx, laneKey({ system, subscriber }), now);
    return;
  }
  const { externalId } = said;
  const found = externalId === undefined ? {} : { externalId };
  const data = { state: 'done', doneAt: now, lastError: null, ...found } as const;
  await tx.systemEffect.update({ where: { id }, data });
  // A note or a child of the ticket has a number of its own there.
  if (isOwnRecord(system, kind)) await writeLink(tx, { ticketId, system, state: 'in_step', ...found }, now);
}
