import type { Audience } from '../domain/audience.ts';
import { isId } from '../domain/id.ts';
import { messagesFor } from './message-store.ts';
import { recordTranscript } from './record-transcript.ts';
import type { CallDeps } from './update-call.ts';

export type Writing = { messageId: string; text: string; by: string; audience: Audience; at: Date };

export type Written =
  | { kind: 'written'; messageId: string; revision: number }
  /** There is none, or it is not for whoever writes. */
  | { kind: 'not_found' }
  | { kind: 'not_a_call' };

export type WriteTranscript = (writing: Writing) => Promise<Written>;

/** Keeps what a person heard in a call, of which the message is then read again. */
export async function writeTranscript(
  deps: CallDeps,
  { messageId, text, by, audience, at }: Writing,
): Promise<Written> {
  const { inboundMessage } = deps.prisma;
  if (!isId(messageId)) return { kind: 'not_found' };
  const found = await inboundMessage.count({ where: { AND: [{ id: messageId }, messagesFor(audience)] } });
  if (found === 0) return { kind: 'not_found' };
  const heard = { recordingSid: '', origin: 'person', failure: null, language: null } as const;
  const { kind } = await recordTranscript(deps, { messageId, ...heard, text, by, at });
  if (kind === 'not_a_call') return { kind };
  const { revision } = await inboundMessage.findUniqueOrThrow({
    where: { id: messageId },
    select: { revision: true },
  });
  return { kind: 'written', messageId, revision };
}
