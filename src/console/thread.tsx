import type { Child } from 'hono/jsx';
import type { MessageView } from '../intake/present-message.ts';
import type { ReplyView } from '../reply/reply-list-store.ts';
import type { TicketView } from '../tickets/present-ticket.ts';
import { Attachments } from './attachments.tsx';
import { evidenceWords } from './evidence-words.ts';
import { channelWords, localTime, plain, replyStateWords } from './words.ts';

type ThreadProps = {
  ticket: TicketView;
  messages: MessageView[];
  replies: ReplyView[];
  mayWork: boolean;
  timeZone: string;
};

/** What came in, in the sender's own words, and what went out, by time. */
export function Thread({ ticket, messages, replies, mayWork, timeZone }: ThreadProps) {
  const entries = [
    ...messages.map((message) => ({
      at: message.receivedAt,
      element: (
        <Incoming message={message} joined={joinOf(ticket, message.id)} timeZone={timeZone}>
          {mayWork && isJoined(ticket, message.id) ? (
            <TakeOut ticket={ticket} messageId={message.id} />
          ) : null}
        </Incoming>
      ),
    })),
    ...replies.map((reply) => ({
      at: reply.createdAt,
      element: <Outgoing reply={reply} timeZone={timeZone} />,
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <section class="card" aria-labelledby="thread">
      <h2 id="thread">Sources and replies</h2>
      <ol class="thread">{entries.map((entry) => entry.element)}</ol>
    </section>
  );
}

function joinOf(ticket: TicketView, messageId: string): string | null {
  const evidence = ticket.sources.find((source) => source.messageId === messageId)?.evidence;
  return evidence ? evidenceWords(evidence) : null;
}

/** It came to a ticket that others ask for as well. */
function isJoined(ticket: TicketView, messageId: string): boolean {
  const others = ticket.sources.some((source) => source.messageId !== messageId);
  return others && ticket.stage !== 'merged' && joinOf(ticket, messageId) !== null;
}

function TakeOut({ ticket, messageId }: { ticket: TicketView; messageId: string }) {
  return (
    <form method="post" action={`/console/tickets/${ticket.id}/split`} class="actions">
      <input type="hidden" name="version" value={String(ticket.version)} />
      <input type="hidden" name="messageId" value={messageId} />
      <button type="submit" class="secondary">
        Take out: not the same request
      </button>
    </form>
  );
}

/** One arrival: who sent it how, its words, and what came with it. */
export function Incoming({
  message,
  joined,
  timeZone,
  children,
}: {
  message: MessageView;
  joined: string | null;
  timeZone: string;
  children?: Child;
}) {
  return (
    <li class="in">
      <p class="meta">
        <strong>{channelWords[message.channel]}</strong>
        {message.from ? ` from ${message.from}` : ''},{' '}
        <time datetime={message.receivedAt}>{localTime(message.receivedAt, timeZone)}</time>
      </p>
      <blockquote>{message.text || '(no words)'}</blockquote>
      <Attachments message={message} />
      {message.flags.map((flag) => (
        <span class="badge flag">{plain(flag)}</span>
      ))}
      {joined ? <p class="sub">Joined this ticket: {joined}</p> : null}
      {children}
    </li>
  );
}

function Outgoing({ reply, timeZone }: { reply: ReplyView; timeZone: string }) {
  return (
    <li class="out">
      <p class="meta">
        <strong>Reply</strong> {reply.channel === 'sms' ? `to ${reply.to}` : 'on the request’s page'},{' '}
        <time datetime={reply.createdAt}>{localTime(reply.createdAt, timeZone)}</time>
        <span class={`badge reply ${reply.state}`}>{replyStateWords[reply.state]}</span>
      </p>
      <blockquote>{reply.text}</blockquote>
      {reply.reason ? <p class="sub">{plain(reply.reason)}</p> : null}
      {reply.sendAfter ? <p class="sub">Waits until {localTime(reply.sendAfter, timeZone)}</p> : null}
    </li>
  );
}
