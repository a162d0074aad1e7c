import { inSpanish, mary, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const dos: Person = { ...two, given: 'Rosa', language: 'es' };
const pressed = { tickets: ['metoprolol pharmacy_submitted'], tasks: [] };

/** Told that it is too early, they say that they cannot wait. */
export const runningOut: Thread[] = [
  ...["I'm out of it", 'I am out', 'I lost the bottle', "I'm going on vacation tomorrow"].map(
    (words): Thread => ({
      what: `who they are, the medicine, and then: ${words}`,
      people: [mary],
      turns: [
        text('{me} {born}', 'which_drug'),
        text('omeprazole', 'too_early'),
        text(words, 'provider_requested'),
      ],
      ends: { tickets: ['omeprazole authorization_requested'] },
    }),
  ),
  {
    what: 'all at once, and then a journey',
    people: [mary],
    turns: [
      text('omeprazole {me} {born}', 'too_early'),
      text("I'm going on vacation tomorrow", 'provider_requested'),
    ],
    ends: { tickets: ['omeprazole authorization_requested'] },
  },
  {
    what: 'en español: se me acabó',
    people: [inSpanish],
    turns: [
      text('{me} {nacida}', 'which_drug'),
      text('omeprazol', 'too_early'),
      text('se me acabó', 'provider_requested'),
    ],
    ends: { tickets: ['omeprazole authorization_requested'] },
  },
  ...[
    ...[
      'but im out',
      'i took my last one this morning',
      'i only have 2 left',
      'its urgent',
      'i need it today',
    ],
    'ok but I am leaving on vacation tomorrow',
  ].map((words) => ({
    what: `after an outcome it speaks of what was asked for: ${words}`,
    people: [two],
    references: 1,
    turns: [text('{me} {born} refill metoprolol', 'submitted'), text(words, 'already_received')],
    ends: pressed,
  })),
  ...['es urgente ya no tengo', 'me urge, ya se me acabó', 'lo necesito hoy'].map((words) => ({
    what: `y en español: ${words}`,
    people: [dos],
    references: 1,
    turns: [text('{me} {nacida} surtir metoprolol', 'submitted'), text(words, 'already_received', 'Pedido')],
    ends: pressed,
  })),
  {
    what: 'from a phone that is nobody’s, behind an Rx number',
    people: [{ ...two, onFile: false }],
    references: 1,
    turns: [
      text('{me} {born} refill metoprolol rx {n}001', 'submitted'),
      text('but im out', 'already_received'),
    ],
    ends: pressed,
  },
  {
    what: 'of two that were asked for it speaks of both',
    people: [two],
    references: 2,
    turns: [
      text('{me} {born} refill metoprolol and atorvastatin', 'submitted'),
      text('im completely out', 'already_received'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'another medicine that is out is a request of its own',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('im out of atorvastatin too', 'submitted'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'] },
  },
  ...[
    ...['yes, I run out tomorrow', 'But I only have 1 left', 'I only have 2 pills left'],
    ...['yes i will run out in 2 days', 'I run out tonight'],
  ].map((words) => sooner(words, [mary])),
  ...['yes, I run out tomorrow', 'But I only have 1 left'].map((words, place) =>
    sooner(words, sharing(`Sharewell${place === 0 ? 'y' : 'er'}`, 11 + place)),
  ),
  ...['se me acaba mañana', 'sí, se me acaba mañana', 'solo me quedan 2 pastillas'].map((words) =>
    sooner(words, [inSpanish]),
  ),
  {
    what: 'too early, and it runs out before then: asked how much is left, and decided on that',
    people: [mary],
    turns: [
      text('omeprazole {me} {born} rx {n}004', 'too_early'),
      text('I will run out before then', 'how_much_left'),
      text('tomorrow', 'provider_requested'),
    ],
    ends: { tickets: ['omeprazole authorization_requested'] },
  },
  ...['I only have 2 pills left', 'I run out tomorrow'].map((words): Thread => ({
    what: `too early, asked for again, and then: ${words}`,
    people: [mary],
    turns: [
      text('omeprazole {me} {born} rx {n}004', 'too_early'),
      text('omeprazole again please', 'already_received'),
      text(words, 'already_received', 'provider'),
    ],
    ends: { tickets: ['omeprazole authorization_requested'] },
  })),
  {
    what: 'too early, then a journey, and then what is left: it is said of the same request',
    people: [mary],
    references: 1,
    turns: [
      text('omeprazole {me} {born} rx {n}004', 'too_early'),
      text('can I get it anyway, im going on vacation', 'provider_requested'),
      text('I only have 2 pills left', 'already_received'),
    ],
    ends: { tickets: ['omeprazole authorization_requested'] },
  },
];

/** Told that it is too early, and asked whether it runs out sooner. */
function sooner(words: string, people: Person[]): Thread {
  return {
    what: `too early, and running out sooner: ${words}${people.length > 1 ? ', on a shared phone' : ''}`,
    people,
    turns: [text('omeprazole {me} {born} rx {n}004', 'too_early'), text(words, 'provider_requested')],
    ends: { tickets: ['omeprazole authorization_requested'] },
  };
}

function sharing(family: string, day: number): Person[] {
  const { prescriptions = [] } = mary;
  return [
    { given: 'Tilda', family, birthDate: `1949-08-${day}`, prescriptions },
    { given: 'Bertram', family, birthDate: `1951-08-${day}`, prescriptions: prescriptions.slice(0, 2) },
  ];
}
