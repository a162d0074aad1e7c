import type { MessageView } from '../intake/present-message.ts';
import type { ReplyView } from '../reply/reply-list-store.ts';
import type { TaskView } from '../tickets/task-store.ts';
import type { TicketView } from '../tickets/present-ticket.ts';
import { Layout } from './layout.tsx';
import { Thread } from './thread.tsx';
import { localTime, plain, queueWords, stageWords } from './words.ts';

type TicketPageProps = {
  ticket: TicketView;
  messages: MessageView[];
  replies: ReplyView[];
  tasks: TaskView[];
  mayWork: boolean;
  notice: string | null;
  signedInAs: string;
  timeZone: string;
};

export function TicketPage(props: TicketPageProps) {
  const { ticket, messages, replies, tasks, timeZone, notice } = props;
  return (
    <Layout title={`Ticket ${ticket.reference}`} signedInAs={props.signedInAs}>
      <p class="back">
        <a href="/console">All tickets</a>
      </p>
      {notice ? (
        <p class="alert" role="alert">
          {notice}
        </p>
      ) : null}
      <Summary ticket={ticket} mayWork={props.mayWork} timeZone={timeZone} />
      <div class="panes">
        <div>
          <Thread ticket={ticket} messages={messages} replies={replies} timeZone={timeZone} />
        </div>
        <div>
          <DecisionCard decision={ticket.decision} />
          <Clocks clocks={ticket.clocks} timeZone={timeZone} />
          <Tasks tasks={tasks} timeZone={timeZone} />
          <Events events={ticket.events ?? []} timeZone={timeZone} />
        </div>
      </div>
    </Layout>
  );
}

function Summary({ ticket, mayWork, timeZone }: { ticket: TicketView; mayWork: boolean; timeZone: string }) {
  const { medication, patient } = ticket;
  return (
    <section class="card summary" aria-labelledby="summary">
      <h1 id="summary">
        {ticket.reference} <span class={`badge ${ticket.status}`}>{stageWords[ticket.stage]}</span>
        {ticket.priority === 'urgent' ? <span class="badge urgent">Urgent</span> : null}
      </h1>
      <dl>
        <Fact name="Patient">
          {patient ? `${patient.name}, born ${patient.birthDate ?? 'unknown'}` : 'Not identified'}
        </Fact>
        <Fact name="Medicine">
          {[medication.name ?? medication.text ?? '—', medication.strength].filter(Boolean).join(' ')}
        </Fact>
        <Fact name="Rx number">{medication.rxNumber ?? '—'}</Fact>
        <Fact name="Queue">{queueWords[ticket.queue]}</Fact>
        <Fact name="Owner">{ticket.assignee ?? 'Nobody yet'}</Fact>
        <Fact name="Status">{plain(ticket.status)}</Fact>
        <Fact name="Opened">{localTime(ticket.openedAt, timeZone)}</Fact>
        <Fact name="Came by">{ticket.channels.join(', ')}</Fact>
      </dl>
      {ticket.outcomeText ? <p class="outcome">{ticket.outcomeText}</p> : null}
      {ticket.flags.map((flag) => (
        <span class="badge flag">{plain(flag)}</span>
      ))}
      <Acknowledgement ticket={ticket} mayWork={mayWork} timeZone={timeZone} />
    </section>
  );
}

function Acknowledgement({
  ticket,
  mayWork,
  timeZone,
}: {
  ticket: TicketView;
  mayWork: boolean;
  timeZone: string;
}) {
  if (ticket.acknowledgedAt) {
    return (
      <p class="sub">
        Acknowledged by {ticket.acknowledgedBy}, {localTime(ticket.acknowledgedAt, timeZone)}
      </p>
    );
  }
  const paging = ticket.clocks.some((clock) => clock.kind === 'page' && !clock.stoppedAt);
  if (!mayWork || !paging) return null;
  return (
    <form method="post" action={`/console/tickets/${ticket.id}/acknowledge`}>
      <input type="hidden" name="version" value={String(ticket.version)} />
      <button type="submit" class="danger">
        Acknowledge: I am on it, stop paging
      </button>
    </form>
  );
}

function Fact({ name, children }: { name: string; children?: unknown }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{String(children)}</dd>
    </div>
  );
}

function DecisionCard({ decision }: { decision: TicketView['decision'] }) {
  return (
    <section class="card" aria-labelledby="decision">
      <h2 id="decision">Decision</h2>
      <p>
        <strong>{plain(decision.code)}</strong>
        <span class="sub">
          Rule {decision.rule}, policy {decision.policyVersion}
        </span>
      </p>
      <ul>
        {(decision.reasons ?? []).map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
      {decision.eligibleOn ? <p>First possible day: {decision.eligibleOn}</p> : null}
      {decision.runOutOn ? <p>Runs out about: {decision.runOutOn}</p> : null}
      {decision.pharmacistReview ? <p>A pharmacist has to look at it.</p> : null}
    </section>
  );
}

function Clocks({ clocks, timeZone }: { clocks: TicketView['clocks']; timeZone: string }) {
  return (
    <section class="card" aria-labelledby="clocks">
      <h2 id="clocks">Clocks</h2>
      {clocks.length === 0 ? <p class="sub">None is running.</p> : null}
      <ul class="plain">
        {clocks.map((clock) => (
          <li>
            {plain(clock.kind)}
            <span class="sub">
              {clock.stoppedAt
                ? `stopped ${localTime(clock.stoppedAt, timeZone)}`
                : clock.firedAt
                  ? `fired ${localTime(clock.firedAt, timeZone)}`
                  : `due ${localTime(clock.dueAt, timeZone)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tasks({ tasks, timeZone }: { tasks: TaskView[]; timeZone: string }) {
  if (tasks.length === 0) return null;
  return (
    <section class="card" aria-labelledby="tasks">
      <h2 id="tasks">Tasks</h2>
      <ul class="plain">
        {tasks.map((task) => (
          <li>
            {plain(task.kind)}: {task.why}
            <span class="sub">
              {plain(task.state)}
              {task.owner ? ` by ${task.owner}` : ''}, due {localTime(task.dueAt, timeZone)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Events({ events, timeZone }: { events: NonNullable<TicketView['events']>; timeZone: string }) {
  return (
    <section class="card" aria-labelledby="events">
      <h2 id="events">What happened</h2>
      <ol class="plain">
        {events.map((event) => (
          <li>
            {plain(event.type)}
            <span class="sub">
              {event.actor}, {localTime(event.at, timeZone)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
