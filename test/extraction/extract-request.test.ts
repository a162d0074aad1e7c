import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { drugsCalled } from '../../src/domain/drugs/drug-terms.ts';
import pairs from '../../src/domain/drugs/data/look-alikes.json' with { type: 'json' };
import type { Extraction, Intent } from '../../src/domain/message.ts';
import { extractRequest, type ProfileMedicine } from '../../src/extraction/extract-request.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

function medicine(drugName: string, strength: string, rxNumber: string | null = null): ProfileMedicine {
  return { drugName, text: `${drugName} ${strength} tablet`, strength, rxNumber };
}

const profile = [
  medicine('metoprolol', '50 mg', '7001234'),
  medicine('lisinopril', '20 mg'),
  medicine('furosemide', '40 mg'),
  medicine('apixaban', '5 mg'),
  medicine('gabapentin', '300 mg'),
  medicine('atorvastatin', '40 mg'),
];

function read(text: string, list: readonly ProfileMedicine[] = profile): Extraction {
  return extractRequest(text, { today, profile: list });
}

/** Name (or candidates in brackets), strength and whether it is asked for, in one line. */
function told(extraction: Extraction): string[] {
  return extraction.medications.map((mention) =>
    [
      mention.name ?? `[${mention.candidates.join('|')}]`,
      mention.strength,
      mention.asked ? null : 'not asked',
    ]
      .filter((part) => part !== null)
      .join(', '),
  );
}

describe('goods that are no medicine to take', () => {
  const goods = [
    'insulin glargine',
    'continuous glucose monitor',
    'glucose test strips',
    'urinary catheters',
  ];
  test.each([
    ['2 cajas de sensores Libre 3 por favor', ['continuous glucose monitor']],
    ['could you send three more sensors', ['continuous glucose monitor']],
    ['dos botes de tiras y una caja de sondas por favor', ['glucose test strips', 'urinary catheters']],
    ['she needs another case of caths', ['urinary catheters']],
    ['necesito jeringas', ['[]']],
    ['we are out of syringes', ['[]']],
    ['otro paquete de pañales por favor', ['[]']],
    ['two cans of Neocate please', ['nutritional formula']],
    ['enoxaparin 40 mg syringes refill please', ['enoxaparin, 40 mg']],
    ['refill the bisacodyl suppositories please', ['bisacodyl']],
  ])('“%s” asks for %j', (text, names) => {
    const extraction = read(
      text,
      goods.map((name) => ({ drugName: name, text: name, strength: null, rxNumber: null })),
    );
    expect(extraction.intents).toEqual(['refill']);
    expect(told(extraction)).toEqual(names);
  });

  test('a time that is free is no sensor', () => {
    expect(read('tengo libre dos días, ¿a qué hora cierran?', []).medications).toEqual([]);
  });
});

describe('medicines of the patient', () => {
  test.each([
    ['need my metropolol n the water pill asap 2 left', ['metoprolol', 'furosemide']],
    ['listen april twenty milligrams, birthday march fourth nineteen fifty two', ['lisinopril, 20 mg']],
    ['alley quis refill please', ['apixaban']],
    ['I need a refill on my Eliquis 5mg and gabapentin', ['apixaban, 5 mg', 'gabapentin']],
    ['refill blood thinner', ['apixaban']],
    ['necesito resurtir metoprolol 50 mg', ['metoprolol, 50 mg']],
    ['resurtir la pastilla del colesterol', ['atorvastatin']],
    ['refill lipitor and gaba penton 300', ['atorvastatin', 'gabapentin, 300']],
    ['mary johnson 3/4/52 needs lisinpril 20', ['lisinopril, 20']],
    ['the 20 mg lisinopril please', ['lisinopril, 20 mg']],
    ['is my lisinopril ready?', ['lisinopril, not asked']],
    ['cancelar mi resurtido de metoprolol', ['metoprolol, not asked']],
    ['refill furosemide not the lisinopril, I stopped that', ['furosemide', 'lisinopril, not asked']],
    ['I take lisinopril but I only need furosemide', ['lisinopril, not asked', 'furosemide']],
    ['I missed a dose of eliquis. also need a refill on it', ['apixaban']],
    ["don't forget my gabapentin", ['gabapentin']],
    ["I don't have any eliquis left", ['apixaban']],
    ['no more lisinopril left', ['lisinopril']],
    ['i need my gabbapentin', ['gabapentin']],
    ['no me manden el lisinopril, solo el metoprolol', ['lisinopril, not asked', 'metoprolol']],
  ])('%s', (text, expected) => {
    expect(told(read(text))).toEqual(expected);
  });

  test('a class word with several of that class gives them as candidates', () => {
    const [mention] = read('necesito la pastilla de la presión').medications;
    expect(mention).toMatchObject({ name: null, candidates: ['metoprolol', 'lisinopril', 'furosemide'] });
  });

  test('a class word without a list names nothing', () => {
    expect(read('refill my blood thinner', []).medications).toMatchObject([{ name: null, candidates: [] }]);
  });

  test('a combination is one medicine on a list that has it, two on one that has both', () => {
    const text = 'refill lisinopril and hydrochlorothiazide';
    const whole = [medicine('lisinopril-hydrochlorothiazide', '20-12.5 mg')];
    const parts = [medicine('lisinopril', '20 mg'), medicine('hydrochlorothiazide', '25 mg')];
    expect(told(read(text, whole))).toEqual(['lisinopril-hydrochlorothiazide']);
    expect(told(read(text, parts))).toEqual(['lisinopril', 'hydrochlorothiazide']);
  });

  test('a medicine that only the roster knows is found by its words', () => {
    const list = [{ drugName: null, text: 'Foozletine 10 mg tablet', strength: '10 mg', rxNumber: null }];
    expect(read('refill foozletine', list).medications).toMatchObject([
      { text: 'foozletine', source: 'profile', name: null },
    ]);
  });
});

describe('the open vocabulary', () => {
  test.each([
    ['refill metformin 500mg', ['metformin, 500 mg']],
    ['hydroxizine refill', ['hydroxyzine']],
    ['need gabapentine and atorvastatine', ['gabapentin', 'atorvastatin']],
    ['refill fluticasone', ['[fluticasone inhaled|fluticasone nasal|fluticasone topical]']],
    ['refill fluticasone nasal spray', ['fluticasone nasal']],
    ['refill my amlodipine-benazepril 5-10', ['amlodipine-benazepril, 5-10']],
    ['Heather Jones here, compro mañana, ella no tiene', []],
    ['please check the vascular reflex', []],
  ])('%s', (text, expected) => {
    expect(told(read(text, []))).toEqual(expected);
  });
});

describe('a look-alike is never taken for its twin', () => {
  const both = pairs.rows.flatMap(([a = '', b = '']): [string, string][] => [
    [a, b],
    [b, a],
  ]);

  test.each(both)('%s is written, %s is on the list', (written, listed) => {
    const rows = drugsCalled(listed);
    const list = rows.map((name) => medicine(name, '10 mg'));
    const [mention] = read(`please refill my ${written} 10 mg`, list).medications;
    const own = drugsCalled(written);
    const shared = own.some((name) => rows.includes(name));
    if (!shared) expect(rows).not.toContain(mention?.name ?? null);
    if (own.length === 1) expect(mention?.name).toBe(own[0]);
  });

  test('one letter off is settled only when the twin is far', () => {
    for (const [written, name] of [
      ['hydroxizine', 'hydroxyzine'],
      ['clonodine', 'clonidine'],
    ] as const) {
      const mention = read(`refill ${written}`, []).medications[0];
      expect([name, null]).toContain(mention?.name);
    }
    expect(read('refill clonazpam', [medicine('clobazam', '10 mg')]).medications[0]?.name).not.toBe(
      'clobazam',
    );
  });
});

describe('supply, quantity and Rx numbers', () => {
  test.each([
    ['metoprolol 50 mg, 3 days left', 3],
    ['necesito metoprolol, me quedan 2 pastillas', 2],
    ['only have 4 pills of lisinopril', 4],
    ['a week left of lisinopril', 7],
    ['I am out of metoprolol', 0],
    ['se me acabó el metoprolol', 0],
    ['out of town next week, refill gabapentin', null],
    ['gabapentin 300 mg 2 refills left', null],
    ['I need 30 more lisinopril', null],
  ])('%s: %s days', (text, days) => {
    expect(read(text).medications[0]?.daysLeft ?? null).toBe(days);
  });

  test('what is out is flagged', () => {
    expect(read('out of metoprolol, lisinopril 3 left').flags).toEqual(['out_of_medicine']);
    expect(read('out of metoprolol, lisinopril 3 left').medications.map((one) => one.daysLeft)).toEqual([
      0, 3,
    ]);
  });

  test('a quantity', () => {
    expect(read('metoprolol 50 mg #90').medications[0]?.quantity).toBe(90);
    expect(read('warfarin 5mg qty 30').medications[0]?.quantity).toBe(30);
    expect(read('lisinopril 30 tablets').medications[0]?.quantity).toBe(30);
  });

  test.each([
    ['rx 7001234', '7001234'],
    ['refill #7001234', '7001234'],
    ['rx number seven oh oh one two three four', '7001234'],
    ['prescription number seven zero zero one double two three', '7001223'],
    ['receta número 7005678', '7005678'],
  ])('%s', (text, value) => {
    const read_ = read(text);
    expect(read_.rxNumbers.map((one) => one.value)).toEqual([value]);
    expect(read_.intents).toEqual(['refill']);
  });

  test('an Rx number beside a medicine is its own, a phone number is none', () => {
    const both = read('metoprolol rx 7001234 and 7005555');
    expect(both.medications[0]?.rxNumber).toBe('7001234');
    expect(both.rxNumbers.map((one) => one.value)).toEqual(['7005555']);
    expect(read('call me at 415-555-0123 about metoprolol').rxNumbers).toEqual([]);
  });
});

describe('who it is about', () => {
  test.each([
    ['This is Mary Johnson, DOB 3/14/1952', 'Mary Johnson', ['1952-03-14']],
    ['mary johnson 3/4/52 needs lisinopril', 'Mary Johnson', ['1952-03-04', '1952-04-03']],
    ['Johnson, Mary 1952-03-04 furosemide', 'Mary Johnson', ['1952-03-04']],
    ['Soy María López, nací el 4 de marzo de 1952', 'María López', ['1952-03-04']],
    ['my name is carlos de la cruz born april 2nd 1941', 'Carlos De La Cruz', ['1941-04-02']],
    ['patient: JOHN DOE dob: 07251938', 'John Doe', ['1938-07-25']],
    ['May 5 1960 John Q Public atorvastatin', 'John Q Public', ['1960-05-05']],
    ['refill gabapentin. Thanks, Helen Carter', 'Helen Carter', null],
    ['birthday march fourth nineteen fifty two', null, ['1952-03-04']],
    ['date of birth oh one fifteen nineteen forty', null, ['1940-01-15']],
    ['mi fecha de nacimiento es el quince de enero de mil novecientos cuarenta', null, ['1940-01-15']],
    ['dob 15.01.1940', null, ['1940-01-15']],
    ['dob 4-Mar-52', null, ['1952-03-04']],
    ['dob 03/14/50', null, ['1950-03-14']],
    ['dob 03/14/2050', null, null],
    ['dob 02/30/1950', null, null],
    ['last filled 10/03/2026 metoprolol', null, null],
    ['my mother Helen Carter is out of lisinopril', 'Helen Carter', null],
    ["I'm Tom Smith calling for my wife", null, null],
    ['necesito mi pastilla de la presión', null, null],
    ['I need 20 pills of lisinopril', null, null],
  ])('%s', (text, name, readings) => {
    const { patient } = read(text);
    expect(patient.name?.value ?? null).toBe(name);
    expect(patient.birthDate?.readings ?? null).toEqual(readings);
    expect(patient.birthDate?.value ?? null).toBe(readings?.length === 1 ? readings[0] : null);
  });

  test.each([
    ["my wife's metformin", true],
    ['refill for my mother', true],
    ['mi mamá necesita su metformina', true],
    ['refill for resident Robert Jones', true],
    ['my son will pick up my metoprolol', false],
    ['my doctor said to call', false],
    ['need my lisinopril', false],
    ['no lo he recibido', false],
    ['todavía no he recibido nada', false],
    ['yo no la he visto', false],
    ['no he recibido la medicina de mi mamá', true],
    ['tell me, he needs metformin', true],
    ['no, he is out of it', true],
  ])('%s speaks of another: %s', (text, another) => {
    expect(read(text).speaksOfAnother).toBe(another);
  });
});

describe('what is wanted', () => {
  const cases: [string, Intent[]][] = [
    ['STOP', ['opt_out']],
    ['Stop.', ['opt_out']],
    ['Alto', ['opt_out']],
    ['no más', ['opt_out']],
    ['cancel', ['opt_out']],
    ['please stop texting me', ['opt_out']],
    ['ya no me manden mensajes', ['opt_out']],
    ['cancel my refill', ['withdraw']],
    ['nevermind I found my bottle', ['withdraw']],
    ['can you stop the auto refill for gabapentin', ['withdraw']],
    ['do I have refills left on lisinopril?', ['status']],
    ['quiero cancelar mi pedido', ['withdraw']],
    ['YES', ['opt_in']],
    ['unstop', ['opt_in']],
    ['ayuda', ['help']],
    ['Info', ['help']],
    ['thanks!', ['thanks']],
    ['👍', ['thanks']],
    ['muchas gracias', ['thanks']],
    ['status of my refill?', ['status']],
    ['is my prescription ready', ['status']],
    ['ya está lista mi receta?', ['status']],
    ['did you get my refill request for eliquis', ['status']],
    ['new prescription for ozempic', ['new_prescription']],
    ['can I take ibuprofen with lisinopril?', ['clinical_question']],
    ['what are the side effects of gabapentin', ['clinical_question']],
    ['puedo tomar alcohol con metformina', ['clinical_question']],
    ['my doctor told me to stop lisinopril', ['clinical_question']],
    ['please stop the 10 mg, I need 20', ['clinical_question']],
    ['my new insurance is Aetna', ['non_clinical']],
    ['free gift card click here http://x.co', ['spam']],
    ['lisinopril', ['refill']],
    ['all my meds please', ['refill']],
    ['I ran out yesterday', ['refill']],
    ['hola', ['unclear']],
    ['你好 我需要药', ['unclear']],
    ['', ['unclear']],
    ['12345', ['unclear']],
  ];
  test.each(cases)('%s', (text, intents) => {
    expect(read(text).intents).toEqual(intents);
  });

  test('several at once', () => {
    const { intents } = read(
      'I missed a dose of eliquis, what should I do. Also need a refill on gabapentin',
    );
    expect(intents.toSorted()).toEqual(['clinical_question', 'refill']);
  });

  test('a change of medicine, frustration and hostility are flagged', () => {
    expect(read('dr smith changed my lisinopril to 40').flags).toEqual(['medication_change']);
    expect(read('third time I ask, nobody calls me back').flags).toEqual(['frustrated']);
    expect(read('you idiots').flags).toEqual(['hostile']);
  });

  test('the language', () => {
    expect(read('need my refill please').language).toBe('en');
    expect(read('necesito mi medicina').language).toBe('es');
    expect(read('no lo he recibido').language).toBe('es');
    expect(read('todavía no me ha llegado').language).toBe('es');
    expect(read('he ran out').language).toBe('en');
    expect(read('metoprolol').language).toBeNull();
  });

  test('everything on the list', () => {
    for (const text of ['all my meds please', 'todas mis medicinas', 'same as last month']) {
      expect(read(text).asksForAll, text).toBe(true);
    }
    expect(read('need my meds').asksForAll).toBe(false);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...'metoprolol 50 mg lisinpril 3/4/52 rx 7001234 out of left dob born Mary Johnson , . ? not the my wife é ñ \u200b \ud800 \u202e 😀 veinte - / #'.split(
      ' ',
    ),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join(' ')),
  );

  test('gives an answer whose every value stands in the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { medications, patient, rxNumbers, intents } = read(text);
        expect(intents.length).toBeGreaterThan(0);
        for (const value of [...medications, ...rxNumbers, patient.name, patient.birthDate]) {
          if (!value) continue;
          expect(value.end).toBeGreaterThan(value.start);
          expect(text.slice(value.start, value.end)).toBe(value.text);
        }
      }),
      { numRuns: 300 },
    );
  });

  // Read at once when the work grows with the length; with its square, or faster, it runs into the general limit.
  test.each([
    ['need refil of lisinprol twenty and metropolool or something 3 ', true],
    ['a', false],
    ['1 ', false],
    ['. ', false],
  ])('of 60,000 characters comes to an end: %j over and over', (unit, names) => {
    const length = 60_000;
    const { medications } = read(unit.repeat(Math.ceil(length / unit.length)).slice(0, length));
    expect(medications.length > 0).toBe(names);
  });
});

describe('words that are no medicine', () => {
  test.each([
    'María López fecha de nac 3/4/1952, resurtir metformina',
    'resurtir metformina, f. nac: 04/03/1952',
    'Ana Ruiz nac. 3/4/52 metformina por favor',
    'take it easy and nac at the store, refill metformin',
    'my glucose monitor and coughing, refill metformin',
    'coughing a lot. refill metformin',
    'resurtir jarabe de metformina',
    'refill metformin and my other cream',
  ])('%s', (text) => {
    expect(read(text, []).medications.map(({ name }) => name)).toEqual(['metformin']);
  });

  test.each(['refill my nac 600 mg', 'I need nac', 'refill nac capsules', 'necesito nac'])(
    '%s: the medicine is still read',
    (text) => {
      expect(read(text, []).medications).toMatchObject([{ name: 'acetylcysteine' }]);
    },
  );
});

describe('a slip is read whatever else is on the list', () => {
  test.each(['lisinopril', 'metformin', 'metronidazole', 'propranolol', 'metolazone', 'metoprolol'])(
    'metropolol, with %s alone on it',
    (listed) => {
      const [mention] = read('need my metropolol n the water pill asap 2 left', [
        medicine(listed, '10 mg'),
      ]).medications;
      expect(mention).toMatchObject({ name: 'metoprolol', asked: true });
    },
  );
});

describe('a pasted label', () => {
  test.each([
    '1) METFORMIN HCL 500 MG TAB - 1 PO BID\n2) LOSARTAN POTASSIUM 50 MG TAB - 1 PO QD',
    '1. METFORMIN HCL\n2. LOSARTAN POTASSIUM',
    'RX 7001234\n1. METFORMIN HCL 500 MG TABLET TAKE ONE TABLET TWICE DAILY QTY 60 REFILLS 0\n2. LOSARTAN 50 MG TABLET',
    'Please refill:\n1. METFORMIN HCL\n2. LOSARTAN POTASSIUM',
  ])('asks for each of its lines: %j', (text) => {
    expect(read(text, []).medications.map(({ name, asked }) => [name, asked])).toEqual([
      ['metformin', true],
      ['losartan', true],
    ]);
  });
});
