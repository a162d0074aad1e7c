import type { SentRequest } from '../intake/sent-request-store.ts';
import type { StaffWords } from '../reply/reply-list-store.ts';
import { FoundResidents, type Found } from './found-residents.tsx';
import type { FollowedLine } from './follow.ts';
import { dayIn, momentIn, type Words } from './language.ts';
import { Layout, Token, type Frame } from './layout.tsx';
import { FollowFoot, Receipt } from './receipt.tsx';
import { TeamWords } from './team-words.tsx';

export type Outcome = keyof Words['progress']['outcomes'];

/** A medicine of the resident of a line, to answer which one is meant. */
export type Choices = ReadonlyMap<string, { prescriptionId: string; text: string }[]>;

export type Progress = {
  frame: Frame;
  request: SentRequest;
  lines: FollowedLine[];
  /** For the tickets that ask which medicine is meant. */
  choices: Choices;
  /** Who was found for the ticket that asks which resident is meant. */
  found: { ticketId: string; found: Found } | null;
  /** What our people have written about its lines. */
  said: StaffWords[];
};

/** Where a request stands: its reference, each line's stage, what is needed, and what can be taken back. */
export function ProgressPage({
  outcome,
  now,
  ...progress
}: Progress & { outcome: Outcome | null; now: Date }) {
  const { frame, request } = progress;
  const { words } = frame;
  const title = words.progress.title(request.reference);
  const path = `/form/requests/${request.id}`;
  return (
    <Layout frame={frame} title={title}>
      <h1>{words.progress.received}</h1>
      <Receipt
        frame={frame}
        reference={request.reference}
        sentAt={request.receivedAt}
        sentBy={request.sentBy}
        now={now}
      />
      {outcome === null ? null : (
        <p class="notice" role="status">
          {words.progress.outcomes[outcome]}
        </p>
      )}
      <h2>{words.progress.lines}</h2>
      <div id="progress" data-events={`${path}/events`}>
        <ProgressLines {...progress} />
      </div>
      <FollowFoot frame={frame} path={path}>
        <a class="button" href="/form">
          {words.progress.another}
        </a>
      </FollowFoot>
    </Layout>
  );
}

/** What changes while somebody looks: it is sent again whenever something has. */
export function ProgressLines(progress: Progress) {
  const { frame, request, lines } = progress;
  const { words } = frame;
  return (
    <>
      <p role="status">{summary(words, request)}</p>
      {request.residents.map((resident, place) => (
        <section class="card" aria-labelledby={`resident-${String(place)}`}>
          <h3 id={`resident-${String(place)}`}>
            {resident.name}{' '}
            {resident.birthDate ? (
              <span class="known">{words.request.born(dayIn(words, resident.birthDate))}</span>
            ) : null}
          </h3>
          {resident.urgent ? <p class="urgent">{words.progress.urgent}</p> : null}
          <ul class="lines">
            {lines
              .filter((line) => line.resident === place)
              .map((line) => (
                <Line {...progress} line={line} />
              ))}
          </ul>
          {resident.note ? (
            <p class="hint">
              {words.progress.note}: {resident.note}
            </p>
          ) : null}
        </section>
      ))}
    </>
  );
}

function summary(words: Words, { state }: SentRequest): string {
  if (state === 'processed') return words.progress.read;
  return state === 'failed' ? words.progress.delayed : words.progress.reading;
}

type LineProps = Omit<Progress, 'lines'> & { line: FollowedLine };

function Line(props: LineProps) {
  const { frame, request, line, said } = props;
  const { words } = frame;
  const { ticket } = line;
  const what = line.medicine ?? words.progress.note;
  return (
    <li data-tone={toneOf(line)}>
      <span class="what">{what}</span>
      <span class="words">{stageOf(words, line, request.state)}</span>
      {ticket?.outcomeText && !ticket.withdrawn && ticket.stage !== 'too_early' ? (
        <span class="hint">{ticket.outcomeText}</span>
      ) : null}
      {ticket?.stage === 'too_early' && ticket.decision.eligibleOn ? (
        <span class="hint">{words.progress.fillFrom(dayIn(words, ticket.decision.eligibleOn))}</span>
      ) : null}
      {ticket?.expectedBy && !ticket.withdrawn && ticket.stage !== 'too_early' ? (
        <span class="hint">
          {words.progress.expected(momentIn(words, ticket.expectedBy, frame.timeZone))}
        </span>
      ) : null}
      {ticket ? (
        <span class="hint">
          {words.progress.ticket(ticket.reference)}
          {ticket.priority === 'urgent' ? `, ${words.progress.urgent}` : ''}
        </span>
      ) : null}
      {line.question && ticket ? <Answer {...props} /> : null}
      <TeamWords frame={frame} requestId={request.id} line={line} said={said} />
      {line.mayWithdraw && ticket ? (
        <details class="sure unprinted">
          <summary>{words.progress.withdraw}</summary>
          <form method="post" action={`/form/requests/${request.id}/withdraw`}>
            <Token user={frame.user} />
            <input type="hidden" name="ticket" value={ticket.id} />
            <button type="submit" class="secondary remove">
              {words.progress.withdrawLine(what)}
            </button>
          </form>
        </details>
      ) : null}
    </li>
  );
}

/** What the facility is asked, and how it answers. */
function Answer({ frame, request, line, choices, found }: LineProps) {
  const { words } = frame;
  const ticketId = line.ticket?.id ?? '';
  const medicines = choices.get(ticketId) ?? [];
  const asked = line.question === 'medicine' ? words.progress.whichMedicine : words.progress.whichResident;
  return (
    <form method="post" action={`/form/requests/${request.id}/answer`} class="answer unprinted" data-stays>
      <Token user={frame.user} />
      <input type="hidden" name="ticket" value={ticketId} />
      <input type="hidden" name="version" value={String(line.ticket?.version ?? 0)} />
      <fieldset>
        <legend>
          {words.progress.needed} {asked}
        </legend>
        {line.question === 'medicine' ? (
          <>
            {medicines.map(({ prescriptionId, text }) => (
              <label class="tick">
                <input type="radio" name="prescription" value={prescriptionId} required />
                <span>{text}</span>
              </label>
            ))}
            {medicines.length > 0 ? (
              <button type="submit">{words.progress.answer}</button>
            ) : (
              <p>{words.progress.none}</p>
            )}
          </>
        ) : (
          <>
            <div class="row">
              <input
                name="find"
                type="search"
                maxlength={100}
                autocomplete="off"
                aria-label={words.request.find}
                value={found?.ticketId === ticketId ? found.found.typed : ''}
              />
              <button type="submit" class="secondary">
                {words.request.findButton}
              </button>
            </div>
            <FoundResidents
              words={words}
              found={found?.ticketId === ticketId ? found.found : null}
              choose={({ id }) => ({ name: 'resident', value: id })}
            />
          </>
        )}
      </fieldset>
    </form>
  );
}

/** Where a line stands, in words. */
export function stageOf(words: Words, line: FollowedLine, state: SentRequest['state']): string {
  if (line.gone) return words.progress.gone;
  if (line.ticket?.withdrawn)
    return line.ticket.stage === 'withdrawn' ? words.progress.withdrawn : words.progress.withdrawnOthers;
  if (line.stage !== null) return words.stages[line.stage];
  return state === 'received' || state === 'processing' ? words.progress.waiting : words.stages.review;
}

const moving = [
  'pharmacy_submitted',
  'pharmacy_processing',
  'shipped',
  'delivered',
  'merged',
  'authorization_requested',
  'awaiting_escript',
];
const ended = ['withdrawn', 'denied'];

function toneOf({ stage, question, ticket, gone }: FollowedLine): string {
  if (gone) return 'ended';
  if (question) return 'asked';
  if (ticket?.withdrawn || (stage !== null && ended.includes(stage))) return 'ended';
  if (stage === null) return 'waiting';
  return moving.includes(stage) ? 'moving' : 'person';
}
