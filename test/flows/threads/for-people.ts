import { event, inSpanish, mary, stranger, text, type Person, type Thread } from './thread.ts';

const alone: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 1) };
const refused: Person = {
  ...mary,
  prescriptions: [{ drug: 'Levothyroxine 75 MCG Oral Tablet', rxNumber: '{n}003', refills: 0 }],
};
const taken = ['person_takes_over'];

/** After a danger nothing is demanded, whatever is said of it. */
const afterDanger: Thread[] = [
  ...[
    { danger: 'i want to die', said: 'crisis', then: ['no one cares', 'im ok now'] },
    { danger: 'i dont want to be here anymore', said: 'crisis', then: ['im ok now'] },
    {
      danger: 'I have chest pain and can not breathe',
      said: 'emergency',
      then: ['ok i called them', 'what should i do'],
    },
    { danger: 'me duele mucho el pecho', said: 'emergency', then: ['ya hablé con mi hija'] },
  ].map(({ danger, said, then }) => ({
    what: `${danger}, and then: ${then.join(', ')}`,
    people: [],
    turns: [text(danger, said), ...then.map((next) => text(next, taken))],
    ends: { among: ['- clinical_review'] },
  })),
  ...['i took 20 metoprolol', 'i took 20 oxycodone by accident'].map((danger) => ({
    what: `${danger}: a clinician reads it once`,
    people: [],
    turns: [text(danger, 'poisoning')],
    ends: { tickets: ['- clinical_review'] },
  })),
  {
    what: 'a danger while we wait for a name: its end is no wrong answer',
    people: [stranger],
    turns: [
      text('refill my metoprolol', 'received'),
      text('I have chest pain and can not breathe', 'emergency'),
      text('false alarm sorry', taken),
      text('{me} {born}', 'received'),
    ],
    ends: { among: ['- clinical_review', 'metoprolol pharmacy_submitted'] },
  },
  ...[
    { danger: 'i want to kill myself', said: 'crisis', then: ['nvm', 'forget it'] },
    { danger: 'me quiero morir', said: 'crisis', then: ['olvídelo'] },
    { danger: 'I have chest pain and can not breathe', said: 'emergency', then: ['never mind'] },
  ].map(({ danger, said, then }) => ({
    what: `${danger}, and then: ${then.join(', ')}: nothing is said to be withdrawn, and the danger stands`,
    people: [],
    turns: [text(danger, said), ...then.map((next) => text(next))],
    ends: { tickets: ['- clinical_review'] },
  })),
  {
    what: 'a refill, a danger, and then nvm: the refill stays held for a clinician, and is not withdrawn',
    people: [alone],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('im thinking of ending it all', 'crisis'),
      text('nvm'),
    ],
    ends: { tickets: ['- clinical_review', 'metoprolol clinical_review'] },
  },
  {
    what: 'a danger, later a refill, and then nvm: the refill is taken back, and the danger stands',
    people: [alone],
    turns: [
      text('I have chest pain and can not breathe', 'emergency'),
      text('{me} {born} refill metoprolol', 'submitted'),
      text('nvm', 'withdrawn'),
    ],
    ends: { tickets: ['- clinical_review', 'metoprolol withdrawn'] },
  },
];

const notTheirs: Thread[] = [
  ...[
    "wrong number, i don't know who this is",
    'this is not Mary, you have the wrong person',
    "sorry you have the wrong number, this isn't her phone anymore",
    'i never asked for anything',
    'I didnt sign up for this',
    'se equivocaron de persona',
    'yo no pedí nada',
  ].map((said) => ({
    what: `${said}: the number is put right`,
    people: [],
    turns: [text(said, 'wrong_number')],
    ends: { among: [] },
  })),
  {
    what: 'a wrong number, in more words, in answer to our question',
    people: [],
    turns: [text('1', 'received'), text('i told you already that you have the wrong person', 'wrong_number')],
    ends: { tickets: ['- review'] },
  },
  ...['who is this?', 'new phone who dis', '¿Quién es?'].map((said) => ({
    what: `${said}: told who we are`,
    people: [],
    turns: [text(said, 'help', /STOP|ALTO/)],
    ends: { tickets: [] },
  })),
  ...['My husband passed away last week. please take him off', 'mi esposo falleció la semana pasada'].map(
    (said) => ({
      what: `${said}: a person reads it`,
      people: [],
      turns: [text(said, taken)],
      ends: { openTasks: [] },
    }),
  ),
];

const verified = ['what change?', '??', 'hello', 'new address 12 Oak St', "i'll pick it up tomorrow ok?"];

const noRefill: Thread[] = [
  ...verified.map((said) => ({
    what: `verified, and then: ${said}`,
    people: [alone],
    turns: [
      text('{me} {born}, refill metoprolol', 'submitted'),
      text(said, taken),
      text('did you get it?', 'already_received'),
    ],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
  })),
  {
    what: 'verified, and why after a denial',
    people: [refused],
    turns: [
      text('{me} {born}, refill levothyroxine', 'provider_requested'),
      event('levothyroxine', { type: 'provider_denied', reason: 'labs' }, 'denied'),
      text('why?', taken),
    ],
    ends: { among: ['levothyroxine denied'] },
  },
  {
    what: 'all that was asked was said: nothing is demanded behind it',
    people: [stranger],
    turns: [
      text('refill my metoprolol', 'received'),
      text('{me} {born}', 'received'),
      text("what's the address", taken),
      text('??', taken),
    ],
    ends: { among: ['metoprolol pharmacy_submitted'] },
  },
  ...[
    'what are your hours?',
    'I want to talk to a human',
    'quiero hablar con una persona',
    'how much will it cost',
  ].map((said) => ({
    what: `${said}: a person answers, whoever asks`,
    people: [],
    turns: [text(said, taken)],
    ends: { tickets: ['- review'] },
  })),
  {
    what: 'a question of business beside our own leaves that one open',
    people: [stranger],
    turns: [
      text('refill my metoprolol', 'received'),
      text('can someone call me', taken),
      text('{me} {born}', 'received'),
    ],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'verificada, y luego una pregunta que no es de un resurtido',
    people: [{ ...inSpanish, prescriptions: alone.prescriptions ?? [] }],
    turns: [
      text('{me} {nacida} necesito resurtir metoprolol', 'submitted'),
      text('¿cuánto cuesta?', taken, /persona/),
    ],
    ends: { among: ['metoprolol pharmacy_submitted'] },
  },
];

const nobodyWrote = [
  'Loved an image',
  'Emphasized “we will see you on Monday”',
  'Le gustó “nos vemos el lunes”',
  '(I\'m not receiving notifications. If this is urgent, reply "urgent" to send a notification through with your original message.)',
  'Thank you for contacting Smith Plumbing! We are closed right now and will get back to you.',
  "I'm driving right now, I'll get back to you later",
];

/** What phones and businesses send by themselves is not answered. */
export const automatic: Thread[] = [
  ...nobodyWrote.map((said) => ({
    what: `${said}: nobody is answered`,
    people: [stranger],
    turns: [text('refill my metoprolol', 'received'), text(said), text('{me} {born}', 'received')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  })),
  {
    what: 'a machine from a number that never wrote before',
    people: [],
    turns: [text('Gracias por comunicarse con Taller López. Le responderemos pronto.')],
    ends: { tickets: [] },
  },
  {
    what: 'a danger behind the words of a machine is a danger',
    people: [],
    turns: [text("I'm driving right now and my chest pain is terrible, reply later", 'emergency')],
    ends: { tickets: ['- clinical_review'] },
  },
];

/** What a person reads is answered without asking for anything. */
export const forPeople: Thread[] = [...afterDanger, ...notTheirs, ...noRefill];
