import type { Patient } from '../../domain/patient.ts';
import { tieNumbers, withTwinNamed } from '../../extraction/medicines/tie-numbers.ts';
import type { StoredMessage } from './message-store.ts';
import { type AskedMedicine, byNumber, type PersonRequest } from './read-message.ts';

/** The medicines of a text with the Rx numbers that are meant for them, as this patient's record says. */
export function withTiedNumbers(
  message: Pick<StoredMessage, 'text' | 'structured'>,
  request: PersonRequest,
  patient: Patient | null,
): PersonRequest {
  const { extraction, medicines } = request;
  const named = medicines.filter(({ index }) => index !== null);
  if (message.structured || !extraction || medicines.length === 0) return request;
  if (named.length < medicines.length) return { ...request, medicines: medicines.map(doubted) };
  const said = { named: named.map(({ mention }) => mention), numbers: extraction.rxNumbers };
  const tied = tieNumbers(message.text, said, patient?.prescriptions ?? null);
  const kept = named.flatMap(({ index }, place) => {
    const mention = tied.named[place];
    return mention ? [{ index, mention }] : [];
  });
  return { ...request, medicines: [...kept, ...tied.alone.map((number) => doubted(byNumber(number)))] };

  function doubted({ index, mention }: AskedMedicine): AskedMedicine {
    const twin = withTwinNamed(message.text, mention, patient?.prescriptions ?? []);
    return { index, mention: index === null ? twin : mention };
  }
}
