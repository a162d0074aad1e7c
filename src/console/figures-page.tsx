import type { WorkFigures } from '../figures/work-figures-store.ts';
import { DataTable, type Cell } from './data-table.tsx';
import { Layout } from './layout.tsx';
import { channelWords, plain, stageWords } from './words.ts';

/** Periods that may be chosen, in days up to now. */
export const periods = [1, 7, 31] as const;
export type PeriodDays = (typeof periods)[number];

const spread = ['Half within', '90 % within', '95 % within'] as const;

type Spread = { p50Seconds: number | null; p90Seconds: number | null; p95Seconds: number | null };

/** The figures of work over the last days: counts and times, of nobody. */
export function FiguresPage(props: { figures: WorkFigures; days: PeriodDays; signedInAs: string }) {
  const { volume, stages, times, breaches, decisions, joins, provider, denials, safety } = props.figures;
  const share = decisions.shareWithoutPerson;
  return (
    <Layout title="Figures" signedInAs={props.signedInAs}>
      <h1>Figures</h1>
      <form method="get" action="/console/figures" class="filters short">
        <label>
          Opened in the last
          <select name="days">
            {periods.map((days) => (
              <option value={String(days)} selected={days === props.days}>
                {days === 1 ? 'day' : `${days} days`}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">Show</button>
      </form>
      <DataTable
        title="What came in"
        columns={['Day', 'Channel', 'Messages', 'Tickets']}
        rows={volume
          .filter(({ messages, tickets }) => messages + tickets > 0)
          .map(({ day, channel, messages, tickets }) => [day, channelWords[channel], messages, tickets])}
      />
      <DataTable
        title="How long it took"
        columns={['Until the first', 'Priority', 'Tickets', ...spread, 'Waiting']}
        rows={times.map(({ measure, priority, count, waiting, ...time }) => [
          ...[plain(measure), plain(priority), count],
          ...[...timesOf(time), waiting],
        ])}
      />
      <DataTable
        title="Time at each stage"
        columns={['Stage', 'Stays that are over', ...spread, 'Still there']}
        rows={stages.map(({ stage, count, running, ...time }) => [
          ...[stageWords[stage], count],
          ...[...timesOf(time), running],
        ])}
      />
      <DataTable
        title="Time limits"
        columns={['Limit', 'Priority', 'Tickets under it', 'Too late']}
        rows={breaches
          .filter(({ under }) => under > 0)
          .map(({ clock, priority, under, breached }) => [plain(clock), plain(priority), under, breached])}
      />
      <DataTable
        title="Decisions and joins"
        columns={['What', 'How many']}
        rows={[
          ['Tickets opened', decisions.opened],
          ['Disposed of', decisions.disposed],
          ['Of these without a person', share === null ? null : `${Math.round(share * 100)} %`],
          ['Too early', decisions.tooEarly],
          ['Withdrawn', decisions.withdrawn],
          ['Messages that ask for tickets', joins.arrivals],
          ['Joined to an open ticket', joins.joined],
          ['Merged by hand', joins.merged],
        ]}
      />
      <DataTable
        title="Prescribers"
        columns={['What', 'How many']}
        rows={[
          ['Asked', provider.asked],
          ['Approved', provider.approved],
          ['Changed', provider.modified],
          ['Denied', provider.denied],
          ['E-script without a word before', provider.escript],
          ['Half answered within', duration(provider.p50Seconds)],
          ['95 % answered within', duration(provider.p95Seconds)],
          ['Waiting', provider.waiting],
        ]}
      />
      <DataTable
        title="Denials by reason"
        columns={['Reason', 'Denials']}
        rows={denials.filter(({ count }) => count > 0).map(({ reason, count }) => [plain(reason), count])}
      />
      <DataTable
        title="Safety"
        columns={['What', 'How many']}
        rows={[
          ...safety.flags.map(({ flag, count }): Cell[] => [plain(flag), count]),
          ['Tickets paged for a danger', safety.acknowledgements.paged],
          ['Of these not acknowledged yet', safety.acknowledgements.waiting],
          ['Half acknowledged within', duration(safety.acknowledgements.p50Seconds)],
          ['95 % acknowledged within', duration(safety.acknowledgements.p95Seconds)],
        ]}
      />
    </Layout>
  );
}

function timesOf({ p50Seconds, p90Seconds, p95Seconds }: Spread): Cell[] {
  return [p50Seconds, p90Seconds, p95Seconds].map(duration);
}

/** `42 s`, `12 min`, `5.5 h`, `3.2 days`; null stays null. */
function duration(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${(seconds / 3600).toFixed(1)} h`;
  return `${(seconds / 86_400).toFixed(1)} days`;
}
