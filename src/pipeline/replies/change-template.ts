import type { Db } from '../../db/client.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Language } from '../../domain/message.ts';
import { lintWording, type WordingFinding } from '../../reply/lint-wording.ts';
import { sampleTexts, type SampleText } from '../../reply/sample-texts.ts';
import { findTemplate, saveVersion, type NewVersion, type TemplateView } from '../../reply/template-store.ts';
import { isSafetyTemplate, type TemplateId } from '../../reply/template.ts';

export type TemplatePreview = {
  /** `not_editable`: a safety text, which is not saved whatever its words are. */
  findings: (WordingFinding | { variant: null; problem: 'not_editable' })[];
  /** Of each variant, level and place in the thread the longest text that the sample tickets make. */
  samples: SampleText[];
};

/** What a wording would say of sample tickets, and what the lint finds. Nothing is kept. */
export function previewTemplate(id: TemplateId, language: Language, texts: string[]): TemplatePreview {
  const findings = lintWording(id, language, texts);
  const fillable = !findings.some(({ problem }) => unfillable.includes(problem));
  const fixed = isSafetyTemplate(id) ? [{ variant: null, problem: 'not_editable' as const }] : [];
  return {
    findings: [...fixed, ...findings],
    samples: fillable ? longestOfEach(sampleTexts(id, language, texts)) : [],
  };
}

const unfillable: readonly WordingFinding['problem'][] = [
  'unknown_token',
  'token_not_allowed',
  'stray_brace',
];

function longestOfEach(samples: SampleText[]): SampleText[] {
  const longest = new Map<string, SampleText>();
  for (const sample of samples) {
    const key = `${String(sample.variant)}:${sample.disclosure}:${String(sample.introduced)}`;
    const found = longest.get(key);
    if (!found || weight(sample) > weight(found)) longest.set(key, sample);
  }
  return [...longest.values()];
}

/** One with a problem is shown before a longer one without. */
function weight({ problems, segments, text }: SampleText): number {
  return problems.length * 100_000 + segments * 10_000 + text.length;
}

export type TemplateChange =
  | { kind: 'saved'; template: TemplateView }
  | { kind: 'not_editable' }
  | { kind: 'refused'; findings: WordingFinding[] }
  | { kind: 'stale' };

/** Saves a new version of a wording, unless the lint finds something or it is a safety text. */
export async function changeTemplate(
  deps: { db: Db; clock: Clock },
  input: NewVersion,
): Promise<TemplateChange> {
  if (isSafetyTemplate(input.id)) return { kind: 'not_editable' };
  const findings = lintWording(input.id, input.language, input.texts);
  if (findings.length > 0) return { kind: 'refused', findings };
  const saved = await saveVersion(deps.db, input, deps.clock.now());
  if (saved === 'stale') return { kind: 'stale' };
  return { kind: 'saved', template: await findTemplate(deps.db, input.id, input.language) };
}
