import type { Extraction } from '../../domain/message.ts';
import { medicineWords } from '../answers/medicine-words.ts';

const own =
  /\b(?:mine|(?:my|mi|mis) (?:own |propi[oa]s? )?(?:medicine|meds?|medicines|medications?|pills?|refills?|requests?|orders?|prescriptions?|rx|scripts?|medicinas?|medicamentos?|pastillas?|resurtidos?|pedidos?|recetas?)|(?:la|el|las|los) mi[oa]s?)\b/;

/** "Cancel her metformin": what is taken back or told is of somebody else than who writes. */
export function isOfAnother(text: string, extraction: Extraction | null): boolean {
  if (!extraction?.speaksOfAnother) return false;
  return !own.test(medicineWords(text, extraction.medications));
}
