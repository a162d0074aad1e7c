import { hideBanner, said, showBanner } from './banner.ts';
import { openDraftStore, type DraftStore } from './draft-store.ts';
import { searchWhileTyping } from './search.ts';
import { sessionHasEnded } from './session.ts';

/** Fields that are no part of what was entered. */
const passing = ['formToken', 'find', 'do'];

const savePauseMs = 300;
const retryPausesMs = [1_000, 2_000, 4_000, 8_000];

let store: DraftStore | null = null;
let busy = false;
let saving = 0;

/** Makes the page's buttons answer without loading it again, and keeps what is entered. The server makes every page. */
export async function startRequestForm(): Promise<void> {
  document.addEventListener('submit', (event) => void takeSubmit(event));
  document.addEventListener('input', (event) => {
    tickWhatIsSaid(event.target);
    if (!isPassing(event.target)) saveSoon();
  });
  document.addEventListener('change', (event) => {
    if (!isPassing(event.target)) void save();
  });
  searchWhileTyping();
  store = await openDraftStore();
  const kept = await store?.read();
  const untouched = requestForm()?.querySelector('fieldset') === null;
  if (kept && untouched)
    await post(new URLSearchParams([...kept, ['do', 'restore'], ['formToken', formToken()]]), false);
  else if (!untouched) await save();
}

function requestForm(): HTMLFormElement | null {
  return document.querySelector<HTMLFormElement>('#request');
}

function formToken(): string {
  return requestForm()?.querySelector<HTMLInputElement>('[name="formToken"]')?.value ?? '';
}

async function takeSubmit(event: SubmitEvent): Promise<void> {
  const form = requestForm();
  if (!form || event.target !== form) return;
  event.preventDefault();
  if (busy) return;
  const pressed = event.submitter;
  const isSend = pressed?.id === 'send';
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, pressed))
    if (typeof value === 'string') fields.append(name, value);
  await save();
  if (isSend && pressed) {
    pressed.setAttribute('aria-disabled', 'true');
    pressed.textContent = said('sending');
  }
  await post(fields, isSend);
}

/** Posts the form and shows the page that comes back. Sending is tried again by itself: the draft's id files it once. */
async function post(fields: URLSearchParams, isSend: boolean): Promise<void> {
  busy = true;
  try {
    for (let attempt = 0; ; attempt += 1) {
      const response = await fetch('/form', { method: 'POST', body: fields }).catch(() => null);
      if (response && response.status < 500) return await show(response);
      const pause = retryPausesMs[attempt];
      if (!isSend || pause === undefined) break;
      showBanner(said('away'));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    showBanner(said('away'), { text: said('again'), press: () => void post(fields, isSend) });
  } finally {
    busy = false;
  }
}

async function show(response: Response): Promise<void> {
  if (response.status === 401) return sessionHasEnded();
  if (response.redirected && new URL(response.url).pathname.startsWith('/form/requests/')) {
    store?.clear();
    location.assign(response.url);
    return;
  }
  const made = new DOMParser().parseFromString(await response.text(), 'text/html');
  const main = made.getElementById('main');
  if (!main) return location.reload();
  hideBanner();
  const isOtherLanguage = made.documentElement.lang !== document.documentElement.lang;
  if (isOtherLanguage) {
    document.documentElement.lang = made.documentElement.lang;
    document.title = made.title;
    // What watches over the session goes on watching.
    const watching = document.getElementById('session-warning');
    if (watching) made.getElementById('session-warning')?.replaceWith(watching);
    document.body.replaceWith(made.body);
  } else {
    document.getElementById('main')?.replaceWith(main);
  }
  const fresh = document.querySelector<HTMLElement>('#main [autofocus]') ?? document.getElementById('main');
  fresh?.focus({ preventScroll: fresh.id === 'main' });
  await save();
}

/** Whoever says what is left of a medicine asks for it: the server takes it so, and the page shows it. */
function tickWhatIsSaid(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement) || !target.closest('.left')) return;
  const said = target.type === 'checkbox' ? target.checked : target.value !== '';
  const tick = target.closest('.medicine')?.querySelector<HTMLInputElement>('input[name$=".rx"]');
  if (said && tick) tick.checked = true;
}

function isPassing(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && passing.includes(target.name);
}

function saveSoon(): void {
  clearTimeout(saving);
  saving = window.setTimeout(() => void save(), savePauseMs);
}

async function save(): Promise<void> {
  clearTimeout(saving);
  const form = requestForm();
  if (!form || !store) return;
  if (form.querySelector('fieldset') === null) return store.clear();
  const entries = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !passing.includes(name) ? [[name, value]] : [],
  );
  await store.save(entries);
}
