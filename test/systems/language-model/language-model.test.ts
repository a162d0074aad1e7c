import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLanguageModel } from '../../../src/systems/language-model/create-language-model.ts';
import type { LanguageModel } from '../../../src/systems/language-model/language-model.ts';
import {
  chatBody,
  modelError,
  openModelServer,
  proposal,
  responsesBody,
  responsesText,
  says,
  type ModelServerStandIn,
} from '../../support/model-server.ts';

const text = 'I need my metropolol 50 mg, 2 left. Mary Johnson 3/4/1952. my chest feels funny';

let server: ModelServerStandIn;
beforeAll(async () => {
  server = await openModelServer();
});
beforeEach(() => void (server.requests.length = 0));
afterAll(() => server.close());

type Options = { limitMs?: number; api?: 'responses' | 'chat' | null; now?: () => Date };

function openModel({ limitMs = 5_000, api = null, now = () => new Date() }: Options = {}): LanguageModel {
  const at = { apiKey: 'key', baseUrl: server.baseUrl, model: 'small-model', api };
  return createLanguageModel(at, { clock: { now }, limitMs });
}

describe('what the server is sent', () => {
  it('is the text as delimited data, a versioned prompt and a plain schema, to be kept by nobody', async () => {
    server.behave(() => says({}));
    const model = openModel();
    await model.read(text);
    const [request] = server.requests;
    expect(request).toMatchObject({
      path: '/v1/responses',
      authorization: 'Bearer key',
      body: { model: 'small-model', store: false, text: { format: { type: 'json_schema', strict: true } } },
    });
    expect(request?.body).not.toHaveProperty('tools');
    expect(String(request?.body['input'])).toMatch(/^<<<([0-9a-f-]{36})\n[^]*\n\1>>>$/);
    expect(String(request?.body['input'])).toContain(text);
    expect(String(request?.body['instructions'])).not.toContain(text);
    expect(model.engine).toBe('model-1-1/small-model');
  });

  it('has a schema of strings, numbers, enums, nulls and lists alone, every field required', async () => {
    server.behave(() => says({}));
    await openModel().read(text);
    const { format } = server.requests[0]?.body['text'] as { format: { schema: Record<string, unknown> } };
    const words = new Set(JSON.stringify(format.schema).match(/"[a-zA-Z$]+":/g));
    for (const unknown of ['allOf', 'oneOf', 'not', 'format', 'default', 'pattern', 'minLength']) {
      expect(words).not.toContain(`"${unknown}":`);
    }
    expect(format.schema).toMatchObject({ additionalProperties: false });
    expect(format.schema['required']).toEqual(Object.keys(proposal({})));
  });
});

describe('a good answer', () => {
  it('is values with their places in the text', async () => {
    server.behave(() =>
      says({
        intents: [{ intent: 'refill', quote: 'need' }],
        flags: [{ flag: 'emergency', quote: 'my chest feels funny' }],
        medications: [{ quote: 'metropolol', name: 'metoprolol', strength: '50 mg', supply_left: '2 left' }],
        patient_name: { quote: 'Mary Johnson' },
        birth_date: { quote: '3/4/1952' },
      }),
    );
    const outcome = await openModel().read(text);
    if (outcome.kind !== 'read') throw new Error(`the outcome was ${outcome.kind}`);
    const { reading } = outcome;
    expect(reading).toMatchObject({
      intents: [{ value: 'refill', start: 2, end: 6 }],
      flags: [{ value: 'emergency' }],
      medications: [{ text: 'metropolol', guess: 'metoprolol', asked: true }],
      dropped: 0,
    });
    const [mention] = reading.medications;
    const spans = [...reading.intents, ...reading.flags, mention, mention?.strength, mention?.supplyLeft];
    for (const span of [...spans, reading.name, reading.birthDate]) {
      expect(text.slice(span?.start, span?.end)).toBe(span?.text);
    }
  });

  it('loses every value whose words are not in the text, and says how many', async () => {
    server.behave(() =>
      says({
        intents: [{ intent: 'opt_out', quote: 'stop texting me' }],
        flags: [{ flag: 'overdose', quote: 'took them all' }],
        medications: [
          { quote: 'oxycodone' },
          { quote: 'metro' },
          { quote: 'metropolol', strength: '100 mg' },
          { quote: '5' },
          { quote: '. ' },
          { quote: '' },
        ],
        patient_name: { quote: 'mary johnson' },
        rx_numbers: [{ quote: '7001001' }],
      }),
    );
    const outcome = await openModel().read(text);
    expect(outcome).toMatchObject({
      kind: 'read',
      reading: {
        intents: [],
        flags: [],
        medications: [{ text: 'metropolol', strength: null }],
        name: null,
        rxNumbers: [],
        dropped: 10,
      },
    });
  });

  it('may mean the second of two equal words, and not a third that is not there', async () => {
    const twice = 'metformin please. not the metformin ER';
    server.behave(() =>
      says({
        medications: [
          { quote: 'metformin', occurrence: 2 },
          { quote: 'metformin', occurrence: 3 },
          { quote: 'metformin', occurrence: 0 },
          { quote: 'ER', occurrence: 9 },
        ],
      }),
    );
    expect(await openModel().read(twice)).toMatchObject({
      reading: { medications: [{ start: 26 }, { text: 'ER', start: 36 }], dropped: 2 },
    });
  });
});

describe('an answer that is no reading', () => {
  const refusal = [{ type: 'message', content: [{ type: 'refusal', refusal: 'I will not' }] }];
  it.each([
    ['refused', () => responsesBody({ status: 'completed', output: refusal })],
    [
      'truncated',
      () => responsesBody({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
    ],
    [
      'filtered',
      () => responsesBody({ status: 'incomplete', incomplete_details: { reason: 'content_filter' } }),
    ],
    ['empty', () => responsesBody({ status: 'completed', output: [{ type: 'reasoning' }] })],
    ['not_json', () => responsesText('Sure! Here is what I found: metoprolol')],
    ['not_json', () => responsesText('{"intents": [')],
    ['not_json', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['not_json', () => new Response('{"outp', { headers: { 'content-type': 'application/json' } })],
    ['not_json', () => Response.json(null)],
    ['not_schema', () => responsesText('{}')],
    ['not_schema', () => responsesText('null')],
    ['not_schema', () => responsesText(JSON.stringify({ ...proposal({}), approve: true }))],
    ['not_schema', () => says({ intents: [{ intent: 'approve_all', quote: 'need' }] })],
    ['not_schema', () => responsesText(JSON.stringify({ ...proposal({}), flags: 'emergency' }))],
  ])('is told as %s', async (kind, answer) => {
    server.behave(answer);
    expect(await openModel().read(text)).toEqual({ kind });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a server that gives no answer', () => {
  it.each([
    ['busy', 429, 2],
    ['server_error', 500, 2],
    ['server_error', 503, 2],
    ['request_refused', 401, 1],
    ['request_refused', 400, 1],
  ])('%s (%i) is asked %i times', async (reason, status, times) => {
    server.behave(() => modelError(status, null, { 'retry-after-ms': '1' }));
    expect(await openModel().read(text)).toEqual({ kind: 'unavailable', reason, status });
    expect(server.requests).toHaveLength(times);
  });

  it('is believed when its second answer is good', async () => {
    server.behave(() =>
      server.requests.length === 1 ? modelError(500, null, { 'retry-after-ms': '1' }) : says({}),
    );
    expect(await openModel().read(text)).toMatchObject({ kind: 'read' });
  });

  it('is left alone after the time limit, also while it asks to be waited for', async () => {
    server.behave(() => 'silence');
    const timeout = { kind: 'unavailable', reason: 'timeout', status: null };
    expect(await openModel({ limitMs: 200 }).read(text)).toEqual(timeout);
    server.behave(() => modelError(429, null, { 'retry-after': '50' }));
    const startedAt = performance.now();
    expect(await openModel({ limitMs: 200 }).read(text)).toMatchObject({ reason: 'timeout' });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('and one that goes silent in the middle of its answer too', async () => {
    server.behave(
      () =>
        new Response(
          new ReadableStream({
            start: (controller) => controller.enqueue(new TextEncoder().encode('{"out')),
          }),
          { headers: { 'content-type': 'application/json' } },
        ),
    );
    expect(await openModel({ limitMs: 300 }).read(text)).toMatchObject({ reason: 'timeout' });
  });

  it.each([
    ['a cut connection', 'drop' as const],
    ['a redirect to somebody else', Response.redirect('http://127.0.0.1:9/v1/responses', 307)],
  ])('%s is no answer', async (_, answer) => {
    server.behave(() => answer);
    expect(await openModel().read(text)).toMatchObject({ kind: 'unavailable', reason: 'no_answer' });
  });

  it('a failed response is the server, not the text', async () => {
    server.behave(() => responsesBody({ status: 'failed', error: { code: 'server_error' } }));
    expect(await openModel().read(text)).toMatchObject({ kind: 'unavailable', reason: 'server_error' });
  });
});

describe('a server without the Responses API', () => {
  function good(): Response {
    const content = JSON.stringify(proposal({}));
    return chatBody({ finish_reason: 'stop', message: { content, refusal: null } });
  }

  it.each([404, 405, 501])('(%i) is asked by Chat Completions, from then on at once', async (status) => {
    server.behave(({ path }) =>
      path.endsWith('/responses') ? modelError(status, null, { 'x-should-retry': 'false' }) : good(),
    );
    const model = openModel();
    expect(await model.read(text)).toMatchObject({ kind: 'read' });
    expect(await model.read(text)).toMatchObject({ kind: 'read' });
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/v1/responses',
      '/v1/chat/completions',
      '/v1/chat/completions',
    ]);
    const { body } = server.requests[1] ?? {};
    expect(body).toMatchObject({ store: false, response_format: { type: 'json_schema' } });
    expect(body).not.toHaveProperty('tools');
  });

  it('is not asked so because the model does not exist', async () => {
    server.behave(() => modelError(404, 'model_not_found'));
    expect(await openModel().read(text)).toMatchObject({ reason: 'request_refused', status: 404 });
    expect(server.requests).toHaveLength(1);
  });

  it('can be named as such in the settings', async () => {
    server.behave(good);
    expect(await openModel({ api: 'chat' }).read(text)).toMatchObject({ kind: 'read' });
    expect(server.requests.map(({ path }) => path)).toEqual(['/v1/chat/completions']);
  });

  it.each([
    ['refused', { finish_reason: 'stop', message: { content: null, refusal: 'no' } }],
    ['truncated', { finish_reason: 'length', message: { content: '{"int' } }],
    ['filtered', { finish_reason: 'content_filter', message: { content: '' } }],
    ['empty', { finish_reason: 'stop', message: { content: null } }],
    ['not_json', { finish_reason: 'stop', message: { content: 'hello' } }],
    ['not_schema', { finish_reason: 'stop', message: { content: '[]' } }],
  ])('tells %s apart too', async (kind, choice) => {
    server.behave(() => chatBody(choice));
    expect(await openModel({ api: 'chat' }).read(text)).toEqual({ kind });
  });
});

describe('the circuit', () => {
  it('opens after five failures, lets one try through after a minute, and closes with its success', async () => {
    let minutes = 0;
    const model = openModel({ now: () => new Date(minutes * 60_000) });
    server.behave(() => modelError(401));
    for (let asked = 0; asked < 5; asked += 1) await model.read(text);
    expect(await model.read(text)).toMatchObject({ reason: 'circuit_open' });
    expect(server.requests).toHaveLength(5);

    minutes = 1;
    expect(await Promise.all([model.read(text), model.read(text)])).toMatchObject([
      { reason: 'request_refused' },
      { reason: 'circuit_open' },
    ]);
    expect(await model.read(text)).toMatchObject({ reason: 'circuit_open' });
    expect(server.requests).toHaveLength(6);

    minutes = 2;
    server.behave(() => says({}));
    expect(await model.read(text)).toMatchObject({ kind: 'read' });
    expect(await model.read(text)).toMatchObject({ kind: 'read' });
  });

  it('stays closed when the failures are far apart, and when the model only answers badly', async () => {
    let minutes = 0;
    const model = openModel({ now: () => new Date(minutes * 60_000) });
    server.behave(() => modelError(401));
    for (; minutes < 10; minutes += 2) await model.read(text);
    server.behave(() => responsesText('junk'));
    for (let asked = 0; asked < 10; asked += 1) await model.read(text);
    expect(await model.read(text)).toEqual({ kind: 'not_json' });
  });
});
