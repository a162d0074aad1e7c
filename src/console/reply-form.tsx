import type { MessageView } from '../intake/present-message.ts';
import { staffReplyChoices } from '../pipeline/replies/staff-reply-choices.ts';
import type { TicketView } from '../tickets/present-ticket.ts';
import { askWords, purposeOf } from './reply-words.ts';
import { channelWords } from './words.ts';

/** One of the reviewed texts to whoever asked; the next page shows it before it is sent. */
export function ReplyForm({ ticket, messages }: { ticket: TicketView; messages: MessageView[] }) {
  if (messages.length === 0) return null;
  const { templates, asks } = staffReplyChoices(ticket.stage);
  return (
    <section class="card" aria-labelledby="reply">
      <h2 id="reply">Reply</h2>
      <form method="post" action={`/console/tickets/${ticket.id}/reply-preview`} class="stack">
        <label>
          Text
          <select name="template" required>
            {templates.map((id) => (
              <option value={id}>{purposeOf(id)}</option>
            ))}
          </select>
        </label>
        <label>
          To
          <select name="messageId">
            <option value="">Whoever asked last</option>
            {messages.map(({ id, channel, from }) => (
              <option value={id}>{[channelWords[channel], from].filter(Boolean).join(' from ')}</option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend>Missing, where the text asks for it</legend>
          {asks.map((ask) => (
            <label>
              <input type="checkbox" name="asked" value={ask} /> {askWords[ask]}
            </label>
          ))}
        </fieldset>
        <label>
          Day of delivery, where the text says it
          <input type="date" name="date" />
        </label>
        <button type="submit">Show the text</button>
      </form>
    </section>
  );
}
