import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import type { Intent } from '../../domain/message.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import { saysHowToDeliver } from '../../extraction/wishes/delivery-words.ts';
import { wishesOfRefill } from '../../extraction/wishes/wishes-of-refill.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';

/** A refill that is on its way to the sender. */
export const running: readonly TicketStage[] = [
  'pharmacy_submitted',
  'pharmacy_processing',
  'shipped',
  'authorization_requested',
  'awaiting_escript',
];

type WishToNote = { message: StoredMessage; people: IdentifiedRequest[]; now: Date };

/** Who has to know of a wish, and what they are told; the words of the sender stand in the thread. */
const tasks = {
  delivery: {
    kind: 'tell_delivery_wish',
    queue: 'pharmacy',
    why: 'The sender writes how, where or when it is to come: read their text, and tell the pharmacy or the dispatcher.',
  },
  amount: {
    kind: 'tell_amount_wish',
    queue: 'pharmacy',
    why: 'The sender wishes for another count or for another number of days than before: read their text, and find out whether it can be filled so.',
  },
  brand: {
    kind: 'tell_brand_wish',
    queue: 'pharmacy',
    why: 'The sender writes whether they want the brand or a generic: read their text, and tell the pharmacy.',
  },
  prescriber: {
    kind: 'tell_prescriber_wish',
    queue: 'concierge',
    why: 'The sender names another prescriber: read their text, correct the record, and ask that one where one has to be asked.',
  },
  call: {
    kind: 'call_back',
    queue: 'concierge',
    why: 'The sender wants to be called, perhaps at another number, or cannot read texts: read their text, and call.',
  },
  trip: {
    kind: 'ask_about_trip',
    queue: 'pharmacy',
    why: 'The sender needs it for a trip: ask when it begins, how long it lasts and how much is needed, and tell the pharmacist and whoever is asked to authorize it that it is a vacation supply.',
  },
} as const;
type TaskFor = keyof typeof tasks;

/**
 * What is wished of a refill beside the medicine, how it is to come, how much, which make, from whom, for a trip: whoever works on
 * it has to know, on the tickets of this text, or else on those that are under way. Nothing is taken back by it.
 */
export async function noteRefillWishes(tx: Db, { message, people, now }: WishToNote): Promise<void> {
  const [person, ...others] = people;
  if (!person || others.length > 0 || message.structured) return;
  const wished = wishedFor(person, message);
  if (wished.length === 0) return;
  const own = await findTickets(tx, person, {
    status: { not: 'closed' },
    medicationText: { not: null },
    sources: { some: { withdrawnAt: null, messageId: message.id } },
  });
  const underWay = await findTickets(tx, person, {
    stage: { in: [...running] },
    sources: { some: { withdrawnAt: null, message: { conversationKey: message.conversationKey } } },
  });
  for (const wish of wished) {
    const meant =
      wish === 'trip' ? await notFilled(tx, [...own, ...underWay]) : own.length === 0 ? underWay : own;
    for (const ticketId of meant) {
      const dedupeKey = `${wish}:${message.id}:${ticketId}`;
      await addTask(tx, { ...tasks[wish], dueAt: now, ticketId, dedupeKey }, now);
    }
  }
}

const called: readonly Intent[] = ['non_clinical', 'unclear', 'opt_out'];

function wishedFor({ request }: IdentifiedRequest, { text }: StoredMessage): TaskFor[] {
  const intents = request.extraction?.intents ?? [];
  const delivery =
    intents.includes('non_clinical') && saysHowToDeliver(text, request.extraction?.medications);
  // Whoever reads the text in any case reads that they are to call, and who wants no texts is called.
  const read = called.some((intent) => intents.includes(intent));
  const wished = wishesOfRefill(text).filter((wish) => wish !== 'call' || !read);
  return [...new Set<TaskFor>([...(delivery ? (['delivery'] as const) : []), ...wished])];
}

/** A trip changes nothing of what is filled as it is; it is a ground to fill what is not due or has to be authorized. */
const beforeFill: readonly TicketStage[] = [
  ...(['authorization_requested', 'awaiting_escript', 'too_early', 'clinical_review', 'review'] as const),
];

async function notFilled(tx: Db, ids: readonly string[]): Promise<string[]> {
  const found = await tx.ticket.findMany({
    where: { id: { in: [...ids] }, stage: { in: [...beforeFill] } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

async function findTickets(
  tx: Db,
  { patient, request }: IdentifiedRequest,
  where: Prisma.TicketWhereInput,
): Promise<string[]> {
  const names = (request.extraction?.medications ?? []).flatMap(({ name }) => name ?? []);
  const found = await tx.ticket.findMany({
    where: {
      ...where,
      ...(patient ? { patientId: patient.id } : {}),
      ...(names.length > 0 ? { medicationName: { in: names } } : {}),
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}
