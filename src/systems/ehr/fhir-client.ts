import { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import { parseJson } from '../../domain/parse-json.ts';
import { createCallBudget, type CallBudget, type Pause } from './call-budget.ts';
import { Capabilities } from './capabilities.ts';
import { faultOfStatus, RecordFault } from '../http/record-fault.ts';
import { readWithin } from './read-within.ts';
import { createSmartToken, type SmartAccount } from './smart-token.ts';

/** A resource as it came: what is read of it is checked by whoever reads it. */
export type FhirResource = { resourceType: string; id: string } & Record<string, unknown>;

export type FhirClient = {
  /** Null for what is not there, or no more. */
  read(type: string, id: string): Promise<FhirResource | null>;
  /** Everything that fits, page by page. What names a person goes into the body (`_search`), not into the address. */
  search(type: string, query: Record<string, string>, named?: 'person'): AsyncGenerator<FhirResource>;
  create(resource: Record<string, unknown> & { resourceType: string }): Promise<FhirResource>;
  update(resource: FhirResource): Promise<FhirResource>;
  capabilities(): Promise<Capabilities>;
  grantedScopes(): Promise<string[]>;
};

export type FhirAccount = SmartAccount & {
  url: string;
  /** Null: asked of the server. */
  tokenUrl: string | null;
  callsPerMinute: number;
};

type ClientOptions = {
  clock: Clock;
  limitMs?: number;
  pause?: Pause;
  /** One for all who speak to the same server. */
  budget?: CallBudget;
  /** False: a call that would have to wait for the next minute ends as one that the server has refused for now. */
  waits?: boolean;
};

const Resource = z.looseObject({ resourceType: z.string(), id: z.string() });
const Bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  link: z.array(z.looseObject({ relation: z.string(), url: z.string() })).nullish(),
  entry: z.array(z.unknown()).nullish(),
});
/** Each by itself, so that an odd one hides no other: what has no id that is a text has none. */
const Entry = z.looseObject({
  resource: z.looseObject({ resourceType: z.string(), id: z.string().catch('') }),
  search: z.looseObject({ mode: z.string().nullish() }).nullish().catch(null),
});
const SmartConfiguration = z.looseObject({ token_endpoint: z.string() });

const answerLimitMs = 30_000;
const mostBytes = 32 * 1024 * 1024;
const mostPages = 20_000;
/** After so many refusals for the number of calls, each of which waits a minute, it is left to the next run. */
const mostRefusals = 3;
const mediaType = 'application/fhir+json';
const form = 'application/x-www-form-urlencoded';

/**
 * A FHIR R4 server behind SMART backend services. It speaks to the host of the settings alone: redirects and links that
 * lead elsewhere are refused, since they would be given the token.
 *
 * @throws RecordFault from each of its calls
 */
export function createFhirClient(account: FhirAccount, options: ClientOptions): FhirClient {
  const { clock, limitMs = answerLimitMs, waits = true } = options;
  const base = account.url.replace(/\/+$/, '');
  const budget = options.budget ?? createCallBudget(account.callsPerMinute, clock, options.pause);
  const signedIn = createSmartToken(account, {
    clock,
    tokenUrl,
    post: (url, body) => send(url, { method: 'POST', body, headers: { accept: 'application/json' } }),
  });
  let configured: string | null = account.tokenUrl;
  let searchesByBody = true;

  async function send(url: string, init: RequestInit): Promise<Response> {
    for (let refusals = 0; ; refusals += 1) {
      if (!(await budget.take(waits))) throw faultOfStatus('ehr', 429);
      const signal = AbortSignal.timeout(limitMs);
      const response = await fetch(url, { ...init, redirect: 'manual', signal }).catch(() => {
        throw new RecordFault('ehr', 'unavailable');
      });
      if (response.status !== 429) return response;
      await budget.exhaust();
      if (!waits || refusals >= mostRefusals) return response;
      await response.body?.cancel();
    }
  }

  /** Of the server's own host, or of one that the settings name: nothing else is given an assertion. */
  async function tokenUrl(): Promise<string> {
    if (configured !== null) return configured;
    const headers = { accept: 'application/json' };
    const response = await send(`${base}/.well-known/smart-configuration`, { headers });
    const read = SmartConfiguration.safeParse(await jsonOf(response));
    const found = read.success ? URL.parse(read.data.token_endpoint) : null;
    if (!found || found.origin !== new URL(base).origin) throw new RecordFault('ehr', 'unreadable');
    return (configured = found.href);
  }

  /** With the token; one that the server no longer takes is replaced once. */
  async function ask(url: string, init: RequestInit = {}): Promise<Response> {
    for (let attempt = 0; ; attempt += 1) {
      const grant = await signedIn.grant();
      const headers = { accept: mediaType, ...init.headers, authorization: `Bearer ${grant.token}` };
      const response = await send(url, { ...init, headers });
      if (response.status !== 401) return response;
      signedIn.drop(grant);
      if (attempt > 0) return response;
      await response.body?.cancel();
    }
  }

  async function jsonOf(response: Response): Promise<unknown> {
    if (!response.ok) {
      await response.body?.cancel();
      throw response.type === 'opaqueredirect' || response.status < 400
        ? new RecordFault('ehr', 'unreadable', response.status)
        : faultOfStatus('ehr', response.status);
    }
    const text = await readWithin(response, mostBytes).catch(() => {
      throw new RecordFault('ehr', 'unavailable');
    });
    if (text === null) throw new RecordFault('ehr', 'unreadable');
    return parseJson(text);
  }

  async function resourceOf(response: Response): Promise<FhirResource> {
    const read = Resource.safeParse(await jsonOf(response));
    if (!read.success) throw new RecordFault('ehr', 'unreadable');
    return read.data;
  }

  async function firstPage(type: string, query: URLSearchParams, named: boolean): Promise<Response> {
    if (named && searchesByBody) {
      const init = { method: 'POST', body: query.toString(), headers: { 'content-type': form } };
      const response = await ask(`${base}/${type}/_search`, init);
      if (![404, 405, 415, 501].includes(response.status)) return response;
      await response.body?.cancel();
      searchesByBody = false;
    }
    return ask(`${base}/${type}?${query.toString()}`);
  }

  function nextOf(links: { relation: string; url: string }[]): string | null {
    const link = links.find(({ relation }) => relation === 'next');
    if (!link) return null;
    const url = URL.parse(link.url, `${base}/`);
    if (!url?.href.startsWith(`${base}/`) && !url?.href.startsWith(`${base}?`)) {
      throw new RecordFault('ehr', 'unreadable');
    }
    return url.href;
  }

  async function* search(
    type: string,
    query: Record<string, string>,
    named?: 'person',
  ): AsyncGenerator<FhirResource> {
    let response = await firstPage(type, new URLSearchParams(query), named === 'person');
    for (let pages = 1; ; pages += 1) {
      const bundle = Bundle.safeParse(await jsonOf(response));
      if (!bundle.success) throw new RecordFault('ehr', 'unreadable');
      for (const entry of bundle.data.entry ?? []) {
        const { resource, search: found } = Entry.safeParse(entry).data ?? {};
        if (resource?.resourceType === type && (found?.mode ?? 'match') === 'match') yield resource;
      }
      const next = nextOf(bundle.data.link ?? []);
      if (next === null) return;
      if (pages >= mostPages) throw new RecordFault('ehr', 'unreadable');
      response = await ask(next);
    }
  }

  return {
    search,
    async read(type, id) {
      const response = await ask(`${base}/${type}/${encodeURIComponent(id)}`);
      if (response.status !== 404 && response.status !== 410) return resourceOf(response);
      await response.body?.cancel();
      return null;
    },
    async create(resource) {
      const headers = { 'content-type': mediaType, prefer: 'return=representation' };
      const init = { method: 'POST', body: JSON.stringify(resource), headers };
      return resourceOf(await ask(`${base}/${resource.resourceType}`, init));
    },
    async update(resource) {
      const { resourceType, id } = resource;
      const init = {
        method: 'PUT',
        body: JSON.stringify(resource),
        headers: { 'content-type': mediaType, prefer: 'return=representation' },
      };
      return resourceOf(await ask(`${base}/${resourceType}/${encodeURIComponent(id)}`, init));
    },
    async capabilities() {
      const response = await send(`${base}/metadata`, { headers: { accept: mediaType } });
      const read = Capabilities.safeParse(await jsonOf(response));
      if (!read.success) throw new RecordFault('ehr', 'unreadable');
      return read.data;
    },
    grantedScopes: async () => (await signedIn.grant()).scopes,
  };
}
