import { priorities, queues, ticketStages, ticketStatuses } from '../domain/ticket.ts';
import type { TicketView } from '../tickets/present-ticket.ts';
import { Layout } from './layout.tsx';
import { localTime, plain, queueWords, stageWords } from './words.ts';

export type ListFilter = {
  status?: string | undefined;
  stage?: string | undefined;
  queue?: string | undefined;
  priority?: string | undefined;
  reference?: string | undefined;
};

type ListPageProps = {
  tickets: TicketView[];
  nextCursor: string | null;
  filter: ListFilter;
  signedInAs: string;
  timeZone: string;
};

export function ListPage({ tickets, nextCursor, filter, signedInAs, timeZone }: ListPageProps) {
  return (
    <Layout title="Tickets" signedInAs={signedInAs}>
      <h1>Tickets</h1>
      <Filters filter={filter} />
      {tickets.length === 0 ? <p class="card">No tickets match.</p> : null}
      {tickets.length > 0 ? <TicketTable tickets={tickets} timeZone={timeZone} /> : null}
      {nextCursor ? (
        <p>
          <a
            class="button"
            href={`/console?${new URLSearchParams({ ...given(filter), cursor: nextCursor }).toString()}`}
          >
            Older tickets
          </a>
        </p>
      ) : null}
    </Layout>
  );
}

function given(filter: ListFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

const choices = { status: ticketStatuses, stage: ticketStages, queue: queues, priority: priorities } as const;

function Filters({ filter }: { filter: ListFilter }) {
  return (
    <form method="get" action="/console" class="filters card">
      {Object.entries(choices).map(([name, values]) => (
        <div>
          <label for={name}>{plain(name)}</label>
          <select id={name} name={name}>
            <option value="">Any</option>
            {values.map((value) => (
              <option value={value} selected={filter[name as keyof typeof choices] === value}>
                {plain(value)}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div>
        <label for="reference">Reference</label>
        <input
          id="reference"
          name="reference"
          type="search"
          value={filter.reference ?? ''}
          maxlength={40}
          autocomplete="off"
          spellcheck={false}
          placeholder="RG-…"
        />
      </div>
      <button type="submit">Show</button>
    </form>
  );
}

function TicketTable({ tickets, timeZone }: { tickets: TicketView[]; timeZone: string }) {
  return (
    <table class="tickets">
      <caption class="unseen">Tickets, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Ticket</th>
          <th scope="col">Patient</th>
          <th scope="col">Medicine</th>
          <th scope="col">Stage</th>
          <th scope="col">Queue</th>
          <th scope="col">Next due</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <TicketRow ticket={ticket} timeZone={timeZone} />
        ))}
      </tbody>
    </table>
  );
}

function TicketRow({ ticket, timeZone }: { ticket: TicketView; timeZone: string }) {
  const next = ticket.clocks.find((clock) => !clock.firedAt && !clock.stoppedAt);
  return (
    <tr class={ticket.priority === 'urgent' ? 'urgent' : ''}>
      <th scope="row" data-label="Ticket">
        <a href={`/console/tickets/${ticket.id}`}>{ticket.reference}</a>
        {ticket.priority === 'urgent' ? <span class="badge urgent">Urgent</span> : null}
        <span class="sub">{localTime(ticket.openedAt, timeZone)}</span>
      </th>
      <td data-label="Patient">
        {ticket.patient ? ticket.patient.name : 'Not identified'}
        <span class="sub">{ticket.patient?.birthDate ?? ''}</span>
      </td>
      <td data-label="Medicine">
        {ticket.medication.name ?? ticket.medication.text ?? '—'}
        <span class="sub">{ticket.medication.strength ?? ''}</span>
      </td>
      <td data-label="Stage">
        <span class={`badge ${ticket.status}`}>{stageWords[ticket.stage]}</span>
        <span class="sub">{plain(ticket.status)}</span>
      </td>
      <td data-label="Queue">
        {queueWords[ticket.queue]}
        <span class="sub">{ticket.assignee ?? ''}</span>
      </td>
      <td data-label="Next due">
        {next ? localTime(next.dueAt, timeZone) : '—'}
        <span class="sub">{next ? plain(next.kind) : ''}</span>
      </td>
    </tr>
  );
}
