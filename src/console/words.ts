import type { Channel } from '../domain/message.ts';
import type { Queue, TicketStage } from '../domain/ticket.ts';

export const stageWords: Record<TicketStage, string> = {
  identity_review: 'Who is it?',
  clarifying: 'Asked back',
  review: 'To review',
  clinical_review: 'Clinical review',
  pharmacy_submitted: 'Handed to pharmacy',
  pharmacy_processing: 'At the pharmacy',
  shipped: 'Shipped',
  delivered: 'Delivered',
  authorization_requested: 'With the prescriber',
  awaiting_escript: 'Awaiting e-script',
  denied: 'Denied',
  too_early: 'Too early',
  new_prescription: 'New prescription',
  withdrawn: 'Withdrawn',
  merged: 'Merged',
};

export const queueWords: Record<Queue, string> = {
  concierge: 'Concierge',
  pharmacy: 'Pharmacy',
  provider: 'Provider',
  clinical: 'Clinical',
  supervisor: 'Supervisor',
};

export const channelWords: Record<Channel, string> = {
  sms: 'Text',
  voice: 'Call',
  web: 'Web form',
  api: 'Request',
};

export const replyStateWords = {
  queued: 'Waiting to be sent',
  sending: 'Being sent',
  sent: 'Sent',
  delivered: 'Delivered',
  failed: 'Not delivered',
  suppressed: 'Not sent',
  dry_run: 'Not sent: no vendor account',
} as const;

/** `identity_review` as words: codes are written with underscores. */
export function plain(code: string): string {
  const words = code.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function systemWords(system: string): string {
  return system === 'ehr' ? 'EHR' : plain(system);
}

/** An instant in the pharmacy's time zone, such as `Mar 2, 12:05 PM`. */
export function localTime(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(instant));
}
