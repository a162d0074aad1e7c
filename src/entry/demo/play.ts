import type { Arrival } from './arrival.ts';
import { arrivals } from './arrivals.ts';
import type { GatewayReader, MessageAnswer, ReplyAnswer, TicketAnswer } from './gateway-reader.ts';
import { newSid } from './twilio-stand-in.ts';
import type { VendorPart } from './vendor-part.ts';

export type Played = {
  arrival: Arrival;
  message: MessageAnswer | null;
  tickets: TicketAnswer[];
  replies: ReplyAnswer[];
  /** What is not as it must be; empty when all is well. */
  faults: string[];
};

export type PlayDeps = {
  vendor: VendorPart;
  reader: GatewayReader;
  /** The keys of the facilities, by the roster's id, and of the trusted integration. */
  keys: { facilities: Map<string, string>; integration: string };
  onCall: string;
  tell(played: Played): void;
};

/** Plays every arrival in its order, waits for what becomes of it, and holds it against what must. */
export async function playArrivals(deps: PlayDeps): Promise<Played[]> {
  const sids = new Map<string, string>();
  const played: Played[] = [];
  for (const arrival of arrivals) {
    const result = await playOne(deps, arrival, sids);
    deps.tell(result);
    played.push(result);
  }
  return played;
}

async function playOne(deps: PlayDeps, arrival: Arrival, sids: Map<string, string>): Promise<Played> {
  const sent = await send(deps, arrival, sids);
  const faults = sent.fault === null ? [] : [sent.fault];
  if (sent.filter === null) return { arrival, message: null, tickets: [], replies: [], faults };
  const message = await deps.reader.processed(sent.filter);
  if (!message)
    return { arrival, message, tickets: [], replies: [], faults: [...faults, 'it was never processed'] };
  const tickets = await deps.reader.tickets(message.id);
  const replies = await deps.reader.settledReplies(message.id);
  faults.push(...compare(arrival, message, tickets, replies));
  if (arrival.expected.pages && !(await wasPaged(deps, tickets))) faults.push('nobody on call was paged');
  return { arrival, message, tickets, replies, faults };
}

type Sent = { filter: string | null; fault: string | null };

async function send(deps: PlayDeps, arrival: Arrival, sids: Map<string, string>): Promise<Sent> {
  const sid = newSid(arrival.kind === 'call' ? 'CA' : 'SM');
  sids.set(arrival.title, sid);
  switch (arrival.kind) {
    case 'text':
      return answered(200, await deps.vendor.text({ ...arrival, sid }), `providerId=${sid}`);
    case 'redelivery': {
      const first = arrivals.find((other) => other.title === arrival.of);
      const firstSid = sids.get(arrival.of);
      if (first?.kind !== 'text' || !firstSid)
        return { filter: null, fault: 'there is nothing to redeliver' };
      return answered(200, await deps.vendor.text({ ...first, sid: firstSid }), `providerId=${firstSid}`);
    }
    case 'forged':
      return { ...answered(403, await deps.vendor.forgedText({ ...arrival, sid }), ''), filter: null };
    case 'call':
      return answered(200, await deps.vendor.call({ ...arrival, sid }), `providerId=${sid}`);
    case 'form':
    case 'integration':
      return sendStructured(deps, arrival);
  }
}

async function sendStructured(
  deps: PlayDeps,
  arrival: Extract<Arrival, { kind: 'form' | 'integration' }>,
): Promise<Sent> {
  const form = arrival.kind === 'form';
  const key = form ? deps.keys.facilities.get(arrival.facility) : deps.keys.integration;
  const { status, id } = await deps.reader.request(key ?? '', {
    source: form ? 'web' : 'phone',
    requester: { relationship: form ? 'facility_staff' : 'patient' },
    residents: arrival.residents,
    language: 'en',
  });
  return answered(202, status, `providerId=${id ?? ''}`);
}

function answered(expected: number, status: number, filter: string): Sent {
  return { filter, fault: status === expected ? null : `it was answered ${status}, not ${expected}` };
}

function compare(
  { expected }: Arrival,
  message: MessageAnswer,
  tickets: TicketAnswer[],
  replies: ReplyAnswer[],
): string[] {
  const faults: string[] = [];
  const stages = tickets.map((ticket) => ticket.stage).sort();
  if (stages.join() !== [...expected.stages].sort().join())
    faults.push(`its tickets are at: ${stages.join(', ') || 'none'}`);
  const joined = tickets.filter((ticket) => ticket.sources[0]?.messageId !== message.id).length;
  if (expected.joins !== undefined && joined !== expected.joins)
    faults.push(`${joined} of its tickets were joined`);
  if (expected.language && replies.some((reply) => reply.language !== expected.language)) {
    faults.push('it was answered in another language');
  }
  const texted = replies.filter((reply) => reply.state !== 'suppressed');
  if (expected.answer === null && texted.length > 0) faults.push('it was answered');
  return faults;
}

/** A page names the ticket by its reference and nothing else of it. */
async function wasPaged(deps: PlayDeps, tickets: TicketAnswer[]): Promise<boolean> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline;) {
    const pages = await deps.reader.repliesTo(deps.onCall);
    if (pages.some((page) => tickets.some((ticket) => page.text.includes(ticket.reference)))) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
