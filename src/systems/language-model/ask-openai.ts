import type { OpenAI } from 'openai';
import { openOpenAiClient, type OpenAiServer } from '../openai/open-client.ts';
import { readServerFailure } from '../openai/read-failure.ts';
import type { Unavailable } from './language-model.ts';
import { delimitMessage, prompt } from './prompt.ts';
import { Proposal } from './proposal.ts';
import { parseJson, readChatBody, readResponsesBody, type Answer } from './read-body.ts';

export type ModelServer = OpenAiServer & {
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
      return { kind: 'unavailable', ...readServerFailure(error, timeout.aborted) };
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

async function loadClient(server: ModelServer, limitMs: number) {
  const [client, { zodResponseFormat, zodTextFormat }] = await Promise.all([
    openOpenAiClient(server, limitMs),
    import('openai/helpers/zod'),
  ]);
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
