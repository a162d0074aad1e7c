import type { TemplateId, Wording } from '../template.ts';

/** Wordings as they are shipped. A changed text gets a new version, so that no signature covers it unread. */
export function shipped<Id extends TemplateId>(texts: Record<Id, readonly string[]>): Record<Id, Wording> {
  return Object.fromEntries(
    Object.entries<readonly string[]>(texts).map(([id, variants]) => [id, { version: 1, texts: variants }]),
    // The keys are those of `texts`.
  ) as Record<Id, Wording>;
}
