import type { Prisma } from '../db/generated/node/client.ts';

/** A message with its latest reading and the tickets it opened or joined. */
export const withOutcome = {
  extractions: { orderBy: [{ revision: 'desc' }, { createdAt: 'desc' }], take: 1 },
  sources: {
    orderBy: { ticketId: 'asc' },
    include: {
      ticket: {
        select: {
          id: true,
          reference: true,
          stage: true,
          status: true,
          patientId: true,
        },
      },
    },
  },
} as const satisfies Prisma.InboundMessageInclude;
export type MessageRow = Prisma.InboundMessageGetPayload<{ include: typeof withOutcome }>;
