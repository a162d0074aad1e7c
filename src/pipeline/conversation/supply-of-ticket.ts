import type { Db } from '../../db/client.ts';
import type { Contribution } from '../../dedup/contribution.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Priority } from '../../domain/ticket.ts';
import { policyOf, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { findLastInputs } from '../needs/last-inputs-store.ts';

/** Days of medicine left, as told; null where it is little and not said how much. */
export type SupplyTold = { days: number | null };

export type SupplyOfTicket = {
  priority: Priority;
  /** What the arrival adds to what the table looks at. */
  asked: Contribution['asked'];
  daysLeft: number | null;
  /** Why a routine ticket is urgent from now on. */
  raised: { urgency?: string };
};

/** What a supply that is told means for a ticket that is decided already: it can raise its urgency and never lowers it. */
export async function supplyOfTicket(
  tx: Db,
  policy: Policy,
  ticket: TicketAtWork,
  { days }: SupplyTold,
): Promise<SupplyOfTicket> {
  const last = await findLastInputs(tx, ticket.id);
  const earlier = last?.request.daysLeft ?? null;
  const left = [earlier, days].filter((one) => one !== null);
  const daysLeft = left.length === 0 ? null : Math.min(...left);
  const request = last && { ...last.request, daysLeft, saysUrgent: last.request.saysUrgent || days === 0 };
  const nearlyOut = days === null || days <= policyOf(policy, ticket).urgency.statedDaysLeft.value;
  const raises = nearlyOut && ticket.priority === 'routine';
  const said = days === null ? 'nearly out' : `daysLeft ${days}`;
  return {
    priority: nearlyOut ? 'urgent' : ticket.priority,
    asked: last && request ? { mayAsk: last.mayAsk, request } : null,
    daysLeft: days,
    raised: raises ? { urgency: `urgent_stated: ${said} by the requester` } : {},
  };
}
