import { said } from './banner.ts';
import { openDraftStore, type DraftStore } from './draft-store.ts';
import { isPosting, postForm } from './post-form.ts';
import { searchWhileTyping } from './search.ts';

/** Fields that are no part of what was entered. */
const passing = ['formToken', 'find', 'do'];

const savePauseMs = 300;

let store: DraftStore | null = null;
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
  store = await openDraftStore('request');
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
  if (isPosting()) return;
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

/** Sending is tried again by itself: the draft's id files it once. */
function post(fields: URLSearchParams, retries: boolean): Promise<void> {
  return postForm({ path: '/form', fields, retries, sent: () => store?.clear(), shown: save });
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
