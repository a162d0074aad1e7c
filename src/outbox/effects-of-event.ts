import type { OutboundMessage, Prisma } from '../db/generated/node/client.ts';
import { newId } from '../domain/id.ts';
import { effectRules, factsOfEvent } from './effect-rules.ts';

type EventRow = Pick<Prisma.TicketEventCreateManyInput, 'id' | 'ticketId' | 'type' | 'at' | 'detail'>;

/**
 * What events cause in other systems, as rows to be written with them. Rows of systems that are not kept in step are
 * left out when they are written (`db/insert-rows.ts`).
 */
export function effectsOfEvents(events: readonly EventRow[]): Prisma.SystemEffectCreateManyInput[] {
  return events.flatMap(({ id, ticketId, type, at, detail }) => {
    const facts = factsOfEvent(type, detail);
    const moment = new Date(at);
    const caused = [...effectRules.filter(({ when }) => when(facts)), toSubscribers];
    return caused.map(({ system, kind }) => ({
      id: newId(moment),
      system,
      kind,
      ticketId,
      eventId: id,
      reference: `${system}:${kind}:${id}`,
      dueAt: at,
      createdAt: at,
    }));
  });
}

/** Every event is for whoever subscribes to it: `pipeline/effects/fan-out-webhooks.ts` knows them. */
const toSubscribers = { system: 'webhook', kind: 'event' } as const;

type ReplyRow = Pick<OutboundMessage, 'id' | 'template' | 'ticketIds'>;

/** The helpdesk's record holds all that was said; whom we page is no part of it. */
export function effectsOfReply(reply: ReplyRow, now: Date): Prisma.SystemEffectCreateManyInput[] {
  if (reply.template === 'page') return [];
  return reply.ticketIds.map((ticketId) => ({
    id: newId(now),
    system: 'helpdesk',
    kind: 'reply',
    ticketId,
    replyId: reply.id,
    reference: `helpdesk:reply:${reply.id}:${ticketId}`,
    dueAt: now,
    createdAt: now,
  }));
}
