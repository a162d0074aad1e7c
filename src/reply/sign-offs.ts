import { sha256 } from '../domain/digest.ts';
import type { Language } from '../domain/message.ts';
import type { UsedWording } from './pick-variant.ts';
import { isSafetyTemplate, tokensIn, type Phrases, type TemplateId, type TemplateSet } from './template.ts';
import type { TemplateToken } from './token-values.ts';

/**
 * A qualified person's word, by name, that one version of a wording may be sent in its language: in English after
 * clinical and legal review, in Spanish as a translation (45 CFR 92.201(c)(3)). As shipped nobody has signed any.
 */
export type SignOff = {
  template: string;
  language: string;
  version: number;
  textHash: string;
  name: string;
  qualification: string;
  at: Date;
};

/** The phrases that a token draws on, which whoever signs has read with the wording. */
const phrasesOf: Partial<Record<TemplateToken, readonly (keyof Phrases)[]>> = {
  requests: ['request', 'requests', 'yourRequest', 'and', 'more'],
  references: ['yourRequest', 'and', 'more'],
  org: ['org'],
  call: ['call', 'callUs'],
  timeframe: ['timeframe'],
  state: ['state', 'tooEarlyUntil', 'shippedFor'],
  asked: ['asked', 'and'],
  alert: ['alert'],
};

/** What a signature is bound to: every word that the template can say by itself, with the greeting and the opt-out line around it. */
export function textHash(id: TemplateId, set: TemplateSet): Promise<string> {
  const { texts } = set.wordings[id];
  const tokens = [...new Set(texts.flatMap(tokensIn))].sort() as TemplateToken[];
  const said = tokens.flatMap((token) => phrasesOf[token] ?? []).map((phrase) => set.phrases[phrase]);
  return sha256(
    JSON.stringify([id, set.language, texts, said, set.phrases.greeting, set.phrases.optOutLine]),
  );
}

/** The signature that holds for a version of these very words; null when there is none. */
export function findSignOff(
  signOffs: readonly SignOff[],
  wording: { template: string; language: Language; version: number; textHash: string },
): SignOff | null {
  const holding = signOffs.filter(
    (row) =>
      row.template === wording.template &&
      row.language === wording.language &&
      row.version === wording.version &&
      row.textHash === wording.textHash,
  );
  return holding.at(-1) ?? null;
}

/**
 * Whether a text may leave in production: each wording that it is made of is in force, unchanged since it was signed
 * in its language, or a fixed safety text.
 */
export async function isSigned(
  used: readonly Pick<UsedWording, 'template' | 'version'>[],
  set: TemplateSet,
  signOffs: readonly SignOff[],
): Promise<boolean> {
  if (used.length === 0) return false;
  for (const { template, version } of used) {
    if (isSafetyTemplate(template)) continue;
    const known = (Object.keys(set.wordings) as TemplateId[]).find((id) => id === template);
    if (known === undefined || set.wordings[known].version !== version) return false;
    const hash = await textHash(known, set);
    if (!findSignOff(signOffs, { template, language: set.language, version, textHash: hash })) return false;
  }
  return true;
}
