import type { Db } from '../db/client.ts';
import { dateIn } from '../domain/calendar-date.ts';
import type { PharmacyEventFacts, PharmacyEventState } from '../domain/pharmacy-event.ts';
import { fillWords, plainWords, type FillMeaning } from '../domain/rx-status.ts';
import type { RxFact } from '../domain/rx-fact.ts';
import { findLink, writeLink } from '../outbox/link-store.ts';
import { taskKinds } from '../tickets/task-kinds.ts';
import { addTask, lockTicket } from '../tickets/ticket-work-store.ts';
import { applyInTransaction } from './apply-event.ts';
import { findFillTickets, findRosterPatient, isEarlierFill } from './pharmacy-event-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';

export type PharmacyEventDeps = PipelineDeps & {
  /** Takes what it says of the prescription into the roster. */
  takeInRx(
    patient: { id: string; sourceId: string },
    fact: RxFact,
  ): Promise<{ prescriptionId: string | null; changed: boolean }>;
};

type Ended = { state: Exclude<PharmacyEventState, 'waiting'>; outcome: string; ticketIds?: string[] };

/** Works an event of the pharmacy system once: first the record, then the tickets at the pharmacy. */
export async function workPharmacyEvent(deps: PharmacyEventDeps, eventId: string): Promise<void> {
  const event = await deps.db.pharmacyEvent.findUnique({ where: { id: eventId } });
  if (event?.state !== 'waiting') return;
  const facts = event.facts as unknown as PharmacyEventFacts; // as the channel wrote it
  const { ticketIds = [], ...ended } = await workFacts(deps, event.id, facts);
  const data = { ...ended, ticketIds, workedAt: deps.clock.now() };
  await deps.db.pharmacyEvent.updateMany({ where: { id: event.id, state: 'waiting' }, data });
}

async function workFacts(deps: PharmacyEventDeps, id: string, facts: PharmacyEventFacts): Promise<Ended> {
  if (!facts.rx) return { state: 'unknown', outcome: 'no_prescription' };
  const patient = await findRosterPatient(deps.db, facts.rx, facts.patient);
  if (!patient) return { state: 'unmatched', outcome: 'no_such_patient' };
  const { prescriptionId, changed } = await deps.takeInRx(patient, facts.rx);
  const meaning = meaningOf(facts, deps.settings.pharmacyWords ?? {});
  const said = meaning !== null || facts.rx.status !== null;
  if (prescriptionId === null) {
    return said ? { state: 'unmatched', outcome: 'no_such_prescription' } : unknownWords;
  }
  const moved = meaning === null ? [] : await moveTickets(deps, { id, prescriptionId, facts, meaning });
  if (moved.length > 0) return { state: 'done', outcome: meaning ?? 'record', ticketIds: moved };
  if (changed) return { state: 'done', outcome: 'record' };
  const isHalfRead = meaning === null && facts.fillWords !== null;
  return !said || isHalfRead ? unknownWords : { state: 'ignored', outcome: 'nothing_waits' };
}

const unknownWords: Ended = { state: 'unknown', outcome: 'unknown_words' };

/** The operator's own reading of a word goes before ours. */
function meaningOf(
  facts: PharmacyEventFacts,
  own: Readonly<Record<string, FillMeaning>>,
): FillMeaning | null {
  const words = plainWords(facts.fillWords ?? '');
  return own[words] ?? fillWords[words] ?? null;
}

type Move = { id: string; prescriptionId: string; facts: PharmacyEventFacts; meaning: FillMeaning };

async function moveTickets(deps: PharmacyEventDeps, move: Move): Promise<string[]> {
  const moved: string[] = [];
  for (const id of await findFillTickets(deps.db, move.prescriptionId)) {
    if (await deps.db.$transaction((tx) => moveTicket(tx, deps, id, move))) moved.push(id);
  }
  return moved;
}

async function moveTicket(tx: Db, deps: PharmacyEventDeps, id: string, move: Move): Promise<boolean> {
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { id }, select: { openedAt: true } });
  if (isFromBefore(move.facts, ticket.openedAt, deps.settings.timeZone)) return false;
  if (await isEarlierFill(tx, move.facts.rx?.fillId ?? null, ticket.openedAt)) return false;
  const isDoubtful = await mayBeEarlier(tx, deps, { id, openedAt: ticket.openedAt }, move);
  const steps = (isDoubtful ? askedInstead[move.meaning] : null) ?? stepsOf[move.meaning](move.facts);
  if (!Array.isArray(steps)) return askPerson(tx, deps, id, move, steps);
  let moved = false;
  for (const body of steps) {
    const applied = await applyInTransaction(tx, deps, {
      ticketId: id,
      version: null,
      body,
      actor: { name: 'pharmacy system', role: 'pharmacy_system', facilityId: null },
    });
    moved ||= applied.kind === 'applied';
  }
  const { fillId = null } = move.facts.rx ?? {};
  if (moved && fillId !== null) {
    const place = { ticketId: id, system: 'pharmacy', state: 'in_step', externalId: fillId };
    await writeLink(tx, place, deps.clock.now());
  }
  return moved;
}

/** How far the pharmacy system's clock may be behind ours. */
const clockDifferenceMs = 60 * 60_000;

/** A fill from before the request is another one's delivery, and so is one that was told of before it. */
function isFromBefore(
  { sentAt, completedOn = null, rx }: PharmacyEventFacts,
  openedAt: Date,
  timeZone: string,
): boolean {
  if (sentAt !== null && Date.parse(sentAt) + clockDifferenceMs < openedAt.getTime()) return true;
  const openedOn = dateIn(timeZone, openedAt);
  return [rx?.fill?.filledOn ?? null, completedOn].some((day) => day !== null && day < openedOn);
}

/**
 * The last fill that it tells of is from before the request, no other day speaks for this one, and nothing was heard of
 * the fill since the request: it may be that earlier one's delivery, told late.
 */
async function mayBeEarlier(
  tx: Db,
  { settings }: PharmacyEventDeps,
  ticket: { id: string; openedAt: Date },
  { facts, meaning }: Move,
): Promise<boolean> {
  const { lastFillOn = null, completedOn = null, rx } = facts;
  if (askedInstead[meaning] === undefined || lastFillOn === null) return false;
  if (lastFillOn >= dateIn(settings.timeZone, ticket.openedAt)) return false;
  if (completedOn !== null || (rx?.fill?.filledOn ?? null) !== null) return false;
  const fillId = rx?.fillId ?? null;
  return fillId === null || (await findLink(tx, ticket.id, 'pharmacy')) !== fillId;
}

type Body = { type: string } & Record<string, unknown>;
type Todo = 'tell_delivery_date' | 'confirm_handed_out' | 'find_out_cancelled_fill';

const said = 'reported by the pharmacy system';

/** The events that follow, in their order: those that the ticket's stage does not allow lead nowhere. Or what a person does. */
const stepsOf: Record<FillMeaning, (facts: PharmacyEventFacts) => Body[] | Todo> = {
  processing: () => [{ type: 'pharmacy_processing', reason: said }],
  shipped: ({ deliveryOn }) =>
    deliveryOn === null ? 'tell_delivery_date' : [{ type: 'shipped', deliveryEta: deliveryOn }],
  delivered: () => [
    { type: 'pharmacy_processing', reason: said },
    { type: 'delivered', reason: said },
  ],
  handed_out: () => 'confirm_handed_out',
  cancelled: () => 'find_out_cancelled_fill',
};

/** Where it may be an earlier fill's end, which nobody may be told as this one's. */
const askedInstead: Partial<Record<FillMeaning, Todo>> = {
  shipped: 'tell_delivery_date',
  delivered: 'confirm_handed_out',
};

async function askPerson(
  tx: Db,
  deps: PharmacyEventDeps,
  ticketId: string,
  { id, facts }: Move,
  kind: Todo,
): Promise<boolean> {
  const ticket = await lockTicket(tx, ticketId);
  const rule = taskKinds[kind];
  if (!ticket || !rule.while.includes(ticket.stage)) return false;
  const now = deps.clock.now();
  const dedupeKey = `pharmacy:${ticketId}:${kind}:${facts.rx?.fillId ?? id}`;
  const { queue, why } = rule;
  await addTask(tx, { kind, queue, why, dueAt: now, ticketId, dedupeKey }, now);
  return true;
}
