import { mary, stranger, text, type Person, type Thread } from './thread.ts';

const alone: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const extranjera: Person = { ...stranger, given: 'Rosa', language: 'es' };
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
