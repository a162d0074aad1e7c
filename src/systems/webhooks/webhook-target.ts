import type { Clock } from '../../domain/clock.ts';
import type { EffectOutcome, EffectTarget, EffectToDo } from '../effect-target.ts';
import { signWebhook } from './sign-webhook.ts';

export type PostAnswer =
  | { kind: 'answered'; status: number; retryAfterMs: number | null }
  | { kind: 'not_sent' }
  | { kind: 'lost' }
  /** The address is of an internal host, or of none that may be called. */
  | { kind: 'not_allowed' };

/** Posts to an address of somebody else's, as far as it may be called; redirects are answers. */
export type Post = (url: string, headers: Record<string, string>, body: string) => Promise<PostAnswer>;

export type Receiver = {
  url: string;
  /** Each signs; more than one while a secret is being renewed. */
  secrets: readonly string[];
};

export type WebhookParts = {
  clock: Clock;
  post: Post;
  /** To whom an effect goes; null where they are told nothing any more. */
  receiverOf: (effect: EffectToDo) => Promise<Receiver | null>;
  /** What they are told; null where there is nothing to tell. */
  compose: (effect: EffectToDo) => object | null;
  /** What of it is said in words, where anything is. */
  wordsOf?: (effect: EffectToDo) => string | null;
};

/**
 * Signed messages by Standard Webhooks. Nobody can be asked whether one arrived: it is sent again under the same id,
 * which a receiver takes once.
 */
export function createWebhookTarget({
  clock,
  post,
  receiverOf,
  compose,
  wordsOf = () => null,
}: WebhookParts): EffectTarget {
  return {
    opensWith: null,
    find: () => Promise.resolve({ kind: 'absent' }),
    wordsOf: (effect) => Promise.resolve(wordsOf(effect)),
    async apply(effect) {
      const receiver = await receiverOf(effect);
      const said = compose(effect);
      if (!receiver || said === null) return { kind: 'done' };
      const id = messageIdOf(effect);
      const body = JSON.stringify(said);
      const timestamp = Math.floor(clock.now().getTime() / 1000);
      const signing = receiver.secrets.map((secret) => signWebhook(secret, { id, timestamp, body }));
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': (await Promise.all(signing)).join(' '),
      };
      return outcomeOf(await post(receiver.url, headers, body));
    },
  };
}

/** The same for an event however often it is sent, replayed too. */
function messageIdOf({ id, event, kind }: EffectToDo): string {
  return `msg_${event ? `${event.id}_${kind}` : id}`;
}

/** A receiver that refuses may be put right: it is asked again, but for an address that nobody may call. */
function outcomeOf(answer: PostAnswer): EffectOutcome {
  if (answer.kind === 'not_allowed') return { kind: 'refused', code: 'address_not_allowed' };
  if (answer.kind === 'not_sent') return { kind: 'retry', code: 'unreachable' };
  if (answer.kind === 'lost') return { kind: 'unknown', code: 'no_answer' };
  const { status, retryAfterMs } = answer;
  const asked = retryAfterMs === null ? {} : { afterMs: retryAfterMs };
  if (status >= 200 && status < 300) return { kind: 'done' };
  if (status === 410) return { kind: 'refused', code: 'gone' };
  if (status === 429) return { kind: 'retry', code: 'rate_limited', ...asked };
  if (status >= 500) return { kind: 'unknown', code: 'unavailable', ...asked };
  return { kind: 'retry', code: status < 400 ? 'redirected' : 'not_taken', ...asked };
}
