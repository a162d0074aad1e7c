import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Patient } from '../../domain/patient.ts';
import type { StoredMessage } from './message-store.ts';
import { type PersonRequest, readMessage, readResident } from './read-message.ts';

type ReadContext = { today: CalendarDate; patientsOfSender: Patient[] };

/**
 * Once it is known who a request is about, its words are read again with what that person takes, whoever sent them:
 * the same words about the same patient are the same need from every phone. Who it is about stays as it was claimed.
 */
export function readForPatient(
  message: Pick<StoredMessage, 'channel' | 'text' | 'structured' | 'original'>,
  request: PersonRequest,
  patient: Patient,
  { today, patientsOfSender }: ReadContext,
): PersonRequest {
  const own = { today, patientsOfSender: [patient], onFile: patientsOfSender };
  if (message.structured) {
    const resident = message.structured.residents[request.resident];
    return resident ? readResident(resident, request.resident, own) : request;
  }
  // What was asked for before, and is pressed now, stands on its tickets.
  if (request.urgent) return request;
  const [known, ...others] = patientsOfSender;
  if (known?.id === patient.id && others.length === 0) return request;
  const { apart } = request;
  const text = apart?.answer ?? message.text;
  const again = readMessage({ ...message, text }, own).find(({ resident }) => resident === request.resident);
  return again ? { ...withKnown(again, request), ...(apart ? { apart } : {}) } : request;
}

function withKnown(again: PersonRequest, before: PersonRequest): PersonRequest {
  if (!again.extraction || !before.extraction) return before;
  const { patient, intents } = before.extraction;
  // Who is asked about, and that a number only says who asks, was learnt from what was said before.
  const asksForState = intents.every((intent) => intent === 'status') && before.medicines.length === 0;
  if (before.learnt || (asksForState && intents.length > 0)) return before;
  const speaksOfAnother = before.extraction.speaksOfAnother || again.extraction.speaksOfAnother;
  // "All of them", to our question.
  const forAll = before.extraction.asksForAll ? { asksForAll: true, intents } : {};
  const extraction = { ...again.extraction, ...forAll, patient, speaksOfAnother };
  return withWish({ ...again, claims: before.claims, extraction }, before);
}

/** A medicine that our question made a wish ("the losartan") stays one. */
function withWish(again: PersonRequest, before: PersonRequest): PersonRequest {
  const { extraction } = again;
  const unclear = extraction?.intents.every((intent) => intent === 'unclear') ?? false;
  if (!extraction || !unclear || before.medicines.length === 0) return again;
  const medications = extraction.medications.map((mention) => ({ ...mention, asked: true }));
  return {
    ...again,
    medicines: medications.map((mention, index) => ({ index, mention })),
    extraction: { ...extraction, intents: before.extraction?.intents ?? [], medications },
  };
}
