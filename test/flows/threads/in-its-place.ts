import { event, mary, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const dos: Person = { ...two, given: 'Rosa', language: 'es' };
const three: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 3) };
const tres: Person = { ...three, given: 'Rosa', language: 'es' };
const swapped = { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol withdrawn'], tasks: [] };

/** Another medicine in the place of the one that was just asked for. */
const another: Thread[] = [
  ...['no the atorvastatin', 'wait no atorvastatin', 'not that one, the atorvastatin'].map((said) => ({
    what: `metoprolol, and then: ${said}`,
    people: [two],
    turns: [text('refill metoprolol {me} {born}', 'submitted'), text(said, 'withdrawn+submitted')],
    ends: swapped,
  })),
  ...['no mejor atorvastatina', 'digo atorvastatina'].map((said) => ({
    what: `metoprolol, y luego: ${said}`,
    people: [dos],
    turns: [text('surtir metoprolol {me} {nacida}', 'submitted'), text(said, 'withdrawn+submitted')],
    ends: swapped,
  })),
  {
    what: 'another in its place, when the pharmacy is at work on the first: a person stops that',
    people: [two],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      event('metoprolol', { type: 'pharmacy_processing' }),
      text('nah atorvastatin', 'withdraw_check+submitted'),
    ],
    ends: {
      tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_processing'],
      openTasks: ['confirm_withdrawal'],
    },
  },
  {
    what: 'another in its place, of somebody of whom nothing is known yet: it is that one which waits',
    people: [two],
    turns: [
      text('refill metoprolol', 'received'),
      text('no the atorvastatin', 'received'),
      text('{me} {born}', 'submitted'),
    ],
    ends: swapped,
  },
];

/** A no, and in the next text what is meant. */
const inTheNext: Thread[] = [
  {
    what: 'the wrong one, and then which: it takes the place of the first',
    people: [two],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      text('not that one', 'person_takes_over'),
      text('sorry its the atorvastatin', 'withdrawn+submitted'),
    ],
    ends: {
      tickets: ['- review', 'atorvastatin pharmacy_submitted', 'metoprolol withdrawn'],
      tasks: ['answer_sender'],
    },
  },
  {
    what: 'esa no, y luego cuál',
    people: [dos],
    turns: [
      text('surtir metoprolol {me} {nacida}', 'submitted'),
      text('esa no', 'person_takes_over'),
      text('atorvastatina', 'withdrawn+submitted'),
    ],
    ends: { among: ['atorvastatin pharmacy_submitted', 'metoprolol withdrawn'] },
  },
  {
    what: 'both are cancelled, and one of them is wanted: who it is need not be said again',
    people: [two],
    turns: [
      text('refill metoprolol and atorvastatin {me} {born}', 'submitted'),
      text('cancel both', 'withdrawn'),
      text('keep the metoprolol', 'submitted'),
    ],
    ends: {
      tickets: ['atorvastatin withdrawn', 'metoprolol pharmacy_submitted', 'metoprolol withdrawn'],
      tasks: [],
    },
  },
];

/** A no to what was told, and not what is meant instead: the pharmacy hears nothing of it, and a person does. */
const refused: Thread[] = [
  ...['wrong one', 'actually no', 'no thats not right', 'not this one the white one'].map((said) => ({
    what: `metoprolol, and then: ${said}`,
    people: [two],
    turns: [text('refill metoprolol {me} {born}', 'submitted'), text(said, 'person_takes_over')],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'], tasks: ['answer_sender'] },
  })),
  ...['no', 'esa no'].map((said) => ({
    what: `metoprolol, y luego: ${said}`,
    people: [dos],
    turns: [text('surtir metoprolol {me} {nacida}', 'submitted'), text(said, 'person_takes_over')],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'], tasks: ['answer_sender'] },
  })),
  {
    what: 'the wrong one, where it was told that it is too early: that is no answer to how much is left',
    people: [mary],
    turns: [text('refill omeprazole {me} {born}', 'too_early'), text('no, wrong one', 'person_takes_over')],
    ends: { tickets: ['- review', 'omeprazole too_early'], tasks: ['answer_sender'] },
  },
];

/** All that was asked for but one of it. */
const allBut: Thread[] = [
  {
    what: 'all but one of those that were asked for: none is opened that was not',
    people: [three],
    turns: [
      text('refill metoprolol and atorvastatin {me} {born}', 'submitted'),
      text('everything except the atorvastatin', 'withdrawn'),
    ],
    ends: { tickets: ['atorvastatin withdrawn', 'metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'todas menos una de las que pidió',
    people: [tres],
    turns: [
      text('surtir metoprolol y atorvastatina {me} {nacida}', 'submitted'),
      text('todas menos la atorvastatina', 'withdrawn'),
    ],
    ends: { tickets: ['atorvastatin withdrawn', 'metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'all but one that was not asked for: what is meant, a person asks',
    people: [three],
    turns: [
      text('refill metoprolol and atorvastatin {me} {born}', 'submitted'),
      text('all but the levothyroxine', 'person_takes_over'),
    ],
    ends: { among: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'] },
  },
];

/** Another strength than the one that went to the pharmacy. */
const otherStrength: Thread[] = [
  {
    what: 'its 25 mg, of what was asked for without a strength',
    people: [two],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      text('its 25 mg', 'correction_noted+person_review'),
    ],
    ends: { tickets: ['metoprolol review'] },
  },
  {
    what: 'son 25 mg, de lo que pidió sin dosis',
    people: [dos],
    turns: [
      text('surtir metoprolol {me} {nacida}', 'submitted'),
      text('son 25 mg', 'correction_noted+person_review'),
    ],
    ends: { tickets: ['metoprolol review'] },
  },
  {
    what: 'it should be 25 mg, of what was asked for without a strength',
    people: [two],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      text('it should be 25 mg', 'correction_noted+person_review'),
    ],
    ends: { tickets: ['metoprolol review'] },
  },
  {
    what: 'no metoprolol 25 mg: that is none of theirs, and which it is, we ask',
    people: [two],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      text('no metoprolol 25 mg', 'withdrawn+which_drug'),
    ],
    ends: { tickets: ['metoprolol clarifying', 'metoprolol withdrawn'], tasks: [] },
  },
  {
    what: 'a figure without its unit beside the name of one of two, and a strength beside the other',
    people: [two],
    turns: [
      text('refill metoprolol and atorvastatin {me} {born}', 'submitted'),
      text('atorvastatin is 20', 'person_takes_over'),
      text('25 mg for the metoprolol', 'correction_noted+person_review'),
    ],
    ends: {
      tickets: ['atorvastatin pharmacy_submitted', 'metoprolol review'],
      tasks: ['answer_sender'],
    },
  },
  {
    what: 'a strength that is none of theirs, put right with a word behind it',
    people: [mary],
    turns: [text('lisinopril 40 {me} {born}', 'which_drug'), text('20 sorry', 'submitted')],
    ends: { tickets: ['lisinopril pharmacy_submitted'], tasks: [] },
  },
  {
    what: "it's 25, which may be a strength, or 25 mg of one of two: a person asks",
    people: [two],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      text("it's 25", 'person_takes_over'),
      text('refill atorvastatin and metoprolol {me} {born}', 'submitted+already_received'),
      text('its 25 mg', 'person_takes_over'),
    ],
    ends: {
      tickets: ['- review', 'atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'],
      tasks: ['answer_sender', 'answer_sender'],
    },
  },
];

export const inItsPlace: Thread[] = [...another, ...inTheNext, ...refused, ...allBut, ...otherStrength];
