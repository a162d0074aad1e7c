import type { Db } from '../../db/client.ts';
import type { Patient } from '../../domain/patient.ts';
import type { RulesInForce } from '../../domain/routing-rules.ts';
import { loadPatients } from '../../identity/patient-store.ts';
import { readRulesInForce } from '../../routing/routing-rule-store.ts';
import type { DangerToSelf } from '../../eligibility/eligibility-input.ts';
import { phoneOf } from '../../intake/conversation-key.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { findStandingDangers, standingFor } from './standing-danger-store.ts';
import { findLastLooks, type LastLook } from './last-inputs-store.ts';

/** What deciding a locked ticket again reads of the record. */
export type DateReads = {
  patient: Patient | null;
  last: LastLook;
  rules: RulesInForce;
  standing: DangerToSelf[];
};

/**
 * Of tickets that are claimed together, with four statements for all of them. Each is decided once on it: nothing
 * that one ticket's date writes is read for another.
 */
export async function readForDates(
  tx: Db,
  tickets: readonly TicketAtWork[],
): Promise<(ticket: TicketAtWork) => DateReads> {
  const ids = [...new Set(tickets.flatMap(({ patientId }) => patientId ?? []))];
  const patients = new Map((await loadPatients(tx, { ids })).map((patient) => [patient.id, patient]));
  const looks = await findLastLooks(
    tx,
    tickets.map(({ id }) => id),
  );
  const rules = await readRulesInForce(tx);
  function asking({ patientId, conversationKey }: TicketAtWork) {
    const phone = conversationKey === null ? null : phoneOf(conversationKey);
    return { patient: patients.get(patientId ?? '') ?? null, phone };
  }
  const dangers = await findStandingDangers(tx, tickets.map(asking));
  return (ticket) => ({
    patient: asking(ticket).patient,
    last: looks.get(ticket.id) ?? { inputs: null, mayAsk: 'unknown' },
    rules,
    standing: standingFor(dangers, asking(ticket)),
  });
}
