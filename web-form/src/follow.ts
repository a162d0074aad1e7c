let isLive = false;

/** Shows the news of a request as they come, instead of the link that loads the page again. */
export function followRequest(): void {
  const address = progressOf()?.dataset['events'];
  if (address === undefined) return;
  const events = new EventSource(address);
  events.addEventListener('open', () => showLive(true));
  events.addEventListener('error', () => showLive(false));
  events.addEventListener('lines', ({ data }: MessageEvent<string>) => {
    const progress = progressOf();
    if (progress) replaceLines(progress, data);
  });
  events.addEventListener('end', () => {
    events.close();
    showLive(false);
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('#print')) window.print();
  });
  showFollowed();
}

/** What a page that came since says of its news, and its way to be printed. */
export function showFollowed(): void {
  document.getElementById('print')?.removeAttribute('hidden');
  if (progressOf()) showLive(isLive);
}

function progressOf(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-events]');
}

/** What is the same is left as it is; nobody's answer is taken from under the fingers. */
function replaceLines(progress: HTMLElement, made: string): void {
  const fresh = new DOMParser().parseFromString(made, 'text/html').body;
  const isAnswering = document.activeElement?.closest('.answer') !== null && document.activeElement !== null;
  const isWritten = [...progress.querySelectorAll<HTMLTextAreaElement>('.answer textarea')].some(
    ({ value }) => value !== '',
  );
  // Whoever is about to take a line back is left to it.
  const isAsked = progress.querySelector('.sure[open]') !== null;
  const busy = isAnswering || isAsked || isWritten || progress.querySelector('.answer .found') !== null;
  if (busy || isSame(fresh, progress)) return;
  progress.replaceChildren(...fresh.childNodes);
}

function showLive(live: boolean): void {
  isLive = live;
  document.getElementById('live')?.toggleAttribute('hidden', !live);
  document.getElementById('still')?.toggleAttribute('hidden', live);
}

/** Apart from what makes an answer one answer, which is new each time. */
function isSame(fresh: HTMLElement, shown: HTMLElement): boolean {
  const [one, two] = [fresh, shown].map((page) => {
    const copy = page.cloneNode(true) as HTMLElement;
    copy.querySelectorAll('[name="answer"]').forEach((field) => field.remove());
    return copy.innerHTML;
  });
  return one === two;
}
