import type { EscalationRole, OnCallTarget } from '../domain/escalation-role.ts';
import { dangerFlags } from '../domain/message.ts';
import type { TicketStage } from '../domain/ticket.ts';

export type Escalated = { stage: TicketStage; flags: readonly string[]; tags: readonly string[] };

const clinicalStages: readonly TicketStage[] = [
  'clinical_review',
  'authorization_requested',
  'awaiting_escript',
  'pharmacy_submitted',
  'pharmacy_processing',
  'shipped',
];

/** First match wins. Danger and medicine come before everything else that may be said in the same words. */
const rows: readonly { role: EscalationRole; applies(escalated: Escalated): boolean }[] = [
  { role: 'clinical_supervisor', applies: ({ flags }) => dangerFlags.some((flag) => flags.includes(flag)) },
  { role: 'compliance', applies: ({ tags }) => tags.includes('privacy') },
  { role: 'it', applies: ({ tags }) => tags.includes('bug') },
  { role: 'product', applies: ({ tags }) => tags.includes('feature') },
  {
    role: 'team_lead',
    applies: ({ flags }) => flags.includes('frustrated') || flags.includes('hostile'),
  },
  { role: 'clinical_supervisor', applies: ({ stage }) => clinicalStages.includes(stage) },
];

/** Whose an escalation is: clinical work the Clinical Supervisor's, and what nobody is sure about the team lead's. */
export function escalationRole(escalated: Escalated): EscalationRole {
  return rows.find((row) => row.applies(escalated))?.role ?? 'team_lead';
}

/**
 * In which order people are paged: the role's own, then those who are there for everything, then the Clinical
 * Supervisor, then everyone else. Each stands in it once, so that a full round has reached everybody.
 */
export function pagingOrder(role: EscalationRole, onCall: readonly OnCallTarget[]): OnCallTarget[] {
  const first = onCall.filter((target) => target.role === role);
  const general = onCall.filter((target) => target.role === undefined);
  const supervisors = onCall.filter((target) => target.role === 'clinical_supervisor');
  return [...new Set([...first, ...general, ...supervisors, ...onCall])];
}
