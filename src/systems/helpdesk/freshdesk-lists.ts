import { z } from 'zod';
import { readTrouble, type VendorAnswer } from '../http/call-vendor.ts';
import type { FreshdeskApi } from './freshdesk-api.ts';
import { WireConversation, WireTicket } from './wire.ts';

export type ListedPage<T> =
  /** `odd`: the ids of those that cannot be read, each of which hides no other. */
  { kind: 'page'; records: T[]; odd: string[] } | { kind: 'trouble'; code: string; afterMs?: number };

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
    const given: unknown = answer.kind === 'answered' && answer.status === 200 ? answer.body : null;
    if (!Array.isArray(given)) {
      yield troubleOf(answer);
      return;
    }
    yield pageOf(given, record);
    if (given.length < perPage) return;
  }
}

function pageOf<T>(given: unknown[], record: z.ZodType<T>): ListedPage<T> {
  const read = given.map((one) => ({ one, parsed: record.safeParse(one) }));
  return {
    kind: 'page',
    records: read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : [])),
    odd: read.flatMap(({ one, parsed }) => (parsed.success ? [] : [Named.safeParse(one).data?.id ?? ''])),
  };
}

const Named = z.looseObject({ id: z.union([z.int(), z.string().regex(/^\d{1,19}$/)]).transform(String) });

function troubleOf(answer: VendorAnswer): { kind: 'trouble'; code: string; afterMs?: number } {
  if (answer.kind === 'answered' && answer.status === 200)
    return { kind: 'trouble', code: 'answer_unreadable' };
  const { code, ...rest } = readTrouble(answer);
  return { kind: 'trouble', code, ...('afterMs' in rest && rest.afterMs ? { afterMs: rest.afterMs } : {}) };
}
