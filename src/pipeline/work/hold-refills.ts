import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import type { Patient } from '../../domain/patient.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import { addTask, lockTicket } from '../../tickets/ticket-work-store.ts';
import { waitsForAnswer } from '../conversation/answer-open-tickets.ts';
import { holdsAll } from '../reading/hold-of-another.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import { namesOfChange, namesToBeWeighed, notYetShipped } from './is-held-by.ts';
import { dangerToSelf, holdTicket, type Ground } from './hold-ticket.ts';
import { ticketsOfTheDead } from './tickets-of-the-dead.ts';
import { whoseIsTold } from './whose-is-told.ts';
import type { OpenQuestion } from '../conversation/open-question.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

export type HoldingInput = {
  message: StoredMessage;
  people: IdentifiedRequest[];
  patientsOfSender: Patient[];
  /** What was asked last, and of which tickets. */
  question: OpenQuestion | null;
  now: Date;
};

const toWeigh: Ground = {
  reason: 'clinical_told',
  said: 'A side effect, an allergy or a pregnancy was reported',
};
const changed: Ground = {
  reason: 'medication_change',
  said: 'It was reported that this medicine is stopped or changed',
};

const died: Ground = { reason: 'death_told', said: 'It was reported that this patient has died' };

/**
 * What is told after a refill was asked for decides as it would have decided beside it. Self-harm and overdose stop
 * every refill of that patient that is not yet shipped; that a medicine is stopped, changed or not borne stops the refill
 * of that medicine, also one that still waits to learn whose it is; a death stops every one of whoever has died. It goes to a clinician, and a person tells the pharmacy to
 * hold what it has. Who writes of it rarely gives a name: without one, it stops what the thread asked for and what is
 * open for the only person on file at the sender's number. A clinician lets go what was held in vain.
 */
export async function holdRefills(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  input: HoldingInput,
): Promise<void> {
  for (const person of input.people) {
    const { flags } = person.request;
    if (holdsAll(person.request))
      await holdAll(tx, deps, input, { person, ground: dangerToSelf, stages: notYetShipped });
    const stages = [...notYetShipped, ...waitsForAnswer];
    if (flags.includes('medication_change'))
      await holdOfTold(tx, deps, input, {
        ...{ person, ground: changed, stages },
        only: ticketsNamed(namesOfChange(person), input.question),
      });
    const concerned = concernedTickets(person, input);
    const dead = await ticketsOfTheDead(tx, { ...input, person, concerned, stages });
    if (dead) await holdAll(tx, deps, input, { person, ground: died, stages, concerned: [dead] });
    const toldOfThese = namesToBeWeighed(person);
    if (toldOfThese)
      await holdOfTold(tx, deps, input, {
        ...{ person, ground: toWeigh, stages },
        only: ticketsNamed(toldOfThese, input.question),
      });
  }
}

type Holding = {
  person: IdentifiedRequest;
  ground: Ground;
  stages: TicketStage[];
  /** Left out: all that the person's words can be about. */
  concerned?: Prisma.TicketWhereInput[];
  /** Which of these tickets; left out: all of them. */
  only?: Prisma.TicketWhereInput;
};

/** The tickets of these medicines, and without a name those that the thread is about. */
function ticketsNamed(names: string[], question: OpenQuestion | null): Prisma.TicketWhereInput {
  return names.length > 0 ? { medicationName: { in: names } } : { id: { in: question?.ticketIds ?? [] } };
}

/** Of one medicine: only that of whom it is told. */
async function holdOfTold(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  input: HoldingInput,
  holding: Holding & { only: Prisma.TicketWhereInput },
): Promise<void> {
  const concerned = concernedTickets(holding.person, input);
  if (concerned.length === 0) return;
  const { meant, unsure } = await whoseIsTold(tx, { ...input, ...holding, concerned });
  await holdAll(tx, deps, input, { ...holding, only: { id: { in: meant } } });
  for (const ticketId of unsure)
    await addTask(
      tx,
      {
        kind: 'find_whose_change',
        queue: 'clinical',
        why: `${holding.ground.said}, and it is not known for whom: read the conversation, ask if in doubt, and hold this refill if it is this patient's.`,
        dueAt: input.now,
        ticketId,
        messageId: input.message.id,
        dedupeKey: `whose-change:${input.message.id}:${ticketId}`,
      },
      input.now,
    );
}

async function holdAll(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  input: HoldingInput,
  { person, ground, stages, concerned = concernedTickets(person, input), only = {} }: Holding,
): Promise<void> {
  if (concerned.length === 0) return;
  const tickets = await tx.ticket.findMany({
    where: { AND: [{ OR: concerned }, only], stage: { in: stages } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  for (const { id } of tickets) {
    const ticket = await lockTicket(tx, id);
    if (ticket && stages.includes(ticket.stage))
      await holdTicket(tx, deps, ticket, { ground, now: input.now });
  }
}

function concernedTickets(
  { patient }: IdentifiedRequest,
  { message, patientsOfSender }: HoldingInput,
): Prisma.TicketWhereInput[] {
  const { conversationKey } = message;
  const asked: Prisma.TicketWhereInput = {
    sources: { some: { withdrawnAt: null, message: { conversationKey } } },
  };
  if (patient)
    return [{ patientId: patient.id }, ...(message.structured ? [] : [{ ...asked, patientId: null }])];
  if (message.structured) return [];
  const living = patientsOfSender.filter(({ deceased }) => !deceased);
  const [alone] = living.length === 1 ? living : [];
  return [asked, ...(alone ? [{ patientId: alone.id }] : [])];
}
