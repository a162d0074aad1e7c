import { queues } from '../domain/ticket.ts';
import type { OpenTask } from '../tickets/open-task-store.ts';
import { Layout } from './layout.tsx';
import { TaskButtons } from './task-buttons.tsx';
import { localTime, plain, queueWords } from './words.ts';

type TaskPageProps = {
  tasks: OpenTask[];
  queue: string | undefined;
  now: Date;
  mayWork: boolean;
  notice: string | null;
  signedInAs: string;
  timeZone: string;
};

/** What people must do outside the system: call back, hear a recording, look at a photo. */
export function TaskPage(props: TaskPageProps) {
  const { tasks, queue, notice } = props;
  return (
    <Layout title="Tasks" signedInAs={props.signedInAs}>
      <h1>Tasks</h1>
      {notice ? (
        <p class="alert" role="alert">
          {notice}
        </p>
      ) : null}
      <form method="get" action="/console/tasks" class="filters short card">
        <div>
          <label for="queue">Queue</label>
          <select id="queue" name="queue">
            <option value="">Any</option>
            {queues.map((value) => (
              <option value={value} selected={queue === value}>
                {queueWords[value]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">Show</button>
      </form>
      {tasks.length === 0 ? <p class="card">Nothing is left to do here.</p> : null}
      <ul class="tasks">
        {tasks.map((task) => (
          <Task task={task} page={props} />
        ))}
      </ul>
    </Layout>
  );
}

function Task({ task, page }: { task: OpenTask; page: TaskPageProps }) {
  const due = localTime(task.dueAt, page.timeZone);
  const late = new Date(task.dueAt) <= page.now;
  return (
    <li class={task.urgent ? 'card task urgent' : 'card task'}>
      <div>
        <h2>
          {plain(task.kind)} {task.urgent ? <span class="badge urgent">Urgent</span> : null}
        </h2>
        <p>{task.why}</p>
        {task.callBack ? <CallBackWords {...task.callBack} /> : null}
        <p class="sub">
          {queueWords[task.queue]}, {late ? `due since ${due}` : `due ${due}`}
          {task.owner ? `, taken by ${task.owner}` : ', nobody has taken it'}
        </p>
        <p class="links">
          {task.ticketId ? (
            <a href={`/console/tickets/${task.ticketId}`}>Ticket {task.ticketReference}</a>
          ) : null}
          {task.messageId ? <a href={`/console/messages/${task.messageId}`}>{messageWords(task)}</a> : null}
        </p>
      </div>
      {page.mayWork ? <TaskButtons task={task} me={page.signedInAs} /> : null}
    </li>
  );
}

function CallBackWords({ number, fromHour, untilHour, timeZones, say }: NonNullable<OpenTask['callBack']>) {
  return (
    <p>
      <a href={`tel:${number}`}>{number}</a>, between {fromHour}:00 and {untilHour}:00
      {timeZones.length > 0 ? ` in ${timeZones.join(' and ')}` : ''}. {say}
    </p>
  );
}

function messageWords({ kind }: OpenTask): string {
  return kind === 'hear_recording' ? 'Hear the call' : 'See the message';
}
