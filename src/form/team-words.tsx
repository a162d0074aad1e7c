import type { StaffWords } from '../reply/reply-list-store.ts';
import { longestAnswer } from './answer-in-words.ts';
import type { FollowedLine } from './follow.ts';
import { momentIn } from './language.ts';
import { Token, type Frame } from './layout.tsx';

type TeamWordsProps = { frame: Frame; requestId: string; line: FollowedLine; said: StaffWords[] };

/** What our people have written about a line, and where the facility writes back. */
export function TeamWords({ frame, requestId, line, said }: TeamWordsProps) {
  const { words, timeZone, user } = frame;
  const { ticket } = line;
  const own = said.filter(({ ticketIds }) => ticket !== null && ticketIds.includes(ticket.id));
  if (ticket === null || own.length === 0) return null;
  const field = `words-${ticket.id}`;
  return (
    <>
      {own.map(({ text, at }) => (
        <p class="said">
          <span class="hint">{words.progress.teamWrote(momentIn(words, at, timeZone))}</span> {text}
        </p>
      ))}
      {ticket.withdrawn || ticket.status === 'closed' ? null : (
        <form method="post" action={`/form/requests/${requestId}/reply`} class="answer unprinted" data-stays>
          <Token user={user} />
          <input type="hidden" name="ticket" value={ticket.id} />
          <input type="hidden" name="answer" value={crypto.randomUUID()} />
          <div class="field">
            <label for={field}>{words.progress.yourAnswer}</label>
            <textarea id={field} name="text" rows={2} maxlength={longestAnswer} required></textarea>
          </div>
          <button type="submit">{words.progress.answer}</button>
        </form>
      )}
    </>
  );
}
