import { Layout, type Frame } from '../layout.tsx';
import { FollowFoot, Receipt } from '../receipt.tsx';
import type { KeptPart } from './list-store.ts';

export type ListProgress = {
  frame: Frame;
  list: { reference: string; createdAt: Date } | null;
  parts: KeptPart[];
  done: number;
  all: number;
};

/** How far a list is read: one reference to keep, which leads to all its parts. */
export function SentListPage({ listId, now, ...progress }: ListProgress & { listId: string; now: Date }) {
  const { frame, list, parts } = progress;
  const { words } = frame;
  const path = `/form/lists/${listId}`;
  return (
    <Layout frame={frame} title={words.list.sentTitle}>
      <h1>{words.list.sentTitle}</h1>
      {list === null ? null : (
        <Receipt
          frame={frame}
          reference={list.reference}
          sentAt={list.createdAt}
          sentBy={parts[0]?.senderName ?? null}
          now={now}
        />
      )}
      <div id="progress" data-events={`${path}/events`}>
        <ListLines {...progress} />
      </div>
      <FollowFoot frame={frame} path={path}>
        <a class="button" href="/form/list">
          {words.layout.sendList}
        </a>
      </FollowFoot>
    </Layout>
  );
}

/** What changes while the list is read. */
export function ListLines({ frame: { words }, parts, done, all }: ListProgress) {
  return (
    <>
      <div class="card">
        <p role="status" id="counted">
          {words.list.progress(done, all)}
        </p>
        <progress max={all} value={done} aria-labelledby="counted"></progress>
      </div>
      <h2>{words.list.parts}</h2>
      <ul class="sent">
        {parts.map(({ messageId, reference, residents }) => (
          <li class="card">
            {messageId === null ? (
              <span>{words.progress.waiting}</span>
            ) : (
              <a href={`/form/requests/${messageId}`}>{reference}</a>
            )}
            <span class="hint">{words.list.part(residents)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
