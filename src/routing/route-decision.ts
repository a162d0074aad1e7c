import type { Decision, DecisionCode } from '../domain/decision.ts';
import type { Flag } from '../domain/message.ts';
import type { TicketPosition } from '../domain/ticket.ts';

type Place = Omit<TicketPosition, 'priority'>;

const submitted: Place = { stage: 'pharmacy_submitted', queue: 'pharmacy', status: 'in_progress' };
const atProvider: Place = { stage: 'authorization_requested', queue: 'provider', status: 'waiting' };
const atClinic: Place = { stage: 'clinical_review', queue: 'clinical', status: 'open' };
const underReview: Place = { stage: 'review', queue: 'concierge', status: 'open' };
const asking: Place = { stage: 'clarifying', queue: 'concierge', status: 'waiting' };

/** Where each decision leads; `whenAsked` is the place while the sender is being asked. */
const places: Record<DecisionCode, { place: Place; whenAsked?: Place }> = {
  PHARMACY_PROCESS: { place: submitted },
  PHARMACY_COMPLETION: { place: submitted },
  PROVIDER_AUTHORIZATION: { place: atProvider },
  PROVIDER_NEW_RX: { place: atProvider },
  PHARMACIST_REVIEW: { place: atClinic },
  CLINICAL_REVIEW: { place: atClinic },
  ESCALATE_NOW: { place: atClinic },
  TOO_EARLY: { place: { stage: 'too_early', queue: 'concierge', status: 'resolved' } },
  NEEDS_HUMAN: { place: underReview },
  PROXY_REVIEW: { place: underReview },
  IDENTITY_REVIEW: {
    place: { stage: 'identity_review', queue: 'concierge', status: 'open' },
    whenAsked: asking,
  },
  CLARIFY: { place: underReview, whenAsked: asking },
  NEW_RX: { place: { stage: 'new_prescription', queue: 'concierge', status: 'open' } },
};

const raisingFlags: readonly Flag[] = ['emergency', 'self_harm', 'overdose', 'out_of_medicine', 'unscreened'];

/**
 * The place, owner's queue and priority that follow from a decision. `canAsk`: the sender can be asked back on the
 * channel they used. Flags raise the priority, nothing here lowers it.
 */
export function routeDecision(
  decision: Decision,
  context: { canAsk: boolean; flags: Flag[] },
): TicketPosition {
  const { place, whenAsked } = places[decision.code];
  const raised = context.flags.some((flag) => raisingFlags.includes(flag));
  return {
    ...(context.canAsk && whenAsked ? whenAsked : place),
    priority: raised ? 'urgent' : decision.priority,
  };
}
