import type { TestGateway } from '../support/gateway.ts';

type Api = {
  id: string;
  version: number;
  status: string;
  stage: string;
  priority: string;
  patient: { sourceId: string } | null;
  flags: string[];
  channels: string[];
  sources: { messageId: string; evidence: unknown }[];
  clocks: unknown[];
  decision: { code: string };
  mergedIntoId: string | null;
  events: { type: string; detail: Record<string, unknown> }[];
  joinSuggestions: { ticketId: string; rule: string }[];
};

export function readTicket(gateway: TestGateway, id: string): Promise<Api> {
  return gateway.get<Api>(`/api/v1/tickets/${id}`);
}

/** Everything of a ticket that an arrival could have changed: all but its version and its events. */
export async function stateOf(gateway: TestGateway, id: string): Promise<unknown> {
  const { db } = gateway;
  const row = await db.ticket.findUniqueOrThrow({
    where: { id },
    omit: { version: true },
    include: {
      sources: { orderBy: [{ messageId: 'asc' }, { line: 'asc' }] },
      clocks: { orderBy: { id: 'asc' } },
      needs: { orderBy: { key: 'asc' } },
    },
  });
  const replies = await db.outboundMessage.findMany({
    where: { ticketIds: { has: id }, state: 'queued' },
    orderBy: { id: 'asc' },
    select: { id: true, text: true },
  });
  return { ...row, replies };
}

/** The id of the only ticket that there is, or of the newest. */
export async function newestTicket(gateway: TestGateway): Promise<string> {
  return (await gateway.db.ticket.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;
}

/** The message of a text that has been worked. */
export async function messageOf(gateway: TestGateway, sid: string): Promise<string> {
  return (await gateway.db.inboundMessage.findFirstOrThrow({ where: { providerId: sid } })).id;
}
