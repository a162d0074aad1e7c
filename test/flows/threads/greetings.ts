import { inSpanish, mary, stranger, text, type Person, type Thread } from './thread.ts';

const alone: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const sola: Person = { ...inSpanish, prescriptions: (inSpanish.prescriptions ?? []).slice(0, 2) };
const submitted = { tickets: ['metoprolol pharmacy_submitted'], tasks: [] };

/** A greeting alone is answered by asking what is needed, and leaves nothing beside what follows. */
export const greetings: Thread[] = [
  ...['hello', 'Hi there!', 'good morning'].map((said) => ({
    what: `${said}, and then a refill`,
    people: [alone],
    turns: [text(said, 'greeting', 'How can we help?'), text('{me} {born} metoprolol', 'submitted')],
    ends: { ...submitted, of: ['Mary'] },
  })),
  {
    what: 'hola, y luego un resurtido',
    people: [sola],
    turns: [
      text('Hola buenas tardes', 'greeting', '¿En qué podemos ayudarle?'),
      text('{me} {nacida} metoprolol', 'submitted', 'Pedido'),
    ],
    ends: { ...submitted, of: ['Rosa'] },
  },
  {
    what: 'a greeting, and then piece by piece: one request',
    people: [stranger],
    references: 1,
    turns: [
      text('hello', 'greeting'),
      text('{me}', 'received'),
      text('{born}', 'need_info', 'medicine'),
      text('metoprolol', 'received'),
    ],
    ends: { ...submitted, of: ['Mary'] },
  },
  {
    what: 'a greeting and thanks: nothing is left for anybody',
    turns: [text('hello', 'greeting'), text('thanks')],
    ends: { tickets: [], tasks: [] },
  },
  {
    what: 'a greeting, and nothing that we understand: a person reads it',
    turns: [text('hi', 'greeting'), text('hello?', 'asked_again'), text('hey?', 'person_takes_over')],
    ends: { tickets: ['- review'] },
  },
  {
    what: 'a greeting while a request is open may mean that: a person reads it',
    people: [alone],
    turns: [text('{me} {born} metoprolol', 'submitted'), text('hello?', 'person_takes_over')],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'a greeting of somebody who opted out: a person calls',
    turns: [text('STOP'), text('hello')],
    ends: { tickets: ['- review'], tasks: ['call_back'], suppressed: ['opted_out'] },
  },
];
