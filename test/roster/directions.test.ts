import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoseVariation } from '../../src/domain/dose-variation.ts';
import { findDoseVariation } from '../../src/roster/find-dose-variation.ts';
import { readDirections } from '../../src/roster/read-directions.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { clock, importInto, ndjson, patient, prescription } from './roster-files.ts';

const varying: Record<Exclude<DoseVariation, 'unreadable'>, string[]> = {
  taper: [
    'Prednisone taper: 40 mg x 3 days, 30 mg x 3 days, 20 mg x 3 days',
    'Decrease by 10 mg every 3 days until finished',
    'Reduce dose by half each week',
    'TAPERING DOSE, see sheet',
    'Use dose pack as on the card',
    'Disminuya la dosis cada 3 días',
    'Reducir 5 mg cada semana hasta suspender',
    'Dosis decreciente durante 2 semanas',
  ],
  titration: [
    'Titrate to effect',
    'Increase by 25 mg every week',
    'Take 1 tablet daily, increase to 2 tablets daily after a week',
    'Aumente la dosis cada semana',
    'Aumentar 1 tableta cada 3 días',
    'Titular según respuesta',
  ],
  as_needed: [
    'Take 1 tablet every 6 hours as needed for pain',
    'Take 1-2 tablets q4h PRN',
    'take one p.r.n. nausea',
    'Use 2 puffs if needed',
    'Take one when you need it',
    'Take 1 tablet if you have chest pain',
    'Tome 1 tableta cada 6 horas según sea necesario',
    'Tomar 1 cápsula si es necesario',
    'Cuando lo necesite, 1 tableta',
    'Una tableta en caso de dolor',
    '1 tableta si hay dolor',
    'Tómela si hace falta',
  ],
  changing: [
    'Take 2 tablets daily for 3 days, then 1 tablet daily',
    'Day 1: 2 tablets. Days 2-5: 1 tablet',
    '2 tablets on the first day',
    'Alternate 1 tablet and 2 tablets',
    'Tome 2 tabletas por 3 días, luego 1 tableta diaria',
    'Dos tabletas el primer día',
    'Tome 2 al día por una semana, después tome 1 al día',
    'Alternando 1 y 2 tabletas',
  ],
  range: [
    'Take 1-2 tablets at bedtime',
    'Take one or two capsules at night',
    'Inhale 1 to 2 puffs twice a day',
    'Take 5 to 10 mg at bedtime',
    'Take 1 tablet every 4–6 hours',
    'Take up to 3 times a day',
    'Tome 1 o 2 tabletas al acostarse',
    'Tome de una a dos cápsulas',
    'Hasta 3 veces al día',
    'Tome 1 tableta cada 4 a 6 horas',
  ],
  as_directed: [
    'Take as directed',
    'Use as directed by your doctor',
    'Inject per sliding scale',
    'Follow package instructions',
    'Take per INR',
    'UAD',
    'Tome según las indicaciones del médico',
    'Use como se le indicó',
    'Según lo indicado',
    'Aplicar según escala móvil',
  ],
};

const fixed = [
  'Take 1 tablet by mouth daily',
  'Take 1/2 tablet by mouth every morning',
  'Take 1 tablet by mouth twice a day with food',
  'Take 1 tablet 2 times a day for blood pressure',
  'Take one capsule every 12 hours for 10 days',
  'Take 1 tablet every other day',
  'Take 1 tablet (5-325 mg) every 8 hours',
  'Inject 10 units subcutaneously at bedtime',
  'Take 1 tablet once a day, 30 minutes before breakfast',
  'Tome 1 tableta por vía oral una vez al día',
  'Tome media tableta cada mañana',
  'Tome 1 tableta 2 veces al día después de comer',
  'Tome una cápsula cada 12 horas por 10 días',
  'Inyecte 10 unidades subcutánea cada noche',
  'Coloque una tableta bajo la lengua cada noche',
  '',
];

describe('directions that leave open how long a quantity lasts', () => {
  const cases = Object.entries(varying).flatMap(([variation, texts]) =>
    texts.map((text) => [variation, text] as const),
  );
  it.each(cases)('%s: %s', (variation, text) => {
    expect(findDoseVariation(text)).toBe(variation);
    expect(findDoseVariation(text.toUpperCase())).toBe(variation);
  });

  it.each(fixed)('a fixed dose: %s', (text) => {
    expect(findDoseVariation(text)).toBeNull();
  });
});

describe('directions as FHIR has them', () => {
  const daily = { text: 'Take 1 tablet daily' };
  const cases: [what: string, instructions: unknown, doseVaries: DoseVariation | null, sig: string | null][] =
    [
      ['absent', undefined, null, null],
      ['none', [], null, null],
      ['a fixed dose', [daily], null, 'Take 1 tablet daily'],
      ['as needed by its field alone', [{ ...daily, asNeededBoolean: true }], 'as_needed', daily.text],
      ['needed for a reason', [{ asNeededCodeableConcept: { text: 'pain' } }], 'as_needed', null],
      ['not as needed', [{ ...daily, asNeededBoolean: false }], null, daily.text],
      [
        'a range of doses',
        [{ doseAndRate: [{ doseRange: { low: { value: 1 }, high: { value: 2 } } }] }],
        'range',
        null,
      ],
      [
        'a range that is none',
        [{ doseAndRate: [{ doseRange: { low: { value: 1 }, high: { value: 1 } } }] }],
        null,
        null,
      ],
      ['a range of times', [{ timing: { repeat: { frequency: 1, frequencyMax: 3 } } }], 'range', null],
      [
        'doses one after the other',
        [
          { sequence: 1, text: 'Take 2 tablets daily for 3 days' },
          { sequence: 2, text: 'Take 1 tablet daily' },
        ],
        'changing',
        'Take 2 tablets daily for 3 days; Take 1 tablet daily',
      ],
      [
        'doses beside each other',
        [
          { sequence: 1, text: 'Take 1 tablet in the morning' },
          { sequence: 1, text: 'Take 2 tablets at night' },
        ],
        null,
        'Take 1 tablet in the morning; Take 2 tablets at night',
      ],
      [
        'words beside the text',
        [{ ...daily, additionalInstruction: [{ text: 'as directed' }] }],
        'as_directed',
        'Take 1 tablet daily; as directed',
      ],
      ['no list', 'one daily', 'unreadable', null],
      ['words that cannot be stored', [{ text: 'one\0daily' }], 'unreadable', null],
    ];
  it.each(cases)('%s', (_what, instructions, doseVaries, sig) => {
    expect(readDirections(instructions)).toEqual({ sig, doseVaries });
  });
});

describe('the roster', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  async function saved(text: unknown) {
    const changes = text === undefined ? {} : { dosageInstruction: [{ text }] };
    const imported = await importInto(test, ndjson([patient(), prescription(changes)]));
    expect(imported.refused).toEqual([]);
    const row = await test.database.prisma.prescription.findUniqueOrThrow({ where: { sourceId: 'rx-1' } });
    return { ...imported, row };
  }

  it('keeps the directions and what they leave open, and again with the same file changes nothing', async () => {
    const { row } = await saved('Take 1 tablet every 6 hours as needed');
    expect(row).toMatchObject({
      sig: 'Take 1 tablet every 6 hours as needed',
      doseVaries: 'as_needed',
      doseChangedOn: null,
    });
    const again = await saved('Take 1 tablet every 6 hours as needed');
    expect(again.summary).toMatchObject({ updated: 0, unchanged: 2 });
  });

  it('notes the day on which directions were found changed, not a change of spelling or silence', async () => {
    const day = new Date(`${clock.now().toISOString().slice(0, 10)}T00:00:00Z`);
    expect((await saved('TAKE 1 tablet  every 6 hours, as needed.')).row.doseChangedOn).toBeNull();
    expect((await saved('Take 2 tablets daily')).row).toMatchObject({ doseVaries: null, doseChangedOn: day });
    const again = await saved('Take 2 tablets daily');
    expect(again.summary).toMatchObject({ updated: 0 });
    expect((await saved(undefined)).row).toMatchObject({ sig: null, doseChangedOn: day });
  });

  it('keeps a prescription whose directions cannot be read, and says so', async () => {
    const { warnings, row } = await saved(7);
    expect(warnings).toContain('MedicationRequest.dosageInstruction: cannot be read');
    expect(row).toMatchObject({ sig: null, doseVaries: 'unreadable' });
  });
});
