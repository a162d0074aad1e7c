import type { Language } from '../domain/message.ts';
import type { TemplateId } from './template.ts';

/** A qualified person's word, by name, that one version of a wording may be sent in its language. */
export type SignOff = {
  template: TemplateId;
  language: Language;
  version: number;
  reviewedBy: string;
  /** `YYYY-MM-DD` */
  reviewedAt: string;
};

/**
 * Empty as shipped: nobody qualified has signed any wording yet, in English (clinical and legal review) or in
 * Spanish (translation, 45 CFR 92.201(c)(3)). The operator's reviewers sign here, by name.
 */
export const signOffs: SignOff[] = [];
