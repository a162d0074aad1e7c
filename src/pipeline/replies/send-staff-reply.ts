import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import { queueReplies } from '../../reply/reply-store.ts';
import type { TemplateId } from '../../reply/template.ts';
import type { TokenValues } from '../../reply/token-values.ts';
import { answeredClocks } from '../work/answered-clocks.ts';
import { changeTicket } from '../change-ticket.ts';
import {
  type OpenQuestion,
  type QuestionKind,
  readOpenQuestion,
  withMessage,
} from '../conversation/open-question.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { planStaffReply, type PlannedStaffReply, type ReplyEvent } from './plan-staff-reply.ts';

type Planned = Extract<PlannedStaffReply, { kind: 'planned' }>;

type ReplyToSend = {
  ticket: TicketAtWork;
  event: ReplyEvent;
  actor: { name: string; facilityId: string | null };
  now: Date;
};

type Sent = { kind: 'made' } | Exclude<PlannedStaffReply, Planned>;

/**
 * Sends a person's choice of template to whoever asked. The event, the text and what is open afterwards are committed
 * together under the ticket's version, so that of two who send at once one does.
 */
export async function sendStaffReply(tx: Db, deps: PipelineDeps, sending: ReplyToSend): Promise<Sent> {
  const { ticket, event, actor, now } = sending;
  if (actor.facilityId !== null) return forPharmacy;
  const planned = await planStaffReply(tx, deps, { ticket, event, now });
  if (planned.kind !== 'planned') return planned;
  const { stage, status, queue, priority } = ticket;
  const { template, values, message, reply } = planned;
  const detail = { template, values: { ...values }, messageId: message.id, language: reply.draft.language };
  const change = {
    position: { stage, status, queue, priority },
    event: { type: event.type, actor: actor.name, detail },
    answered: answeredClocks(event.type),
  };
  const eventId = await changeTicket(tx, deps, ticket, change, now);
  await queueReplies(tx, [{ ...reply, slot: `staff:${eventId}` }], { now, jobs: deps.jobs });
  await noteInConversation(tx, deps, planned, ticket, now);
  return { kind: 'made' };
}

const forPharmacy: Sent = {
  kind: 'invalid',
  errors: [{ path: 'type', message: 'is for the pharmacy’s own staff' }],
};

/** Greeted, and what the answer will be read as. The caller holds the conversation's lock. */
async function noteInConversation(
  tx: Db,
  deps: PipelineDeps,
  { template, values, reply, message }: Planned,
  { id: ticketId, patientId }: Pick<TicketAtWork, 'id' | 'patientId'>,
  now: Date,
): Promise<void> {
  if (reply.conversationKey === null) return;
  const key = reply.conversationKey;
  const asks = questionOf(template, values);
  const found = await tx.conversation.findUnique({ where: { key }, select: { openQuestion: true } });
  const before = readOpenQuestion(found?.openQuestion, now, deps.policy);
  const question: OpenQuestion | null = asks && {
    ...asks,
    ticketIds: [ticketId],
    choices: asks.kind === 'health_details' && patientId !== null ? [patientId] : [],
    messageIds: withMessage(before?.messageIds ?? [], message.id),
    askedAt: now.toISOString(),
    misses: 0,
  };
  await tx.conversation.updateMany({
    where: { key },
    data: {
      ...(reply.introduces ? { introducedAt: now } : {}),
      ...(question ? { openQuestion: question satisfies Prisma.InputJsonObject } : {}),
    },
  });
}

/** What kind of question a template asks; null for one that asks nothing. */
function questionOf(
  template: TemplateId,
  { asked = [] }: TokenValues,
): Pick<OpenQuestion, 'kind' | 'asked'> | null {
  const kind = questions[template];
  return kind ? { kind: kind.kind, asked: kind.asked ?? asked } : null;
}

const questions: Partial<Record<TemplateId, { kind: QuestionKind; asked?: OpenQuestion['asked'] }>> = {
  need_info: { kind: 'details' },
  asked_again: { kind: 'details' },
  birth_date_again: { kind: 'details', asked: ['birth_date'] },
  which_patient: { kind: 'details', asked: ['name', 'birth_date'] },
  which_drug: { kind: 'medicine', asked: ['medication'] },
  how_much_left: { kind: 'how_much_left', asked: [] },
  phi_warning: { kind: 'health_details', asked: [] },
};
