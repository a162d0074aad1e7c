import { atOnce, event, mary, text, type Person, type Thread } from './thread.ts';

const lisinopril = { drug: 'Lisinopril 10 MG Oral Tablet', rxNumber: '{n}021' };
const olga: Person = {
  given: 'Olga',
  family: 'Brezhinsky',
  birthDate: '1951-08-19',
  prescriptions: [lisinopril],
};
const susan: Person = {
  given: 'Susan',
  family: 'Quillfeather',
  birthDate: '1947-03-04',
  onFile: false,
  prescriptions: [{ ...lisinopril, rxNumber: '{n}022' }],
};
/** Each thread has its own family, or its people would be each other's doubles. */
function couple(family: string, day: number): Person[] {
  const born = `06-${String(day).padStart(2, '0')}`;
  return [
    { ...olga, family: `${family}ova`, birthDate: `1951-${born}` },
    { ...susan, family, birthDate: `1947-${born}` },
  ];
}

/** A phone is one person's, and it turns out that the refill is for somebody else. */
export const naming: Thread[] = [
  {
    what: 'the phone’s owner has it too, and somebody else is named when we ask: hers goes on, the owner’s is stopped',
    people: couple('Quillfeather', 1),
    turns: [
      text('need lisinopril refilled', 'received', 'full name'),
      text('{other}, {otherBorn}', 'received'),
    ],
    ends: {
      tickets: ['lisinopril pharmacy_submitted', 'lisinopril withdrawn'],
      tasks: ['tell_pharmacy_to_hold'],
      of: ['Olga', 'Susan'],
    },
  },
  {
    what: 'the same in two texts at once: one answer, and nothing goes on for the owner',
    people: couple('Hartwicke', 2),
    turns: [text('need lisinopril refilled'), atOnce(text('{other}, {otherBorn}', 'received'))],
    ends: { among: ['lisinopril pharmacy_submitted', 'lisinopril withdrawn'], of: ['Olga', 'Susan'] },
  },
  {
    what: 'the name of somebody else alone: the owner’s is stopped at once, and the date is asked',
    people: couple('Lindenmuth', 3),
    turns: [
      text('need lisinopril refilled', 'received'),
      text('{other}', 'received', 'date of birth'),
      text('{otherBorn}', 'received'),
    ],
    ends: {
      tickets: ['lisinopril pharmacy_submitted', 'lisinopril withdrawn'],
      of: ['Olga', 'Susan'],
    },
  },
  {
    what: 'for my wife, with her name, when the owner has it too',
    people: couple('Ferncastle', 4),
    turns: [
      text('need lisinopril refilled', 'received'),
      text('its for my wife {other} {otherBorn}', 'received'),
    ],
    ends: { among: ['lisinopril withdrawn'], of: ['Olga', 'Susan'] },
  },
  {
    what: 'a name and date that fit nobody: the owner’s is stopped, and a person looks',
    people: couple('Wolfsheimer', 5).slice(0, 1),
    turns: [text('need lisinopril refilled', 'received'), text('Ana Lopezcastro 1/1/1950', 'received')],
    ends: {
      tickets: ['lisinopril identity_review', 'lisinopril withdrawn'],
      tasks: ['tell_pharmacy_to_hold', 'verify_spelling'],
      of: ['Olga', null],
    },
  },
  {
    what: 'for one, and then no, for another: neither the owner’s nor the first one’s goes on',
    people: [...couple('Marlborne', 6), { ...mary, family: 'Johnsdotter', onFile: false }],
    turns: [
      text('need lisinopril refilled', 'received'),
      text('for Mary Johnsdotter 3/4/1952', 'received'),
      text('no, it is for {other} {otherBorn}', 'received'),
    ],
    ends: {
      tickets: ['lisinopril pharmacy_submitted', 'lisinopril withdrawn', 'lisinopril withdrawn'],
    },
  },
  {
    what: 'the pharmacy is at work on it already: a person stops it there, and hers is opened',
    people: couple('Greythorn', 7),
    turns: [
      text('need lisinopril refilled', 'received'),
      event('lisinopril', { type: 'pharmacy_accepted' }, 'event_news'),
      text('{other}, {otherBorn}', 'received'),
    ],
    ends: {
      tickets: ['lisinopril pharmacy_processing', 'lisinopril pharmacy_submitted'],
      tasks: ['confirm_withdrawal'],
    },
  },
  {
    what: 'out of it: the hurry goes along to whom it is for',
    people: couple('Stillwagon', 8),
    turns: [
      text('I am out of lisinopril, need a refill', 'received'),
      text('{other}, {otherBorn}', 'received'),
    ],
    ends: { among: ['lisinopril withdrawn'], of: ['Olga', 'Susan'] },
  },
  {
    what: 'a request of somebody else’s own leaves the owner’s where it is',
    people: [
      couple('Ottersbach', 9)[0] ?? olga,
      {
        ...(couple('Ottersbach', 9)[1] ?? susan),
        prescriptions: [{ drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: '{n}023' }],
      },
    ],
    turns: [
      text('need lisinopril refilled', 'received'),
      text('{other} {otherBorn}, refill metoprolol', 'received'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted', 'metoprolol pharmacy_submitted'], tasks: [] },
  },
];
