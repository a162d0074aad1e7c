import { serveBehaviour, type Behaviour, type LocalServer } from './vendors.ts';

/** A request as the model's server got it. */
export type ModelRequest = { path: string; authorization: string | null; body: Record<string, unknown> };

export type ModelAnswer = Awaited<ReturnType<Behaviour>>;

/** A local server that speaks the model vendor's two ways of being asked. */
export type ModelServerStandIn = LocalServer & {
  /** With the path that compatible servers use. */
  baseUrl: string;
  requests: ModelRequest[];
  /** What it answers from now on. */
  behave(answer: (request: ModelRequest) => ModelAnswer | Promise<ModelAnswer>): void;
};

export async function openModelServer(): Promise<ModelServerStandIn> {
  const requests: ModelRequest[] = [];
  const now: { answer(request: ModelRequest): ModelAnswer | Promise<ModelAnswer> } = {
    answer: () => says({}),
  };
  const server = await serveBehaviour(async (incoming) => {
    const request = {
      path: new URL(incoming.url).pathname,
      authorization: incoming.headers.get('authorization'),
      body: (await incoming.json()) as Record<string, unknown>,
    };
    requests.push(request);
    return now.answer(request);
  });
  return {
    ...server,
    baseUrl: `${server.url}/v1`,
    requests,
    behave: (next) => void (now.answer = next),
  };
}

type Quoted = { quote: string; occurrence?: number };

export type Said = {
  intents?: (Quoted & { intent: string })[];
  flags?: (Quoted & { flag: string })[];
  medications?: (Quoted & {
    name?: string | null;
    asked?: 'wanted' | 'mentioned';
    strength?: string | null;
    supply_left?: string | null;
  })[];
  patient_name?: Quoted | null;
  birth_date?: Quoted | null;
  rx_numbers?: Quoted[];
};

/** A proposal in the shape that is asked for, with nothing in it but what is given. */
export function proposal(said: Said): Record<string, unknown> {
  const first = { occurrence: 1 };
  return {
    intents: (said.intents ?? []).map((one) => ({ ...first, ...one })),
    flags: (said.flags ?? []).map((one) => ({ ...first, ...one })),
    medications: (said.medications ?? []).map((one) => ({
      ...first,
      name: null,
      asked: 'wanted',
      strength: null,
      supply_left: null,
      ...one,
    })),
    patient_name: said.patient_name ? { ...first, ...said.patient_name } : null,
    birth_date: said.birth_date ? { ...first, ...said.birth_date } : null,
    rx_numbers: (said.rx_numbers ?? []).map((one) => ({ ...first, ...one })),
  };
}

/** A complete answer of the Responses API with this text. */
export function responsesText(text: string): Response {
  const content = [{ type: 'output_text', text, annotations: [] }];
  return responsesBody({ status: 'completed', output: [{ type: 'message', role: 'assistant', content }] });
}

export function responsesBody(fields: Record<string, unknown>): Response {
  return Response.json({ id: 'resp_1', object: 'response', output: [], ...fields });
}

/** A complete answer of the Responses API that holds the proposal. */
export function says(said: Said): Response {
  return responsesText(JSON.stringify(proposal(said)));
}

export function chatBody(choice: { finish_reason: string; message: Record<string, unknown> }): Response {
  return Response.json({ id: 'chat_1', object: 'chat.completion', choices: [{ index: 0, ...choice }] });
}

export function modelError(status: number, code: string | null = null, headers: HeadersInit = {}): Response {
  return Response.json({ error: { message: 'no', type: 'error', code } }, { status, headers });
}
