import { event, inSpanish, mary, stranger, text, type Person, type Thread, type Turn } from './thread.ts';

/** One medicine of each class. */
const alone: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const extranjera: Person = { ...inSpanish, onFile: false };

/** Whoever is on nobody's phone gives a name, a birth date and a medicine, in whatever order and however many at once. */
const orders: string[][] = [
  ['{me}', '{born} metoprolol'],
  ['{me}', '{born}', 'metoprolol'],
  ['{me}', 'metoprolol', '{born}'],
  ['{born}', '{me}', 'metoprolol'],
  ['{born}', 'metoprolol', '{me}'],
  ['metoprolol', '{me}', '{born}'],
  ['metoprolol', '{born}', '{me}'],
  ['{born}', 'metoprolol, {me}'],
  ['{me} metoprolol', '{born}'],
  ['metoprolol {born}', '{me}'],
  ['{me} {born}', 'metoprolol'],
  ['metoprolol', '{me} {born}'],
  ['{me} {born} metoprolol'],
];

function inOrder(pieces: string[], spanish: boolean): Thread {
  const first = spanish ? 'necesito mi medicina' : 'need my refill';
  const said = pieces.map((piece) => (spanish ? piece.replace('{born}', '{nacida}') : piece));
  return {
    what: `${first}: ${said.join(' / ')}`,
    people: [spanish ? extranjera : stranger],
    references: 1,
    turns: [text(first, 'received'), ...said.map((piece, at) => anything(piece, at === said.length - 1))],
    ends: {
      tickets: ['metoprolol pharmacy_submitted'],
      tasks: [],
      of: [spanish ? 'Rosa' : 'Mary'],
    },
  };
}

/** What is still missing is asked; at the end nothing is told to a phone that is nobody's. */
function anything(piece: string, isLast: boolean): Turn {
  return text(piece, piece.includes('metoprolol') || isLast ? 'received' : 'need_info');
}

/** A name, a birth date and a medicine over several texts of one question are one claim and one ticket. */
export const pieces: Thread[] = [
  ...orders.flatMap((order) => [inOrder(order, false), inOrder(order, true)]),
  {
    what: 'a name alone, and then the birth date of somebody else with the medicine: nobody’s',
    people: [stranger],
    turns: [
      text('need my refill', 'received'),
      text('{me}', 'need_info', 'date of birth'),
      text('1/2/1931 metoprolol', 'received'),
    ],
    ends: { among: ['metoprolol clarifying'], of: [null] },
  },
  {
    what: 'two names in one exchange are two people: neither date is taken for the other’s',
    people: [stranger],
    turns: [
      text('need my refill', 'received'),
      text('{me}', 'need_info'),
      text('Harriet Vandermeer metoprolol', 'received'),
    ],
    ends: { tickets: ['- clarifying', 'metoprolol clarifying'], of: [null] },
  },
  {
    what: 'the phone on file: with name, then date and medicine the outcome is told, and then its state',
    people: [alone],
    turns: [
      text('need my refill', 'received'),
      text('{me}', 'need_info', 'date of birth'),
      text('{born} metoprolol', 'submitted'),
      text('any news?', 'already_received'),
      text('status?', 'already_received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'the phone on file: name and date one by one after the medicine, and the outcome is told',
    people: [alone],
    turns: [
      text('refill metoprolol', 'received'),
      text('{me}', 'need_info', 'date of birth'),
      text('{born}', 'submitted'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'asked for the state by somebody who has just said who they are: it is told at once',
    people: [alone],
    turns: [text('metoprolol refill. {me} {born}', 'submitted'), text('any news?', 'already_received')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'lo mismo en español',
    people: [{ ...alone, given: 'Rosa' }],
    turns: [
      text('necesito surtir metoprolol. {me}, {nacida}', 'submitted'),
      text('¿alguna noticia?', 'already_received', 'Pedido'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Rosa'] },
  },
  {
    what: 'a phone that is nobody’s hears of no state by name and date alone, and with an Rx number it does',
    people: [stranger],
    turns: [
      text('metoprolol refill. {me} {born}', 'received'),
      text('any news?', 'status_ask'),
      text('{n}001', 'already_received'),
      text('status?', 'already_received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'a class word, and then the medicine itself: one ticket',
    people: [alone],
    turns: [text('I need my blood pressure pill', 'received'), text('metoprolol', 'received')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'a class word that fits several, and then one of them: one ticket',
    people: [{ ...mary, acceptsDetails: true }],
    turns: [
      text('{me} {born} I need my blood pressure pill', 'choose_medicine'),
      text('metoprolol', 'submitted'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'a class word, and then a medicine that it does not mean: two needs',
    people: [mary],
    turns: [text('I need my blood pressure pill', 'received'), text('atorvastatin', 'received')],
    ends: { tickets: ['- clarifying', 'atorvastatin pharmacy_submitted'] },
  },
  {
    what: 'a slip of the pen, and then how much is left: no second ticket, and it counts',
    people: [alone],
    turns: [
      text('refil my metoprolool', 'received'),
      text('2 days left', 'received'),
      text('{me} {born}', 'submitted'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'a slip of the pen, and then the name as it is written: one ticket',
    people: [alone],
    turns: [text('refil my metoprolool', 'received'), text('metoprolol', 'received')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'a first name alone says too little, and leaves nothing behind',
    people: [stranger],
    turns: [
      text('refill metoprolol', 'received'),
      text('Mary', 'asked_again', 'full name'),
      text('{me} {born}', 'received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'Rosa es un nombre y no el color de una pastilla, cuando se pregunta por el nombre',
    people: [extranjera],
    turns: [
      text('necesito metoprolol', 'received'),
      text('Rosa', 'asked_again', 'nombre completo'),
      text('{me} {nacida}', 'received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Rosa'] },
  },
  {
    what: 'two medicines in one thread are known by two references',
    people: [stranger],
    turns: [
      text('refill my metoprolol', 'received'),
      text('and my atorvastatin refill', 'received'),
      text('{me} {born}', 'received'),
    ],
    references: 2,
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'news is told by the reference that was told before',
    people: [stranger],
    turns: [
      text('need my refill', 'received'),
      text('{me}', 'need_info'),
      text('{born} metoprolol', 'received'),
      event('metoprolol', { type: 'pharmacy_accepted' }, 'event_news'),
    ],
    references: 1,
    ends: { tickets: ['metoprolol pharmacy_processing'] },
  },
];
