/** What a medicine comes as. `pill` is what people say of anything that is swallowed whole. */
export const doseForms = [
  'tablet',
  'chewable',
  'capsule',
  'pill',
  'liquid',
  'drops',
  'inhaler',
  'nebulizer',
  'spray',
  'cream',
  'ointment',
  'gel',
  'lotion',
  'foam',
  'patch',
  'suppository',
  'injection',
  'pen',
  'vial',
  'syringe',
  'powder',
  'film',
] as const;
export type DoseForm = (typeof doseForms)[number];

const formWords = new Map<string, DoseForm>([
  ...words('tablet', 'tablet tablets tab tabs caplet caplets tableta tabletas comprimido comprimidos odt'),
  ...words('chewable', 'chewable chewables chew masticable masticables'),
  ...words('capsule', 'capsule capsules cap caps softgel softgels capsula capsulas'),
  ...words('pill', 'pill pills pastilla pastillas pildora pildoras'),
  ...words('liquid', 'liquid solution suspension syrup elixir liquido solucion jarabe'),
  ...words('drops', 'drops drop eyedrops gotas gotitas'),
  ...words('inhaler', 'inhaler inhalers puffer puffers hfa aerosol inhalador inhaladores diskus respimat'),
  ...words('nebulizer', 'nebulizer neb nebs nebules nebulizador'),
  ...words('spray', 'spray sprays espray atomizador'),
  ...words('cream', 'cream crema cremas'),
  ...words('ointment', 'ointment pomada unguento'),
  ...words('gel', 'gel'),
  ...words('lotion', 'lotion locion'),
  ...words('foam', 'foam espuma'),
  ...words('patch', 'patch patches parche parches'),
  ...words('suppository', 'suppository suppositories supositorio supositorios enema'),
  ...words('injection', 'injection injections injectable shot shots inyeccion inyecciones'),
  ...words('pen', 'pen pens kwikpen flexpen flextouch solostar autoinjector pluma plumas'),
  ...words('vial', 'vial vials'),
  ...words('syringe', 'syringe syringes jeringa jeringas'),
  ...words('powder', 'powder packet packets polvo sobres'),
  ...words('film', 'film films'),
]);

function words(form: DoseForm, list: string): [string, DoseForm][] {
  return list.split(' ').map((word) => [word, form]);
}

/** The dose form that a word names, null for any other word. Lower case, without accents. */
export function doseFormOf(word: string): DoseForm | null {
  return formWords.get(word) ?? null;
}

/** What is said more loosely than a label says it. */
const looser: Partial<Record<DoseForm, readonly DoseForm[]>> = {
  pill: ['tablet', 'capsule', 'chewable'],
  tablet: ['chewable'],
  drops: ['liquid'],
  injection: ['pen', 'vial', 'syringe'],
};

/** Whether a label's form is one that this word is used for. */
export function mayMean(said: DoseForm, labelled: DoseForm): boolean {
  return said === labelled || (looser[said]?.includes(labelled) ?? false) || labelled === 'pill';
}

/** How a medicine gets into the body. `liquid`, `powder`, `vial`, `spray` and `gel` are of several ways. */
const ways: readonly (readonly DoseForm[])[] = [
  ['tablet', 'chewable', 'capsule', 'pill'],
  ['cream', 'ointment', 'lotion', 'foam', 'patch'],
  ['inhaler'],
  ['nebulizer'],
  ['injection', 'pen', 'syringe'],
  ['suppository'],
  ['drops'],
];

/** What is swallowed whole, and what none of it is: a syrup, a film under the tongue, a powder to dissolve. */
const solids: readonly DoseForm[] = ['tablet', 'chewable', 'capsule'];
const neverSolid: readonly DoseForm[] = ['liquid', 'powder', 'film'];

/** Whether the two forms are surely taken in different ways. */
export function waysDiffer(one: DoseForm, other: DoseForm): boolean {
  if (isSolidAndNot(one, other) || isSolidAndNot(other, one)) return true;
  const [a, b] = [one, other].map((form) => ways.findIndex((way) => way.includes(form)));
  return a !== b && a !== -1 && b !== -1;
}

/** `pill` is said loosely, but of no liquid. */
function isSolidAndNot(one: DoseForm, other: DoseForm): boolean {
  if (one === 'pill') return other === 'liquid';
  return solids.includes(one) && neverSolid.includes(other);
}
