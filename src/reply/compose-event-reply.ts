import type { Channel, Language } from '../domain/message.ts';
import type { TicketEventType, TicketStage } from '../domain/ticket.ts';
import type { ReplyDraft } from './compose-replies.ts';

export type EventReplyInput = {
  event: TicketEventType;
  ticket: { id: string; reference: string; stage: TicketStage };
  language: Language;
  org: { name: string; phone: string };
  mayTell: boolean;
  /** `YYYY-MM-DD`, or an ISO instant of which the day is told; anything else is left out. */
  deliveryEta: string | null;
  reason: string | null;
  channel: Channel;
};

export function composeEventReply(input: EventReplyInput): ReplyDraft | null {
  void input;
  return null;
}
