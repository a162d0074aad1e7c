/** Shows the news of a request as they come, instead of the link that loads the page again. */
export function followRequest(): void {
  const progress = document.querySelector<HTMLElement>('[data-events]');
  const address = progress?.dataset['events'];
  if (!progress || address === undefined) return;
  const events = new EventSource(address);
  events.addEventListener('open', () => showLive(true));
  events.addEventListener('error', () => showLive(false));
  events.addEventListener('lines', ({ data }: MessageEvent<string>) => replaceLines(progress, data));
  events.addEventListener('end', () => {
    events.close();
    showLive(false);
  });
  const print = document.getElementById('print');
  print?.removeAttribute('hidden');
  print?.addEventListener('click', () => window.print());
}

/** What is the same is left as it is; nobody's answer is taken from under the fingers. */
function replaceLines(progress: HTMLElement, made: string): void {
  const fresh = new DOMParser().parseFromString(made, 'text/html').body;
  const isAnswering = progress.querySelector('.answer')?.contains(document.activeElement) ?? false;
  const busy = isAnswering || progress.querySelector('.answer .found') !== null;
  if (busy || fresh.innerHTML === progress.innerHTML) return;
  progress.replaceChildren(...fresh.childNodes);
}

function showLive(live: boolean): void {
  document.getElementById('live')?.toggleAttribute('hidden', !live);
  document.getElementById('still')?.toggleAttribute('hidden', live);
}
