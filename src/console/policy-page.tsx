import type { PolicyDifference } from '../domain/policy-differences.ts';
import type { PolicyRecord } from '../policies/policy-store.ts';
import { DataTable } from './data-table.tsx';
import { Layout } from './layout.tsx';
import { localTime } from './words.ts';

/** Every policy that was kept, newest first, and which one decides. */
export function PolicyListPage(props: {
  policies: PolicyRecord[];
  inForce: string;
  signedInAs: string;
  timeZone: string;
}) {
  return (
    <Layout title="Policies" signedInAs={props.signedInAs}>
      <h1>Policies</h1>
      <p>
        What decides: windows, limits, clocks and calendars. A new version is put in force with a reason by
        the API (<code>POST /api/v1/policies</code>); none is ever changed.
      </p>
      <div class="card">
        <table class="tickets">
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">Saved</th>
              <th scope="col">By</th>
              <th scope="col">Why</th>
              <th scope="col">In force</th>
            </tr>
          </thead>
          <tbody>
            {props.policies.map(({ version, at, author, reason, inForceFrom }) => (
              <tr>
                <th scope="row">
                  <a href={`/console/policies/${version}`}>{version}</a>
                </th>
                <td data-label="Saved">{localTime(at.toISOString(), props.timeZone)}</td>
                <td data-label="By">{author}</td>
                <td data-label="Why">{reason}</td>
                <td data-label="In force">{inForceWords(version === props.inForce, inForceFrom, props)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Layout>
  );
}

function inForceWords(now: boolean, from: Date | null, { timeZone }: { timeZone: string }): string {
  if (now) return 'Now';
  return from === null ? '–' : `From ${localTime(from.toISOString(), timeZone)}`;
}

type PolicyPageProps = {
  record: PolicyRecord;
  inForce: boolean;
  figures: { path: string; value: string; reason: string | null }[];
  /** What it has otherwise than the version kept before it; null for the first. */
  since: { version: string; differences: PolicyDifference[] } | null;
  signedInAs: string;
  timeZone: string;
};

/** One policy: what it changed, and every figure with the reason that stands behind it. */
export function PolicyPage({ record, inForce, figures, since, signedInAs, timeZone }: PolicyPageProps) {
  return (
    <Layout title={`Policy ${record.version}`} signedInAs={signedInAs}>
      <p>
        <a href="/console/policies" class="back">
          All policies
        </a>
      </p>
      <h1>Policy {record.version}</h1>
      <p>
        {inForce ? 'In force. ' : ''}Saved by {record.author}, {localTime(record.at.toISOString(), timeZone)}:{' '}
        {record.reason}
      </p>
      {since ? (
        <DataTable
          title={`Otherwise than ${since.version}`}
          columns={['Figure', 'Before', 'Now', 'Why']}
          rows={since.differences.map(({ path, before, after, reason }) => [path, before, after, reason])}
        />
      ) : null}
      <DataTable
        title="All figures"
        columns={['Figure', 'Value', 'Why']}
        rows={figures.map(({ path, value, reason }) => [path, value, reason])}
      />
    </Layout>
  );
}
