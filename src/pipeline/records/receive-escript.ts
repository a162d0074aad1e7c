import type { Db } from '../../db/client.ts';
import { lockTicket, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import { decideAgain, type DecidedAgain } from '../work/decide-again.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { settleNeed } from '../needs/settle-need.ts';
import { askToCompare, workByRecord, type Compared } from '../work/work-by-record.ts';

/** The ticket goes on with the new prescription, as far as no other ticket stands for it. */
export async function receiveEscript(
  tx: Db,
  deps: PipelineDeps,
  compared: Compared,
  prescriptionId: string,
): Promise<void> {
  const { ticket, patient } = compared;
  const found = patient.prescriptions.find(({ id }) => id === prescriptionId);
  const taken = await tx.openNeed.findUnique({
    where: { key: `patient:${patient.id}:rx:${prescriptionId}` },
  });
  if (!found || (taken && taken.ticketId !== ticket.id))
    return askToCompare(tx, deps, compared, 'new_prescription');
  const choice = { patientId: null, prescriptionId, identifiedBy: 'record' } as const;
  const again = await decideAgain(tx, deps, ticket, choice, deps.clock.now());
  const code = again.decided?.decision.code;
  if (code === 'PHARMACIST_REVIEW') return reviewEscript(tx, deps, ticket, again);
  if (code !== 'PHARMACY_PROCESS') return askToCompare(tx, deps, compared, `escript:${prescriptionId}`);
  const { rxNumber } = found;
  const { stage, status, queue, priority } = ticket;
  await changeTicket(
    tx,
    deps,
    ticket,
    {
      position: { stage, status, queue, priority },
      event: { type: 'prescription_linked', actor: 'system', detail: { prescriptionId } },
      columns: { prescriptionId, ...(rxNumber === null ? {} : { rxNumber }) },
      needs: { beside: [`patient:${patient.id}:rx:${prescriptionId}`] },
    },
    deps.clock.now(),
  );
  const linked = await lockTicket(tx, ticket.id);
  if (linked) await workByRecord(tx, deps, linked, { type: 'escript_received' });
}

/** 21 CFR 1306.12(b): a schedule II prescription whose date has come is handed on by a pharmacist alone. */
async function reviewEscript(tx: Db, deps: PipelineDeps, ticket: TicketAtWork, again: DecidedAgain) {
  const { decided, position } = again;
  const { needs } = await settleNeed(tx, ticket, again);
  const detail = { code: decided?.decision.code ?? null, rule: decided?.decision.rule ?? null };
  await changeTicket(
    tx,
    deps,
    ticket,
    {
      position,
      event: { type: 'record_changed', actor: 'system', detail },
      again,
      ...(needs ? { needs } : {}),
    },
    deps.clock.now(),
  );
}
