import type { MessageView } from '../intake/present-message.ts';
import { Layout } from './layout.tsx';
import { Incoming } from './thread.tsx';

type MessagePageProps = { message: MessageView; signedInAs: string; timeZone: string };

/** One arrival on a page of its own: what a task about it leads to. */
export function MessagePage({ message, signedInAs, timeZone }: MessagePageProps) {
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
    </Layout>
  );
}
