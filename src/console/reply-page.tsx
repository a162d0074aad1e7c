import type { StaffReplyPreview } from '../pipeline/replies/preview-staff-reply.ts';
import type { LastReply } from '../reply/last-reply-store.ts';
import { Layout } from './layout.tsx';
import { localTime, plain } from './words.ts';

type ReplyPageProps = {
  ticketId: string;
  /** Null where it may not be sent. */
  preview: StaffReplyPreview | null;
  fields: Record<string, string>;
  /** Why it is not sent. */
  refusals: string[];
  /** Somebody was faster: what was said last. */
  stale: { lastReply: LastReply | null } | null;
  signedInAs: string;
  timeZone: string;
};

/** A text as it would be sent now, with the button that sends it. */
export function ReplyPage({
  ticketId,
  preview,
  fields,
  refusals,
  stale,
  signedInAs,
  timeZone,
}: ReplyPageProps) {
  return (
    <Layout title="Reply" signedInAs={signedInAs}>
      <p class="back">
        <a href={`/console/tickets/${ticketId}`}>Back to the ticket</a>
      </p>
      {stale ? (
        <p class="alert" role="alert">
          Nothing was sent: the ticket has changed meanwhile. {lastWords(stale.lastReply, timeZone)}
        </p>
      ) : null}
      {refusals.map((refusal) => (
        <p class="alert" role="alert">
          This cannot be sent: {refusal}
        </p>
      ))}
      {preview ? (
        <section class="card" aria-labelledby="preview">
          <h1 id="preview">Send this?</h1>
          <p class="sub">
            {preview.channel === 'sms'
              ? `Text to ${preview.to}, ${String(preview.segments)} segments`
              : 'On the request’s page'}
          </p>
          <blockquote>{preview.text}</blockquote>
          <form method="post" action={`/console/tickets/${ticketId}/reply`} class="actions">
            <input type="hidden" name="version" value={String(preview.version)} />
            {Object.entries(fields).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <button type="submit">Send</button>
          </form>
        </section>
      ) : null}
    </Layout>
  );
}

function lastWords(last: LastReply | null, timeZone: string): string {
  if (!last) return 'No text about it was sent so far.';
  const by = last.by === 'gateway' ? 'by the gateway itself' : `by ${last.by}`;
  const what = last.template.split('+').map(plain).join(', ');
  return `The last text about it: ${what}, ${localTime(last.at, timeZone)}, ${by}.`;
}
