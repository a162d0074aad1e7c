import { mary, stranger, text, type Person, type Thread } from './thread.ts';

const prescriptions = (mary.prescriptions ?? []).slice(0, 1);
const one: Person = { ...mary, prescriptions };
const strange: Person = { ...stranger, prescriptions };
const una: Person = { ...one, given: 'Rosa', language: 'es' };
const confirmed = { tickets: ['metoprolol pharmacy_submitted'], tasks: ['confirm_correction'] };

/** A number that takes the place of another one is read as what it was: of tablets, of a strength, or of neither. */
export const figures: Thread[] = [
  ...['no, 60 not 30', 'no, 60 tablets not 30', 'sorry 60 instead of 30'].map((said) => ({
    what: `30 tablets, and then: ${said}`,
    people: [one],
    turns: [
      text('{me} {born} metoprolol, 30 tablets', 'submitted'),
      text(said, 'correction_noted+submitted', 'pharmacy team'),
    ],
    ends: confirmed,
  })),
  {
    what: '30 pastillas, y luego: no, 60 no 30',
    people: [una],
    turns: [
      text('{me} {nacida} metoprolol 30 pastillas', 'submitted'),
      text('no, 60 no 30', 'correction_noted+submitted', 'Pedido'),
    ],
    ends: confirmed,
  },
  {
    what: '30 tablets for somebody who is not verified, and then 60: noted, and no outcome is told',
    people: [strange],
    turns: [
      text('{me} {born} metoprolol, 30 tablets', 'received'),
      text('no, 60 not 30', 'correction_noted', /^(?!.*pharmacy team)/s),
    ],
    ends: confirmed,
  },
  {
    what: 'a number of which nothing was said: a person asks, and nobody is alarmed',
    people: [one],
    turns: [text('{me} {born} metoprolol', 'submitted'), text('no, 20 not 10', 'person_takes_over')],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'], tasks: ['answer_sender'] },
  },
];

/** What is said behind a danger stands with it, and makes no ticket of its own. */
export const afterDanger: Thread[] = [
  ...['is that dangerous?', 'what should i do', 'no, 20 not 10'].map((said) => ({
    what: `an overdose, and then: ${said}`,
    people: [one],
    turns: [
      text('I swallowed the whole bottle of metoprolol', ['poisoning']),
      text(said, 'person_takes_over'),
    ],
    ends: { tickets: ['- clinical_review'], tasks: [] },
  })),
  {
    what: 'una sobredosis, y luego: ¿es peligroso?',
    people: [una],
    turns: [
      text('me tomé 20 pastillas de metoprolol', 'poisoning'),
      text('¿es peligroso?', 'person_takes_over', 'persona'),
    ],
    ends: { tickets: ['- clinical_review'], tasks: [] },
  },
  {
    what: 'an emergency, and then another danger: it is answered as one',
    people: [one],
    turns: [text('my chest hurts so bad', 'emergency'), text('now i cant breathe', 'emergency', '911')],
    ends: { tickets: ['- clinical_review'] },
  },
  {
    what: 'an emergency, and then a refill: it is asked for',
    people: [one],
    turns: [
      text('my chest hurts so bad', 'emergency'),
      text('can i get my metoprolol refill {me} {born}', 'submitted'),
    ],
    ends: { tickets: ['- clinical_review', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'a past danger and a question for a clinician in one text: one ticket',
    people: [one],
    turns: [text('{me} {born} i had chest pain last year, is that dangerous?', 'clinical_guardrail')],
    ends: { tickets: ['- clinical_review'] },
  },
];
