import type { TicketActor } from '../domain/ticket-sender.ts';
import type { Caller } from './authenticate.ts';

/** As whom a caller works tickets: a person by their role, a key by whether it is bound to a facility. */
export function actorOf({ name, role, facilityId }: Caller): TicketActor {
  return { name, role: role ?? (facilityId === null ? 'staff_key' : 'facility_key'), facilityId };
}
