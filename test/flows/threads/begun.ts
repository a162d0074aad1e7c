import { mary, stranger, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const swapped = { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol withdrawn'] };

/** What follows in a text of its own goes on as the exchange began. */
export const begun: Thread[] = [
  {
    what: 'a stranger asks for a mother, and sends the Rx number by itself: nothing is told',
    people: [stranger],
    turns: [text('my mother {me} ({born}) needs metoprolol', 'received'), text('rx {n}001', 'received')],
    ends: { tickets: ['metoprolol review'] },
  },
  {
    what: 'piece by piece for a mother: nothing is told',
    people: [stranger],
    turns: [
      text('refill for my mom please metoprolol', 'which_patient'),
      text('{me} {born}', 'received'),
      text('{n}001', 'received'),
    ],
    ends: { tickets: ['metoprolol review'] },
  },
  {
    what: 'a stranger asks how it stands, and then says who asks: no refill is made of it',
    people: [stranger],
    turns: [text('did my refill ship?', 'status_ask'), text('{me} {born} rx {n}001', 'already_received')],
    ends: { tickets: ['- review'] },
  },
  ...['did my refill ship?', '¿ya salió mi medicina?'].map((asked): Thread => ({
    what: `${asked} and then who asks: no refill is made of it`,
    people: [mary],
    turns: [text(asked, 'status_ask'), text('{me} {born} rx {n}001', 'already_received')],
    ends: { tickets: ['- review'] },
  })),
  ...[
    'I meant atorvastatin not metoprolol',
    'oops not the metoprolol i meant atorvastatin',
    'not metoprolol, atorvastatin',
  ].map((said): Thread => ({
    what: `metoprolol, and then: ${said}`,
    people: [two],
    turns: [text('{me} {born}, refill metoprolol', 'submitted'), text(said, 'withdrawn+submitted')],
    ends: swapped,
  })),
  ...['no, atorvastatin', 'atorvastatin instead please', 'no not that one, the atorvastatin'].map(
    (said): Thread => ({
      what: `metoprolol, and then: ${said}`,
      people: [two],
      turns: [text('{me} {born}, refill metoprolol', 'submitted'), text(said, 'withdrawn+submitted')],
      ends: swapped,
    }),
  ),
  ...[
    'wrong number, i don’t know who this is',
    'sorry you have the wrong number, this isn’t her phone anymore',
    'se equivocaron de persona',
  ].map((said): Thread => ({
    what: `${said}: nobody is asked for a name`,
    people: [mary],
    turns: [text(said, 'wrong_number')],
    ends: {},
  })),
  {
    what: 'who is this? We say who we are',
    people: [mary],
    turns: [text('who is this?', 'help')],
    ends: { tickets: [] },
  },
  {
    what: 'a reaction to our text is no answer',
    people: [two],
    turns: [
      text('refill metoprolol', 'received'),
      text('Liked “We have your message”'),
      text('Loved an image'),
      text('(I’m not receiving notifications. If this is urgent, reply “urgent”.)'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  },
];
