import type { Channel } from '../../domain/message.ts';
import type { EffectToDo, TicketForSystems } from '../effect-target.ts';
import { escapeHtml } from './html-text.ts';

const channelWords: Record<Channel, string> = {
  sms: 'text message',
  voice: 'voicemail',
  web: 'web form',
  api: 'request',
};

/** What the request is about: patient, medicine, quantity and the facility's contact. */
function factsOf(ticket: TicketForSystems): [string, string | null][] {
  const { patient, medication, facility, prescriber } = ticket;
  const medicine = [medication.name ?? medication.text, medication.strength].filter(Boolean).join(' ');
  const contact = [facility?.name, facility?.phone, facility?.email].filter(Boolean).join(', ');
  return [
    ['Reference', ticket.reference],
    ['Patient', patient?.name ?? 'Not identified'],
    ['Date of birth', patient?.birthDate ?? null],
    ['Medication', medicine || null],
    ['Rx number', medication.rxNumber],
    ['Quantity', medication.quantity === null ? null : String(medication.quantity)],
    ['Directions', medication.sig],
    ['Facility contact', contact || null],
    ['Prescriber', prescriber?.name ?? null],
    ['Priority', ticket.priority === 'urgent' ? 'URGENT' : 'Routine'],
  ];
}

function table(facts: [string, string | null][]): string {
  const rows = facts.flatMap(([name, value]) =>
    value === null ? [] : [`<tr><th align="left">${name}</th><td>${escapeHtml(value)}</td></tr>`],
  );
  return `<table>${rows.join('')}</table>`;
}

/** What the helpdesk's ticket says at first: the facts, and what was asked in the sender's own words. */
export function describeTicket({
  ticket,
  arrival,
  words,
}: Pick<EffectToDo, 'ticket' | 'arrival' | 'words'>): string {
  if (words !== null) return inOwnWords(words);
  return table(factsOf(ticket)) + (arrival ? saidBy(arrival) : '');
}

/** What the pharmacy intake team needs, whatever the request said. */
export function describeIntake({ ticket, words }: Pick<EffectToDo, 'ticket' | 'words'>): string {
  if (words !== null) return inOwnWords(words);
  return `<p>Please process this refill.</p>${table(factsOf(ticket))}`;
}

function saidBy({ channel, at, text }: NonNullable<EffectToDo['arrival']>): string {
  const words = paragraphs(text);
  return `<p>Received by ${channelWords[channel]}, ${at.toISOString()}:</p><blockquote>${words}</blockquote>`;
}

/** What a person has put in place of what is composed; it stays text as all else. */
function inOwnWords(text: string): string {
  return `<p>${paragraphs(text)}</p>`;
}

function paragraphs(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

/** By which a note is found again, so that it is not written twice; a part of our own random id. */
export function markOf({ id }: Pick<EffectToDo, 'id'>): string {
  return `gw-${id.slice(-12)}`;
}

/** A private note in the effect's own words, with our mark below; null when there is nothing to say. */
export function composeNote(effect: EffectToDo): string | null {
  const words = effect.words === null ? noteOf(effect) : inOwnWords(effect.words);
  return words === null ? null : `${words}<p><small>${markOf(effect)}</small></p>`;
}

/** The effect's own words before anybody puts them otherwise. */
export function noteOf({ kind, event, ticket, arrival, reply }: EffectToDo): string | null {
  switch (kind) {
    case 'outcome': {
      const text = outcomeIn(event?.detail) ?? ticket.outcomeText;
      return text === null ? null : `<p>${escapeHtml(text)}</p>`;
    }
    case 'arrival':
      return arrival && saidBy(arrival);
    case 'reply':
      return (
        reply &&
        `<p>Sent by ${replyWays[reply.channel] ?? 'message'}:</p><blockquote>${paragraphs(reply.text)}</blockquote>`
      );
    case 'task': {
      const { task, outcome } = event?.detail ?? {};
      const said = typeof outcome === 'string' ? paragraphs(outcome) : '';
      const name = typeof task === 'string' ? task.replaceAll('_', ' ') : 'task';
      return `<p>${escapeHtml(name)}, ${escapeHtml(event?.actor ?? '')}: ${said}</p>`;
    }
    default:
      return null;
  }
}

const replyWays: Record<string, string> = {
  sms: 'text message',
  email: 'e-mail',
  call: 'telephone',
  web: 'web form',
};

/** The outcome as that very event recorded it: later ones have notes of their own. */
function outcomeIn(detail: Record<string, unknown> | undefined): string | null {
  const { changes, state } = (detail ?? {}) as {
    changes?: { fields?: { outcomeText?: { to?: unknown } } };
    state?: { outcomeText?: unknown };
  };
  const text = changes?.fields?.outcomeText?.to ?? state?.outcomeText;
  return typeof text === 'string' ? text : null;
}
