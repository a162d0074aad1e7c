import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

/** The first medicine's form as `words = value, release`, and its frequency as `words = value`. */
function directions(text: string): { form: string | null; frequency: string | null } {
  const [mention] = extractRequest(text, { today, profile: [] }).medications;
  if (!mention) throw new Error('no medicine was read');
  const { form, frequency } = mention;
  const said = form && [form.value, form.release].filter((part) => part !== null).join(', ');
  return {
    form: form && `${form.text} = ${said}`,
    frequency: frequency && `${frequency.text} = ${frequency.value}`,
  };
}

describe('what a medicine is said to come as, and how often it is taken', () => {
  test.each<[text: string, form: string | null, frequency: string | null]>([
    ['refill lisinopril 40 mg tablets twice a day', 'tablets = tablet', 'twice a day = 2 per day'],
    ['metformin 500 mg 1 tab po bid please refill', 'tab = tablet', 'bid = 2 per day'],
    ['1) METFORMIN HCL 500 MG TAB - 1 PO BID', 'TAB = tablet', 'BID = 2 per day'],
    ['need my albuterol inhaler', 'inhaler = inhaler', null],
    ['refill glipizide 10 mg er', 'er = extended', null],
    [
      'Metoprolol succinate ER 50 mg tablets, once daily',
      'ER 50 mg tablets = tablet, extended',
      'once daily = 1 per day',
    ],
    ['extended release metformin 500 refill', 'extended release = extended', null],
    ['Wellbutrin XL 150 mg every morning refill', 'XL = extended', 'every morning = 1 per day'],
    [
      'refill gabapentin 300 mg capsules three times daily',
      'capsules = capsule',
      'three times daily = 3 per day',
    ],
    [
      'oxycodone 5 mg every 4-6 hours as needed',
      null,
      'every 4-6 hours as needed = 1 per 4-6 hours as needed',
    ],
    ['ibuprofen 600 q8h prn refill', null, 'q8h prn = 1 per 8 hours as needed'],
    ['ondansetron prn refill please', null, 'prn = as needed'],
    ['trazodone i take at bedtime, refill', null, 'at bedtime = 1 per day'],
    ['refill my once daily lisinopril', null, 'once daily = 1 per day'],
    ['sixty tablets of gabapentin please', 'tablets = tablet', null],
    ['methotrexate 2.5 mg weekly refill', null, 'weekly = 1 per week'],
    ['prednisone 10 mg every other day, need more', null, 'every other day = 1 per 2 days'],
    ['insulin lispro pens, I am out', 'pens = pen', null],
    ['delayed release omeprazole refill', 'delayed release = delayed', null],
    ['refill metformin, I take it twice a day', null, 'twice a day = 2 per day'],
    ['hydrocortisone cream please', 'cream = cream', null],
    ['refill lisinopril two tablets a day', 'tablets = tablet', 'two tablets a day = 2 per day'],
    ['metoprolol 25 mg b.i.d. refill', null, 'b.i.d = 2 per day'],
    ['prednisolone eye drops four times a day refill', 'drops = drops', 'four times a day = 4 per day'],
    [
      'necesito metformina 500 mg tabletas dos veces al día',
      'tabletas = tablet',
      'dos veces al día = 2 per day',
    ],
    ['amoxicilina 500 mg cápsulas cada 8 horas', 'cápsulas = capsule', 'cada 8 horas = 1 per 8 hours'],
    ['resurtir losartan cada doce horas', null, 'cada doce horas = 1 per 12 hours'],
    ['metformina de liberación prolongada 500 mg, resurtir', 'liberación prolongada = extended', null],
    [
      'resurtir salbutamol inhalador cuando sea necesario',
      'inhalador = inhaler',
      'cuando sea necesario = as needed',
    ],
    ['tomo atorvastatina 40 mg una vez al día, resurtir', null, 'una vez al día = 1 per day'],
    ['resurtir lisinopril 10 mg cada tercer día', null, 'cada tercer día = 1 per 2 days'],
    ['necesito la lisinopril, la tomo todos los días', null, 'todos los días = 1 per day'],
    ['resurtir jarabe de guaifenesina', 'jarabe = liquid', null],
  ])('%s', (text, form, frequency) => {
    expect(directions(text)).toEqual({ form, frequency });
  });

  test.each([
    'refill lisinopril',
    'I went to the ER, refill lisinopril please',
    'refill lisinopril every month',
    'send my lisinopril monthly',
    'refill lisinopril and call me every day',
    'lisinopril 20 mg please, my sister takes metoprolol',
    'necesito lisinopril para la semana',
    'refill lisinopril in the morning',
    'metformina, quiero ir a recogerla',
    'mándeme lisinopril por la mañana',
  ])('is not read where it is not said: %s', (text) => {
    expect(directions(text)).toEqual({ form: null, frequency: null });
  });

  test('belongs to the medicine that it stands by', () => {
    const text = 'refill metoprolol er 50 mg twice a day and lisinopril 20 mg tablets daily';
    const read = extractRequest(text, { today, profile: [] }).medications;
    expect(read.map(({ form, frequency }) => [form?.text ?? null, frequency?.text ?? null])).toEqual([
      ['er', 'twice a day'],
      ['tablets', 'daily'],
    ]);
  });

  test('every value stands in the text at its place, whatever the text is', () => {
    const word = fc.constantFrom(
      ...'lisinopril metformin er xl tablets tab of de twice a day cada 12 doce horas q8h prn bid 2 once 40 mg extended release la . , ( / every other night inhaler take por noche'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 24 }), (words) => {
        const text = words.join(' ');
        for (const { form, frequency } of extractRequest(text, { today, profile: [] }).medications) {
          for (const said of [form, frequency])
            if (said) expect(text.slice(said.start, said.end)).toBe(said.text);
          if (form) expect(form.text.length).toBeGreaterThan(0);
          if (frequency) expect(frequency.text.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });
});
