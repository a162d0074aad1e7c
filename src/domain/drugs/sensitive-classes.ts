import type { DrugClass, Sensitivity } from '../drug.ts';
import { drugNamed } from './drug-table.ts';

/**
 * What a text message never names, whatever the recipient has accepted: a phone is read by others, and these names
 * tell a diagnosis. `classes` are covered as a whole; the drug table marks the rest row by row.
 */
export const sensitiveClasses: Record<
  Sensitivity,
  { covers: string; classes: readonly DrugClass[]; source: string }
> = {
  mental_health: {
    covers: 'psychiatric medicines',
    classes: ['psychiatric'],
    source: 'California Welfare and Institutions Code 5328; 45 CFR 164.501 (psychotherapy), 164.522(b)',
  },
  hiv: {
    covers: 'treatment and prevention of HIV',
    classes: ['antiretroviral'],
    source: 'California Health and Safety Code 120975–121125 (confidentiality of HIV tests and status)',
  },
  sud: {
    covers: 'treatment of substance use disorder, medicines for opioid use disorder among it',
    classes: [],
    source: '42 CFR Part 2 (records of substance use disorder treatment)',
  },
  reproductive: {
    covers: 'contraception, fertility, abortion, hormones',
    classes: ['contraceptive', 'hormone'],
    source: 'California Civil Code 56.05 and 56.108 (sensitive services, reproductive health)',
  },
  ed: {
    covers: 'erectile dysfunction',
    classes: [],
    source: 'California Civil Code 56.05 (sensitive services: sexual health)',
  },
};

const coveredClasses = new Set(Object.values(sensitiveClasses).flatMap(({ classes }) => classes));

/** The medicine of that name (the vocabulary's) is known and of no sensitive class. An unknown one is never named. */
export function mayNameInText(name: string): boolean {
  const drug = drugNamed(name);
  return drug !== null && drug.sensitive.length === 0 && !coveredClasses.has(drug.class);
}
