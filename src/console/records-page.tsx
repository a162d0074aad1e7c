import type { PharmacyEventView } from '../intake/pharmacy-event-list-store.ts';
import type { Difference } from '../pipeline/records/compare-records.ts';
import type { PatientDifferences } from '../pipeline/records/list-differences.ts';
import { DataTable } from './data-table.tsx';
import { Layout } from './layout.tsx';
import { localTime, plain, systemWords } from './words.ts';

type RecordsPageProps = {
  /** How the last reading of each system went. */
  turns: { system: string; readAt: Date; failure: string | null }[];
  differences: PatientDifferences[];
  /** Events that led nowhere. */
  events: PharmacyEventView[];
  signedInAs: string;
  timeZone: string;
};

/** Where the pharmacy and the EHR disagree, and what the pharmacy told that nobody understood. */
export function RecordsPage({ turns, differences, events, signedInAs, timeZone }: RecordsPageProps) {
  return (
    <Layout title="Records" signedInAs={signedInAs}>
      <h1>Pharmacy and EHR compared</h1>
      {turns.map(({ system, readAt, failure }) => (
        <p class={failure === null ? 'sub' : 'alert'}>
          {systemWords(system)}: read {localTime(readAt.toISOString(), timeZone)}
          {failure === null ? '' : `, which failed (${plain(failure)})`}
        </p>
      ))}
      {differences.length === 0 ? <p class="card">Nothing that was compared differs.</p> : null}
      {differences.map((one) => (
        <Differences {...{ one, timeZone }} />
      ))}
      <DataTable
        title="Events of the pharmacy that led nowhere"
        columns={['Event', 'Its words', 'Rx number', 'Received', 'Why']}
        rows={events.map(({ kind, fillWords, rxWords, rxNumber, receivedAt, outcome }) => [
          kind,
          [fillWords, rxWords].filter(Boolean).join(', ') || null,
          rxNumber,
          localTime(receivedAt, timeZone),
          plain(outcome ?? 'unknown'),
        ])}
      />
    </Layout>
  );
}

const absences: Partial<Record<string, string>> = {
  none: 'The EHR has nobody of this name and birth date.',
  several: 'The EHR has several of this name and birth date.',
};

function Differences({ one, timeZone }: { one: PatientDifferences; timeZone: string }) {
  const { patient, found, readAt } = one;
  return (
    <section class="card">
      <h2>
        {patient.name}, born {patient.birthDate ?? 'unknown'}
      </h2>
      <p class="sub">Read {localTime(readAt, timeZone)}</p>
      {absences[found] ? <p>{absences[found]}</p> : null}
      <ul>
        {one.differences.map((difference) => (
          <li>{wordsOf(difference)}</li>
        ))}
      </ul>
    </section>
  );
}

/** Both sides, in the same words: which of them is right is for people to find out. */
function wordsOf({ medicine, field, roster, other }: Difference): string {
  if (field === 'presence') return `${medicine}: only the ${roster === null ? 'EHR' : 'pharmacy'} has it`;
  return `${medicine}, ${field.replaceAll('_', ' ')}: pharmacy ${roster ?? '–'}, EHR ${other ?? '–'}`;
}
