import type { Prisma } from '../db/generated/node/client.ts';

const sourcesWithTickets = {
  orderBy: { ticketId: 'asc' },
  include: {
    ticket: { select: { id: true, reference: true, stage: true, status: true, patientId: true } },
  },
} as const satisfies Prisma.InboundMessage$sourcesArgs;

/** A message with its latest reading, the tickets it opened or joined, and what came with it, without the bytes. */
export const withOutcome = {
  // What a model read beside it is for people to compare, not what the message was taken for.
  extractions: {
    where: { NOT: { engine: { startsWith: 'model-' } } },
    orderBy: [{ revision: 'desc' }, { createdAt: 'desc' }],
    take: 1,
  },
  attachments: {
    orderBy: { position: 'asc' },
    select: { position: true, contentType: true, fetchedAt: true, failure: true },
  },
  sources: sourcesWithTickets,
  redeliveryOf: { select: { id: true, lines: true, sources: sourcesWithTickets } },
} as const satisfies Prisma.InboundMessageInclude;
export type MessageRow = Prisma.InboundMessageGetPayload<{ include: typeof withOutcome }>;
