import { wallTime } from '../../domain/wall-time.ts';
import type { EffectToDo, TicketForSystems } from '../effect-target.ts';

type Told = { type: string; timestamp: string; data: object };

/** What a subscriber is told of an event: where the ticket stands. Of whom and what it is, it asks the API. */
export function composeEvent({ event, ticket }: EffectToDo): Told | null {
  if (!event) return null;
  const { id, reference, status, stage, queue, priority } = ticket;
  return {
    type: `ticket.${event.type}`,
    timestamp: event.at.toISOString(),
    data: { eventId: event.id, ticket: { id, reference, status, stage, queue, priority } },
  };
}

/** A note for the patient's profile in the care platform, in the exact words of the refill workflow. */
export function composeNote(effect: EffectToDo, timeZone: string): Told | null {
  const { event, ticket } = effect;
  const text = wordsOfNote(effect, timeZone);
  if (!event || text === null) return null;
  const { id, reference, patient, priority } = ticket;
  return {
    type: 'note.created',
    timestamp: event.at.toISOString(),
    data: { text, ticket: { id, reference, priority }, patient: patient && presentPatient(patient) },
  };
}

/** What the note says; null where there is nothing to say. */
export function wordsOfNote(effect: EffectToDo, timeZone: string): string | null {
  return effect.words ?? noteOf(effect, timeZone);
}

function presentPatient({ sourceId, name, birthDate }: NonNullable<TicketForSystems['patient']>) {
  return { sourceId, name, birthDate };
}

/** Of the submission with its time, else the outcome as that very event recorded it. */
function noteOf({ event, ticket }: EffectToDo, timeZone: string): string | null {
  if (!event) return null;
  const { stage, changes, state } = event.detail as {
    stage?: unknown;
    changes?: { fields?: { stage?: { to?: unknown }; outcomeText?: { to?: unknown } } };
    state?: { outcomeText?: unknown };
  };
  const entered = changes?.fields?.stage?.to ?? stage;
  if (entered === 'pharmacy_submitted')
    return `Refill request submitted to pharmacy ${wallTime(event.at, timeZone)}`;
  const text = changes?.fields?.outcomeText?.to ?? state?.outcomeText ?? ticket.outcomeText;
  return typeof text === 'string' ? text : null;
}
