/**
 * Words that name an illness or its treatment, English and Spanish, without accents. They have no place in the words
 * of a template: whoever sees the phone would read a diagnosis. Not complete; a person reads every wording as well.
 */
export const conditionWords: ReadonlySet<string> = new Set(
  `diabetes diabetic diabetico diabetica depression depresion depressed anxiety ansiedad bipolar psychosis psicosis
  psychiatric psiquiatrico psiquiatrica schizophrenia esquizofrenia adhd autism autismo dementia demencia alzheimer
  parkinson epilepsy epilepsia epileptic seizure seizures convulsion convulsiones migraine migrana stroke hiv vih aids
  sida hepatitis herpes syphilis sifilis chlamydia clamidia gonorrhea gonorrea std sti prep addiction adiccion
  alcoholism alcoholismo opioid opioide opioids opioides overdose sobredosis withdrawal methadone metadona cancer
  chemotherapy quimioterapia tumor leukemia leucemia asthma asma copd epoc hypertension hipertension cholesterol
  colesterol heart corazon cardiac cardiaco kidney rinon dialysis dialisis thyroid tiroides arthritis artritis gout gota
  osteoporosis glaucoma pregnancy embarazo pregnant embarazada contraception contraceptive anticonceptivo
  anticonceptivos abortion aborto fertility fertilidad menopause menopausia erectile erectil impotence impotencia
  infection infeccion tuberculosis covid insulin insulina antidepressant antidepresivo antipsychotic antipsicotico
  antibiotic antibiotico painkiller analgesico sugar azucar glucose glucosa pressure presion
  suicide suicidio suicidal rehab relapse recaida viagra erection ereccion cholesterol trans hormones hormonas`.split(
    /\s+/,
  ),
);
