import { mary, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };

/** Texts that speak of all that somebody takes, and wish for none of it. */
const spokenOf = [
  'My dad {given}... sorry my mom {me} passed away saturday. please cancel all her refills',
  'My father {me} died on Friday, please cancel all of his prescriptions',
  '{me} passed away. please stop all her medications',
  '{me} {born} has died. Cancel everything please.',
  '{me} is going on hospice, hold all meds',
  '{me} had a bad reaction to one of his meds, can someone review all his medicines',
  'We moved to Ohio, take all my prescriptions off auto refill',
  'which of all my pills makes me dizzy',
  'are all of my medicines safe to take together?',
  'does medicare cover all my meds?',
  'do you deliver all prescriptions?',
  'can i get all my meds in bubble packs from now on?',
  'who changed the times for all my pills?',
  'all the pills you sent for {me} are wrong',
  'all my pills came wrong this month',
  'todas las pastillas que le mandaron a {me} estan mal',
  'you people messed up all my meds again, nothing works at this pharmacy',
  'Is it ok for {me} to stop all her meds before surgery?',
  'Mi mamá {me} falleció el sábado, por favor cancelen todas sus medicinas',
  'please cancel all refills for {me}',
  '{me} is in the hospital, dont send any of her meds this month',
  'are all of {me}’s meds ready?',
  'everything you sent {me} is the wrong pills',
  'can you send me a list of all of {me}’s medications',
  'how much would all of {me}’s meds cost without insurance?',
  'please transfer all of {me}’s prescriptions to CVS',
  'this is the family of the patient, he died last night, stop all meds',
  'ya no le manden todas las medicinas a {me}, se mudo a Puerto Rico',
  'everything ok over there? havent heard back',
  'mom passed last week. what do we do with all of her meds',
  'my wife went into hospice so please put all of her prescriptions on hold',
  'does my new insurance pay for all my refills?',
  'the doctor stopped all my pills yesterday',
  'can my sister pick up all my meds for me',
  'can i take all my pills at the same time in the morning',
  'i lost the list of all my medications',
  'I want all my prescriptions sent to walgreens from now on',
  'my dog ate all my pills',
  'why are all my refills so expensive now',
  'did the doctor approve all my refills',
  'is everything i take ok with grapefruit',
  'please remove all my meds from your system',
  'which {me} {born} of all my pills makes me dizzy',
  'murio mi papa, ya no manden todas sus medicinas',
  'puedo tomar todas mis pastillas juntas?',
  'el seguro cubre todas mis medicinas?',
  'me llegaron todas las pastillas equivocadas',
  'cuanto cuestan todas mis medicinas',
  'quiero cancelar todas mis recetas',
  'mi abuela esta en hospicio, paren todas las medicinas',
  'mi mamá dejó de tomar todas sus pastillas',
  'ya tengo todas mis medicinas gracias',
];

const oneOnly = [
  'does medicare cover metoprolol?',
  'is it safe to take metoprolol with alcohol',
  'how much is metoprolol',
  'cuanto cuesta el metoprolol',
  'el metoprolol me marea',
];

const since = [
  'wait, he died last night',
  'mi mamá falleció ayer',
  'is it safe to take them all together?',
  'no, cancel all of that',
  'never mind',
  'i just took the whole bottle',
];

/** Who it is, in answer to our question, adds no wish: after each of these no medicine is on a ticket. */
export const noneWished: Thread[] = [
  ...spokenOf.map((said): Thread => ({
    what: said,
    people: [two],
    turns: [said, ...(said.includes('{me}') ? [] : ['{me} {born}']), '{born}'].map((body) => text(body)),
    ends: {},
  })),
  ...oneOnly.map((said): Thread => ({
    what: `of one medicine: ${said}`,
    people: [two],
    turns: [said, '{me} {born}', '{born}'].map((body) => text(body)),
    ends: {},
  })),
  ...since.map((said): Thread => ({
    what: `refill all my meds, and since: ${said}`,
    people: [{ ...two, onFile: false }],
    turns: ['refill all my meds', said, '{me} {born}'].map((body) => text(body)),
    ends: {},
  })),
];
