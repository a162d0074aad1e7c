import { z } from 'zod';
import type { NoReading } from './language-model.ts';

/** What came back: the model's words, or why there are none. */
export type Answer =
  | { kind: 'text'; text: string }
  | { kind: Extract<NoReading, 'refused' | 'truncated' | 'filtered' | 'empty' | 'not_json'> }
  | { kind: 'failed' };

const Content = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  refusal: z.string().nullish(),
});

/** An answer of the Responses API, as far as it is read. */
const ResponsesBody = z.looseObject({
  status: z.string().nullish(),
  incomplete_details: z.looseObject({ reason: z.string().nullish() }).nullish(),
  output: z.array(z.looseObject({ type: z.string(), content: z.array(Content).nullish() })),
});

/** An answer of Chat Completions, as far as it is read. */
const ChatBody = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});

export function readResponsesBody(body: unknown): Answer {
  const parsed = ResponsesBody.safeParse(body);
  if (!parsed.success) return { kind: 'not_json' };
  const { status, incomplete_details: incomplete, output } = parsed.data;
  if (status === 'failed' || status === 'cancelled') return { kind: 'failed' };
  if (status === 'incomplete') {
    return { kind: incomplete?.reason === 'content_filter' ? 'filtered' : 'truncated' };
  }
  const contents = output.flatMap((item) => (item.type === 'message' ? (item.content ?? []) : []));
  if (contents.some(({ type }) => type === 'refusal')) return { kind: 'refused' };
  return textOf(contents.map(({ type, text }) => (type === 'output_text' ? (text ?? '') : '')).join(''));
}

export function readChatBody(body: unknown): Answer {
  const parsed = ChatBody.safeParse(body);
  const choice = parsed.success ? parsed.data.choices[0] : undefined;
  if (!choice) return { kind: 'not_json' };
  if (choice.message.refusal) return { kind: 'refused' };
  if (choice.finish_reason === 'length') return { kind: 'truncated' };
  if (choice.finish_reason === 'content_filter') return { kind: 'filtered' };
  return textOf(choice.message.content ?? '');
}

function textOf(text: string): Answer {
  return text.trim() === '' ? { kind: 'empty' } : { kind: 'text', text };
}

/** JSON, or undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
