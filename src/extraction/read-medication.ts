import { readDrugText } from '../domain/drugs/read-drug-text.ts';
import type { MedicationMention } from '../domain/message.ts';
import type { ReadingContext } from './extract-request.ts';

/** The medicine's name of a structured request; the span is the whole of the given words. */
export function readMedication(name: string, context: ReadingContext): MedicationMention {
  void context;
  const read = readDrugText(name);
  return {
    text: name,
    start: 0,
    end: name.length,
    name: read.name,
    candidates: [],
    source: read.name === null ? 'unknown' : 'vocabulary',
    strength: read.strength,
    quantity: null,
    rxNumber: null,
    daysLeft: null,
    asked: true,
  };
}
