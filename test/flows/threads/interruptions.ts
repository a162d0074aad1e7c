import { mary, stranger, text, type Person, type Thread } from './thread.ts';

const one: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 1) };
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
  ...[
    ['STOP', 'is it ready?', 'when is it coming'],
    ['please stop texting me', 'when will it be here?', 'any update?'],
    ['no quiero más mensajes', '¿ya está mi metoprolol?', '¿cuándo llega?'],
    ['unsubscribe me please', 'did you send my metoprolol yet', 'ok thanks'],
  ].map(([out = '', asks = '', again = '']) => ({
    what: `asked how it stands after ${out}: a person calls, once: ${asks}`,
    people: [mary],
    turns: [
      text('{me} {born}, refill my metoprolol', 'submitted'),
      out === 'STOP' ? { ...text(out), fields: stop } : text(out, 'opt_out_confirmed'),
      text(asks),
      text(again),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], openTasks: ['call_back'] },
  })),
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
    what: 'out by a sentence and in again by YES: who it was verified to be still counts',
    people: [{ ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 1) }],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('please stop texting me', 'opt_out_confirmed'),
      text('YES', 'opted_in'),
      text('is it ready', 'already_received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  },
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
    turns: [text('ya no soy paciente de ustedes', 'person_takes_over', /^(?!.*988)/s)],
    ends: { tickets: ['- review'] },
  },
  ...['im going to sue you', 'los voy a demandar'].map((said) => ({
    what: `${said}: a person reads it, nobody is paged, and nothing is asked of them`,
    people: [],
    turns: [text(said, said.startsWith('im') ? 'person_takes_over' : 'frustrated', /^(?!.*988)/s)],
    ends: { tickets: ['- review'] },
  })),
  ...['wow only took you 3 weeks', 'how long does it take'].map((said) => ({
    what: `${said}: no danger, and no question for a clinician`,
    people: [one],
    turns: [
      text('{me} {born} metoprolol', 'submitted'),
      text(said, said.startsWith('wow') ? 'person_takes_over' : 'already_received'),
    ],
    ends: { among: ['metoprolol pharmacy_submitted'], tasks: [] },
  })),
  ...[
    'we wont be here thursday',
    'im not going to be here next week so send it now',
    'I am not going to be here much longer today so come before 3',
    'no voy a estar el jueves, mándenla antes',
  ].map((said) => ({
    what: `${said}: away, and no danger`,
    people: [one],
    turns: [text('{me} {born} metoprolol', 'submitted'), text(said, 'person_takes_over', /^(?!.*988)/s)],
    ends: { among: ['metoprolol pharmacy_submitted'] },
  })),
  ...['how come it takes so long', 'why does it always take a week'].map((said) => ({
    what: `${said}: of the order, and no question for a clinician`,
    people: [one],
    turns: [text('{me} {born} metoprolol', 'submitted'), text(said, 'already_received')],
    ends: { among: ['metoprolol pharmacy_submitted'], tasks: [] },
  })),
  {
    what: 'pain, after a request: a clinician looks',
    people: [one],
    turns: [text('{me} {born} metoprolol', 'submitted'), text('im in alot of pain', 'person_takes_over')],
    ends: { among: ['- clinical_review'] },
  },
  {
    what: 'a name and a date before a pill for the sugar: no reading of it',
    people: [one],
    turns: [text('{me} {born} my sugar pill please', 'which_drug', /^(?!.*911)/s)],
    ends: {},
  },
  ...['he is 6', 'tiene 6 años'].map((said) => ({
    what: `${said}: an age, and no danger`,
    people: [],
    turns: [text('refill for my son', 'received'), text(said, 'asked_again')],
    ends: { tickets: ['- clarifying'] },
  })),
  ...['i quit taking it', 'ya no la tomo'].map((said) => ({
    what: `${said}: its refill is held, and a clinician looks`,
    people: [one],
    turns: [text('{me} {born} metoprolol', 'submitted'), text(said, 'clinical_guardrail')],
    ends: {
      tickets: ['- clinical_review', 'metoprolol clinical_review'],
      openTasks: ['start_medication_change', 'tell_pharmacy_to_hold'],
    },
  })),
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
  ...['yes', 'Yes.', 'YES', 'sí', 'yeah'].map((said) => ({
    what: `${said}, which nobody asked: what do they need?`,
    people: [],
    turns: [text(said, 'greeting')],
    ends: { tickets: [], tasks: [] },
  })),
  {
    what: 'yes, which nobody asked, and then a request',
    people: [one],
    turns: [text('yes', 'greeting'), text('{me} {born} metoprolol', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'yes to what we have told: nothing is asked, and nobody is answered',
    people: [one],
    turns: [text('{me} {born} metoprolol', 'submitted'), text('yes')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
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
