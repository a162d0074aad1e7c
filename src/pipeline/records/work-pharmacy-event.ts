import type { Db } from '../../db/client.ts';
import type { PharmacyEventFacts, PharmacyEventState } from '../../domain/pharmacy-event.ts';
import { fillWords, plainWords, type FillMeaning } from '../../domain/rx-status.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import type { RxFact } from '../../domain/rx-fact.ts';
import { findLink, writeLink } from '../../outbox/link-store.ts';
import { taskKinds } from '../../tickets/task-kinds.ts';
import { addTask, lockTicket } from '../../tickets/ticket-work-store.ts';
import { applyInTransaction } from '../apply-event.ts';
import {
  findFillTickets,
  findRosterPatient,
  findTicketsAt,
  findWaitingBefore,
  isEarlierFill,
} from './pharmacy-event-store.ts';
import { isWholeFill } from './is-whole-fill.ts';
import { judgeFill } from './judge-fill.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

export type PharmacyEventDeps = PipelineDeps & {
  /** Takes what it says of the prescription into the roster. */
  takeInRx(
    patient: { id: string; sourceId: string },
    fact: RxFact,
  ): Promise<{ prescriptionId: string | null; changed: boolean; contradicts?: true }>;
};

type Ended = { state: Exclude<PharmacyEventState, 'waiting'>; outcome: string; ticketIds?: string[] };

/** Works an event of the pharmacy system once: first the record, then the tickets at the pharmacy. */
export async function workPharmacyEvent(deps: PharmacyEventDeps, eventId: string): Promise<void> {
  const event = await deps.db.pharmacyEvent.findUnique({ where: { id: eventId } });
  if (event?.state !== 'waiting') return;
  const facts = event.facts as unknown as PharmacyEventFacts; // as the channel wrote it
  await workThoseBefore(deps, event, facts);
  const { ticketIds = [], ...ended } = await workFacts(deps, event.id, facts);
  const data = { ...ended, ticketIds, workedAt: deps.clock.now() };
  await deps.db.pharmacyEvent.updateMany({ where: { id: event.id, state: 'waiting' }, data });
}

/** One that cannot be worked holds up those behind it for so long, and no longer. */
const longestTurnMs = 10 * 60_000;

/** Of one prescription they are worked in the order in which they came, whichever job has its turn first. */
async function workThoseBefore(
  deps: PharmacyEventDeps,
  event: { id: string },
  { rx }: PharmacyEventFacts,
): Promise<void> {
  if (!rx?.rxNumber) return;
  const since = new Date(deps.clock.now().getTime() - longestTurnMs);
  const [before] = await findWaitingBefore(deps.db, event.id, rx.rxNumber, since);
  if (before) await workPharmacyEvent(deps, before);
}

async function workFacts(deps: PharmacyEventDeps, id: string, facts: PharmacyEventFacts): Promise<Ended> {
  if (!facts.rx) return { state: 'unknown', outcome: 'no_prescription' };
  const patient = await findRosterPatient(deps.db, facts.rx, facts.patient);
  if (!patient) return { state: 'unmatched', outcome: 'no_such_patient' };
  const { prescriptionId, changed, contradicts } = await deps.takeInRx(patient, facts.rx);
  const meaning = meaningOf(facts, deps.settings.pharmacyWords ?? {});
  const said = meaning !== null || facts.rx.status !== null;
  if (prescriptionId === null) {
    return said ? { state: 'unmatched', outcome: 'no_such_prescription' } : unknownWords;
  }
  if (contradicts) return askOfAnother(deps, prescriptionId, { id, facts });
  const worked = meaning === null ? null : await moveTickets(deps, { id, prescriptionId, facts, meaning });
  if (worked) return worked;
  const asked = meaning === null ? [] : await askAfterEnd(deps, { id, prescriptionId, facts, meaning });
  if (asked.length > 0) return { state: 'task', outcome: 'find_out_after_end', ticketIds: asked };
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

/** What came of it at the tickets that wait for the fill; null: nothing. */
async function moveTickets(deps: PharmacyEventDeps, move: Move): Promise<Ended | null> {
  const worked = await eachTicket(deps, move.prescriptionId, (tx, id) => moveTicket(tx, deps, id, move));
  const moved = worked.find(({ did }) => did === 'moved');
  const [first] = worked;
  if (!first) return null;
  const ticketIds = worked.map(({ id }) => id);
  if (moved) return { state: 'done', outcome: move.meaning, ticketIds };
  return { state: 'task', outcome: first.did, ticketIds };
}

/** What nobody waits for any more, and somebody must hear of: by what is told, the stages of which it says the contrary. */
const afterEnd: Partial<Record<FillMeaning, readonly TicketStage[]>> = {
  cancelled: ['delivered'],
  ...Object.fromEntries(
    (['shipped', 'delivered', 'handed_out'] as const).map((one) => [
      one,
      ['withdrawn', 'denied', 'review', 'clinical_review'],
    ]),
  ),
};

/** Asks a person of each ticket of the last weeks that has gone another way than its fill. */
async function askAfterEnd(deps: PharmacyEventDeps, move: Move): Promise<string[]> {
  const stages = afterEnd[move.meaning] ?? [];
  const asked: string[] = [];
  for (const id of await findTicketsAt(deps.db, move.prescriptionId, stages, deps.clock.now())) {
    const did = await deps.db.$transaction(async (tx) =>
      (await isOfBefore(tx, deps, id, move)) ? null : askPerson(tx, deps, id, move, 'find_out_after_end'),
    );
    if (did !== null) asked.push(id);
  }
  return asked;
}

async function isOfBefore(tx: Db, deps: PharmacyEventDeps, id: string, { facts }: Move): Promise<boolean> {
  const { judged, openedAt } = await judgeFor(tx, deps, id, facts);
  return judged === 'earlier' || isEarlierFill(tx, facts.rx?.fillId ?? null, openedAt);
}

async function judgeFor(tx: Db, deps: PharmacyEventDeps, id: string, facts: PharmacyEventFacts) {
  const { openedAt } = await tx.ticket.findUniqueOrThrow({ where: { id }, select: { openedAt: true } });
  const { fillId = null } = facts.rx ?? {};
  const heardSince = fillId !== null && (await findLink(tx, id, 'pharmacy')) === fillId;
  const { timeZone } = deps.settings;
  return { judged: judgeFill(facts, { openedAt, now: deps.clock.now(), timeZone, heardSince }), openedAt };
}

/** Under one Rx number two medicines: nothing of it is believed before a person has looked. */
async function askOfAnother(
  deps: PharmacyEventDeps,
  prescriptionId: string,
  event: Pick<Move, 'id' | 'facts'>,
): Promise<Ended> {
  const kind = 'find_out_other_medicine';
  const asked = await eachTicket(deps, prescriptionId, (tx, id) => askPerson(tx, deps, id, event, kind));
  const ticketIds = asked.map(({ id }) => id);
  return { state: asked.length > 0 ? 'task' : 'unmatched', outcome: 'another_medicine', ticketIds };
}

/** What was done of a ticket: it moved, or a person was asked by that task. */
type Did = 'moved' | Todo | null;

async function eachTicket(
  deps: PharmacyEventDeps,
  prescriptionId: string,
  work: (tx: Db, id: string) => Promise<Did>,
): Promise<{ id: string; did: 'moved' | Todo }[]> {
  const worked: { id: string; did: 'moved' | Todo }[] = [];
  for (const id of await findFillTickets(deps.db, prescriptionId)) {
    const did = await deps.db.$transaction((tx) => work(tx, id));
    if (did !== null) worked.push({ id, did });
  }
  return worked;
}

async function moveTicket(tx: Db, deps: PharmacyEventDeps, id: string, move: Move): Promise<Did> {
  const { facts, meaning } = move;
  const { fillId = null } = facts.rx ?? {};
  const { judged, openedAt } = await judgeFor(tx, deps, id, facts);
  if (judged === 'earlier' || (await isEarlierFill(tx, fillId, openedAt))) return null;
  if (facts.isContradicted && meaning !== 'cancelled')
    return askPerson(tx, deps, id, move, 'find_out_cancelled_fill');
  const isOut = meaning === 'shipped' || meaning === 'delivered';
  const isPart = isOut && !(await isWholeFill(tx, move.prescriptionId, facts));
  if (isPart) return askPerson(tx, deps, id, move, 'hand_out_rest');
  const steps = (judged === 'this' ? null : askedInstead[meaning]) ?? stepsOf[meaning](facts);
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
  if (moved && fillId !== null) {
    const place = { ticketId: id, system: 'pharmacy', state: 'in_step', externalId: fillId };
    await writeLink(tx, place, deps.clock.now());
  }
  return moved ? 'moved' : null;
}

type Body = { type: string } & Record<string, unknown>;
type Todo =
  | 'tell_delivery_date'
  | 'confirm_handed_out'
  | 'find_out_cancelled_fill'
  | 'find_out_after_end'
  | 'find_out_other_medicine'
  | 'hand_out_rest';

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
  { id, facts }: Pick<Move, 'id' | 'facts'>,
  kind: Todo,
): Promise<Did> {
  const ticket = await lockTicket(tx, ticketId);
  const rule = taskKinds[kind];
  if (!ticket || !rule.while.includes(ticket.stage)) return null;
  const now = deps.clock.now();
  const dedupeKey = `pharmacy:${ticketId}:${kind}:${facts.rx?.fillId ?? id}`;
  const { queue, why } = rule;
  await addTask(tx, { kind, queue, why, dueAt: now, ticketId, dedupeKey }, now);
  return kind;
}
