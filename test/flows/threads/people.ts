import { call, mary, stranger, text, type Person, type Thread } from './thread.ts';

const frank: Person = {
  given: 'Frank',
  birthDate: '1944-02-11',
  family: 'Brandtner',
  prescriptions: [{ drug: 'Warfarin 5 MG Oral Tablet', rxNumber: '{n}11' }],
};
const helen: Person = {
  ...frank,
  given: 'Helen',
  birthDate: '1945-07-22',
  prescriptions: [{ drug: 'Warfarin 5 MG Oral Tablet', rxNumber: '{n}12' }],
};
const john: Person = { ...frank, given: 'John', family: 'Twinning', birthDate: '1960-05-06' };
const joan: Person = { ...john, given: 'Joan' };
const minor: Person = { ...mary, given: 'Tim', family: 'Minshall', birthDate: '2012-05-06' };

/** Who asks, and for whom. */
export const people: Thread[] = [
  {
    what: 'a couple’s phone: they say who it is for, we list nobody',
    people: [frank, helen],
    turns: [text('refill my warfarin', 'received', 'full name'), text('{other} {otherBorn}', 'submitted')],
    ends: { tickets: ['warfarin pharmacy_submitted'], of: ['Helen'] },
  },
  {
    what: 'a couple’s phone: for his wife, and he says who that is',
    people: [
      { ...frank, family: 'Marchetti' },
      { ...helen, family: 'Marchetti' },
    ],
    turns: [
      text('I need a refill of my wife’s warfarin', 'which_patient', 'full name', 'date of birth'),
      text('{other} {otherBorn}', 'submitted'),
    ],
    ends: { tickets: ['warfarin pharmacy_submitted'], of: ['Helen'] },
  },
  {
    what: 'the same from a phone that nobody has: the same question, and a person verifies it with her',
    people: [{ ...helen, family: 'Castellucci', onFile: false }],
    turns: [
      text('I need a refill of my wife’s warfarin', 'which_patient', 'full name'),
      text(
        '{me} {born}',
        'received',
        'Our team will follow up',
        /^(?!.*(?:submitted|sent to the pharmacy))/is,
      ),
    ],
    ends: { tickets: ['warfarin review'], of: ['Helen'] },
  },
  {
    what: 'the same from a phone that is on file for somebody else alone: it is verified with her as well',
    people: [
      { ...frank, family: 'Castelnuovo' },
      { ...helen, family: 'Castelnuovo', onFile: false },
    ],
    turns: [text('my wife needs her warfarin', 'which_patient'), text('{other} {otherBorn}', 'received')],
    ends: { tickets: ['warfarin review'], of: ['Helen'] },
  },
  {
    what: 'from a phone that is on file for somebody else, and piece by piece',
    people: [
      { ...frank, family: 'Castelfranco' },
      { ...helen, family: 'Castelfranco', onFile: false },
    ],
    turns: [
      text('I need a refill of my wife’s warfarin', 'which_patient'),
      text('{other}', 'need_info'),
      text('{otherBorn}', 'received'),
    ],
    ends: { tickets: ['warfarin review'], of: ['Helen'] },
  },
  {
    what: 'from the phone of somebody else who stands on her file as her husband: he may ask',
    people: [
      { ...frank, family: 'Castellammare' },
      {
        ...helen,
        family: 'Castellammare',
        onFile: false,
        relatives: [{ name: 'Frank Castellammare', relationship: 'SPS', phone: '' }],
      },
    ],
    turns: [text('my wife needs her warfarin', 'which_patient'), text('{other} {otherBorn}', 'received')],
    ends: { tickets: ['warfarin pharmacy_submitted'], of: ['Helen'] },
  },
  {
    what: 'all of it in one text from a phone that nobody has: a person verifies it, and nothing is told',
    people: [{ ...helen, family: 'Castelvecchio', onFile: false }],
    turns: [
      text('my wife’s warfarin please, {me} {born}', 'received', 'what you have not sent yet'),
      text('did you get it?', 'status_ask', 'Rx number'),
    ],
    ends: { tickets: ['warfarin review'], tasks: ['call_back'], of: ['Helen'] },
  },
  {
    what: 'a couple’s phone: each asks for their own',
    people: [
      { ...frank, family: 'Oberlander' },
      { ...helen, family: 'Oberlander' },
    ],
    turns: [
      text('{me} {born}, refill warfarin', 'submitted'),
      text('{other} {otherBorn}, refill warfarin', 'submitted'),
    ],
    ends: { tickets: ['warfarin pharmacy_submitted', 'warfarin pharmacy_submitted'], of: ['Frank', 'Helen'] },
  },
  {
    what: 'a couple’s phone: whoever asks for the status hears of their own alone',
    people: [
      { ...frank, family: 'Pendlebury' },
      {
        ...helen,
        family: 'Pendlebury',
        prescriptions: [{ drug: 'Levothyroxine 75 MCG Oral Tablet', rxNumber: '{n}13', refills: 0 }],
      },
    ],
    turns: [
      text('{me} {born}, refill warfarin', 'submitted'),
      text('{other} {otherBorn}, refill levothyroxine', 'provider_requested'),
      text('{me} {born}, any news?', 'already_received', 'pharmacy team', /^(?!.*provider)/is),
    ],
    ends: { tickets: ['levothyroxine authorization_requested', 'warfarin pharmacy_submitted'] },
  },
  {
    what: 'a couple’s phone: the medicine alone in answer to a question to one of them',
    people: [
      { ...frank, family: 'Silvestri' },
      { ...helen, family: 'Silvestri' },
    ],
    turns: [text('{me} {born}, I need a refill', 'which_drug'), text('warfarin', 'received')],
    ends: { tickets: ['- clarifying', 'warfarin clarifying'] },
  },
  {
    what: 'a couple’s phone: cancel my refill, without saying whose, takes nobody’s back',
    people: [
      { ...frank, family: 'Aberdeen' },
      { ...helen, family: 'Aberdeen' },
    ],
    turns: [
      text('{other} {otherBorn}, refill warfarin', 'submitted'),
      text('cancel my refill', 'withdraw_received'),
    ],
    ends: { tickets: ['- review', 'warfarin pharmacy_submitted'], of: ['Helen', null] },
  },
  {
    what: 'a couple’s phone: he cancels, and hers stands',
    people: [
      { ...frank, family: 'Berdan' },
      { ...helen, family: 'Berdan' },
    ],
    turns: [
      text('{other} {otherBorn}, refill warfarin', 'submitted'),
      text('{me} {born}, cancel my refill', 'withdraw_received'),
      text('{me} {born}, refill warfarin', 'submitted'),
      text('{me} {born}, cancel my refill', 'withdrawn'),
    ],
    ends: { tickets: ['- review', 'warfarin pharmacy_submitted', 'warfarin withdrawn'] },
  },
  {
    what: 'a couple’s phone: his first name alone does not take hers back',
    people: [
      { ...frank, family: 'Corwin' },
      { ...helen, family: 'Corwin' },
    ],
    turns: [
      text('{other} {otherBorn}, refill warfarin', 'submitted'),
      text('this is {given}, cancel my refill', 'withdraw_received'),
    ],
    ends: { tickets: ['- review', 'warfarin pharmacy_submitted'] },
  },
  {
    what: 'a couple’s phone: he asks how far it is, and hears nothing of hers',
    people: [
      { ...frank, family: 'Dorsey' },
      { ...helen, family: 'Dorsey' },
    ],
    turns: [
      text('{other} {otherBorn}, refill warfarin', 'submitted'),
      text('{me} {born}, is my refill ready?', 'person_review', /^(?!.*pharmacy team)/s),
    ],
    ends: { tickets: ['- review', 'warfarin pharmacy_submitted'] },
  },
  {
    what: 'a couple’s phone: whoever asked for it says what is to be cancelled',
    people: [
      { ...frank, family: 'Elwood' },
      { ...helen, family: 'Elwood' },
    ],
    turns: [
      text('{other} {otherBorn}, refill warfarin', 'submitted'),
      text('cancel the warfarin', 'withdraw_received'),
    ],
    ends: { tickets: ['warfarin withdrawn'], of: ['Helen'] },
  },
  {
    what: 'twins with one phone: one letter apart, so a person looks',
    people: [john, joan],
    turns: [text('{other} {otherBorn}, refill warfarin', 'received')],
    ends: { tickets: ['warfarin clarifying'], of: [null] },
  },
  {
    what: 'a daughter who has power of attorney, for her mother',
    people: [
      {
        ...mary,
        given: 'Agnes',
        onFile: false,
        relatives: [{ name: 'Carol Whitcombe', relationship: 'POWATT', phone: '' }],
      },
    ],
    turns: [text('refill metoprolol for my mother {me} {born}', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Agnes'] },
  },
  {
    what: 'a neighbour whom nobody knows: taken in, nothing told, and a person finds out',
    people: [stranger],
    turns: [text('refill metoprolol for my neighbor {me} {born}', 'received')],
    ends: { tickets: ['metoprolol review'], tasks: ['call_back'], of: ['Mary'] },
  },
  {
    what: 'a minor texts for himself: for a person',
    people: [minor],
    turns: [text('{me} {born}, refill metoprolol', 'received')],
    ends: { tickets: ['metoprolol review'], of: ['Tim'] },
  },
  {
    what: 'somebody who has died: a person looks',
    people: [{ ...mary, given: 'Edna', deceased: true }],
    turns: [text('{me} {born}, refill metoprolol', 'person_review')],
    ends: { tickets: ['metoprolol review'] },
  },
  {
    what: 'the widow tells that he has died',
    people: [mary],
    turns: [text('please stop his refills, my husband passed away', 'withdraw_received')],
    ends: { tickets: ['- review'] },
  },
  {
    what: 'a wrong number',
    people: [],
    turns: [text('wrong number', 'wrong_number')],
    ends: { tickets: ['- review'] },
  },
  {
    what: 'a wrong number in answer to our question',
    people: [mary],
    turns: [text('refill my metoprolol', 'received'), text('you have the wrong person', 'wrong_number')],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'a withheld number cannot be answered: a person hears the call',
    people: [],
    from: 'anonymous',
    turns: [call('please refill my metoprolol')],
    ends: { tickets: ['metoprolol identity_review'], tasks: ['call_back', 'verify_spelling'] },
  },
  {
    what: 'a landline cannot be texted: a person calls back',
    people: [stranger],
    turns: [call('this is {me}, born {born}, please refill my metoprolol')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: ['call_back'], of: ['Mary'] },
  },
  {
    what: 'a voicemail from the mobile on file is answered by text',
    people: [mary],
    turns: [call('this is {me}, born {born}, please refill my metoprolol', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
];
