import type { TaskView } from '../tickets/task-store.ts';

/** Taking a task and ending it; whoever has done it may say what came of it. */
export function TaskButtons({ task, me }: { task: Pick<TaskView, 'id' | 'owner' | 'kind'>; me: string }) {
  const outcomeId = `outcome-${task.id}`;
  return (
    <form method="post" action={`/console/tasks/${task.id}/events`} class="actions">
      <label for={outcomeId}>
        What came of it <span class="hint">optional</span>
      </label>
      <input id={outcomeId} name="outcome" maxlength={1000} autocomplete="off" />
      {task.kind === 'check_escript' ? (
        <fieldset>
          <legend>Did the provider send it?</legend>
          <label>
            <input type="radio" name="answer" value="sent" /> Sent, and not arrived
          </label>
          <label>
            <input type="radio" name="answer" value="not_sent" /> Not sent
          </label>
        </fieldset>
      ) : null}
      {task.kind === 'create_encounter' ? (
        <>
          <label for={`reference-${task.id}`}>
            Number of the encounter <span class="hint">optional</span>
          </label>
          <input id={`reference-${task.id}`} name="reference" maxlength={100} autocomplete="off" />
        </>
      ) : null}
      <div class="pair">
        <button type="submit" name="type" value="done">
          Done
        </button>
        {task.owner === me ? null : (
          <button type="submit" name="type" value="claim" class="secondary">
            {task.owner ? 'Take over' : 'Take it'}
          </button>
        )}
      </div>
    </form>
  );
}
