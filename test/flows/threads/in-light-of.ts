import { event, mary, stranger, text, type Person, type Thread } from './thread.ts';

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

const renewed: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(1, 3) };
const renovada: Person = { ...renewed, given: 'Rosa', language: 'es' };
const approved = event('levothyroxine', { type: 'provider_approved' }, 'approved');
const ofItAlone = /^(?!.*(?:pharmacy team|which medicine|farmacia))/is;

/** A question of the state is of what is spoken of. */
export const asksOfOne: Thread[] = [
  ...['so its approved?', 'does that mean it is approved?'].map((said) => ({
    what: `news of one of two, and then: ${said}`,
    people: [renewed],
    turns: [
      text('{me} {born} refill levothyroxine and atorvastatin', 'provider_requested+submitted'),
      approved,
      text(said, 'already_received', 'provider answered', ofItAlone),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'levothyroxine awaiting_escript'], tasks: [] },
  })),
  {
    what: 'noticias de una de dos: ¿entonces ya está aprobada?',
    people: [renovada],
    turns: [
      text('{me} {nacida} surtir levotiroxina y atorvastatina', 'provider_requested+submitted'),
      approved,
      text('¿entonces ya está aprobada?', 'already_received', ofItAlone),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'levothyroxine awaiting_escript'], tasks: [] },
  },
  {
    what: 'news while we ask for a medicine: it is told of the news, and the question stands',
    people: [renewed],
    turns: [
      text('refill levothyroxine {me} {born}', 'provider_requested'),
      text('need refill', 'which_drug'),
      approved,
      text('so its approved?', 'already_received', 'provider answered', ofItAlone),
      text('atorvastatin', 'submitted'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'levothyroxine awaiting_escript'], tasks: [] },
  },
  ...[
    ['any update?', 'already_received'],
    ['so where are they?', 'already_received'],
  ].map(([said = '', template = '']) => ({
    what: `news of one of two, and then of both: ${said}`,
    people: [renewed],
    turns: [
      text('{me} {born} refill levothyroxine and atorvastatin', 'provider_requested+submitted'),
      approved,
      text(said, template, 'provider answered', 'pharmacy team'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'levothyroxine awaiting_escript'], tasks: [] },
  })),
  {
    what: 'a stranger gives the Rx number of one: it is told alone',
    people: [{ ...stranger, prescriptions: (mary.prescriptions ?? []).slice(0, 3) }],
    references: 2,
    turns: [
      text('{me} {born} refill metoprolol and levothyroxine', 'received'),
      text('{me} {born} rx {n}001 did it ship?', 'already_received', 'pharmacy team', /^(?!.*provider)/s),
    ],
    ends: { tickets: ['levothyroxine authorization_requested', 'metoprolol pharmacy_submitted'] },
  },
];

const early: Person = {
  ...mary,
  prescriptions: [...prescriptions, ...(mary.prescriptions ?? []).slice(3, 4)],
};

/** "The other one", behind what became of a request. */
export const theOther: Thread[] = [
  ...['no the other one', 'No, the other one please', 'sorry, the other one'].map((said) => ({
    what: `too early, and then: ${said}, of two`,
    people: [early],
    turns: [text('{me} {born} omeprazole', 'too_early'), text(said, 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted', 'omeprazole withdrawn'], tasks: [] },
  })),
  {
    what: 'es muy pronto, y luego: no, la otra',
    people: [{ ...early, given: 'Rosa', language: 'es' }],
    turns: [text('{me} {nacida} omeprazol', 'too_early'), text('no, la otra', 'submitted', 'Pedido')],
    ends: { tickets: ['metoprolol pharmacy_submitted', 'omeprazole withdrawn'], tasks: [] },
  },
  {
    what: 'sent, and then the other one of several: which, we ask',
    people: [renewedAnd(early)],
    turns: [
      text('{me} {born} metoprolol', 'submitted'),
      text('no the other one', 'which_drug'),
      text('atorvastatin', 'submitted'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'] },
  },
];

function renewedAnd(person: Person): Person {
  return { ...person, prescriptions: [...(person.prescriptions ?? []), ...(renewed.prescriptions ?? [])] };
}

const couple: Person[] = [
  { ...one, given: 'Susan' },
  {
    given: 'Thomas',
    birthDate: '1939-02-02',
    prescriptions: [{ drug: 'Metformin 500 MG Oral Tablet', rxNumber: '{n}009' }],
  },
];

/** A given name and a birth date, each by itself, say together which of those at a phone it is. */
export const givenNames: Thread[] = [
  ...[
    ['Susan', '{born}'],
    ['susan', '{born}'],
    ['{born}', 'Susan'],
    ["it's Susan", '{born}'],
  ].map(([first = '', second = '']) => ({
    what: `a shared phone: ${first}, and then ${second}`,
    people: couple,
    references: 1,
    turns: [text('metoprolol refill', 'received'), text(first, 'need_info'), text(second, 'received')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Susan'] },
  })),
  {
    what: 'un teléfono de dos: Susana, y luego la fecha',
    people: [{ ...una, given: 'Susana' }, ...couple.slice(1)],
    turns: [
      text('necesito surtir metoprolol', 'received'),
      text('Susana', 'need_info', 'fecha de nacimiento'),
      text('{nacida}', 'received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Susana'] },
  },
  {
    what: 'a shared phone: a given name and a birth date that are of nobody there: a person looks',
    people: couple,
    turns: [text('metoprolol refill', 'received'), text('Barbara', 'need_info'), text('{born}', 'received')],
    ends: { tickets: ['metoprolol identity_review'], of: [null] },
  },
  {
    what: 'a phone that is nobody’s: a given name says nobody',
    people: [{ ...strange, given: 'Susan' }],
    turns: [
      text('metoprolol refill', 'received'),
      text('Susan', 'asked_again'),
      text('{born}', 'need_info', 'full name'),
    ],
    ends: { tickets: ['metoprolol clarifying'], of: [null] },
  },
];
