import { readTrouble } from '../http/call-vendor.ts';
import { markOf } from './compose-html.ts';
import { discoverFields, type AccountFields } from './discover-fields.ts';
import type { FreshdeskApi } from './freshdesk-api.ts';
import { listConversations, listTickets } from './freshdesk-lists.ts';
import type { Helpdesk, HelpdeskTicket, HelpdeskTrouble } from './helpdesk.ts';
import { textOfHtml } from './html-text.ts';
import { freshdeskStatus, priorityOf, statusOf } from './map-ticket.ts';
import { WireTicket } from './wire.ts';

/** Our subjects, for accounts without a field of ours. */
const ourSubject = /^(Refill request|Pharmacy intake) (RG-[A-Z0-9]{7})$/;

/** Freshdesk, as it is read. */
export function createFreshdeskReader(api: FreshdeskApi): Helpdesk {
  let known: AccountFields | null = null;
  return {
    async read(id) {
      const answer = await api.call('GET', `/tickets/${encodeURIComponent(id)}`);
      if (answer.kind === 'answered' && answer.status === 404) return { kind: 'gone' };
      if (answer.kind !== 'answered' || answer.status !== 200) return troubleOf(readTrouble(answer).code);
      // What is no JSON at all is no ticket's, but the answer of something on the way.
      if (answer.body === null) return troubleOf('answer_unreadable');
      const read = WireTicket.safeParse(answer.body);
      if (!read.success) return { kind: 'unreadable' };
      return read.data.deleted ? { kind: 'gone' } : { kind: 'found', ticket: present(read.data) };
    },
    async *changedSince(since) {
      for await (const page of listTickets(api, since))
        yield page.kind === 'page'
          ? { kind: 'page', tickets: page.records.map(present), odd: page.odd }
          : troubleOf(page.code);
    },
    async missingNotes(id, effectIds) {
      const found = new Set<string>();
      for await (const page of listConversations(api, id)) {
        if (page.kind !== 'page') return page.code === 'not_found' ? [] : troubleOf(page.code);
        const texts = page.records.map(({ body_text: text }) => text ?? '');
        for (const own of effectIds)
          if (texts.some((text) => text.includes(markOf({ id: own })))) found.add(own);
      }
      return effectIds.filter((own) => !found.has(own));
    },
    async expected(ticket) {
      known ??= await discoverFields(api);
      if (!known) return troubleOf('fields_unknown');
      const stage = known.present.has('cf_gateway_stage') ? ticket.stage : null;
      return { status: statusOf(ticket, known), priority: priorityOf(ticket), stage };
    },
  };
}

function troubleOf(code: string): HelpdeskTrouble {
  return { kind: 'trouble', code };
}

function present(wire: WireTicket): HelpdeskTicket {
  const { status, priority, group_id: groupId, spam, deleted } = wire;
  const stage = wire.custom_fields?.cf_gateway_stage;
  const ended = status === freshdeskStatus.resolved || status === freshdeskStatus.closed;
  return {
    id: String(wire.id),
    ours: ownReference(wire),
    ...{ status, priority, groupId: groupId ?? null },
    stage: typeof stage === 'string' ? stage : null,
    ended: ended || spam === true || deleted === true,
    createdAt: new Date(wire.created_at),
    changedAt: new Date(wire.updated_at),
    text: [wire.subject, wire.description_text || textOfHtml(wire.description ?? '')]
      .filter(Boolean)
      .join('\n'),
  };
}

function ownReference({ custom_fields: own, subject }: WireTicket): string | null {
  const field = own?.cf_gateway_id;
  if (typeof field === 'string' && field !== '') return field;
  const [, what, reference] = ourSubject.exec(subject ?? '') ?? [];
  if (!reference) return null;
  return what === 'Pharmacy intake' ? `${reference}/intake` : reference;
}
