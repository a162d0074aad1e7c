import type { OpenAI } from 'openai';
import type { Unavailable } from './language-model.ts';
import { delimitMessage, prompt } from './prompt.ts';
import { Proposal } from './proposal.ts';
import { parseJson, readChatBody, readResponsesBody, type Answer } from './read-body.ts';

export type ModelServer = {
  apiKey: string;
  /** Of any compatible server; null: OpenAI's own. */
  baseUrl: string | null;
  model: string;
  /** The one way to ask; null: Responses, and Chat Completions once the server turns out to have none. */
  api: 'responses' | 'chat' | null;
};

export type AskLimits = {
  /** For one reading with its retry, in milliseconds. */
  limitMs: number;
  /** Ends what is under way when the gateway stops. */
  stopping?: AbortSignal;
};

export type AskModel = (text: string) => Promise<Exclude<Answer, { kind: 'failed' }> | Unavailable>;

const ownAddress = 'https://api.openai.com/v1';

/** Enough for a long list with its quotes and for what a model thinks before it answers. */
const mostOutputTokens = 8_000;

/**
 * Asks for a structured reading by the vendor's own library, which is loaded at the first use. Nothing is kept at
 * the server (`store: false`), nothing is called by the model (no tools), and no exception leaves here.
 */
export function createOpenAiAsk(server: ModelServer, limits: AskLimits): AskModel {
  let loading: ReturnType<typeof loadClient> | null = null;
  let api = server.api;

  return async function ask(text) {
    const { client, formats } = await (loading ??= loadClient(server, limits.limitMs));
    const timeout = AbortSignal.timeout(limits.limitMs);
    const signal = limits.stopping ? AbortSignal.any([timeout, limits.stopping]) : timeout;
    const question = { model: server.model, message: delimitMessage(text, crypto.randomUUID()) };
    try {
      return finish(await askEither(client, formats, question, signal));
    } catch (error) {
      return unavailable(error, timeout.aborted);
    }
  };

  async function askEither(
    client: OpenAI,
    formats: Formats,
    question: Question,
    signal: AbortSignal,
  ): Promise<Answer> {
    if (api !== 'chat') {
      try {
        return readResponsesBody(await askResponses(client, formats, question, signal));
      } catch (error) {
        if (api === 'responses' || !isMissing(error)) throw error;
      }
    }
    const answer = readChatBody(await askChat(client, formats, question, signal));
    api = 'chat';
    return answer;
  }
}

type Question = { model: string; message: string };
type Formats = Awaited<ReturnType<typeof loadClient>>['formats'];

async function loadClient({ apiKey, baseUrl }: ModelServer, limitMs: number) {
  const [{ OpenAI: Client }, { zodResponseFormat, zodTextFormat }] = await Promise.all([
    import('openai'),
    import('openai/helpers/zod'),
  ]);
  const client = new Client({
    apiKey,
    // All that the library would else read from the environment: only the settings say who gets the texts.
    baseURL: baseUrl ?? ownAddress,
    adminAPIKey: null,
    organization: null,
    project: null,
    timeout: limitMs,
    maxRetries: 1,
    logLevel: 'off',
    fetchOptions: { redirect: 'error' },
  });
  const formats = {
    text: zodTextFormat(Proposal, 'reading'),
    response: zodResponseFormat(Proposal, 'reading'),
  };
  return { client, formats };
}

async function askResponses(
  client: OpenAI,
  formats: Formats,
  { model, message }: Question,
  signal: AbortSignal,
): Promise<unknown> {
  const response = await client.responses
    .create(
      {
        model,
        instructions: prompt.instructions,
        input: message,
        text: { format: formats.text },
        max_output_tokens: mostOutputTokens,
        store: false,
      },
      { signal },
    )
    .asResponse();
  return parseJson(await response.text());
}

async function askChat(
  client: OpenAI,
  formats: Formats,
  { model, message }: Question,
  signal: AbortSignal,
): Promise<unknown> {
  const response = await client.chat.completions
    .create(
      {
        model,
        messages: [
          { role: 'system', content: prompt.instructions },
          { role: 'user', content: message },
        ],
        response_format: formats.response,
        store: false,
      },
      { signal },
    )
    .asResponse();
  return parseJson(await response.text());
}

/** The address is not there; a model that is not there is another matter. */
function isMissing(error: unknown): boolean {
  const { status, code } = (error ?? {}) as { status?: unknown; code?: unknown };
  return (status === 404 || status === 405 || status === 501) && code !== 'model_not_found';
}

function finish(answer: Answer): Awaited<ReturnType<AskModel>> {
  return answer.kind === 'failed' ? { kind: 'unavailable', reason: 'server_error', status: 200 } : answer;
}

/** The library's exceptions repeat what was sent: only the status goes on. */
function unavailable(error: unknown, timedOut: boolean): Unavailable {
  const { status: said } = (error ?? {}) as { status?: unknown };
  const status = typeof said === 'number' ? said : null;
  return { kind: 'unavailable', reason: timedOut ? 'timeout' : reasonOf(status), status };
}

function reasonOf(status: number | null): Unavailable['reason'] {
  if (status === null) return 'no_answer';
  if (status === 408 || status === 409 || status === 429) return 'busy';
  return status >= 500 ? 'server_error' : 'request_refused';
}
