import type { CallTranscript } from '../intake/call-transcripts.ts';
import type { MessageView } from '../intake/present-message.ts';
import { Layout } from './layout.tsx';
import { Incoming } from './thread.tsx';
import { plain } from './words.ts';

type MessagePageProps = {
  message: MessageView;
  /** What each listener made of a call; none of another message. */
  transcripts: CallTranscript[];
  mayWork: boolean;
  notice: string | null;
  signedInAs: string;
  timeZone: string;
};

const origins = { vendor: 'The phone service', speech: 'The speech model', person: 'A person' } as const;

/** One arrival on a page of its own: what a task about it leads to. */
export function MessagePage({
  message,
  transcripts,
  mayWork,
  notice,
  signedInAs,
  timeZone,
}: MessagePageProps) {
  const tickets = [
    ...new Map(
      message.lines.flatMap(({ ticket }) => (ticket ? [[ticket.id, ticket] as const] : [])),
    ).values(),
  ];
  return (
    <Layout title="Message" signedInAs={signedInAs}>
      <p class="back">
        <a href="/console/tasks">All tasks</a>
      </p>
      <h1>What came in</h1>
      {notice ? <p role="status">{notice}</p> : null}
      <section class="card" aria-label="The message">
        <ol class="thread">
          <Incoming message={message} joined={null} timeZone={timeZone} />
        </ol>
        {tickets.map((ticket) => (
          <p>
            <a href={`/console/tickets/${ticket.id}`}>Ticket {ticket.reference}</a>
          </p>
        ))}
      </section>
      {message.channel === 'voice' ? (
        <Heard message={message} transcripts={transcripts} mayWork={mayWork} />
      ) : null}
    </Layout>
  );
}

/** What was understood of a call, by whom, and the form to write down what is really said. */
function Heard({
  message,
  transcripts,
  mayWork,
}: Pick<MessagePageProps, 'message' | 'transcripts' | 'mayWork'>) {
  return (
    <section class="card" aria-labelledby="heard">
      <h2 id="heard">What was understood</h2>
      {transcripts.length === 0 ? <p>Nothing has been written down yet.</p> : null}
      <dl>
        {transcripts.map(({ origin, text, failure }) => (
          <>
            <dt>{origins[origin]}</dt>
            <dd>{failure ? `could not read it: ${plain(failure).toLowerCase()}` : text}</dd>
          </>
        ))}
      </dl>
      {mayWork ? (
        <form method="post" action={`/console/messages/${message.id}/transcript`}>
          <label for="transcript">What is said, word for word</label>
          <textarea id="transcript" name="text" rows={6} maxlength={10000} required>
            {message.text}
          </textarea>
          <p class="sub">It is kept beside the others with your name, and the message is read again.</p>
          <button type="submit">Write it down</button>
        </form>
      ) : null}
    </section>
  );
}
