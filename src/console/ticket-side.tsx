import type { TicketView } from '../tickets/present-ticket.ts';
import type { TaskView } from '../tickets/task-store.ts';
import { suggestionWords } from './suggestion-words.ts';
import { localTime, plain, systemWords } from './words.ts';

export function DecisionCard({ decision }: { decision: TicketView['decision'] }) {
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
          <li>{reasonWords(reason)}</li>
        ))}
      </ul>
      {decision.eligibleOn ? <p>First possible day: {decision.eligibleOn}</p> : null}
      {decision.runOutOn ? <p>Runs out about: {decision.runOutOn}</p> : null}
      {decision.pharmacistReview ? <p>A pharmacist has to look at it.</p> : null}
    </section>
  );
}

/** `within_window: eligible from …` with its code as words. */
function reasonWords(reason: string): string {
  const [code, ...rest] = reason.split(': ');
  return rest.length > 0 && code ? `${plain(code)}: ${rest.join(': ')}` : reason;
}

export function Clocks({ clocks, timeZone }: { clocks: TicketView['clocks']; timeZone: string }) {
  return (
    <section class="card" aria-labelledby="clocks">
      <h2 id="clocks">Clocks</h2>
      {clocks.length === 0 ? <p class="sub">None is running.</p> : null}
      <ul class="plain">
        {runningFirst(clocks).map((clock) => (
          <li class={isRunning(clock) ? '' : 'ended'}>
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

/** What the ticket is in other systems; nothing where none is kept in step. */
export function Systems({ systems }: { systems: TicketView['systems'] }) {
  if (systems.length === 0) return null;
  return (
    <section class="card" aria-labelledby="systems">
      <h2 id="systems">Other systems</h2>
      <ul class="plain">
        {systems.map(({ system, externalId, state, lastError }) => (
          <li>
            {systemWords(system)} {externalId ?? ''}
            <span class="sub">
              {plain(state)}
              {lastError ? `: ${plain(lastError)}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Clock = TicketView['clocks'][number];

function isRunning(clock: Clock): boolean {
  return !clock.firedAt && !clock.stoppedAt;
}

/** What is still due stands above what is over. */
function runningFirst(clocks: Clock[]): Clock[] {
  return [...clocks.filter(isRunning), ...clocks.filter((clock) => !isRunning(clock))];
}

export function Tasks({ tasks, timeZone }: { tasks: TaskView[]; timeZone: string }) {
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

export function Events({
  events,
  timeZone,
}: {
  events: NonNullable<TicketView['events']>;
  timeZone: string;
}) {
  return (
    <section class="card" aria-labelledby="events">
      <h2 id="events">What happened</h2>
      <ol class="plain">
        {events.map((event) => (
          <li>
            {plain(event.type)}
            {wordsOfEvent(event.detail) ? <span class="said">{wordsOfEvent(event.detail)}</span> : null}
            <span class="sub">
              {event.actor}, {localTime(event.at, timeZone)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a person wrote or chose with an event. */
function wordsOfEvent(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return '';
  const { suggestions, deliveryEta, ...said } = detail as Record<string, unknown>;
  const eta = typeof deliveryEta === 'string' ? `expected ${deliveryEta}` : undefined;
  const task = typeof said['task'] === 'string' ? plain(said['task']) : undefined;
  return [said['text'], said['change'], said['reason'], said['outcomeText'], said['assignee'], eta]
    .concat(task, said['outcome'])
    .concat(suggestionWords(suggestions) || undefined)
    .filter((words) => typeof words === 'string')
    .join('; ');
}
