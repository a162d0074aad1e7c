import { z } from 'zod';
import type { ComparedPrescription, OrderDoubt } from '../../domain/compared-prescription.ts';
import { isStorable } from '../../domain/storable.ts';
import type { FhirClient } from './fhir-client.ts';
import { readPrescription } from './read-prescription.ts';
import { Said, SaidBeside, saysNothingElse, wordsOf } from './said-beside.ts';

/** What a provider has answered in the EHR, as far as it is said there. */
export type ProviderDecision =
  | { kind: 'pending' }
  | { kind: 'approved'; prescription: ComparedPrescription | null }
  | { kind: 'denied'; reason: string }
  /** Something is said, and not plainly what, of whom, or why it was denied: a person asks. */
  | { kind: 'unclear'; code: UnclearDecision };

type UnclearDecision =
  | 'denied_without_reason'
  | 'not_done'
  | 'gone'
  | 'not_ours'
  | 'other_medicine'
  | 'directions_unclear'
  | 'no_longer_valid'
  | 'unclear_prescription'
  | 'written_before'
  | 'written_in_future'
  | OrderDoubt;

const Reference = z.looseObject({ reference: z.string().nullish() });

const Task = SaidBeside.extend({
  status: z.string(),
  for: Reference.nullish(),
  focus: Reference.nullish(),
  modifierExtension: z.array(z.looseObject({})).nullish(),
  output: z.array(z.looseObject({ type: Said.nullish(), valueReference: Reference.nullish() })).nullish(),
});
type Task = z.infer<typeof Task>;

const ended: readonly string[] = ['failed', 'cancelled', 'entered-in-error'];

/**
 * Reads the provider's answer from the Task (FHIR R4): `completed` is approved, its output the new prescription;
 * `rejected` is denied, for its reason. `isAsked` says whether a prescription there is of the medicine that was asked for.
 * Whatever else is said beside `completed` may take it back, and a person reads it.
 */
export async function readDecision(
  client: Pick<FhirClient, 'read'>,
  taskId: string,
  patientId: string | null,
  isAsked: (prescriptionId: string) => boolean = () => true,
): Promise<ProviderDecision> {
  const found = await client.read('Task', taskId);
  if (found === null) return { kind: 'unclear', code: 'gone' };
  const read = Task.safeParse(found);
  if (!read.success || !isStorable(found)) return { kind: 'unclear', code: 'unreadable' };
  const { status, statusReason } = read.data;
  if (ended.includes(status)) return { kind: 'unclear', code: 'not_done' };
  if (!isAbout(read.data.for, patientId)) return { kind: 'unclear', code: 'not_ours' };
  if (status !== 'completed' && status !== 'rejected') return { kind: 'pending' };
  const { focus, modifierExtension } = read.data;
  if ((modifierExtension ?? []).length > 0) return { kind: 'unclear', code: 'modified' };
  const [, about] = ofPrescription.exec(focus?.reference ?? '') ?? [];
  if (about !== undefined && !isAsked(about)) return { kind: 'unclear', code: 'other_medicine' };
  if (status === 'rejected') {
    const reason = statusReason?.text?.trim() || statusReason?.coding?.find((one) => one.display)?.display;
    return reason ? { kind: 'denied', reason } : { kind: 'unclear', code: 'denied_without_reason' };
  }
  return approvalOf(client, read.data, patientId);
}

async function approvalOf(
  client: Pick<FhirClient, 'read'>,
  task: Task,
  patientId: string | null,
): Promise<ProviderDecision> {
  const ids = prescriptionsIn(task);
  if (!ids || !saysNothingElse(task)) return { kind: 'unclear', code: 'in_words' };
  const [id] = ids;
  if (id === undefined) return { kind: 'approved', prescription: null };
  const resource = await client.read('MedicationRequest', id);
  const prescription = readPrescription(resource);
  const isTheirs = isAbout(resource?.['subject'] as Task['for'], patientId);
  if (ids.length > 1 || !prescription || !isTheirs) return { kind: 'unclear', code: 'unclear_prescription' };
  const { doubt, status } = prescription;
  if (doubt) return { kind: 'unclear', code: doubt };
  return status === 'active'
    ? { kind: 'approved', prescription }
    : { kind: 'unclear', code: 'unclear_prescription' };
}

const ofPrescription = /(?:^|\/)MedicationRequest\/([^/]+)$/;

/** The new prescriptions; null when an output is anything else, or is called a refusal. */
function prescriptionsIn({ output }: Task): string[] | null {
  const ids = (output ?? []).map(({ type, valueReference }) =>
    wordsOf(type).some((words) => refusal.test(words))
      ? undefined
      : ofPrescription.exec(valueReference?.reference ?? '')?.[1],
  );
  return ids.every((id) => id !== undefined) ? ids : null;
}

const refusal = /\b(den(y|ied|ial)|reject\w*|refus\w*|declin\w*|not|no)\b/i;

/** A reference that says nobody, or a patient whom nobody has found yet, contradicts nothing. */
function isAbout(of: Task['for'], patientId: string | null): boolean {
  const named = /(?:^|\/)Patient\/([^/]+)$/.exec(of?.reference ?? '')?.[1];
  return named === undefined || patientId === null || named === patientId;
}
