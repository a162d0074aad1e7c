import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useOwnDrugs } from '../../src/domain/drugs/drug-table.ts';
import { phoneOf } from '../flows/people.ts';
import { openGateway } from '../support/gateway.ts';
import { importPatients, type RosterPatient } from '../support/roster.ts';
import { runCommand, type Ran } from '../support/run-command.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const table = [
  'name,brands,synonyms,atc,class,urgent_class,dea_schedule',
  'foozletine,Foozle|Foozle XR,foozletina,N03AX,seizure,seizure,4',
  'barzol,,,,gi,,',
];

let folder: string;
beforeAll(async () => {
  folder = await makeTemporaryFolder('drug-table');
});
afterAll(async () => {
  useOwnDrugs([]);
  await rm(folder, { recursive: true });
});

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('a table of one’s own that cannot be used', () => {
  it.each<[string, string | Uint8Array | null, string[]]>([
    ['a file that is not there', null, ['DRUG_TABLE: the file cannot be read (ENOENT)']],
    [
      'lines that do not fit',
      'name,class\nlisinopril,gi\nsecretine,sedative\nbarzol,gi\nBarzol,gi\n',
      [
        'DRUG_TABLE: line 2: name is in the vocabulary already',
        expect.stringMatching(/^DRUG_TABLE: line 3: class must be of: /) as string,
        'DRUG_TABLE: line 5: name stands in line 4 already',
      ],
    ],
    [
      'a file of something else',
      'Mary Johnson,1952-03-04\n',
      [
        'DRUG_TABLE: line 1: column name is missing',
        'DRUG_TABLE: line 1: column class is missing',
        'DRUG_TABLE: line 1: column 1 is not known',
        'DRUG_TABLE: line 1: column 2 is not known',
      ],
    ],
    ['a file that is no text', new Uint8Array([0x6e, 0xff, 0xfe]), ['DRUG_TABLE: the file is not in UTF-8']],
  ])(
    '%s stops start, import and evaluation, with lines and reasons alone',
    async (name, content, reasons) => {
      const file = content === null ? path.join(folder, 'absent.csv') : await write(`${name}.csv`, content);
      const commands: [string, string[], number][] = [
        ['src/entry/node.ts', [], 1],
        ['src/entry/cli/import.ts', [file], 2],
        ['src/entry/cli/eval.ts', [], 2],
      ];
      for (const [command, words, status] of commands) {
        const ran = await runCommand(command, words, { DRUG_TABLE: file, PORT: '0' });
        const lines = ran.stderr.trimEnd().split('\n');
        expect([ran.status, ran.stdout], command).toEqual([status, '']);
        expect(
          lines.slice(1).map((line) => line.trim()),
          command,
        ).toEqual(reasons);
      }
    },
  );
});

const ruth: RosterPatient = {
  given: 'Ruth',
  family: 'Keller',
  birthDate: '1950-05-06',
  phones: ['+14155550104'],
  prescriptions: [
    { drug: 'Foozletine 10 MG Oral Tablet', rxNumber: '7009001' },
    { drug: 'Barzol 20 MG Oral Capsule', rxNumber: '7009002' },
  ],
};

describe('medicines of one’s own', () => {
  it('are known to the import, and to the reading of texts by brand, synonym and with a slip', async () => {
    const file = await write('own.csv', table.join('\n'));
    const gateway = await openGateway({ environment: { DRUG_TABLE: file }, patients: [] });
    try {
      await importPatients(gateway.database.database, gateway.clock, [ruth]);
      const stored = await gateway.db.prescription.findMany({ orderBy: { rxNumber: 'asc' } });
      expect(stored).toMatchObject([
        { drugName: 'foozletine', schedule: 4 },
        { drugName: 'barzol', schedule: null },
      ]);
      await gateway.text({
        from: phoneOf(ruth),
        body: 'Ruth Keller 5/6/1950 refill my foozel xr and barzoll please',
      });
      await gateway.settled();
      const tickets = await gateway.db.ticket.findMany({ orderBy: { id: 'asc' } });
      expect(tickets.map(({ medicationName, rxNumber }) => [medicationName, rxNumber])).toEqual([
        ['foozletine', '7009001'],
        ['barzol', '7009002'],
      ]);
    } finally {
      await gateway.close();
    }
  });

  it('are read by `npm run eval` as well', async () => {
    const drugs = await write('for-eval.csv', table.join('\n'));
    const label = {
      id: 'own',
      channel: 'sms',
      language: 'en',
      text: 'please refill my foozle',
      profile: [],
      expect: {
        intents: ['refill'],
        flags: [],
        medications: [{ text: 'foozle', name: 'foozletine', asked: true }],
      },
    };
    const labels = await write('labels.jsonl', JSON.stringify(label));
    const [known, unknown] = [await misses(labels, { DRUG_TABLE: drugs }), await misses(labels, {})];
    expect(known).toEqual([]);
    expect(unknown).not.toEqual([]);
  });
});

async function misses(labels: string, settings: Record<string, string>): Promise<string[]> {
  const ran: Ran = await runCommand('src/entry/cli/eval.ts', ['--json', '--misses', labels], settings);
  expect(ran.stderr).toBe('');
  return (JSON.parse(ran.stdout) as { misses: string[] }).misses;
}
