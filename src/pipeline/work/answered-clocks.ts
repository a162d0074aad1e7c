import { lookingEvents, type ClockKind } from '../../domain/ticket.ts';
import { ticketEventSchemas, type AcceptedEventType } from '../../tickets/ticket-events.ts';

const acknowledging: readonly AcceptedEventType[] = ['acknowledge', 'resolve', 'dispose'];

/** A person who acts has responded; a person who acknowledges, resolves or disposes has seen the page. */
export function answeredClocks(type: string): ClockKind[] {
  if (!isOfAPerson(type) || lookingEvents.includes(type)) return [];
  return acknowledging.includes(type) ? ['first_response', 'page'] : ['first_response'];
}

function isOfAPerson(type: string): type is AcceptedEventType {
  return type in ticketEventSchemas;
}
