import type { Db } from '../../db/client.ts';
import type { Decision } from '../../domain/decision.ts';
import type { TicketPosition } from '../../domain/ticket.ts';
import { composeText } from '../../reply/compose-fixed.ts';
import type { TemplateId } from '../../reply/template.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { type Recipient, referencesFor, voiceTo } from '../replies/recipient.ts';
import { type Telling, tellWhoAsked } from '../replies/tell-who-asked.ts';

/**
 * `eligible_reminded`: the day is close; `…again` and `…started`: it has come, or the supply ends before it, and the
 * ticket was decided again.
 */
export const datesTold = [
  'eligible_reminded',
  'eligible_again',
  'authorization_started',
  'supply_again',
] as const;

export type DateCame = {
  ticket: TicketAtWork;
  event: (typeof datesTold)[number];
  eventId: string;
  position: TicketPosition;
  decision: Pick<Decision, 'eligibleOn'>;
  /** Whether whoever asked may, where it is known already. */
  mayAsk?: boolean;
  now: Date;
};

/**
 * Tells everyone who asked for the ticket that the day is close or has come. Nothing is said of a day that has moved:
 * the medicine was filled meanwhile.
 */
export async function tellDateCame(tx: Db, deps: PipelineDeps, came: DateCame): Promise<void> {
  const template = templateOf(came);
  if (template === null) return;
  await tellWhoAsked(tx, deps, came, (to) => tell(came, to, { template, settings: deps.settings }));
}

function templateOf({ event, ticket, position }: DateCame): TemplateId | null {
  if (event === 'eligible_reminded') return 'eligible_soon';
  if (position.stage === ticket.stage) return null;
  return position.stage === 'pharmacy_submitted' ? 'eligible_reminder' : (byStage[position.stage] ?? null);
}

/** It could be refilled by its date, and something else has to be seen to first. */
const byStage: Partial<Record<TicketPosition['stage'], TemplateId>> = {
  authorization_requested: 'provider_requested',
  clinical_review: 'pharmacist_review',
  review: 'person_review',
  identity_review: 'person_review',
};

function tell(
  { ticket, event, position, decision: { eligibleOn } }: DateCame,
  to: Recipient,
  { template, settings }: { template: TemplateId; settings: PipelineDeps['settings'] },
): Telling {
  const { way, suppressed, disclosure } = to;
  // Who may not be told of the ticket has not heard of its date: only that something has come of it.
  if (disclosure === 'neutral' && event === 'eligible_reminded') return { draft: null, whyCall: null };
  const draft = composeText({
    ...voiceTo(to, settings),
    template: disclosure === 'neutral' ? 'event_news' : template,
    values: {
      ...referencesFor(ticket, to),
      timeframe: position.priority,
      ...(eligibleOn === null ? {} : { date: eligibleOn }),
    },
    disclosure,
    isText: way?.channel === 'sms',
    ticketIds: [ticket.id],
  });
  return { draft, whyCall: !way || suppressed !== null ? whyCall(event) : null };
}

function whyCall(event: DateCame['event']): string {
  return `The reminder of the refill date (${event}) cannot be sent to whoever asked: call and tell them.`;
}
