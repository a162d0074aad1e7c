import { readDrugText, type DrugText } from '../../domain/drugs/read-drug-text.ts';
import type { MedicationMention } from '../../domain/message.ts';
import { extractRequest } from '../extract-request.ts';
import { withAttributes } from './attributes.ts';
import { findMentions } from './find-mentions.ts';
import { startReading, type ReadingContext } from '../reading.ts';

/**
 * The medicine's name of a structured request, which is asked for as a whole: the span is all of the given words. A
 * label is read as such first; otherwise it is read like a message. Several medicines in one field stay candidates, as
 * does one that its words refuse (`STOP furosemide`, `lisinopril - discontinued`): a person reads it.
 */
export function readMedication(name: string, context: ReadingContext): MedicationMention {
  const label = readDrugText(name);
  const reading = startReading(name, context);
  const certain = findMentions(reading, 'certain');
  const found = certain.length > 0 ? certain : findMentions(reading, 'near');
  const [first] = withAttributes(reading, found, { rxNumbers: [], supplies: [] });
  const names = [...new Set(found.flatMap((one) => (one.name === null ? one.candidates : [one.name])))];
  const whole = isListOfTwo(name, label) && names.length > 1 ? null : label.name;
  const settled = isRefused(name, context)
    ? null
    : (whole ?? (found.length === 1 ? (first?.name ?? null) : null));
  const listed = context.profile.some((one) => one.drugName !== null && one.drugName === settled);
  return {
    text: name,
    start: 0,
    end: name.length,
    name: settled,
    candidates: settled === null ? names : [],
    source: listed ? 'profile' : settled === null ? (first?.source ?? 'unknown') : 'vocabulary',
    strength: label.strength ?? first?.strength ?? null,
    quantity: first?.quantity ?? null,
    form: first?.form ?? null,
    frequency: first?.frequency ?? null,
    rxNumber: null,
    daysLeft: null,
    asked: true,
  };
}

/** Its words say of all that it names that it is not to be sent, or is taken no more. */
function isRefused(name: string, context: ReadingContext): boolean {
  const { medications } = extractRequest(name, context);
  return medications.length > 0 && medications.every(({ asked }) => !asked);
}

/** `metformin and glipizide` may be a combination or two medicines; `5-325` says that it is one. */
function isListOfTwo(name: string, label: DrugText): boolean {
  return / (?:and|y|&) /i.test(name) && !label.strength?.includes('-');
}
