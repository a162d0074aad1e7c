import type { MedicationMention, Resident } from '../../domain/message.ts';
import { extractRequest } from '../../extraction/extract-request.ts';
import { readMedication } from '../../extraction/medicines/read-medication.ts';
import type { ReadingContext } from '../../extraction/reading.ts';

type Line = NonNullable<Resident['medications']>[number];

/**
 * One medicine of a structured list. A line asks for what it names; only where its words say that it is not to be sent or
 * is taken no more (`STOP furosemide`, `lisinopril - discontinued`), it picks no medicine, and a person reads it.
 */
export function readLine(line: Line, context: ReadingContext): MedicationMention {
  const read = readMedication(line.name, context);
  const mention = {
    ...read,
    rxNumber: line.rxNumber ?? read.rxNumber,
    daysLeft: line.daysLeft ?? read.daysLeft,
  };
  const { medications } = extractRequest(line.name, context);
  const refused = medications.length > 0 && medications.every(({ asked }) => !asked);
  if (!refused) return mention;
  return { ...mention, name: null, candidates: read.name === null ? read.candidates : [read.name] };
}
