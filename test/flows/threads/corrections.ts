import { mary, stranger, text, type Person, type Thread } from './thread.ts';

const alone: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const extranjera: Person = { ...stranger, given: 'Rosa', language: 'es' };
const couple: Person[] = [
  { ...alone, family: 'Birchgrove' },
  { ...stranger, given: 'Ruth', family: 'Halloway', birthDate: '1949-10-23' },
];
const submitted = { tickets: ['metoprolol pharmacy_submitted'], openTasks: [] };

/** Who it is for is put right while we ask: what was withdrawn contradicts nothing, and it stays one exchange. */
export const corrections: Thread[] = [
  ...['no, {me}', 'I mean {me}', 'sorry, it is {me}'].map((said) => ({
    what: `a name, and then: ${said}`,
    people: [stranger],
    references: 1,
    turns: [
      text('need my refill', 'received'),
      text('Bob Smithers', 'need_info'),
      text(said, 'need_info', 'date of birth'),
      text('{born} metoprolol', 'received'),
    ],
    ends: { ...submitted, of: ['Mary'] },
  })),
  {
    what: 'un nombre, y luego otro',
    people: [extranjera],
    references: 1,
    turns: [
      text('necesito mi medicina', 'received'),
      text('Roberto Salvatierra', 'need_info'),
      text('perdón, {me}', 'need_info', 'fecha de nacimiento'),
      text('{nacida}', 'need_info', 'medicamento'),
      text('metoprolol', 'received'),
    ],
    ends: { ...submitted, of: ['Rosa'] },
  },
  {
    what: 'a birth date put right before the medicine is named',
    people: [stranger],
    references: 1,
    turns: [
      text('need my refill', 'received'),
      text('{me}', 'need_info'),
      text('1/2/1931', 'need_info'),
      text('oops {born}', 'need_info'),
      text('metoprolol', 'received'),
    ],
    ends: { ...submitted, of: ['Mary'] },
  },
  {
    what: 'a birth date that fits nobody, put right: the request goes on, and nobody has to ask or to verify',
    people: [stranger],
    references: 1,
    turns: [
      text('metoprolol refill', 'received'),
      text('{me}', 'need_info'),
      text('1/2/1931', 'received'),
      text('oops {born}', 'received'),
    ],
    ends: { ...submitted, tasks: ['answer_sender', 'verify_spelling'], of: ['Mary'] },
  },
  ...['no, {born}', 'sorry, {born}'].map((said) => ({
    what: `all at once with a wrong birth date, and then: ${said}`,
    people: [stranger],
    references: 1,
    turns: [text('{me} 1/2/1931 metoprolol', 'received'), text(said, 'received')],
    ends: { ...submitted, of: ['Mary'] },
  })),
  {
    what: 'the same by the phone on file: the outcome is told',
    people: [alone],
    turns: [text('{me} 1/2/1931 metoprolol', 'received'), text('no, {born}', 'submitted')],
    ends: { ...submitted, of: ['Mary'] },
  },
  {
    what: 'a second name without a word of correction: nobody’s',
    people: [stranger],
    turns: [
      text('need my refill', 'received'),
      text('Bob Smithers', 'need_info'),
      text('{me}', 'received'),
      text('{born} metoprolol', 'received'),
    ],
    ends: { among: ['metoprolol clarifying'], of: [null] },
  },
  ...['oops {wrong}', 'no, {wrong}', 'wait, wrong date: {wrong}', '{me} {wrong}'].map((said) => ({
    what: `a birth date put wrong afterwards: ${said}; what runs goes on, and the right one is the same person`,
    people: [alone],
    turns: [
      text('{me} {born} atorvastatin', 'submitted'),
      text('{me} {born} metoprolol', 'submitted'),
      text(said.replace('{wrong}', '1/2/1931'), 'need_info', /full name.*date of birth/),
      text('sorry, {born}', 'already_received'),
    ],
    ends: {
      tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'],
      openTasks: [],
      of: ['Mary'],
    },
  })),
  {
    what: 'una fecha mal corregida, y la primera otra vez',
    people: [{ ...alone, given: 'Rosa', language: 'es' }],
    turns: [
      text('{me} {nacida} metoprolol', 'submitted'),
      text('perdón, 2/1/1931', 'need_info', 'fecha de nacimiento'),
      text('no, {nacida} estaba bien', 'already_received', 'Pedido'),
    ],
    ends: { ...submitted, of: ['Rosa'] },
  },
  {
    what: 'the same from a phone that is nobody’s',
    people: [stranger],
    turns: [
      text('{me} metoprolol', 'received'),
      text('{born}', 'received'),
      text('wait, wrong date: 1/2/1931', 'need_info'),
      text('sorry {born}', 'received'),
    ],
    ends: { ...submitted, of: ['Mary'] },
  },
  {
    what: 'a birth date put wrong, and then: it was right the first time',
    people: [alone],
    turns: [
      text('{me} {born} metoprolol', 'submitted'),
      text('oops 1/2/1931', 'need_info'),
      text('no it was right the first time', 'already_received'),
    ],
    ends: { ...submitted, of: ['Mary'] },
  },
  {
    what: 'a birth date put wrong, and then the name and the right one',
    people: [alone],
    turns: [
      text('{me} {born} metoprolol', 'submitted'),
      text('oops 1/2/1931', 'need_info'),
      text('{me} {born}', 'submitted'),
    ],
    ends: { ...submitted, of: ['Mary'] },
  },
  {
    what: 'wrong birth dates one after the other: a person asks, and what runs goes on',
    people: [alone],
    turns: [
      text('{me} {born} metoprolol', 'submitted'),
      text('oops 1/2/1931', 'need_info'),
      text('sorry 1/3/1931', 'need_info'),
      text('no, 1/4/1931', 'person_takes_over'),
    ],
    ends: {
      tickets: ['metoprolol pharmacy_submitted'],
      openTasks: ['answer_sender', 'verify_identity'],
      of: ['Mary'],
    },
  },
  {
    what: 'the name and birth date of another person: what was asked before this is not taken along',
    people: couple,
    turns: [
      text('{me} {born} atorvastatin', 'submitted'),
      text('{me} {born} metoprolol', 'submitted'),
      text('no, {other} {otherBorn}', 'received'),
    ],
    ends: {
      tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted', 'metoprolol withdrawn'],
      tasks: ['tell_pharmacy_to_hold'],
      of: ['Mary', 'Ruth'],
    },
  },
  {
    what: 'for somebody else altogether: an exchange of its own',
    people: [stranger],
    references: 2,
    turns: [
      text('Bob Smithers 1/2/1931 metoprolol', 'received'),
      text('no, for {me} {born} metoprolol', 'received'),
    ],
    ends: { among: ['metoprolol pharmacy_submitted'] },
  },
];
