export const drugClasses = [
  'seizure',
  'anticoagulant',
  'insulin',
  'opioid',
  'pain',
  'cardiac',
  'antihypertensive',
  'diabetes',
  'thyroid',
  'statin',
  'psychiatric',
  'respiratory',
  'steroid',
  'immunosuppressant',
  'antiretroviral',
  'antibiotic',
  'gi',
  'urology',
  'ophthalmic',
  'dermatologic',
  'hormone',
  'contraceptive',
  'other',
] as const;
export type DrugClass = (typeof drugClasses)[number];

export type UrgentClass = 'seizure' | 'anticoagulant' | 'insulin' | 'pain';
export type Sensitivity = 'mental_health' | 'hiv' | 'sud' | 'reproductive' | 'ed';

/** One row of the drug table: an ingredient, a fixed combination, or a route that changes the handling. */
export type Drug = {
  name: string;
  brands: string[];
  synonyms: string[];
  /** ATC code or prefix; empty when unknown. */
  atc: string;
  class: DrugClass;
  urgentClasses: UrgentClass[];
  cardiac: boolean;
  callProvider: boolean;
  doNotInterrupt: boolean;
  /** Federal DEA schedule; null when not controlled. */
  schedule: 2 | 3 | 4 | 5 | null;
  /** As-needed drugs, insulin, inhalers, drops: days' supply says little about when it runs out. */
  daysSupplyUnreliable: boolean;
  /** Not to be named in a text message. */
  sensitive: Sensitivity[];
};

/** The classes that are urgent by the workflow: without supply the provider is called, not only asked. */
export function mustCall({
  callProvider,
  cardiac,
  urgentClasses,
}: Pick<Drug, 'callProvider' | 'cardiac' | 'urgentClasses'>): boolean {
  return callProvider || cardiac || urgentClasses.length > 0;
}
