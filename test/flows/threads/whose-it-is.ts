import { mary, text, type Person, type Thread } from './thread.ts';

const two: Person = {
  ...mary,
  prescriptions: [
    { drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: '{n}001' },
    { drug: 'Lisinopril 10 MG Oral Tablet', rxNumber: '{n}002' },
  ],
};
const strange: Person = { ...two, onFile: false };
const dos: Person = { ...two, given: 'Rosa', language: 'es' };
const asked = 'clinical_guardrail+received';
const both = 'clinical_guardrail+submitted';
const beside = { tickets: ['- clinical_review', 'lisinopril pharmacy_submitted'], tasks: [], of: ['Mary'] };
const nothingAsked = /^(?!.*(?:reply with|full name))/s;

/** Whoever opens a ticket sees whose it is as soon as that was said, and nobody is asked for it twice. */
export const whoseItIs: Thread[] = [
  ...[
    ['is it ok to drink grapefruit juice with metoprolol', '{me} {born}'],
    ['does lisinopril make you tired?', 'its {me}, {born}'],
  ].map(([question = '', who = '']) => ({
    what: `a clinical question, and then who: ${question}`,
    people: [strange],
    turns: [text(question, asked), text(who, 'clinical_guardrail', nothingAsked)],
    ends: { tickets: ['- clinical_review'], tasks: [], of: ['Mary'] },
  })),
  {
    what: 'the words are the same to somebody who is nobody here',
    people: [strange],
    turns: [
      text('is it ok to drink grapefruit juice with metoprolol', asked),
      text('Bob Nobody 1/1/1950', 'clinical_guardrail', nothingAsked),
    ],
    ends: { tickets: ['- clinical_review'], tasks: ['answer_sender'], of: [null] },
  },
  {
    what: 'piece by piece',
    people: [strange],
    turns: [
      text('does metoprolol make you tired', asked),
      text('{me}', 'need_info', 'date of birth'),
      text('{born}', 'clinical_guardrail', nothingAsked),
    ],
    ends: { tickets: ['- clinical_review'], of: ['Mary'] },
  },
  {
    what: 'for a neighbour',
    people: [strange],
    turns: [
      text('picking up for my neighbor, lisinopril', 'received'),
      text('{me} {born}', 'person_takes_over'),
    ],
    ends: { tickets: ['- review'], tasks: [], of: ['Mary'] },
  },
  ...['{me} {born}', '{me}'].map((who) => ({
    what: `a danger, and then ${who}: the danger's ticket alone`,
    people: [strange],
    turns: [text('my chest hurts so bad', 'emergency'), text(who, 'clinical_guardrail', nothingAsked)],
    ends: { tickets: ['- clinical_review'], tasks: [], of: [who === '{me}' ? null : 'Mary'] },
  })),
  {
    what: 'all that waits in the thread',
    people: [strange],
    turns: [
      text('do you have parking', 'person_takes_over'),
      text('does metoprolol make you tired', asked),
      text('{me} {born} rx {n}001', 'clinical_guardrail'),
    ],
    ends: { tickets: ['- clinical_review', '- review'], of: ['Mary'] },
  },
  {
    what: 'a refill that a clinician has, and it stays there when it is asked for again',
    people: [strange],
    turns: [
      text('im out of lisinopril and my ankles are swollen', asked),
      text('{me} {born}', 'clinical_guardrail'),
      text('can you refill the lisinopril', 'received'),
    ],
    ends: { tickets: ['- clinical_review', 'lisinopril clinical_review'], of: ['Mary'] },
  },
];

/** "It" is what was just spoken of, and is asked for beside the question. */
export const refillIt: Thread[] = [
  ...[
    'thanks. also refill it please, {me} {born}',
    'ok refill that one {me} {born}',
    '{me} {born} can i get it refilled',
    '{me} {born} please refill lisinopril',
  ].map((said) => ({
    what: `a clinical question, and then: ${said}`,
    people: [two],
    turns: [text('can i take tylenol with my lisinopril', asked), text(said, both, 'Request RG-')],
    ends: beside,
  })),
  {
    what: 'nobody is found out by it',
    people: [strange],
    turns: [
      text('can i take tylenol with my lisinopril', asked),
      text('thanks. also refill it please, {me} {born}', asked),
    ],
    ends: beside,
  },
  {
    what: 'nor is somebody who is nobody here',
    people: [strange],
    turns: [
      text('can i take tylenol with my lisinopril', asked),
      text('thanks. also refill it please, Bob Nobody 1/1/1950', asked),
    ],
    ends: { tickets: ['- clinical_review', 'lisinopril clarifying'], of: [null] },
  },
  {
    what: 'una pregunta clínica, y luego: surtamela',
    people: [dos],
    turns: [
      text('puedo tomar ibuprofeno con mi lisinopril?', asked),
      text('gracias, y surtamela por favor, {me} {nacida}', both, 'Pedido RG-'),
    ],
    ends: { ...beside, of: ['Rosa'] },
  },
  ...['ok refill it. {me} {born}', 'yes please refill {me} {born}'].map((said) => ({
    what: `how many are left, and then: ${said}`,
    people: [two],
    turns: [
      text('how many refills do i have left on lisinopril', 'status_ask'),
      text(said, 'person_review+submitted'),
    ],
    ends: { tickets: ['- review', 'lisinopril pharmacy_submitted'], of: ['Mary'] },
  })),
  {
    what: 'who it is first, and then: ok refill it then',
    people: [two],
    turns: [
      text('does metoprolol make you tired', asked),
      text('{me} {born}', 'clinical_guardrail'),
      text('ok refill it then', 'submitted'),
    ],
    ends: { tickets: ['- clinical_review', 'metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'two were spoken of, and one is wanted: which is asked, and both are kept apart',
    people: [two],
    turns: [
      text('can i take metoprolol and lisinopril together', asked),
      text('refill it please {me} {born}', 'clinical_guardrail+which_drug'),
      text('lisinopril', 'submitted'),
    ],
    ends: beside,
  },
  {
    what: 'two were spoken of, and both are wanted',
    people: [two],
    turns: [
      text('can i take metoprolol and lisinopril together', asked),
      text('refill them please {me} {born}', both, 'Requests RG-'),
    ],
    ends: { among: ['lisinopril pharmacy_submitted', 'metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'it is with the pharmacy already',
    people: [two],
    turns: [text('{me} {born} metoprolol', 'submitted'), text('ok refill that one', 'already_received')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  },
];
