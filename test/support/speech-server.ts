import { serveBehaviour, type Behaviour, type LocalServer } from './vendors.ts';

/** A request as the speech server got it: the multipart form, read. */
export type SpeechRequest = {
  path: string;
  authorization: string | null;
  fields: Record<string, string[]>;
  file: { name: string; type: string; content: Uint8Array } | null;
};

export type SpeechAnswer = Awaited<ReturnType<Behaviour>>;

/** A local server that speaks the transcription vendor's protocol. */
export type SpeechServerStandIn = LocalServer & {
  baseUrl: string;
  requests: SpeechRequest[];
  /** What it answers from now on. */
  behave(answer: (request: SpeechRequest) => SpeechAnswer | Promise<SpeechAnswer>): void;
};

export async function openSpeechServer(): Promise<SpeechServerStandIn> {
  const requests: SpeechRequest[] = [];
  const now: { answer(request: SpeechRequest): SpeechAnswer | Promise<SpeechAnswer> } = {
    answer: () => transcribed('', []),
  };
  const server = await serveBehaviour(async (incoming) => {
    const request = await readRequest(incoming);
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

async function readRequest(incoming: Request): Promise<SpeechRequest> {
  const fields: Record<string, string[]> = {};
  let file: SpeechRequest['file'] = null;
  for (const [name, value] of await incoming.formData()) {
    if (typeof value === 'string') fields[name] = [...(fields[name] ?? []), value];
    else {
      const content = new Uint8Array(await value.arrayBuffer());
      file = { name: value.name, type: value.type, content };
    }
  }
  const { pathname } = new URL(incoming.url);
  return { path: pathname, authorization: incoming.headers.get('authorization'), fields, file };
}

/** What the vendor's present model answers. */
export function transcribed(text: string, languages: readonly string[] = ['en']): Response {
  return Response.json({ text, languages: languages.map((code) => ({ code })) });
}

export function speechError(status: number): Response {
  return Response.json({ error: { message: 'no', type: 'error', code: null } }, { status });
}
