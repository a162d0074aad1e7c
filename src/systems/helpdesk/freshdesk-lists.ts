import { z } from 'zod';
import { readTrouble, type VendorAnswer } from '../http/call-vendor.ts';
import type { FreshdeskApi } from './freshdesk-api.ts';
import { WireConversation, WireTicket } from './wire.ts';

export type ListedPage<T> =
  { kind: 'page'; records: T[] } | { kind: 'trouble'; code: string; afterMs?: number };

const perPage = 100;

/** The vendor gives no more pages of one list than this. */
const mostPages = 300;

/** Tickets that have changed since then, those that changed first at first. */
export function listTickets(api: FreshdeskApi, since: Date): AsyncGenerator<ListedPage<WireTicket>> {
  const order = 'order_by=updated_at&order_type=asc';
  return pages(api, `/tickets?updated_since=${since.toISOString()}&${order}`, WireTicket);
}

/** Notes and replies of a ticket, oldest first. */
export function listConversations(
  api: FreshdeskApi,
  id: string,
): AsyncGenerator<ListedPage<WireConversation>> {
  return pages(api, `/tickets/${encodeURIComponent(id)}/conversations?`, WireConversation);
}

async function* pages<T>(
  api: FreshdeskApi,
  path: string,
  record: z.ZodType<T>,
): AsyncGenerator<ListedPage<T>> {
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await api.call('GET', `${path}&per_page=${perPage}&page=${page}`);
    const read =
      answer.kind === 'answered' && answer.status === 200 ? z.array(record).safeParse(answer.body) : null;
    if (!read?.success) {
      yield troubleOf(answer);
      return;
    }
    yield { kind: 'page', records: read.data };
    if (read.data.length < perPage) return;
  }
}

function troubleOf(answer: VendorAnswer): { kind: 'trouble'; code: string; afterMs?: number } {
  if (answer.kind === 'answered' && answer.status === 200)
    return { kind: 'trouble', code: 'answer_unreadable' };
  const { code, ...rest } = readTrouble(answer);
  return { kind: 'trouble', code, ...('afterMs' in rest && rest.afterMs ? { afterMs: rest.afterMs } : {}) };
}
