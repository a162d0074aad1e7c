import type { MergePreview } from '../pipeline/joins/preview-merge.ts';
import { Layout } from './layout.tsx';
import { localTime, plain } from './words.ts';

type MergePageProps = { preview: MergePreview; signedInAs: string; timeZone: string };

const warningWords: Record<string, string> = {
  different_medicine:
    'These two are not about the same medicine. After the merge only one of them is worked.',
  pharmacy_is_working_on_it: 'The pharmacy is already working on the ticket that would end.',
};

/** What a merge would change on both tickets, before anybody does it. */
export function MergePage({ preview, signedInAs, timeZone }: MergePageProps) {
  const { ticket, into, allowed, warnings } = preview;
  return (
    <Layout title={`Merge ${ticket.reference}`} signedInAs={signedInAs}>
      <p class="back">
        <a href={`/console/tickets/${ticket.id}`}>Back to {ticket.reference}</a>
      </p>
      <section class="card" aria-labelledby="merge">
        <h1 id="merge">
          End {ticket.reference} in {into.reference}?
        </h1>
        {warnings.map((warning) => (
          <p class="alert" role="alert">
            {warningWords[warning] ?? plain(warning)}
          </p>
        ))}
        {allowed ? (
          <form method="post" action={`/console/tickets/${ticket.id}/merge`} class="actions">
            <input type="hidden" name="version" value={String(ticket.version)} />
            <input type="hidden" name="into" value={into.id} />
            <button type="submit">Merge: they are one request</button>
          </form>
        ) : (
          <p class="alert" role="alert">
            Not possible: only open tickets of one patient, or two of which nobody knows the patient, can be
            merged.
          </p>
        )}
      </section>
      {allowed ? (
        <div class="panes">
          <Changes side={into} heading="stays" timeZone={timeZone} />
          <Changes side={ticket} heading="ends" timeZone={timeZone} />
        </div>
      ) : null}
    </Layout>
  );
}

function Changes({
  side,
  heading,
  timeZone,
}: {
  side: MergePreview['into'];
  heading: string;
  timeZone: string;
}) {
  return (
    <section class="card" aria-labelledby={`changes-${heading}`}>
      <h2 id={`changes-${heading}`}>
        {side.reference} {heading}
      </h2>
      {side.changes.length === 0 ? <p class="sub">Nothing changes.</p> : null}
      <ul class="plain">
        {side.changes.map(({ field, from, to }) => (
          <li>
            {plain(field)}
            <span class="sub">
              {said(field, from, timeZone)} → {said(field, to, timeZone)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function said(field: string, value: string | null, timeZone: string): string {
  if (value === null) return 'none';
  return field.startsWith('clock ') ? `due ${localTime(value, timeZone)}` : plain(value);
}
