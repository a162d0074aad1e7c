import { mary, stranger, text, type Thread } from './thread.ts';

const machine = 'auto reply: your message was received by our system';
const stop = { OptOutType: 'STOP' };

/** What comes in the middle: danger, STOP, thanks, photos, machines, and other questions. */
export const interruptions: Thread[] = [
  {
    what: 'STOP in the middle: nothing more is sent, and a person calls',
    people: [stranger],
    turns: [text('refill my metoprolol', 'received'), { ...text('STOP'), fields: stop }, text('{me} {born}')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], suppressed: ['opted_out'] },
  },
  {
    what: 'no more, after a request: of texts or of the medicine, a person reads it, and nobody is opted out',
    people: [stranger],
    turns: [text('metoprolol please', 'received'), text('no more', 'received'), text('help', 'help')],
    ends: { tickets: ['- review', 'metoprolol clarifying'], suppressed: [] },
  },
  {
    what: 'stop it please: an opt-out after a question too',
    people: [stranger],
    turns: [text('metoprolol please', 'received'), text('stop it please', 'opt_out_confirmed')],
    ends: {},
  },
  {
    what: 'somebody has died, please stop: opted out, and a person reads it',
    people: [],
    turns: [text('Walter passed away last week please stop', 'opt_out_confirmed')],
    ends: { tickets: ['- review'] },
  },
  {
    what: 'please stop texting me, as a sentence: confirmed once',
    people: [],
    turns: [text('please stop texting me', 'opt_out_confirmed'), text('please stop texting me')],
    ends: { tickets: [] },
  },
  ...[
    ...['STOP STOP STOP', 'Yes, stop', 'S T O P', 'end this', 'Arrêt'].map((said) => ({
      said,
      words: 'no more texts',
    })),
    ...[
      'dejen de escribirme',
      'alto por favor',
      'detener',
      'pare',
      'deje de mandarme mensajes',
      'no más',
    ].map((said) => ({ said, words: 'mandaremos' })),
  ].map(({ said, words }) => ({
    what: `${said}: an opt-out, confirmed once in its language`,
    people: [],
    turns: [text(said, 'opt_out_confirmed', words), text(said)],
    ends: { tickets: [] },
  })),
  ...['How do I opt out?', '¿Cómo me doy de baja?'].map((said) => ({
    what: `${said}: told how, and not opted out`,
    people: [],
    turns: [text(said, 'help', 'STOP'), text('help', 'help')],
    ends: { tickets: [], suppressed: [] },
  })),
  {
    what: 'YES opts in only someone who is out',
    people: [],
    turns: [text('opt out', 'opt_out_confirmed'), text('START', 'opted_in'), text('YES')],
    ends: { tickets: [] },
  },
  {
    what: 'an emergency in the middle, and the question stands afterwards',
    people: [stranger],
    turns: [
      text('refill my metoprolol', 'received'),
      text('I have chest pain and can not breathe', 'emergency', '911'),
      text('{me} {born}', 'received'),
    ],
    ends: { tickets: ['- clinical_review', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'an emergency from somebody who has opted out',
    people: [],
    turns: [
      text('please stop texting me', 'opt_out_confirmed'),
      text('chest pain, call 911 help', 'emergency'),
    ],
    ends: { tickets: ['- clinical_review'] },
  },
  ...['deje de escribirme', 'ya no soy Pedro, deje de escribirme'].map((said) => ({
    what: `${said}: an opt-out, and no danger`,
    people: [],
    turns: [text(said, 'opt_out_confirmed', 'mandaremos')],
    ends: { tickets: [], tasks: [] },
  })),
  {
    what: 'ya no soy paciente de ustedes: a person reads it, and nobody is paged',
    people: [],
    turns: [text('ya no soy paciente de ustedes', 'received', /^(?!.*988)/s)],
    ends: { tickets: ['- review'] },
  },
  {
    what: 'a threat to go to law: a person reads it, and nobody is paged',
    people: [],
    turns: [text('im going to sue you', 'received', /^(?!.*988)/s)],
    ends: { tickets: ['- review'] },
  },
  {
    what: 'a crisis',
    people: [],
    turns: [text('I want to kill myself', 'crisis', '988')],
    ends: { tickets: ['- clinical_review'] },
  },
  {
    what: 'a reaction to our own text is no STOP: phones send it with our words',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol', 'submitted', 'Reply STOP'),
      text('Liked “Reply STOP to opt out”'),
      text('> Reply STOP to opt out\nand my atorvastatin too', 'submitted'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'thanks, ok and thanks again are not answered',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol', 'submitted'),
      text('thanks'),
      text('ok'),
      text('thank you!'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'thanks does not end a question',
    people: [mary],
    turns: [
      text('{me} {born}, I need a refill', 'which_drug'),
      text('thanks'),
      text('metoprolol', 'submitted'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  },
  {
    what: 'a photo alone: a person looks at it',
    people: [],
    turns: [{ ...text('', 'photo_received'), photo: true }],
    ends: { tickets: ['- review'], tasks: ['look_at_photo'] },
  },
  {
    what: 'a photo of the label in answer to which medicine',
    people: [mary],
    turns: [
      text('{me} {born}, I need a refill', 'which_drug'),
      { ...text('', 'photo_received'), photo: true },
    ],
    ends: { tickets: ['- clarifying'], tasks: ['look_at_photo'] },
  },
  {
    what: 'a question for a pharmacist in the middle',
    people: [mary],
    turns: [
      text('{me} {born}, I need a refill', 'which_drug'),
      text('can I take ibuprofen with it?', 'clinical_guardrail'),
    ],
    ends: {},
  },
  {
    what: 'an answer to a question that nobody asked: yes',
    people: [],
    turns: [text('yes')],
    ends: { tickets: [], tasks: [] },
  },
  {
    what: 'a bare no is of no language: it is answered as everything before',
    people: [{ ...mary, acceptsDetails: true }],
    turns: [
      text('{me} {born} lisinopril', 'choose_medicine', 'Please reply'),
      text('no', 'asked_again', 'Please reply'),
    ],
    ends: {},
  },
  {
    what: 'an answer to a question that nobody asked: 1',
    people: [],
    turns: [text('1', 'received')],
    ends: { tickets: ['- review'] },
  },
  {
    what: 'another request in answer to a question: both are kept apart',
    people: [mary],
    turns: [
      text('{me} {born}, refill lisinopril', 'which_drug'),
      text('{me} {born}, also refill metoprolol', 'submitted'),
    ],
    ends: { tickets: ['lisinopril clarifying', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'two open questions of two medicines are answered by one name and birth date',
    people: [stranger],
    turns: [
      text('refill my metoprolol', 'received'),
      text('and my atorvastatin refill', 'received'),
      text('{me} {born}', 'received'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'HELP in the middle',
    people: [stranger],
    turns: [text('refill my metoprolol', 'received'), text('help', 'help'), text('{me} {born}', 'received')],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  },
  {
    what: 'anger: an apology once, and a person',
    people: [mary],
    turns: [
      text('{me} {born} this is ridiculous, where the hell is my metoprolol refill', [
        'frustrated+person_review+submitted',
      ]),
    ],
    ends: {},
  },
  {
    what: 'a machine that answers ours is not answered for ever',
    people: [],
    turns: [
      ...['received', 'asked_again', 'person_takes_over'].map((said) => text(machine, said)),
      ...['received', 'asked_again', 'person_takes_over'].map((said) => text(machine, said)),
      ...['received', 'asked_again', 'person_takes_over', 'received'].map((said) => text(machine, said)),
      text(machine),
    ],
    ends: { tickets: ['- review'], suppressed: ['too_many_answers'] },
  },
];
