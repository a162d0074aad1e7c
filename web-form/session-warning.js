// Warns before a session ends for want of use, and offers to keep it. A page includes it with the seconds that are left
// and the token of its forms: <div id="session-warning" data-seconds data-token data-…words> (it stays hidden until then).
const warnSeconds = 120;
const box = document.getElementById('session-warning');
if (box) watch(box);

function watch(element) {
  const { token, warning, keep, ended, again } = element.dataset;
  let endsAt = Date.now() + Number(element.dataset.seconds) * 1000;
  let timer = 0;

  function plan() {
    clearTimeout(timer);
    const left = endsAt - Date.now();
    // Timers of a tablet that slept are late: what is left is asked for again in any case.
    timer = setTimeout(look, Math.max(1000, Math.min(left - warnSeconds * 1000, 60_000)));
  }

  async function look() {
    const left = endsAt - Date.now();
    if (left > warnSeconds * 1000) return plan();
    const seconds = await ask('/account/session', 'GET');
    if (seconds === null) return plan();
    endsAt = Date.now() + seconds * 1000;
    if (seconds > warnSeconds) hide();
    else if (seconds > 0) offer();
    else return sayEnded();
    plan();
  }

  /** Seconds that are left; 0 when it has ended; null when the gateway cannot be reached. */
  async function ask(path, method) {
    try {
      const answer = await fetch(path, { method, headers: { 'x-form-token': token } });
      if (answer.status === 401) return 0;
      return answer.ok ? (await answer.json()).seconds : null;
    } catch {
      return null;
    }
  }

  async function extend() {
    const seconds = await ask('/account/keep', 'POST');
    if (seconds === null) return;
    if (seconds === 0) return sayEnded();
    endsAt = Date.now() + seconds * 1000;
    hide();
    plan();
  }

  function hide() {
    element.hidden = true;
    element.replaceChildren();
  }

  function offer() {
    if (!element.hidden) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = keep;
    button.addEventListener('click', () => void extend());
    show(warning, button);
  }

  function sayEnded() {
    clearTimeout(timer);
    const link = document.createElement('a');
    link.href = `/account/sign-in?next=${encodeURIComponent('/account')}`;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = again;
    show(ended, link);
    document.dispatchEvent(new Event('session-ended'));
  }

  function show(words, control) {
    const text = document.createElement('p');
    text.textContent = words;
    element.replaceChildren(text, control);
    element.hidden = false;
  }

  plan();
}
