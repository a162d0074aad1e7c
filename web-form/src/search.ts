import { said, showBanner } from './banner.ts';
import { sessionHasEnded, tokenHeader } from './session.ts';

const pauseMs = 120;

/** Shows who is found while somebody types; the arrows lead into the list. Words that were overtaken are dropped. */
export function searchWhileTyping(): void {
  let timer = 0;
  let latest = 0;
  document.addEventListener('input', (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || field.id !== 'find') return;
    clearTimeout(timer);
    timer = window.setTimeout(() => void search(field.value, (latest += 1), () => latest), pauseMs);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveThroughFound(event);
  });
}

async function search(typed: string, turn: number, latest: () => number): Promise<void> {
  const response = await fetch('/form/residents', {
    method: 'POST',
    headers: tokenHeader(),
    body: new URLSearchParams({ find: typed }),
  }).catch(() => null);
  if (response?.status === 401) return sessionHasEnded();
  if (response?.status === 429) return showBanner(said('tooOften'));
  if (!response?.ok || turn !== latest()) return;
  const made = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('found');
  const place = document.getElementById('found');
  // The place stays, so that what changes in it is said.
  if (made && place && turn === latest()) place.replaceChildren(...made.childNodes);
}

function moveThroughFound(event: KeyboardEvent): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('#found button')];
  const field = document.getElementById('find');
  const at = buttons.findIndex((button) => button === document.activeElement);
  if (buttons.length === 0 || (at < 0 && document.activeElement !== field)) return;
  event.preventDefault();
  const next = event.key === 'ArrowDown' ? buttons[Math.min(at + 1, buttons.length - 1)] : buttons[at - 1];
  (next ?? field)?.focus();
}
