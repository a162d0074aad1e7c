import type { SentSummary } from '../intake/sent-request-store.ts';
import { momentIn } from './language.ts';
import { Layout, Token, type Frame } from './layout.tsx';
import type { SentList } from './list/list-store.ts';

/** As many names as stand in a row; the rest is counted. */
const namesShown = 3;

export type History = {
  frame: Frame;
  requests: SentSummary[];
  nextCursor: string | null;
  /** What was searched for; empty for everything. */
  typed: string;
  /** The list of each request that is part of one. */
  lists: ReadonlyMap<string, SentList>;
  /** The list whose reference was searched for. */
  named: SentList | null;
};

/** What the facility has sent, newest first. Searching is a form that is posted: no address holds a name. */
export function HistoryPage({ frame, requests, nextCursor, typed, lists, named }: History) {
  const { words, timeZone, user } = frame;
  return (
    <Layout frame={frame} title={words.history.title}>
      <h1>{words.history.title}</h1>
      <form method="post" action="/form/requests" class="card" role="search" data-stays>
        <Token user={user} />
        <label for="search">{words.history.search}</label>
        <div class="row">
          <input
            id="search"
            name="search"
            type="search"
            maxlength={100}
            autocomplete="off"
            value={typed}
            aria-describedby="search-hint"
          />
          <button type="submit">{words.history.searchButton}</button>
        </div>
        <p class="hint" id="search-hint">
          {words.history.searchHint}
        </p>
        {typed === '' ? null : <a href="/form/requests">{words.history.all}</a>}
      </form>
      {named === null ? null : (
        <p class="card">
          <a href={`/form/lists/${named.id}`}>{words.list.listCalled(named.reference)}</a>
        </p>
      )}
      {requests.length === 0 && named === null ? (
        <p role="status">{words.history.none}</p>
      ) : (
        <ul class="sent">
          {requests.map((request) => (
            <li class="card">
              <a href={`/form/requests/${request.id}`}>{request.reference}</a>
              <span class="hint">
                {momentIn(words, request.receivedAt, timeZone)}
                {request.sentBy === null ? '' : ` ${words.progress.sentBy(request.sentBy)}`}
              </span>
              <span>{namesOf(frame, request)}</span>
              <PartOf words={words} list={lists.get(request.id)} />
            </li>
          ))}
        </ul>
      )}
      <div class="ways">
        {nextCursor === null ? null : (
          <form method="post" action="/form/requests">
            <Token user={user} />
            <input type="hidden" name="search" value={typed} />
            <input type="hidden" name="cursor" value={nextCursor} />
            <button type="submit" class="secondary">
              {words.history.older}
            </button>
          </form>
        )}
        {requests.length === 0 ? null : (
          <form method="post" action="/form/requests/export">
            <Token user={user} />
            <input type="hidden" name="search" value={typed} />
            <button type="submit" class="quiet">
              {words.history.export}
            </button>
          </form>
        )}
      </div>
    </Layout>
  );
}

function PartOf({ words, list }: { words: Frame['words']; list: SentList | undefined }) {
  return list ? (
    <a class="hint" href={`/form/lists/${list.id}`}>
      {words.list.partOf(list.reference)}
    </a>
  ) : null;
}

function namesOf({ words }: Frame, { residents }: SentSummary): string {
  const names = residents.slice(0, namesShown).map(({ name }) => name);
  const more = residents.length - names.length;
  return more > 0 ? `${names.join(', ')} + ${words.history.residents(more)}` : names.join(', ');
}
