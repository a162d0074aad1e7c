import type { Extraction } from '../../domain/message.ts';
import { refusesNamed } from '../../extraction/answers/read-revision.ts';
import type { Swap } from '../../extraction/answers/read-swap.ts';
import type { PersonRequest } from '../reading/read-message.ts';

/** All that is named is taken back. */
export function withdrawing(request: PersonRequest, extraction: Extraction): PersonRequest {
  const medications = extraction.medications.map((mention) => ({ ...mention, asked: false }));
  return { ...request, medicines: [], extraction: { ...extraction, intents: ['withdraw'], medications } };
}

/** What is named is wanted in the place of what was asked for, and is no change for a clinician. */
export function asChanged(request: PersonRequest, extraction: Extraction): PersonRequest {
  const medications = extraction.medications.map((mention) => ({ ...mention, asked: true }));
  const flags = extraction.flags.filter((flag) => flag !== 'medication_change');
  return {
    ...withoutAmiss(request),
    medicines: medications.map((mention, index) => ({ index, mention })),
    flags: request.flags.filter((flag) => flag !== 'medication_change'),
    extraction: { ...extraction, intents: ['refill'], medications, flags },
  };
}

/** "No, that's not right", and no more: it is about what was said, and nobody is unwell by it. */
export function refusing(request: PersonRequest, extraction: Extraction): PersonRequest {
  const flags = request.flags.filter((flag) => flag !== 'safety_review');
  const told = extraction.flags.filter((flag) => flag !== 'safety_review');
  return { ...request, flags, extraction: { ...extraction, intents: ['unclear'], flags: told } };
}

/** "Cancel the X and add Y": both halves are wishes of their own. */
export function swapping(request: PersonRequest, extraction: Extraction, { wanted }: Swap): PersonRequest {
  const medications = extraction.medications.map((one, place) => ({ ...one, asked: wanted.includes(place) }));
  return {
    ...withoutAmiss(request),
    medicines: medications.flatMap((mention, index) => (mention.asked ? [{ index, mention }] : [])),
    extraction: { ...extraction, intents: ['refill', 'withdraw'], medications },
  };
}

/** "the lisinopril", "sorry I meant lisinopril": what is only spoken of is what is wanted. */
export function withMedicines(text: string, request: PersonRequest, extraction: Extraction): PersonRequest {
  if (refusesNamed(text, extraction)) return request;
  const unasked = extraction.medications.length > 0 && request.medicines.length === 0;
  if (!unasked || !extraction.intents.every((intent) => intent === 'unclear')) return request;
  const medications = extraction.medications.map((mention) => ({ ...mention, asked: true }));
  return {
    ...request,
    medicines: medications.map((mention, index) => ({ index, mention })),
    extraction: { ...extraction, intents: ['refill'], medications },
  };
}

/** "The wrong one", of what they have asked for themselves. */
function withoutAmiss(request: PersonRequest): PersonRequest {
  const { amiss, ...rest } = request;
  return amiss ? rest : request;
}
