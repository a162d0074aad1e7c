import type { Child } from 'hono/jsx';
import { momentIn } from './language.ts';
import type { Frame } from './layout.tsx';

export type ReceiptProps = {
  frame: Frame;
  reference: string;
  sentAt: Date;
  sentBy: string | null;
  now: Date;
};

/** What a facility keeps of what it has sent: on the page, and on paper with who sent it and whom to call. */
export function Receipt({ frame, reference, sentAt, sentBy, now }: ReceiptProps) {
  const { words, timeZone, user, org } = frame;
  return (
    <div class="card receipt" data-sent-request>
      <p>
        {words.progress.reference} <strong class="reference">{reference}</strong>
      </p>
      <p class="hint">
        {words.progress.sentAt(momentIn(words, sentAt, timeZone))}
        {sentBy === null ? '' : ` ${words.progress.sentBy(sentBy)}`}. {words.progress.keep}
      </p>
      <p class="printed">
        {[user?.facility, words.progress.printed(momentIn(words, now, timeZone))].filter(Boolean).join(' · ')}
      </p>
      <p class="printed">{[org.name, org.phone].filter(Boolean).join(' · ')}</p>
    </div>
  );
}

/** Below what is followed: how news comes, a way on, and the button to print. */
export function FollowFoot({
  frame: { words },
  path,
  children,
}: {
  frame: Frame;
  path: string;
  children?: Child;
}) {
  return (
    <>
      <p class="hint still" id="still">
        <a href={path}>{words.progress.still}</a>
      </p>
      <p class="hint" id="live" hidden>
        {words.progress.live}
      </p>
      <p class="ways">
        {children}
        <button type="button" class="secondary" id="print" hidden>
          {words.progress.print}
        </button>
      </p>
    </>
  );
}
