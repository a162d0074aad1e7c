import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { RosterFile } from '../../src/roster/read-resources.ts';
import { createTestDatabase } from '../support/database.ts';
import { fill, importInto, patient, phone, prescription } from './roster-files.ts';

const patients = 5_000;
const resourcesEach = 4;
const megabyte = 2 ** 20;

/** Four resources for each patient, the fills first; `padding` makes each so many bytes longer. */
function* resourcesOf(padding: number): Generator<string> {
  const extra = { text: { status: 'generated', div: 'x'.repeat(padding) } };
  for (let n = 0; n < patients; n += 1) {
    const [person, rx] = [`pat-${n}`, `rx-${n}`];
    const authorizingPrescription = [{ reference: `MedicationRequest/${rx}` }];
    yield JSON.stringify({ ...fill({ id: `a-${n}`, authorizingPrescription }), ...extra });
    yield JSON.stringify({
      ...fill({ id: `b-${n}`, authorizingPrescription, whenHandedOver: '2026-04-01' }),
      ...extra,
    });
    yield JSON.stringify({
      ...prescription({ id: rx, subject: { reference: `Patient/${person}` } }),
      ...extra,
    });
    const telecom = [phone(`415555${String(n).padStart(4, '0')}`, 'mobile')];
    yield JSON.stringify({ ...patient({ id: person, telecom }), ...extra });
  }
}

function largeFile(form: 'lines' | 'bundle', padding: number): RosterFile {
  async function* open(): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder();
    if (form === 'bundle') yield encoder.encode('{\n"resourceType": "Bundle",\n"entry": [');
    let held = '';
    let first = true;
    for (const resource of resourcesOf(padding)) {
      held += form === 'lines' ? `${resource}\n` : `${first ? '' : ','}\n{"resource":${resource}}`;
      first = false;
      if (held.length < 256 * 1024) continue;
      yield await Promise.resolve(encoder.encode(held));
      held = '';
    }
    yield encoder.encode(held + (form === 'bundle' ? '\n]\n}\n' : ''));
  }
  return { name: `large.${form}`, open };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is still in use after each tenth piece of the file, in MiB. */
function measured(file: RosterFile): { file: RosterFile; used: number[] } {
  const used: number[] = [];
  async function* open(): AsyncGenerator<Uint8Array> {
    let piece = 0;
    for await (const bytes of file.open()) {
      if (piece++ % 10 === 0) {
        collectGarbage();
        const { heapUsed, external } = process.memoryUsage();
        used.push((heapUsed + external) / megabyte);
      }
      yield bytes;
    }
  }
  return { file: { ...file, open }, used };
}

it('20,000 resources of 100 MB are taken as lines and again as a Bundle, and memory does not grow', async () => {
  const test = await createTestDatabase();
  const resources = patients * resourcesEach;
  try {
    const lines = measured(largeFile('lines', 5_000));
    const first = await importInto(test, lines.file);
    expect(first.summary).toEqual({ resources, created: resources, updated: 0, unchanged: 0, refused: 0 });
    const bundle = measured(largeFile('bundle', 5_000));
    const again = await importInto(test, bundle.file);
    expect(again.summary).toEqual({ resources, created: 0, updated: 0, unchanged: resources, refused: 0 });
    for (const used of [lines.used, bundle.used]) {
      expect(used.length).toBeGreaterThan(30);
      expect(Math.max(...used) - Math.min(...used.slice(0, 5))).toBeLessThan(20);
    }
  } finally {
    await test.drop();
  }
}, 120_000);
