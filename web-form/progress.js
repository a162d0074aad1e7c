/* What became of each line, in plain words, asked for until every line has its ticket. */

import { readMessage } from './gateway.js';

const pauseMs = 1_500;
const longestWaitMs = 120_000;

const moving = 'moving';
const person = 'person';

const wordsOfStage = {
  pharmacy_submitted: [moving, 'Handed to the pharmacy.'],
  pharmacy_processing: [moving, 'The pharmacy is working on it.'],
  shipped: [moving, 'Shipped.'],
  delivered: [moving, 'Delivered.'],
  authorization_requested: [moving, 'Sent to the prescriber for authorization.'],
  awaiting_escript: [moving, 'Authorized. Waiting for the new prescription to reach the pharmacy.'],
  too_early: [person, 'Too early to refill. We keep a reminder for the first possible day.'],
  clinical_review: [person, 'A pharmacist or nurse is reviewing it.'],
  review: [person, 'A member of our team is looking at it.'],
  identity_review: [person, 'A member of our team is checking whom this is for.'],
  clarifying: [person, 'We need a detail and will ask you.'],
  new_prescription: [person, 'This needs a new prescription. Our team takes it up.'],
  denied: [person, 'The prescriber did not authorize it. Our team will contact you.'],
  withdrawn: [person, 'Withdrawn.'],
  merged: [moving, 'Joined with a request that is already open.'],
};

/** Shows the lines of a request and follows it; stops when every line is settled or `isCurrent` says so. */
export async function followRequest({ key, id, lines, residents, isCurrent }) {
  showLines(lines, residents, null);
  const status = document.getElementById('progress');
  status.textContent = 'We are reading your request…';
  const giveUpAt = Date.now() + longestWaitMs;
  while (isCurrent() && Date.now() < giveUpAt) {
    const message = await readMessage(key, id).catch(() => null);
    if (!isCurrent()) return;
    if (message?.state === 'processed') {
      showLines(lines, residents, message.lines);
      status.textContent = 'Each line now has its place. You can close this page.';
      return;
    }
    if (message?.state === 'failed') break;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  if (isCurrent()) status.textContent = 'Your request is safely with us. It takes longer than usual to read.';
}

function showLines(lines, residents, outcomes) {
  const items = withOutcomes(lines, outcomes ?? []).map(({ line, outcome }) => {
    const [tone, words] = wordsOf(outcome, outcomes !== null);
    const item = document.createElement('li');
    item.dataset.tone = tone;
    item.append(part('what', nameOf(line, residents)), part('words', words));
    if (outcome?.ticket) item.append(part('ticket', `Ticket ${outcome.ticket.reference}`));
    return item;
  });
  document.getElementById('lines').replaceChildren(...items);
}

/** Each line with what became of it; a note can become several tickets, also beside listed medicines. */
function withOutcomes(lines, outcomes) {
  function isOf(line) {
    return (outcome) => outcome.resident === line.resident && outcome.medication === line.medication;
  }
  const sent = lines.flatMap((line) => {
    const found = outcomes.filter(isOf(line));
    return found.length > 0 ? found.map((outcome) => ({ line, outcome })) : [{ line, outcome: undefined }];
  });
  const added = outcomes.filter((outcome) => !lines.some((line) => isOf(line)(outcome)));
  return [...sent, ...added.map((outcome) => ({ line: outcome, outcome }))];
}

function wordsOf(outcome, processed) {
  if (!processed) return ['waiting', 'Being read…'];
  return wordsOfStage[outcome?.ticket?.stage] ?? [person, 'A member of our team is looking at it.'];
}

function nameOf(line, residents) {
  const resident = residents[line.resident];
  const medicine = line.medication === null ? 'note' : resident.medications[line.medication].name;
  return `${resident.name}: ${medicine}`;
}

function part(className, text) {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}
