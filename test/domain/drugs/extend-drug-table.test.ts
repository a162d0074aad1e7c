import { describe, expect, test } from 'vitest';
import { extendDrugTable } from '../../../src/domain/drugs/extend-drug-table.ts';

const header = 'name,brands,synonyms,atc,class,urgent_class,cardiac,dea_schedule,sensitive';

describe('drugs of one’s own', () => {
  test('are read in the columns of the vocabulary', () => {
    const csv = `\uFEFF${header}\r\nFoozletine,"Foozle|Foozle, XR",foozletina,N03AX,seizure,seizure,no,4,\r\n\r\n`;
    const { drugs, refused } = extendDrugTable(csv);
    expect(refused).toEqual([]);
    expect(drugs).toEqual([
      {
        name: 'foozletine',
        brands: ['Foozle', 'Foozle, XR'],
        synonyms: ['foozletina'],
        atc: 'N03AX',
        class: 'seizure',
        urgentClasses: ['seizure'],
        cardiac: false,
        callProvider: false,
        doNotInterrupt: false,
        schedule: 4,
        daysSupplyUnreliable: false,
        sensitive: [],
      },
    ]);
  });

  test.each([
    ['', 1, 'there is no header line'],
    ['name,colour\nfoozletine,blue', 1, 'column class is missing'],
    ['name,class,colour\nfoozletine,other,blue', 1, 'column 3 is not known'],
    ['name,class\n,other', 2, 'name is empty'],
    ['name,class\nfoozletine,sedative', 2, 'class must be of'],
    ['name,class\nfoozletine,other,7', 2, 'has 3 fields, the header has 2'],
    ['name,class\nlisinopril,antihypertensive', 2, 'name is in the vocabulary already'],
    ['name,class,brands\nfoozletine,other,Zestril', 2, 'brand 1 is in the vocabulary already'],
    ['name,class\nfoozletine,other\nbarzol,other\nFoozletine,other', 4, 'name stands in line 2 already'],
    ['name,class,dea_schedule\nfoozletine,other,1', 2, 'dea_schedule must be of'],
    ['name,class,urgent\nfoozletine,other,yes', 2, 'urgent is yes and urgent_class is empty'],
    ['name,class,cardiac\nfoozletine,other,maybe', 2, 'cardiac must be of'],
    ['name,class\n"foozletine,other', 2, 'a quotation mark is not closed'],
  ])('refuses %j', (csv, line, reason) => {
    const { drugs, refused } = extendDrugTable(csv);
    expect(drugs).toEqual([]);
    expect(refused).toContainEqual({ line, reason: expect.stringContaining(reason) as string });
  });
});
