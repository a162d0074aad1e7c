import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { readSessionToken } from '../accounts/cookies.ts';
import { findSession } from '../accounts/session-store.ts';
import type { FormDeps, FormEnv } from './form-deps.ts';

/** How often an open page is looked after, and for how long: no longer than a session lasts that nobody uses. */
const lookEveryMs = 1_000;
const longestMs = 14 * 60_000;

/** Proxies close a connection on which nothing comes for a minute. */
const pingEveryMs = 25_000;

/**
 * Server-sent events of a page: `lines` with what has changed, as HTML, and `end` when the session or its time is over.
 * It ends with the session and does not keep it alive.
 */
export function streamLines(
  { db, clock, publicUrl }: FormDeps,
  c: Context<FormEnv>,
  /** Null when there is nothing new; told by what it was told last. */
  look: (last: string) => Promise<{ mark: string; html: string } | null>,
): Response {
  const token = readSessionToken(c, publicUrl) ?? '';
  const answer = streamSSE(c, async (stream) => {
    let last = '';
    let wroteAt = Date.now();
    const endAt = Date.now() + longestMs;
    while (!stream.aborted && Date.now() < endAt) {
      if (!(await findSession(db, token, clock.now()))) break;
      const news = await look(last);
      if (news) await stream.writeSSE({ event: 'lines', data: news.html });
      last = news?.mark ?? last;
      if (news) wroteAt = Date.now();
      else if (Date.now() - wroteAt > pingEveryMs) {
        await stream.write(': still here\n\n');
        wroteAt = Date.now();
      }
      await stream.sleep(lookEveryMs);
    }
    await stream.writeSSE({ event: 'end', data: '' });
  });
  answer.headers.set('cache-control', 'no-store');
  return answer;
}
