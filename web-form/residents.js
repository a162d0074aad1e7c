/* The rows of residents and medicines: adding, removing, numbering, and reading them out. */

const list = document.getElementById('residents');
const residentTemplate = document.getElementById('resident-template');
const medicationTemplate = document.getElementById('medication-template');
let fieldCount = 0;

export function addResident() {
  const card = copyOf(residentTemplate);
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  card.querySelector('[data-field="birthDate"]').max = today
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  list.append(card);
  addMedication(card);
  number();
  return card;
}

export function clearResidents() {
  list.replaceChildren();
  addResident();
}

/** Answers the buttons inside the rows. */
export function handleRowButton(event) {
  const button = event.target.closest('button[data-action]');
  if (!button) return;
  const card = button.closest('.resident');
  if (button.dataset.action === 'add-medication') {
    addMedication(card).querySelector('input').focus();
  } else if (button.dataset.action === 'remove-medication') {
    button.closest('.medication').remove();
    card.querySelector('[data-action="add-medication"]').focus();
  } else {
    card.remove();
    document.getElementById('add-resident').focus();
  }
  number();
}

/** The residents as the gateway takes them; empty fields and empty rows are left out. */
export function readResidents() {
  return [...list.children].map((card) => {
    const medications = filledRows(card).map((row) => {
      const daysLeft = valueOf(row, 'daysLeft');
      return withoutEmpty({
        name: valueOf(row, 'medication'),
        rxNumber: valueOf(row, 'rxNumber'),
        daysLeft: daysLeft === '' ? '' : Number(daysLeft),
      });
    });
    const resident = withoutEmpty({
      name: valueOf(card, 'name'),
      birthDate: valueOf(card, 'birthDate'),
      note: valueOf(card, 'note'),
    });
    return medications.length > 0 ? { ...resident, medications } : resident;
  });
}

/** The input that a path of the gateway's answer, such as `residents.0.medications.1.name`, speaks of. */
export function inputAt(path) {
  const [, index, field, place, part] = path.split('.');
  const card = list.children[Number(index)];
  if (!path.startsWith('residents.') || !card) return null;
  if (field !== 'medications') return fieldOf(card, field ?? 'name') ?? fieldOf(card, 'name');
  const row = filledRows(card)[Number(place)] ?? card.querySelector('.medication') ?? card;
  return fieldOf(row, part === 'name' || part === undefined ? 'medication' : part) ?? fieldOf(card, 'name');
}

export function residentCards() {
  return [...list.children];
}

export function fieldOf(scope, field) {
  return scope.querySelector(`[data-field="${field}"]`);
}

export function valueOf(scope, field) {
  return fieldOf(scope, field).value.trim();
}

/** Medicine rows in which something was typed. */
export function filledRows(card) {
  return [...card.querySelectorAll('.medication')].filter((row) =>
    ['medication', 'rxNumber', 'daysLeft'].some((field) => valueOf(row, field) !== ''),
  );
}

function addMedication(card) {
  const row = copyOf(medicationTemplate);
  card.querySelector('.medications').append(row);
  number();
  return row;
}

/** A copy whose labels belong to their inputs. */
function copyOf(template) {
  const copy = template.content.firstElementChild.cloneNode(true);
  for (const field of copy.querySelectorAll('.field')) {
    const input = field.querySelector('input, textarea');
    fieldCount += 1;
    input.id = `field-${fieldCount}`;
    field.querySelector('label').htmlFor = input.id;
  }
  return copy;
}

function number() {
  [...list.children].forEach((card, index) => {
    card.querySelector('legend').textContent = `Resident ${index + 1}`;
    card.querySelector('.medications').setAttribute('aria-label', `Medicines of resident ${index + 1}`);
    const remove = card.querySelector('[data-action="remove-resident"]');
    remove.hidden = list.children.length === 1;
    remove.setAttribute('aria-label', `Remove resident ${index + 1}`);
    [...card.querySelectorAll('.medication')].forEach((row, place) => {
      const button = row.querySelector('[data-action="remove-medication"]');
      button.setAttribute('aria-label', `Remove medicine ${place + 1} of resident ${index + 1}`);
    });
  });
}

function withoutEmpty(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
