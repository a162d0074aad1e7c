import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Draft } from './draft.ts';
import { FoundResidents, type Found } from './found-residents.tsx';
import type { KnownResidents } from './known-residents.ts';
import { Layout, Token, type Frame } from './layout.tsx';
import { ResidentCard } from './resident-card.tsx';
import type { Problem } from './to-request.ts';

export type RequestPageProps = {
  frame: Frame;
  draft: Draft;
  known: KnownResidents;
  found: Found | null;
  problems: Problem[];
  /** What was just done, in words. */
  notice: string | null;
  /** The place of the resident who was just added. */
  fresh: number | null;
  today: CalendarDate;
};

/** The page on which a request is written. Without scripts each button sends the form and the page comes back. */
export function RequestPage(props: RequestPageProps) {
  const { frame, draft, known, found, problems, notice, fresh, today } = props;
  const { words } = frame;
  return (
    <Layout frame={{ ...frame, keepsForm: 'request' }} title={words.request.title}>
      <h1>{words.request.title}</h1>
      <p class="lead">{words.request.lead}</p>
      <form id="request" method="post" action="/form" autocomplete="off" data-draft={draft.id}>
        <Token user={frame.user} />
        <input type="hidden" name="draft" value={draft.id} />
        <Problems words={words} problems={problems} />
        {notice === null ? null : (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
        <div class="card find">
          <label for="find">{words.request.find}</label>
          <div class="row">
            <input
              id="find"
              name="find"
              type="search"
              maxlength={100}
              autocomplete="off"
              spellcheck={false}
              value={found?.typed ?? ''}
              aria-describedby="find-hint"
              autofocus={problems.length === 0 && (found !== null || draft.residents.length === 0)}
            />
            <button type="submit" name="do" value="find">
              {words.request.findButton}
            </button>
          </div>
          <p class="hint" id="find-hint">
            {words.request.findHint}
          </p>
          <FoundResidents
            words={words}
            found={found}
            choose={(resident) => ({ name: 'do', value: `add:${resident.id}` })}
          />
          <div class="row ways">
            <button type="submit" name="do" value="due" class="secondary">
              {words.request.due}
            </button>
            <button type="submit" name="do" value="new" class="quiet">
              {words.request.notListed}
            </button>
          </div>
        </div>
        {draft.residents.some(({ suggested }) => suggested.length > 0) ? (
          <div class="row ways">
            <button type="submit" name="do" value="take" id="suggested" class="secondary">
              {words.request.take}
            </button>
          </div>
        ) : null}
        {draft.residents.map((resident, place) => (
          <ResidentCard
            words={words}
            draft={resident}
            known={resident.id === null ? null : (known.get(resident.id) ?? null)}
            place={place}
            problems={problems}
            today={today}
            fresh={fresh === place}
          />
        ))}
        {draft.residents.length > 0 ? (
          <div class="send">
            <button type="submit" name="do" value="send" id="send">
              {words.request.send}
            </button>
            <p class="hint">{words.request.sendHint}</p>
            <details class="sure">
              <summary>{words.request.startOver}</summary>
              <button type="submit" name="do" value="clear" class="secondary remove">
                {words.request.removeAll}
              </button>
            </details>
          </div>
        ) : null}
      </form>
    </Layout>
  );
}

function Problems({ words, problems }: { words: Frame['words']; problems: Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="errors" role="alert" tabindex={-1} id="errors" autofocus>
      <p>{words.problems.title}</p>
      <ul>
        {problems.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
