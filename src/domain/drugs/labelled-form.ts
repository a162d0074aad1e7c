import { readableText } from '../text/readable-text.ts';
import { tokenize } from '../text/tokens.ts';
import { doseFormOf, type DoseForm } from './dose-form.ts';

/** The form on a label or in a roster's text: `Metoprolol Succinate 50 MG Extended Release Oral Tablet`. */
export function labelledForm(text: string): DoseForm | null {
  const said = tokenize(readableText(text).text).map((token) => token.text);
  const form = said.map(doseFormOf).find((found) => found !== null) ?? null;
  const inhaled = said.some((word) => /^(?:inhal|nebul)/.test(word));
  if (inhaled && form === 'powder') return 'inhaler';
  return inhaled && form === 'liquid' ? 'nebulizer' : form;
}
