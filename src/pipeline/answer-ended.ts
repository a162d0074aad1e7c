import type { Db } from '../db/client.ts';
import { findEndedTickets, type EndedTicket } from '../dedup/ended-need-store.ts';
import { needKeys } from '../dedup/need-keys.ts';
import { dangerFlags } from '../domain/message.ts';
import type { Patient } from '../domain/patient.ts';
import { appendEvent, lockTicket } from '../tickets/ticket-work-store.ts';
import { contributionOf } from './contribution-of.ts';
import { mayTell } from './identify-people.ts';
import type { OpenedTickets, Opening } from './opened-tickets.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { answerEndedBefore, type EndedBefore } from './plain-decision.ts';
import { decidePlain } from './plan-plain.ts';
import type { Wish } from './wish.ts';

/** The tickets of the wishes' patients that ended a short while ago. */
export async function findEnded(tx: Db, wishes: Wish[], now: Date): Promise<EndedTicket[]> {
  const asking = wishes.filter(({ keys }) => keys.some((key) => key.startsWith('patient:')));
  const patients = new Set(asking.flatMap(({ person }) => person.patient?.id ?? []));
  return findEndedTickets(tx, [...patients], now);
}

/**
 * A need that was closed a short while ago answers with its outcome, or sends the wish to a person.
 * @returns the wish to be opened as a ticket of its own, or null when the ended ticket has answered.
 */
export async function answerEnded(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  opened: OpenedTickets,
  opening: Opening,
  ended: EndedTicket[],
): Promise<Wish | null> {
  const { wish, now } = opening;
  const ticket = ended.find((one) => isSameNeed(one, wish));
  if (!ticket) return wish;
  const before = endedBefore(ticket, wish, now);
  switch (answerEndedBefore(before)) {
    case 'anew':
      return wish;
    case 'tell':
      await tell(tx, opened, opening, ticket);
      return null;
    case 'person':
      opened.ended.push(ticket);
      return forPerson(deps, opening, before);
  }
}

function isSameNeed(ended: EndedTicket, { person, keys }: Wish): boolean {
  const patient: Patient | null = person.patient;
  if (!patient || ended.patientId !== patient.id) return false;
  const medicine = {
    prescriptionId: ended.prescriptionId,
    drugName: ended.medicationName,
    strength: ended.strength,
    text: ended.medicationText ?? '',
  };
  return needKeys(patient.id, medicine, patient.prescriptions).some((key) => keys.includes(key));
}

/** Says to be out of the medicine or in danger: what the record says is then no answer. */
function isPressing({ person, decided }: Wish): boolean {
  const { flags } = person.request;
  const daysLeft = decided.inputs?.request.daysLeft ?? null;
  const alarming = [...dangerFlags, 'safety_review', 'out_of_medicine'] as const;
  return alarming.some((flag) => flags.includes(flag)) || (daysLeft !== null && daysLeft <= 2);
}

async function tell(tx: Db, opened: OpenedTickets, opening: Opening, ended: EndedTicket): Promise<void> {
  const { message, wish, line, now } = opening;
  const ticket = await lockTicket(tx, ended.id);
  if (!ticket) throw new Error('a ticket that has ended is gone');
  const evidence = {
    rule: 'asked-after-end',
    fields: ['patient', 'medicine'],
    outcome: ended.by,
    identity: { result: wish.person.identity.result, score: wish.person.identity.score },
  };
  const detail = { messageId: message.id, channel: message.channel, evidence };
  await appendEvent(tx, { ticketId: ended.id, type: 'asked_after_end', actor: 'system', at: now, detail });
  const contribution = contributionOf(message, wish);
  const source = { ticketId: ended.id, messageId: message.id, line, joinedAt: now, evidence, contribution };
  opened.rows.ticket_sources.push(source);
  const { id: ticketId, reference, stage, decision, priority, openedAt } = ended;
  opened.outcomes.push({ wish, ticketId, reference, stage, decision, priority, joined: ended, openedAt });
}

function endedBefore({ reference, by, endedAt }: EndedTicket, wish: Wish, now: Date): EndedBefore {
  return {
    reference,
    by,
    endedAt: endedAt.toISOString(),
    askedAt: now.toISOString(),
    mayBeTold: mayTell(wish.person),
    pressing: isPressing(wish),
    urgent: wish.decided.position.priority === 'urgent',
  };
}

function forPerson(
  { policy, settings }: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, wish }: Opening,
  ended: EndedBefore,
): Wish {
  const context = { policy, timeZone: settings.timeZone, canAsk: false, message };
  return { ...wish, decided: { ...wish.decided, ...decidePlain('after_end', wish.person, context, ended) } };
}
