import { hydralazine, mary, stranger, text, type Person, type Thread } from './thread.ts';

/** One medicine of each class. */
const alone: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };

/** What is missing, asked and answered, in English. */
export const asking: Thread[] = [
  {
    what: 'name and birth date with the refill, from the phone on file: the outcome is told at once',
    people: [mary],
    turns: [
      text('{me} {born}, refill my metoprolol please', 'submitted', /^Hello from Bay Pharmacy: /, 'STOP'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'a medicine from the phone on file: acted on, and nothing told',
    people: [mary],
    turns: [text('refill my metoprolol', 'received', 'full name', 'date of birth')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'name and birth date after the refill, from a phone that is not on file',
    people: [stranger],
    turns: [text('refill my metoprolol', 'received'), text('{me} {born}', 'received')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'a name alone, then a birth date alone: what is missing is asked, once each',
    people: [stranger],
    turns: [
      text('refill my metoprolol', 'received'),
      text('{me}', 'need_info', 'date of birth', /^(?!.*full name)/),
      text('{born}', 'received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'an Rx number, and then the name on it: nothing else is asked',
    people: [stranger],
    turns: [
      text('I need a refill', 'received'),
      text('{n}002', 'received'),
      text('{me}', 'received', /^(?!.*so that we can go on)/s),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'a birth date alone, then a name alone',
    people: [stranger],
    turns: [
      text('refill my metoprolol', 'received'),
      text('{born}', 'need_info', 'full name', /^(?!.*date of birth)/),
      text('{me}', 'received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'name and birth date first, and the medicine when it is asked for',
    people: [mary],
    turns: [text('{me} {born}, I need a refill', 'which_drug'), text('metoprolol', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'the same from a phone that is not on file: nothing is told, and it goes on all the same',
    people: [stranger],
    turns: [text('{me} {born}, I need a refill', 'received'), text('metoprolol', 'received')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'the number on the label in answer to which medicine',
    people: [mary],
    turns: [text('{me} {born}, I need a refill', 'which_drug'), text('{n}002', 'submitted')],
    ends: { tickets: ['atorvastatin pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'the strength alone, where two are on file',
    people: [mary],
    turns: [text('{me} {born}, refill lisinopril', 'which_drug'), text('20 mg', 'submitted')],
    ends: { tickets: ['lisinopril pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'a class word is restated from the label by somebody who accepted nothing',
    people: [mary],
    turns: [
      text('{me} {born}, refill my blood pressure pill', 'which_drug'),
      text('metoprolol', 'submitted'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'a class word alone names no medicine without doubt: the phone on file is not enough, and who it is for is asked',
    people: [alone],
    turns: [
      text('refill my blood pressure pill', 'received', 'full name'),
      text('{me} {born}', 'which_drug'),
      text('metoprolol', 'submitted'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'a slip in the name alone does not say whose list it is on either',
    people: [alone],
    turns: [text('refill my metoprolool', 'received', 'full name'), text('{me} {born}', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'a slip in the name of the one medicine that it fits, by somebody who says who they are',
    people: [alone],
    turns: [text('{me} {born}, refill metoprolool', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'the vendor takes a YES for its START: it still answers what we asked',
    people: [{ ...hydralazine, acceptsDetails: true }],
    turns: [
      text('{me} {born}, refill my hydroxalazine', 'confirm_medicine'),
      { ...text('YES', 'submitted'), fields: { OptOutType: 'START' } },
    ],
    ends: { tickets: ['hydralazine pharmacy_submitted'], suppressed: [], of: ['Mary'] },
  },
  {
    what: 'two strengths are offered to somebody verified who accepts health details: the second one',
    people: [{ ...mary, acceptsDetails: true }],
    turns: [
      text('{me} {born}, refill lisinopril', 'choose_medicine', '1) lisinopril', '2) lisinopril'),
      text('the second one', 'submitted'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'and by number: 1',
    people: [{ ...mary, acceptsDetails: true }],
    turns: [text('{me} {born}, refill lisinopril', 'choose_medicine'), text('1', 'submitted')],
    ends: { tickets: ['lisinopril pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'the blue one is for a person: pills look alike',
    people: [{ ...mary, acceptsDetails: true }],
    turns: [
      text('{me} {born}, refill lisinopril', 'choose_medicine'),
      text('the blue one', 'person_takes_over'),
    ],
    ends: { tickets: ['- review', 'lisinopril review'], tasks: ['answer_sender'] },
  },
  {
    what: 'both of two choices: each is a request of its own, told together',
    people: [{ ...mary, acceptsDetails: true }],
    turns: [
      text('{me} {born}, refill lisinopril', 'choose_medicine'),
      text('both', 'submitted', 'Requests RG-'),
    ],
    ends: {
      tickets: ['lisinopril pharmacy_submitted', 'lisinopril pharmacy_submitted'],
      tasks: [],
      of: ['Mary'],
    },
  },
  {
    what: 'a near match is confirmed by somebody verified who accepts health details: yes',
    people: [{ ...hydralazine, acceptsDetails: true }],
    turns: [
      text('{me} {born}, refill my hydroxalazine', 'confirm_medicine', 'hydralazine'),
      text('yes', 'submitted'),
    ],
    ends: { tickets: ['hydralazine pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'a near match, and a yes in more words',
    people: [{ ...hydralazine, acceptsDetails: true }],
    turns: [
      text('{me} {born}, refill my hydroxalazine', 'confirm_medicine'),
      text("yep that's it, thanks", 'submitted'),
    ],
    ends: { tickets: ['hydralazine pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'a near match, a no in more words, and two answers that say nothing: a person takes over',
    people: [{ ...hydralazine, acceptsDetails: true }],
    turns: [
      text('{me} {born}, refill my hydroxalazine', 'confirm_medicine'),
      text("no that's not it", 'which_drug'),
      text('huh?', 'asked_again'),
      text('no idea', 'person_takes_over'),
    ],
    ends: { among: ['- review'], tasks: ['answer_sender'], of: ['Mary'] },
  },
  {
    what: 'a near match is refused: no, and then named',
    people: [{ ...hydralazine, acceptsDetails: true }],
    turns: [
      text('{me} {born}, refill my hydroxalazine', 'confirm_medicine'),
      text('no', 'which_drug'),
      text('metoprolol', 'submitted'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'a near match is never offered to somebody who accepted nothing',
    people: [hydralazine],
    turns: [text('{me} {born}, refill my hydroxalazine', 'which_drug'), text('{n}007', 'submitted')],
    ends: { tickets: ['hydralazine pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'two answers that say nothing: asked again once, then a person takes over',
    people: [mary],
    turns: [
      text('{me} {born}, I need a refill', 'which_drug'),
      text('hmm idk', 'asked_again'),
      text('whatever', 'person_takes_over'),
    ],
    ends: { tickets: ['- review'], tasks: ['answer_sender'] },
  },
  {
    what: 'the same question asked three times in vain: a person takes over',
    people: [],
    turns: [
      text('refill my warfarin', 'received'),
      text('refill my warfarin please', 'received'),
      text('i said refill my warfarin', 'person_takes_over'),
    ],
    ends: {
      tickets: ['warfarin identity_review', 'warfarin identity_review', 'warfarin identity_review'],
      tasks: ['answer_sender', 'verify_spelling', 'verify_spelling', 'verify_spelling'],
    },
  },
  {
    what: 'name and birth date that fit nobody: the words are those for anybody, and a person looks',
    people: [],
    turns: [
      text('refill my metoprolol', 'received'),
      text('Harriet Vandermeer', 'need_info', 'date of birth'),
      text('5/14/1949', 'received'),
    ],
    ends: {
      tickets: ['metoprolol identity_review'],
      tasks: ['answer_sender', 'verify_spelling'],
      of: [null],
    },
  },
  {
    what: 'running out before the date: yes, and for how many days',
    people: [mary],
    turns: [
      text('{me} {born}, refill omeprazole', 'too_early', 'too early'),
      text('yes', 'how_much_left'),
      text('1', 'provider_requested'),
    ],
    ends: { tickets: ['omeprazole authorization_requested'], of: ['Mary'] },
  },
  {
    what: 'running out before the date: a couple of days',
    people: [mary],
    turns: [
      text('{me} {born}, refill omeprazole', 'too_early'),
      text('Yes please', 'how_much_left'),
      text('a couple of days', 'provider_requested'),
    ],
    ends: { tickets: ['omeprazole authorization_requested'], of: ['Mary'] },
  },
  {
    what: 'running out before the date, and they do not know when: asked once more, then a person',
    people: [mary],
    turns: [
      text('{me} {born}, refill omeprazole', 'too_early'),
      text('yes', 'how_much_left'),
      text('dunno', 'how_much_left'),
      text("I don't know", 'person_takes_over'),
    ],
    ends: { tickets: ['- review', 'omeprazole too_early'], tasks: ['answer_sender'] },
  },
];
