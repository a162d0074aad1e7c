import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Fields = Record<string, unknown>;

export type StandInTicket = Fields & {
  id: number;
  subject: string;
  status: number;
  priority: number;
  created_at: string;
  updated_at: string;
  custom_fields: Fields;
};
export type StandInNote = { id: number; body: string; body_text: string; private: boolean };

/**
 * How the next calls go: a status instead of an answer, an answer that never comes, or never comes though it was done
 * (`slow`), or is lost after it was done, or success that did nothing.
 */
export type Trouble = number | 'silence' | 'slow' | 'lost_after' | 'lie' | null;

export type FreshdeskServer = {
  url: string;
  apiKey: string;
  tickets: Map<number, StandInTicket>;
  notes: Map<number, StandInNote[]>;
  forwarded: { id: number; to: string[]; body: string }[];
  /** What it does not take in a description or a note; null for nothing. */
  refusedWords: RegExp | null;
  /** Contacts by address, each with its state. */
  contacts: Map<string, 'verified' | 'unverified' | 'blocked' | 'deleted'>;
  /** What the account has of fields of its own. */
  ownFields: string[];
  /** Of each call: what happens to it. */
  trouble: (call: { method: string; path: string }) => Trouble;
  /** Calls a minute; above them 429 with `Retry-After`. */
  perMinute: number;
  calls: { method: string; path: string; status: number }[];
  /** What an agent does there by hand. */
  change(id: number, fields: Partial<StandInTicket>): void;
  open(fields: Partial<StandInTicket> & { description?: string; requester?: Fields }): StandInTicket;
  /** Forgets the minute that is counted. */
  newMinute(): void;
  close(): Promise<void>;
};

const apiKey = 'a-key-of-the-tests';
const known = [
  'email',
  'subject',
  'description',
  'status',
  'priority',
  'source',
  'group_id',
  'tags',
  'custom_fields',
  'parent_id',
  'type',
];
const statuses = [2, 3, 4, 5, 6];

/**
 * Freshdesk's REST API v2 as published (developers.freshdesk.com/api), as far as the gateway uses it: tickets, notes,
 * forwarding, lists by time of change with pages, fields, basic authentication, limits that count failures too.
 */
export async function startFreshdesk(now: () => Date = () => new Date()): Promise<FreshdeskServer> {
  let lastId = 1000;
  let used = 0;
  let changed = 0;

  /** Never twice the same moment, as no two changes are. */
  function stamp(): string {
    changed = Math.max(changed + 1, now().getTime());
    return new Date(changed).toISOString();
  }

  const server = createServer((request, response) => {
    void handle(request, response);
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
    const path = pathname.replace('/api/v2', '');
    const method = request.method ?? '';
    used += 1;
    function end(status: number, body: unknown, headers: Record<string, string> = {}): void {
      freshdesk.calls.push({ method, path, status });
      const left = String(Math.max(0, freshdesk.perMinute - used));
      const limits = { 'x-ratelimit-total': String(freshdesk.perMinute), 'x-ratelimit-remaining': left };
      response.writeHead(status, { 'content-type': 'application/json', ...limits, ...headers });
      response.end(JSON.stringify(body));
    }
    if (request.headers.authorization !== `Basic ${btoa(`${apiKey}:X`)}`)
      return end(401, { code: 'invalid_credentials', message: 'You have to be logged in.' });
    if (used > freshdesk.perMinute) return end(429, { message: 'limit' }, { 'retry-after': '30' });
    const trouble = freshdesk.trouble({ method, path });
    if (typeof trouble === 'number') return end(trouble, { code: 'trouble' });
    if (trouble === 'silence') return;
    const body = chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as Fields) : {};
    if (trouble === 'lie' && method !== 'GET') {
      lastId += 1;
      return end(method === 'POST' ? 201 : 200, { id: lastId, ...body });
    }
    const [status, answer] = route(method, path, body, searchParams);
    if (trouble === 'slow') return;
    if (trouble === 'lost_after') return void request.socket.destroy();
    end(status, answer);
  }

  function route(method: string, path: string, body: Fields, query: URLSearchParams): [number, unknown] {
    if (method === 'GET' && path === '/ticket_fields') return [200, fields()];
    if (method === 'GET' && path === '/agents/me') return [200, { id: 1, ticket_scope: 1 }];
    if (method === 'GET' && path === '/contacts') return [200, contactsOf(query)];
    if (method === 'GET' && path === '/agents') return [200, []];
    if (method === 'GET' && path === '/groups/77') return [200, { id: 77, name: 'Operations' }];
    if (method === 'GET' && path === '/tickets') return [200, listed(query)];
    if (method === 'POST' && path === '/tickets') return created(body);
    const [, idText, part] = /^\/tickets\/(\d+)(?:\/([a-z]+))?$/.exec(path) ?? [];
    const ticket = freshdesk.tickets.get(Number(idText));
    if (!ticket) return [404, { code: 'not_found' }];
    if (method === 'GET' && part === undefined) return [200, ticket];
    if (method === 'PUT' && part === undefined) return updated(ticket, body);
    if (method === 'GET' && part === 'conversations')
      return [200, pageOf(freshdesk.notes.get(ticket.id) ?? [], query)];
    if (method === 'POST' && part === 'notes') return noted(ticket, body);
    if (method === 'POST' && part === 'forward') {
      freshdesk.forwarded.push({ id: ticket.id, to: body.to_emails as string[], body: String(body.body) });
      return noted(ticket, { ...body, private: true });
    }
    return [405, { message: 'method' }];
  }

  /** Without a state, those that are neither blocked nor deleted. */
  function contactsOf(query: URLSearchParams): unknown[] {
    const [email, wanted] = [query.get('email') ?? '', query.get('state')];
    const state = freshdesk.contacts.get(email);
    const open = state === 'verified' || state === 'unverified';
    return state !== undefined && (wanted === null ? open : wanted === state) ? [{ id: 1, email }] : [];
  }

  function fields(): unknown[] {
    const choices = {
      '2': ['Open', 'Being Processed'],
      '3': ['Pending', 'Awaiting your Reply'],
      '4': ['Resolved', 'Resolved'],
      '5': ['Closed', 'Closed'],
    };
    const own = freshdesk.ownFields.map((name) => ({ name, type: 'custom_text', default: false }));
    return [
      { name: 'subject', type: 'default_subject' },
      { name: 'status', type: 'default_status', choices },
      ...own,
    ];
  }

  function wrongWords(body: Fields): string | null {
    const field = body.description === undefined ? 'body' : 'description';
    const said = body[field];
    return typeof said === 'string' && freshdesk.refusedWords?.test(said) ? field : null;
  }

  function wrongField(body: Fields): string | null {
    const unknown = Object.keys(body).find((name) => !known.includes(name));
    if (unknown) return unknown;
    const own = Object.keys(body.custom_fields ?? {});
    const foreign = own.find((name) => !freshdesk.ownFields.includes(name));
    if (foreign) return foreign;
    if (body.status !== undefined && !statuses.includes(body.status as number)) return 'status';
    return body.parent_id !== undefined && !freshdesk.tickets.has(body.parent_id as number)
      ? 'parent_id'
      : null;
  }

  /** An account may have it so that a parent is not resolved or closed above children that are open. */
  function hasOpenChild({ id }: StandInTicket): boolean {
    const all = [...freshdesk.tickets.values()];
    return all.some(({ parent_id: parent, status }) => parent === id && status !== 4 && status !== 5);
  }

  function refused(field: string): [number, unknown] {
    const errors = [{ field, message: 'It should be valid', code: 'invalid_value' }];
    return [400, { description: 'Validation failed', errors }];
  }

  function created(body: Fields): [number, unknown] {
    const wrong = wrongField(body) ?? wrongWords(body) ?? (body.email ? null : 'email');
    return wrong ? refused(wrong) : [201, store(body)];
  }

  function store(body: Fields): StandInTicket {
    lastId += 1;
    const at = stamp();
    const text = (typeof body.description === 'string' ? body.description : '').replace(/<[^>]*>/g, ' ');
    const ticket: StandInTicket = {
      ...{ subject: '', status: 2, priority: 1 },
      ...body,
      ...{ id: lastId, created_at: at, updated_at: at, description_text: text },
      custom_fields: { ...(body.custom_fields as Fields | undefined) },
    };
    freshdesk.tickets.set(ticket.id, ticket);
    return ticket;
  }

  function updated(ticket: StandInTicket, body: Fields): [number, unknown] {
    const wrong = wrongField(body);
    if (wrong) return refused(wrong);
    const ends = body.status === 4 || body.status === 5;
    if (ends && hasOpenChild(ticket)) return refused('status');
    const own = { ...ticket.custom_fields, ...(body.custom_fields as Fields | undefined) };
    Object.assign(ticket, body, { custom_fields: own, updated_at: stamp() });
    return [200, ticket];
  }

  function noted(ticket: StandInTicket, body: Fields): [number, unknown] {
    if (wrongWords(body)) return refused('body');
    lastId += 1;
    const html = String(body.body);
    const note = {
      id: lastId,
      body: html,
      body_text: html.replace(/<[^>]*>/g, ' '),
      private: body.private !== false,
    };
    freshdesk.notes.set(ticket.id, [...(freshdesk.notes.get(ticket.id) ?? []), note]);
    ticket.updated_at = stamp();
    return [201, note];
  }

  function listed(query: URLSearchParams): unknown[] {
    const since = Date.parse(query.get('updated_since') ?? '');
    const found = [...freshdesk.tickets.values()].filter((ticket) => Date.parse(ticket.updated_at) >= since);
    return pageOf(
      found.sort((a, b) => a.updated_at.localeCompare(b.updated_at)),
      query,
    );
  }

  function pageOf<T>(records: T[], query: URLSearchParams): T[] {
    const size = Number(query.get('per_page') ?? 30);
    const page = Number(query.get('page') ?? 1);
    return records.slice((page - 1) * size, page * size);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const freshdesk: FreshdeskServer = {
    url: `http://127.0.0.1:${port}`,
    apiKey,
    tickets: new Map(),
    notes: new Map(),
    forwarded: [],
    refusedWords: null,
    contacts: new Map([['gateway@pharmacy.test', 'unverified']]),
    ownFields: ['cf_gateway_id', 'cf_channel', 'cf_gateway_stage'],
    trouble: () => null,
    perMinute: 100_000,
    calls: [],
    change(id, changes) {
      const ticket = freshdesk.tickets.get(id);
      if (ticket) Object.assign(ticket, changes, { updated_at: stamp() });
    },
    open: (opened) => store(opened),
    newMinute: () => void (used = 0),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return freshdesk;
}
