import { said, showBanner } from './banner.ts';
import { openDraftStore, type DraftStore } from './draft-store.ts';
import { isPosting, postForm } from './post-form.ts';

/** What the server takes of one list; the rest of a mebibyte is for what is sent beside it. */
const mostBytes = 1_000_000;
const savePauseMs = 500;

/** The steps of a list: pasted or uploaded, its columns named, checked. */
const steps = '#list, #mapping, #check';

let store: DraftStore | null = null;
let saving = 0;

/** Keeps a list that is pasted until it is sent, and never leaves its page for one that does not come. */
export async function startListForm(): Promise<void> {
  if (!stepForm()) return;
  document.addEventListener('submit', (event) => void takeSubmit(event));
  document.addEventListener('change', (event) => refuseWhatIsTooLarge(event.target));
  document.addEventListener('input', (event) => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    refuseWhatIsTooLarge(event.target);
    clearTimeout(saving);
    saving = window.setTimeout(() => void save(), savePauseMs);
  });
  store = await openDraftStore('list');
  await putBack();
}

function stepForm(): HTMLFormElement | null {
  return document.querySelector<HTMLFormElement>(steps);
}

/** What is too large is said where it was chosen, before it is sent in vain. */
function refuseWhatIsTooLarge(field: EventTarget | null): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  if (!field.closest('#list')) return;
  const file = field instanceof HTMLInputElement ? field.files?.[0] : undefined;
  const size = file?.size ?? new TextEncoder().encode(field.value).length;
  field.setCustomValidity(size > mostBytes ? said('tooLarge') : '');
  if (size > mostBytes) field.reportValidity();
}

async function takeSubmit(event: SubmitEvent): Promise<void> {
  const form = stepForm();
  const pressed = event.submitter;
  // A file to save is the browser's own work.
  if (!form || event.target !== form || pressed?.getAttribute('value') === 'save') return;
  event.preventDefault();
  if (isPosting()) return;
  const fields = new FormData(form, pressed);
  await save();
  const isSend = pressed?.id === 'send';
  if (isSend) {
    pressed.setAttribute('aria-disabled', 'true');
    pressed.textContent = said('sending');
  }
  await postForm({ path: '/form/list', fields, retries: isSend, sent: () => store?.clear(), shown: save });
}

async function putBack(): Promise<void> {
  const field = document.querySelector<HTMLTextAreaElement>('#list textarea');
  if (!field || field.value !== '') return save();
  const kept = (await store?.read())?.find(([name]) => name === 'text')?.[1];
  if (!kept) return;
  field.value = kept;
  showBanner(said('restored'));
}

async function save(): Promise<void> {
  clearTimeout(saving);
  const form = stepForm();
  if (!form || !store) return;
  const text = new FormData(form).get('text');
  if (typeof text !== 'string' || text === '') return store.clear();
  await store.save([['text', text]]);
}
