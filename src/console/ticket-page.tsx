import type { MessageView } from '../intake/present-message.ts';
import type { ReplyView } from '../reply/reply-list-store.ts';
import type { TaskView } from '../tickets/task-store.ts';
import type { TicketView } from '../tickets/present-ticket.ts';
import type { TreatingPrescriber } from '../pipeline/needs/find-prescriber.ts';
import type { EncounterView } from '../pipeline/effects/read-encounter.ts';
import type { JoinSuggestion } from '../pipeline/needs/suggest-joins.ts';
import type { TicketConsent } from '../reply/ticket-consent-store.ts';
import type { PossiblePatient } from '../identity/possible-patient-store.ts';
import { JoinSuggestions } from './join-suggestions.tsx';
import { Layout } from './layout.tsx';
import { PossiblePatients } from './possible-patients.tsx';
import { ReplyForm } from './reply-form.tsx';
import { Texting } from './texting.tsx';
import { Thread } from './thread.tsx';
import { Clocks, DecisionCard, Events, Systems, Tasks } from './ticket-side.tsx';
import { channelWords, localTime, plain, queueWords, stageWords } from './words.ts';

type TicketPageProps = {
  ticket: TicketView;
  prescriber: TreatingPrescriber;
  encounter: EncounterView | null;
  messages: MessageView[];
  replies: ReplyView[];
  tasks: TaskView[];
  suggestions: JoinSuggestion[];
  consents: TicketConsent[];
  possiblePatients: PossiblePatient[];
  mayWork: boolean;
  mayReply: boolean;
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
      <Summary {...{ ticket, timeZone }} prescriber={props.prescriber} mayWork={props.mayWork} />
      <div class="panes">
        <div>
          <Thread {...{ ticket, messages, replies, timeZone }} mayWork={props.mayWork} />
          {props.mayReply && ticket.stage !== 'merged' ? (
            <ReplyForm ticket={ticket} messages={messages} />
          ) : null}
        </div>
        <div>
          {ticket.patient === null && props.possiblePatients.length > 0 ? (
            <PossiblePatients ticket={ticket} people={props.possiblePatients} mayWork={props.mayWork} />
          ) : null}
          {props.encounter ? <Encounter encounter={props.encounter} /> : null}
          <DecisionCard decision={ticket.decision} />
          <Clocks clocks={ticket.clocks} timeZone={timeZone} />
          {props.mayWork && ticket.stage !== 'merged' ? (
            <JoinSuggestions ticketId={ticket.id} suggestions={props.suggestions} timeZone={timeZone} />
          ) : null}
          <Texting {...{ ticketId: ticket.id, consents: props.consents, timeZone }} mayWork={props.mayWork} />
          <Systems systems={ticket.systems} />
          <Tasks tasks={tasks} timeZone={timeZone} />
          <Events events={ticket.events ?? []} timeZone={timeZone} />
        </div>
      </div>
    </Layout>
  );
}

/** To be copied into the EHR as it stands. */
function Encounter({ encounter }: { encounter: EncounterView }) {
  return (
    <section class="card" aria-labelledby="encounter">
      <h2 id="encounter">{encounter.type}</h2>
      <pre class="encounter">{encounter.text}</pre>
    </section>
  );
}

type SummaryProps = Pick<TicketPageProps, 'ticket' | 'prescriber' | 'mayWork' | 'timeZone'>;

function Summary({ ticket, prescriber, mayWork, timeZone }: SummaryProps) {
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
        <Fact name="Prescriber">{prescriberWords(prescriber)}</Fact>
        <Fact name="Queue">{queueWords[ticket.queue]}</Fact>
        <Fact name="Owner">{ticket.assignee ?? 'Nobody yet'}</Fact>
        <Fact name="Status">{plain(ticket.status)}</Fact>
        <Fact name="Opened">{localTime(ticket.openedAt, timeZone)}</Fact>
        <Fact name="Came by">{ticket.channels.map((channel) => channelWords[channel]).join(', ')}</Fact>
      </dl>
      {ticket.outcomeText ? <p class="outcome">{ticket.outcomeText}</p> : null}
      {ticket.flags.map((flag) => (
        <span class="badge flag">{plain(flag)}</span>
      ))}
      <Acknowledgement ticket={ticket} mayWork={mayWork} timeZone={timeZone} />
    </section>
  );
}

function prescriberWords(prescriber: TreatingPrescriber): string {
  if (!prescriber) return 'Not known';
  const { treating, coveredBy, queue } = prescriber;
  if (queue) return `${treating.name}, away with all who cover: the ${queue} queue answers`;
  return coveredBy ? `${treating.name}, covered by ${coveredBy.name}` : treating.name;
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
