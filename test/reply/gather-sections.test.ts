import { describe, expect, it } from 'vitest';
import { gatherSections } from '../../src/reply/gather-sections.ts';
import type { SectionSource } from '../../src/reply/reply-draft.ts';
import type { TemplateId } from '../../src/reply/template.ts';
import type { TokenValues } from '../../src/reply/token-values.ts';

const voice = { language: 'en', org: { name: 'Bay Pharmacy', phone: '(415) 555-0199' } } as const;
const two = { greet: false, most: 2 };

function about(template: TemplateId, reference: string, values: TokenValues = {}): SectionSource[] {
  const references = { references: [reference], most: 1 };
  return [{ template, values: { ...values, requests: references, references } }];
}

function gatherAll(texts: SectionSource[][]): SectionSource[] | null {
  const [first = [], ...others] = texts;
  return others.reduce<SectionSource[] | null>(
    (sections, other) => sections && gatherSections(voice, [sections, other], two),
    first,
  );
}

function named(reference: string, medicine: string): SectionSource[] {
  return [{ template: 'delivered', values: { requests: { references: [reference], most: 1, medicine } } }];
}

function medicineIn(texts: SectionSource[][]) {
  return gatherAll(texts)?.[0]?.values.requests?.medicine;
}

describe('the paragraphs of two texts', () => {
  it('are one, where both say the same', () => {
    const both = gatherAll([about('shipped_undated', 'RG-AAAAAA1'), about('shipped_undated', 'RG-AAAAAA2')]);
    expect(both).toMatchObject([
      {
        template: 'shipped_undated',
        values: { requests: { references: ['RG-AAAAAA1', 'RG-AAAAAA2'], most: 2 } },
      },
    ]);
  });

  it('stay two, where they say another day', () => {
    const days = ['2026-03-05', '2026-03-06'].map((date, place) =>
      about('shipped', `RG-AAAAAA${String(place)}`, { date } as TokenValues),
    );
    expect(gatherAll(days)).toHaveLength(2);
  });

  it('name no medicine for two requests, and still the one of the same request', () => {
    expect(medicineIn([named('RG-A', 'metformin'), named('RG-B', 'atorvastatin')])).toBeNull();
    expect(medicineIn([named('RG-A', 'metformin'), named('RG-A', 'metformin')])).toBe('metformin');
  });

  it('of many requests write out as many as fit, and count the others', () => {
    const many = Array.from({ length: 30 }, (_, place) =>
      about('delivered', `RG-AAAAA${String(10 + place)}`),
    );
    const gathered = gatherAll(many);
    expect(gathered).toHaveLength(1);
    expect(gathered?.[0]?.values.requests?.references).toHaveLength(30);
    expect(gathered?.[0]?.values.requests?.most).toBeLessThan(3);
  });

  it('that do not fit two segments stay apart', () => {
    const long = (['setback', 'modified', 'delivered', 'approved'] as const).map((template) =>
      about(template, 'RG-AAAAAA1'),
    );
    expect(gatherAll(long)).toBeNull();
  });
});
