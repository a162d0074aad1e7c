/* The facilities' form: sign in, list residents, send once, follow each line. */

import { clearErrors, findProblems, problemsOf, showErrors } from './errors.js';
import { createSender, forgetKey, isUsableKey, keepKey, storedKey } from './gateway.js';
import { followRequest } from './progress.js';
import { addResident, clearResidents, fieldOf, handleRowButton, readResidents } from './residents.js';

const views = ['sign-in-view', 'request-view', 'result-view'].map((id) => document.getElementById(id));
const [signInView, requestView, resultView] = views;
const send = createSender();
let sending = false;
let current = null;

function show(view) {
  clearErrors();
  for (const other of views) other.hidden = other !== view;
  document.getElementById('sign-out').hidden = view === signInView;
}

async function signIn(event) {
  event.preventDefault();
  const input = document.getElementById('key');
  const key = input.value.trim();
  if (key === '') return showErrors('Please enter your key.', [{ input, message: 'Your facility’s key' }]);
  try {
    // Anything but visible ASCII cannot be sent in a header and is no key.
    if (!/^[\x21-\x7e]+$/.test(key) || !(await isUsableKey(key))) {
      return showErrors(
        'This key is not valid for sending requests. Check it, or ask the pharmacy team for a new one.',
      );
    }
  } catch {
    return showErrors('We cannot reach the gateway right now. Please try again in a moment.');
  }
  keepKey(key);
  input.value = '';
  startRequest();
}

function signOut() {
  forgetKey();
  current = null;
  document.getElementById('request').reset();
  clearResidents();
  document.getElementById('lines').replaceChildren();
  show(signInView);
  document.getElementById('key').focus();
}

function startRequest() {
  current = null;
  clearResidents();
  show(requestView);
  document.getElementById('main').focus();
}

function readRequest() {
  const requester = { relationship: 'facility_staff' };
  for (const field of ['name', 'phone']) {
    const value = document.getElementById(`requester-${field}`).value.trim();
    if (value !== '') requester[field] = value;
  }
  return { source: 'web', requester, residents: readResidents(), language: 'en' };
}

async function submit(event) {
  event.preventDefault();
  if (sending) return;
  clearErrors();
  const problems = findProblems();
  if (problems.length > 0) return showErrors('Please look at these before sending:', problems);
  const request = readRequest();
  setSending(true);
  try {
    const { status, answer } = await send(storedKey(), request);
    if (status === 202) showResult(request, answer);
    else showRefusal(status, answer);
  } catch {
    showErrors(
      'We could not reach the gateway. Your entries are still here: press Send again. Nothing is filed twice.',
    );
  } finally {
    setSending(false);
  }
}

function setSending(value) {
  sending = value;
  const button = document.getElementById('send');
  button.setAttribute('aria-disabled', String(value));
  button.textContent = value ? 'Sending…' : 'Send request';
}

function showRefusal(status, answer) {
  if (status === 401 || status === 403) {
    showErrors('This key may no longer send requests. Sign out, and sign in with a valid one.');
  } else if (status === 422) {
    showErrors('The gateway could not take these:', problemsOf(answer));
  } else if (status === 429) {
    showErrors('Too many requests at once. Please wait a minute and press Send again.');
  } else {
    showErrors(
      'The gateway could not take the request. Your entries are still here: press Send again in a moment.',
    );
  }
}

function showResult(request, answer) {
  show(resultView);
  document.getElementById('reference').textContent = answer.reference;
  document.getElementById('result-title').focus();
  current = answer.id;
  void followRequest({
    ...answer,
    key: storedKey(),
    residents: request.residents,
    isCurrent: () => current === answer.id,
  });
}

document.getElementById('sign-in').addEventListener('submit', signIn);
document.getElementById('sign-out').addEventListener('click', signOut);
document.getElementById('request').addEventListener('submit', submit);
document.getElementById('residents').addEventListener('click', handleRowButton);
document.getElementById('start-over').addEventListener('click', startRequest);
document
  .getElementById('add-resident')
  .addEventListener('click', () => fieldOf(addResident(), 'name').focus());

document.getElementById('without-script').remove();
if (storedKey()) startRequest();
else show(signInView);
