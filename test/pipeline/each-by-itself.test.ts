import { expect, it } from 'vitest';
import { eachByItself, eachThough } from '../../src/pipeline/records/each-by-itself.ts';
import { RecordFault } from '../../src/systems/http/record-fault.ts';

const odd = new RecordFault('ehr', 'unreadable');
const away = new RecordFault('ehr', 'unavailable');

/** What was read of records that come to that, and how the reading ended. */
async function readAll(...records: (Error | null)[]) {
  const read: number[] = [];
  const named: unknown[] = [];
  const left: number[] = [];
  const ended = await eachByItself([...records.entries()], {
    ...{ system: 'ehr', logger: { warn: (fields: object) => void named.push(fields) } },
    work([place, fault]) {
      if (fault) return Promise.reject(fault);
      read.push(place);
      return Promise.resolve();
    },
    idsOf: ([place]) => ({ recordId: `record-${place}` }),
    passOver: ([place]) => Promise.resolve(void left.push(place)),
  }).then(
    () => 'well',
    (error: unknown) => (error as { code: string }).code,
  );
  return { read, named: named.length, left, ended };
}

it.each([
  ['all can be read', [null, null], { read: [0, 1], named: 0, left: [], ended: 'well' }],
  ['one is odd', [null, odd, null], { read: [0, 2], named: 1, left: [1], ended: 'ehr_unreadable' }],
  // Of one that was not answered nothing is said: it is asked again.
  ['one is not answered', [away, null, odd], { read: [1], named: 2, left: [2], ended: 'ehr_unavailable' }],
  [
    'several apart are not',
    [away, away, null, away],
    { read: [2], named: 3, left: [], ended: 'ehr_unavailable' },
  ],
  ['nobody answers', [away, away, away, null], { read: [], named: 2, left: [], ended: 'ehr_unavailable' }],
])('where %s, each other record is read', async (_, records, expected) => {
  expect(await readAll(...records)).toEqual(expected);
});

it('a step that fails keeps none from being done, and the gravest fault is told', async () => {
  const done: string[] = [];
  function step(name: string, fault?: Error) {
    return () => {
      done.push(name);
      return fault ? Promise.reject(fault) : Promise.resolve(1);
    };
  }
  await expect(eachThough([step('a', odd), step('b'), step('c', away)])).rejects.toBe(odd);
  expect(done).toEqual(['a', 'b', 'c']);
  expect(await eachThough([step('d'), step('e')])).toBe(2);
});
