import type { Prisma } from '../../db/generated/node/client.ts';

/** An arrival at a ticket, as a person takes it out again. */
export type SourceRow = Prisma.TicketSourceGetPayload<{ include: { message: true } }>;
