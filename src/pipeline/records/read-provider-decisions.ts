import type { Db } from '../../db/client.ts';
import type { ComparedPrescription } from '../../domain/compared-prescription.ts';
import { noteFound } from '../../outbox/link-store.ts';
import type { ProviderDecision } from '../../systems/ehr/read-decision.ts';
import { taskKinds } from '../../tickets/task-kinds.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import { applyInTransaction } from '../apply-event.ts';
import { eachByItself } from './each-by-itself.ts';
import { compareWritten } from './compare-written.ts';
import { findWrittenSince, hasEnded } from './find-written-since.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

/** The answer to a question that was written there, about that patient of the EHR. */
type ReadDecision = (
  taskId: string,
  ehrPatientId: string | null,
  isAsked: (prescriptionId: string) => boolean,
) => Promise<ProviderDecision>;

const ticketsAtOnce = 200;

/**
 * Reads what providers have answered in the EHR, for the tickets that wait for it. Answers how many have moved. What was
 * asked since `lookedSince` and is not there is asked anew by whoever looks for it, and by no person.
 */
export async function readProviderDecisions(
  deps: PipelineDeps,
  readDecision: ReadDecision,
  lookedSince: Date,
): Promise<number> {
  let moved = 0;
  await eachByItself(await findAsked(deps), {
    ...{ logger: deps.logger, system: 'ehr' },
    async work(ticket) {
      const decision = await decisionOf(deps, readDecision, ticket);
      if (await followDecision(deps, ticket, decision, lookedSince)) moved += 1;
    },
    idsOf: ({ id }) => ({ ticketId: id }),
    async passOver({ id }) {
      await deps.db.$transaction((tx) => ask(tx, deps, id, 'unreadable'));
    },
  });
  return moved;
}

/** Answers whether the ticket has moved. */
async function followDecision(
  deps: PipelineDeps,
  ticket: Asked,
  decision: ProviderDecision,
  lookedSince: Date,
): Promise<boolean> {
  const isGone = decision.kind === 'unclear' && decision.code === 'gone';
  if (isGone && ticket.askedAt && ticket.askedAt >= lookedSince) return false;
  await noteQuestion(deps, ticket, decision);
  const body = bodyOf(decision, ticket);
  if (!body) return false;
  return deps.db.$transaction((tx) =>
    'unclear' in body ? ask(tx, deps, ticket.id, body.unclear) : apply(tx, deps, ticket.id, body),
  );
}

type Asked = {
  id: string;
  patientId: string | null;
  openedAt: Date;
  name: string | null;
  strength: string | null;
  /** How the roster's prescription is written; null of a ticket without one. */
  text: string | null;
  sig: string | null;
  quantity: number | null;
  taskId: string | null;
  /** When the question was written there. */
  askedAt: Date | null;
  ehrPatientId: string | null;
  /** What the EHR has of the patient, as it was last copied. */
  copied: ComparedPrescription[] | null;
};

/** With the question that was asked last: the answer to an earlier one is over, and one that is asked anew has none. */
async function findAsked({ db }: PipelineDeps): Promise<Asked[]> {
  return db.$queryRaw<Asked[]>`
    SELECT t.id, t."patientId", t."openedAt", coalesce(p."drugName", t."medicationName") AS name,
           coalesce(p.strength, t.strength) AS strength, p.text, p.sig, p.quantity,
           CASE WHEN asked.state = 'done' THEN substring(asked."externalId" FROM '^Task/(.+)$') END AS "taskId",
           asked."doneAt" AS "askedAt", c."externalId" AS "ehrPatientId", c.prescriptions AS copied
      FROM tickets t LEFT JOIN prescriptions p ON p.id = t."prescriptionId"
      LEFT JOIN record_copies c ON c."patientId" = t."patientId" AND c.system = 'ehr'
      LEFT JOIN LATERAL (SELECT e."externalId", e.state, e."doneAt" FROM system_effects e
         WHERE e."ticketId" = t.id AND e.system = 'ehr' AND e.kind = 'encounter'
         ORDER BY e.id DESC LIMIT 1) AS asked ON true
     WHERE t.stage = 'authorization_requested' AND t.status <> 'closed'
     ORDER BY t.id LIMIT ${ticketsAtOnce}`;
}

/** The answer to the question itself; else a prescription that was written since. */
async function decisionOf(
  deps: PipelineDeps,
  readDecision: ReadDecision,
  ticket: Asked,
): Promise<ProviderDecision> {
  const { copied, name, taskId, ehrPatientId } = ticket;
  function isAsked(id: string): boolean {
    return copied === null || copied.some((one) => one.id === id && (name === null || one.name === name));
  }
  const answered: ProviderDecision =
    taskId === null ? { kind: 'pending' } : await readDecision(taskId, ehrPatientId, isAsked);
  const { clock, settings } = deps;
  const at = { openedAt: ticket.openedAt, now: clock.now(), timeZone: settings.timeZone };
  if (answered.kind === 'approved' && answered.prescription && hasEnded(answered.prescription, at))
    return { kind: 'unclear', code: 'no_longer_valid' };
  if (answered.kind !== 'pending' || copied === null) return answered;
  return findWrittenSince(copied, ticket, at) ?? answered;
}

const inStep = { state: 'in_step', lastError: null } as const;

/** How the question was found, where that is not how it was left. */
const stands: Partial<Record<string, { state: 'gone' | 'differs'; lastError: string }>> = {
  gone: { state: 'gone', lastError: 'not_there' },
  not_ours: { state: 'differs', lastError: 'patient' },
  other_medicine: { state: 'differs', lastError: 'medicine' },
};

async function noteQuestion({ db }: PipelineDeps, ticket: Asked, decision: ProviderDecision): Promise<void> {
  if (ticket.taskId === null) return;
  const found = (decision.kind === 'unclear' ? stands[decision.code] : null) ?? inStep;
  await noteFound(db, { ticketId: ticket.id, system: 'ehr', externalId: `Task/${ticket.taskId}` }, found);
}

type Body = { type: string } & Record<string, string>;

function bodyOf(decision: ProviderDecision, ticket: Asked): Body | { unclear: string } | null {
  switch (decision.kind) {
    case 'pending':
      return null;
    case 'denied':
      return { type: 'provider_denied', reason: decision.reason };
    case 'unclear':
      return { unclear: decision.code };
    case 'approved': {
      const { prescription } = decision;
      const written = prescription && compareWritten(prescription, ticket);
      if (written && 'unclear' in written) return written;
      const change = written && written.change;
      // What was changed is told with its reason, which a prescription does not say.
      if (change) return { type: 'provider_modified', change, reason: 'written so in the EHR' };
      return { type: 'provider_approved', reason: 'seen in the EHR' };
    }
  }
}

async function apply(tx: Db, deps: PipelineDeps, ticketId: string, body: Body): Promise<boolean> {
  const actor = { name: 'EHR', role: 'ehr', facilityId: null } as const;
  const applied = await applyInTransaction(tx, deps, { ticketId, version: null, body, actor });
  return applied.kind === 'applied';
}

/** One task for one way of being unclear. */
async function ask(tx: Db, deps: PipelineDeps, ticketId: string, code: string): Promise<boolean> {
  const now = deps.clock.now();
  const { queue, why } = taskKinds.ask_provider_decision;
  const task = { kind: 'ask_provider_decision', queue, why, dueAt: now, ticketId };
  await addTask(tx, { ...task, dedupeKey: `decision:${ticketId}:${code}` }, now);
  return false;
}
