import { readMedicineWords } from '../../roster/read-medicine.ts';

/** A medicine as a prescription's row holds it. */
export type SyntheticMedicine = {
  text: string;
  drugName: string | null;
  strength: string | null;
  schedule: number | null;
};

/** What is prescribed often, the commonest first. */
const texts = `
  Atorvastatin 40 MG Oral Tablet; Metformin 500 MG Oral Tablet; Lisinopril 20 MG Oral Tablet;
  Levothyroxine 50 MCG Oral Tablet; Amlodipine 5 MG Oral Tablet; Metoprolol Succinate 50 MG Extended Release Oral Tablet;
  Omeprazole 20 MG Delayed Release Oral Capsule; Losartan 50 MG Oral Tablet; Gabapentin 300 MG Oral Capsule;
  Sertraline 50 MG Oral Tablet; Rosuvastatin 10 MG Oral Tablet; Pantoprazole 40 MG Delayed Release Oral Tablet;
  Escitalopram 10 MG Oral Tablet; Hydrochlorothiazide 25 MG Oral Tablet; Bupropion 150 MG Extended Release Oral Tablet;
  Fluoxetine 20 MG Oral Capsule; Simvastatin 20 MG Oral Tablet; Montelukast 10 MG Oral Tablet;
  Trazodone 50 MG Oral Tablet; Duloxetine 30 MG Oral Capsule; Furosemide 40 MG Oral Tablet; Tamsulosin 0.4 MG Oral Capsule;
  Meloxicam 15 MG Oral Tablet; Carvedilol 12.5 MG Oral Tablet; Prednisone 10 MG Oral Tablet;
  Clopidogrel 75 MG Oral Tablet; Potassium Chloride 20 MEQ Extended Release Oral Tablet; Glipizide 5 MG Oral Tablet;
  Citalopram 20 MG Oral Tablet; Alprazolam 0.5 MG Oral Tablet; Zolpidem 10 MG Oral Tablet; Warfarin 5 MG Oral Tablet;
  Metoprolol Tartrate 25 MG Oral Tablet; Spironolactone 25 MG Oral Tablet; Apixaban 5 MG Oral Tablet;
  Oxycodone 5 MG Oral Tablet; Allopurinol 100 MG Oral Tablet; Clonazepam 0.5 MG Oral Tablet`;

/** Read as the roster import would. */
export function syntheticMedicines(): SyntheticMedicine[] {
  return texts.split(';').map((line) => {
    const text = line.trim();
    const { name, strength, schedule } = readMedicineWords([text]);
    return { text, drugName: name, strength, schedule };
  });
}
