import { countSegments } from './count-segments.ts';
import { joinTexts, makeSection, type SectionSource, type Voice } from './reply-draft.ts';
import type { TokenValues } from './token-values.ts';

type References = NonNullable<TokenValues['references']>;

/**
 * The paragraphs of one text and of another one that is to leave with it: where both say the same, once for the
 * requests of both. Null where they do not fit a text of `most` segments in every wording.
 */
export function gatherSections(
  voice: Voice,
  [one, other]: [readonly SectionSource[], readonly SectionSource[]],
  { greet, most }: { greet: boolean; most: number },
): SectionSource[] | null {
  const joined = joinSections([one, other]);
  const shorter = [joined, written(joined, 2), written(joined, 1)];
  return shorter.find((sections) => segmentsOf(voice, sections, greet) <= most) ?? null;
}

/** The paragraphs of several texts, of any length: what more than one says is said once, of the requests of all. */
export function joinSections(texts: readonly (readonly SectionSource[])[]): SectionSource[] {
  return texts.flat().reduce<SectionSource[]>(withSection, []);
}

function withSection(sections: SectionSource[], added: SectionSource): SectionSource[] {
  const place = sections.findIndex((section) => sayingOf(section) === sayingOf(added));
  const same = sections[place];
  return same ? sections.with(place, together(same, added)) : [...sections, added];
}

/** What is said, whichever requests it is said of. */
function sayingOf({ template, values }: SectionSource): string {
  const { requests, references, ...rest } = values;
  return JSON.stringify([template, requests !== undefined, references !== undefined, rest]);
}

function together(one: SectionSource, other: SectionSource): SectionSource {
  const requests = union(one.values.requests, other.values.requests);
  const references = union(one.values.references, other.values.references);
  const medicines = [one, other].map(({ values }) => values.requests?.medicine ?? null);
  const alike = requests?.references.length === 1 && medicines[0] === medicines[1];
  const told = [...(one.told ?? []), ...(other.told ?? [])];
  return {
    template: one.template,
    values: {
      ...one.values,
      ...(requests ? { requests: { ...requests, medicine: alike ? (medicines[0] ?? null) : null } } : {}),
      ...(references ? { references } : {}),
    },
    ...(told.length > 0 ? { told } : {}),
  };
}

function union(one: References | undefined, other: References | undefined): References | undefined {
  if (!one || !other) return one ?? other;
  const references = [...new Set([...one.references, ...other.references])];
  return { references, most: references.length };
}

/** With no more than so many references written out in each paragraph. */
function written(sections: SectionSource[], most: number): SectionSource[] {
  return sections.map((section) => {
    const { requests, references } = section.values;
    return {
      ...section,
      values: {
        ...section.values,
        ...(requests ? { requests: { ...requests, most: Math.min(most, requests.most) } } : {}),
        ...(references ? { references: { ...references, most: Math.min(most, references.most) } } : {}),
      },
    };
  });
}

function segmentsOf(voice: Voice, sections: SectionSource[], greet: boolean): number {
  const longest = sections.map(({ template, values }) => makeSection(voice, template, values).longest);
  return countSegments(joinTexts(voice, longest, greet));
}
