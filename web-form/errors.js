/* The list of what needs attention, above the form; each entry leads to its field. */

import { fieldOf, filledRows, inputAt, residentCards, valueOf } from './residents.js';

const summary = document.getElementById('errors');

export function clearErrors() {
  summary.hidden = true;
  summary.replaceChildren();
  for (const input of document.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-describedby');
  }
}

/** Shows a heading and, below it, `{input, message}` entries. */
export function showErrors(heading, entries = []) {
  clearErrors();
  const title = document.createElement('p');
  title.textContent = heading;
  const items = document.createElement('ul');
  entries.forEach(({ input, message }, index) => items.append(entryOf(input, message, index)));
  summary.append(title, ...(entries.length > 0 ? [items] : []));
  summary.hidden = false;
  summary.focus();
}

function entryOf(input, message, index) {
  const item = document.createElement('li');
  item.id = `error-${index}`;
  if (!input) {
    item.textContent = message;
    return item;
  }
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', item.id);
  const link = document.createElement('a');
  link.href = `#${input.id}`;
  link.textContent = message;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    input.focus();
  });
  item.append(link);
  return item;
}

/** What is missing or cannot be right, before anything is sent. */
export function findProblems() {
  return residentCards().flatMap((card, index) => {
    const who = `Resident ${index + 1}`;
    const rows = filledRows(card);
    const birthDate = fieldOf(card, 'birthDate');
    const needsWords = rows.length === 0 && valueOf(card, 'note') === '';
    const checks = [
      [fieldOf(card, 'name'), valueOf(card, 'name') === '', 'needs a name'],
      [birthDate, birthDate.value === '', 'needs a complete date of birth'],
      [birthDate, birthDate.value > birthDate.max, 'has a date of birth in the future'],
      [fieldOf(card, 'medication') ?? fieldOf(card, 'note'), needsWords, 'needs a medicine or a note'],
      ...rows.flatMap((row) => [
        [fieldOf(row, 'medication'), valueOf(row, 'medication') === '', 'needs the name of the medicine'],
        [
          fieldOf(row, 'daysLeft'),
          !/^\d{0,3}$/.test(valueOf(row, 'daysLeft')),
          'needs the days left as a number',
        ],
      ]),
    ];
    return checks
      .filter(([, wrong]) => wrong)
      .map(([input, , what]) => ({ input, message: `${who} ${what}` }));
  });
}

/** The gateway's own findings, at the fields they speak of. */
export function problemsOf(answer) {
  return (answer.errors ?? []).map(({ path, message }) => {
    const input = inputAt(path) ?? document.querySelector(`[data-path="${CSS.escape(path)}"]`);
    const label = input
      ? document.querySelector(`label[for="${input.id}"]`)?.firstChild?.textContent.trim()
      : null;
    return { input, message: label ? `${label}: ${message}` : message };
  });
}
