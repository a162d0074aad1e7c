import { lockInTransaction } from '../../db/advisory-lock.ts';
import type { Db } from '../../db/client.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import type { ClockKind, TicketStage } from '../../domain/ticket.ts';
import type { EligibilityInput } from '../../eligibility/eligibility-input.ts';
import { loadPatients } from '../../identity/patient-store.ts';
import { routeDecision } from '../../routing/route-decision.ts';
import { startClocks } from '../../routing/start-clocks.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import { addTask, lockTicket, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import { decideAgain, type DecidedAgain } from '../work/decide-again.ts';
import { findLastInputs } from '../needs/last-inputs-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { claimChangedPatient, findTicketsInWork, forgetChange } from './roster-change-store.ts';
import { readNews, type RosterNews } from './roster-news.ts';
import { settleNeed } from '../needs/settle-need.ts';
import { tellDateCame } from '../clocks/tell-date-came.ts';
import { receiveEscript } from './receive-escript.ts';
import { tellFacility } from '../replies/tell-facility.ts';
import { askToCompare, workByRecord, type Compared } from '../work/work-by-record.ts';

/** Looks at the open tickets of patients whose record an import has changed; answers how many patients there were. */
export async function compareWithRoster(deps: PipelineDeps, { limit }: { limit: number }): Promise<number> {
  const failed: string[] = [];
  let done = 0;
  while (done + failed.length < limit) {
    const claimed: { id: string | null } = { id: null };
    try {
      const found = await deps.db.$transaction(async (tx) => {
        const change = await claimChangedPatient(tx, failed);
        claimed.id = change?.id ?? null;
        if (!change) return false;
        await comparePatient(tx, deps, change.patientId);
        await forgetChange(tx, change.id);
        return true;
      });
      if (!found) return done;
      done += 1;
    } catch (error) {
      if (claimed.id === null) throw error;
      failed.push(claimed.id);
      deps.logger.error(
        { event: 'roster_change_failed', error },
        'tickets could not be compared with the roster',
      );
    }
  }
  return done;
}

async function comparePatient(tx: Db, deps: PipelineDeps, patientId: string): Promise<void> {
  await lockInTransaction(tx, 'patient', patientId);
  const [patient] = await loadPatients(tx, { ids: [patientId] });
  if (!patient) return;
  for (const id of await findTicketsInWork(tx, patientId)) {
    const ticket = await lockTicket(tx, id);
    if (ticket) await compareTicket(tx, deps, { ticket, patient });
  }
}

async function compareTicket(tx: Db, deps: PipelineDeps, compared: Compared): Promise<void> {
  const { ticket, patient } = compared;
  const last = (await findLastInputs(tx, ticket.id)) as EligibilityInput | null;
  const looked = last?.match.kind === 'one' ? last.match.prescription : null;
  const news = readNews(
    {
      stage: ticket.stage,
      openedOn: dateIn(deps.settings.timeZone, ticket.openedAt),
      prescriptionId: ticket.prescriptionId,
      medicationName: ticket.medicationName,
      strength: ticket.strength,
      knownFillIds:
        looked !== null && looked.id === ticket.prescriptionId
          ? looked.fills.filter(({ completed }) => completed).map(({ id }) => id)
          : null,
    },
    patient,
  );
  await answerNews(tx, deps, compared, news);
  if ('alsoWritten' in news && news.alsoWritten) await askToCompare(tx, deps, compared, 'new_prescription');
}

/** Each piece of news, and the stages in which an event follows from it; elsewhere a person is asked. */
async function answerNews(tx: Db, deps: PipelineDeps, compared: Compared, news: RosterNews): Promise<void> {
  const { stage } = compared.ticket;
  switch (news.kind) {
    case 'none':
      return;
    case 'escript':
      // What stands in the EHR is read there, whether it is an approval; it is never one that has arrived.
      if (deps.settings.ehr?.records === 'roster') return;
      return receiveEscript(tx, deps, compared, news.prescription.id);
    case 'unclear_prescription':
      return askToCompare(tx, deps, compared, 'new_prescription');
    case 'filled':
      if (stage === 'pharmacy_submitted')
        return workByRecord(tx, deps, compared.ticket, { type: 'pharmacy_processing' });
      if (stage === 'pharmacy_processing' || stage === 'shipped') return;
      return stage === 'too_early'
        ? decide(tx, deps, compared)
        : askToCompare(tx, deps, compared, news.fill.id);
    case 'filled_before':
      return stage === 'too_early'
        ? decide(tx, deps, compared)
        : askToCompare(tx, deps, compared, news.fill.id);
    case 'discontinued':
      return stopped.includes(stage)
        ? decide(tx, deps, compared)
        : askToCompare(tx, deps, compared, 'discontinued');
    case 'changed':
      return redecided.includes(stage) ? decide(tx, deps, compared) : undefined;
  }
}

/** Nothing has been promised or begun there that a person would have to take back. */
const stopped: readonly TicketStage[] = ['too_early', 'authorization_requested', 'pharmacy_submitted'];

/** The table alone has brought the ticket there, and may bring it on. */
const redecided: readonly TicketStage[] = [
  'too_early',
  'authorization_requested',
  'new_prescription',
  'review',
];

/**
 * The table is asked again with today's record; the ticket moves where it stands by the table's word alone. Where
 * somebody has it in hand, or has decided, they are asked.
 */
async function decide(tx: Db, deps: PipelineDeps, compared: Compared): Promise<void> {
  const { ticket } = compared;
  const now = deps.clock.now();
  const choice = { patientId: null, prescriptionId: null, identifiedBy: 'record' } as const;
  const again = await decideAgain(tx, deps, ticket, choice, now);
  const before = decisionOf(ticket);
  const after = again.decided?.decision;
  if (!after) return;
  const { stage, status, queue } = again.position;
  const same =
    after.code === before.code && after.eligibleOn === before.eligibleOn && after.rule === before.rule;
  if (same) return;
  // Somebody has it in hand, or would have to be told that it is too early after all.
  const untold = after.code === 'TOO_EARLY' && ticket.stage !== 'too_early';
  if (ticket.assignee !== null || untold || !isByTheTable(ticket))
    return askToCompare(tx, deps, compared, after.rule);
  const held = stage === ticket.stage && stage === 'too_early' ? ticket.status : status;
  const position = { stage, status: held, queue, priority: again.position.priority };
  const { open, needs } = await settleNeed(tx, ticket, again);
  if (open) return askToCompare(tx, deps, compared, after.rule);
  const eventId = await changeTicket(
    tx,
    deps,
    ticket,
    {
      position,
      event: { type: 'record_changed', actor: 'system', detail: { code: after.code, rule: after.rule } },
      again: { ...again, position },
      answered: datedClocks,
      start: startDated(deps, again, position, now),
      ...(needs ? { needs } : {}),
    },
    now,
  );
  if (ticket.stage === 'too_early' && position.stage !== 'too_early') {
    await tellDateCame(tx, deps, {
      ticket,
      event: 'eligible_again',
      eventId,
      position,
      decision: after,
      now,
    });
  } else {
    await tellFacility(tx, deps, { ticket, event: 'record_changed', eventId, position, now });
  }
  if (ticket.stage === 'pharmacy_submitted') await tellPharmacy(tx, ticket, eventId, now);
}

const datedClocks: ClockKind[] = ['eligible_reminder', 'authorization_start'];

/** The clocks of the date are set anew: the date has moved. */
function startDated(
  deps: PipelineDeps,
  { decided }: DecidedAgain,
  position: DecidedAgain['position'],
  now: Date,
) {
  if (!decided) return [];
  const { decision } = decided;
  const { policy, settings } = deps;
  const clocks = startClocks({ decision, position, receivedAt: now, policy, timeZone: settings.timeZone });
  return clocks.filter(({ kind }) => datedClocks.includes(kind));
}

/** The ticket is where the table's last decision leads: nobody has taken it anywhere else since. */
function isByTheTable(ticket: TicketAtWork): boolean {
  const decision = decisionOf(ticket);
  return (
    decision.rule !== 'person' && routeDecision(decision, { canAsk: false, flags: [] }).stage === ticket.stage
  );
}

async function tellPharmacy(tx: Db, ticket: TicketAtWork, eventId: string, now: Date): Promise<void> {
  const why =
    'The record no longer supports this refill: tell the pharmacy to hold it until somebody has decided.';
  const task = {
    kind: 'tell_pharmacy_to_hold',
    queue: 'pharmacy',
    why,
    dueAt: now,
    ticketId: ticket.id,
  } as const;
  await addTask(tx, { ...task, dedupeKey: `record:${eventId}` }, now);
}
