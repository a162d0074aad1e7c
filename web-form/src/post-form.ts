import { hideBanner, said, showBanner } from './banner.ts';
import { sessionHasEnded } from './session.ts';

/** A form on its way to the server. */
export type Posting = {
  path: string;
  fields: URLSearchParams | FormData;
  /** Sent again by itself while the gateway is away: only what is filed once, however often it comes. */
  retries: boolean;
  /** What was entered is the server's now: its page is gone to. */
  sent: () => void;
  /** The page that came back is shown. */
  shown: () => Promise<void>;
};

const retryPausesMs = [1_000, 2_000, 4_000, 8_000];

let busy = false;

/** Whether an answer is waited for: a second press changes nothing. */
export function isPosting(): boolean {
  return busy;
}

/** Posts a form and shows the page that comes back, without leaving the page as long as there is none. */
export async function postForm(posting: Posting): Promise<void> {
  busy = true;
  try {
    for (let attempt = 0; ; attempt += 1) {
      const { path, fields } = posting;
      const response = await fetch(path, { method: 'POST', body: fields }).catch(() => null);
      if (response && response.status < 500) return await show(response, posting);
      const pause = retryPausesMs[attempt];
      if (!posting.retries || pause === undefined) break;
      showBanner(said('away'));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    showBanner(said('away'), { text: said('again'), press: () => void postForm(posting) });
  } finally {
    busy = false;
  }
}

async function show(response: Response, posting: Posting): Promise<void> {
  const { sent, shown } = posting;
  if (response.status === 401) return sessionHasEnded();
  if (response.status === 413) return showBanner(said('tooLarge'));
  if (response.status === 429)
    return showBanner(said('tooOften'), { text: said('again'), press: () => void postForm(posting) });
  if (response.redirected && new URL(response.url).pathname.startsWith('/form/')) {
    sent();
    location.assign(response.url);
    return;
  }
  const made = new DOMParser().parseFromString(await response.text(), 'text/html');
  const main = made.getElementById('main');
  if (!main) return location.reload();
  hideBanner();
  takePage(made, main);
  const fresh = document.querySelector<HTMLElement>('#main [autofocus]') ?? document.getElementById('main');
  fresh?.focus({ preventScroll: fresh.id === 'main' });
  await shown();
}

function takePage(made: Document, main: HTMLElement): void {
  document.title = made.title;
  if (made.documentElement.lang === document.documentElement.lang) {
    document.getElementById('main')?.replaceWith(main);
    return;
  }
  document.documentElement.lang = made.documentElement.lang;
  // What watches over the session goes on watching.
  const watching = document.getElementById('session-warning');
  if (watching) made.getElementById('session-warning')?.replaceWith(watching);
  document.body.replaceWith(made.body);
}
