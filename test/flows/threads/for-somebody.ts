import { mary, text, type Person, type Thread } from './thread.ts';

const two: Person = {
  ...mary,
  onFile: false,
  prescriptions: [
    { drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: '{n}001' },
    { drug: 'Lisinopril 10 MG Oral Tablet', rxNumber: '{n}002' },
  ],
};
const ajena: Person = { ...two, given: 'Rosa' };
const both = { tickets: ['lisinopril review', 'metoprolol review'], of: ['Mary'] };

/** Refills for somebody, and which medicines later: what was asked without a medicine ends in one of them. */
export const forSomebody: Thread[] = [
  {
    what: 'for somebody by name, which ones, and the birth date',
    people: [two],
    references: 1,
    turns: [
      text('I need refills for {me}', 'received'),
      text('metoprolol and lisinopril', 'received'),
      text('{born}', 'received'),
    ],
    ends: both,
  },
  {
    what: 'the medicines first, and then for whom',
    people: [two],
    turns: [
      text('metoprolol and lisinopril', 'received'),
      text('I need refills for {me}', 'need_info', 'date of birth'),
      text('{born}', 'received'),
    ],
    ends: both,
  },
  {
    what: 'para la mamá, y luego cuáles',
    people: [ajena],
    references: 1,
    turns: [
      text('necesito resurtidos para mi mama {me}', 'received'),
      text('metoprolol y lisinopril', 'received'),
      text('{nacida}', 'received'),
    ],
    ends: { ...both, of: ['Rosa'] },
  },
  {
    what: 'for the mother, and then a medicine for the father: two needs',
    people: [],
    turns: [text('I need a refill for my mom', 'received'), text('metoprolol for my dad', 'which_patient')],
    ends: { tickets: ['- clarifying', 'metoprolol clarifying'] },
  },
  {
    what: 'by name, and then a medicine for another name: two needs',
    people: [two],
    turns: [
      text('I need refills for {me}', 'received'),
      text('lisinopril for Harriet Vandermeer', 'received'),
    ],
    ends: { tickets: ['- clarifying', 'lisinopril clarifying'], of: [null] },
  },
];
