import { z } from 'zod';
import type { ComparedPrescription } from '../../domain/compared-prescription.ts';
import type { FhirClient } from './fhir-client.ts';
import { readPrescription } from './read-prescription.ts';

/** What a provider has answered in the EHR, as far as it is said there. */
export type ProviderDecision =
  | { kind: 'pending' }
  | { kind: 'approved'; prescription: ComparedPrescription | null }
  | { kind: 'denied'; reason: string }
  /** It has ended, and nothing says how, or why it was denied: a person asks. */
  | { kind: 'unclear'; code: 'denied_without_reason' | 'not_done' | 'gone' };

const Task = z.looseObject({
  status: z.string(),
  statusReason: z
    .looseObject({
      text: z.string().nullish(),
      coding: z.array(z.looseObject({ display: z.string().nullish() })).nullish(),
    })
    .nullish(),
  output: z
    .array(z.looseObject({ valueReference: z.looseObject({ reference: z.string().nullish() }).nullish() }))
    .nullish(),
});

const ended: readonly string[] = ['failed', 'cancelled', 'entered-in-error'];

/**
 * Reads the provider's answer from the Task (FHIR R4): `completed` is approved, its output the new prescription;
 * `rejected` is denied, for its reason.
 */
export async function readDecision(client: FhirClient, taskId: string): Promise<ProviderDecision> {
  const read = Task.safeParse(await client.read('Task', taskId));
  if (!read.success) return { kind: 'unclear', code: 'gone' };
  const { status, statusReason, output } = read.data;
  if (status === 'rejected') {
    const reason = statusReason?.text?.trim() || statusReason?.coding?.find((one) => one.display)?.display;
    return reason ? { kind: 'denied', reason } : { kind: 'unclear', code: 'denied_without_reason' };
  }
  if (ended.includes(status)) return { kind: 'unclear', code: 'not_done' };
  if (status !== 'completed') return { kind: 'pending' };
  const references = (output ?? []).map(({ valueReference }) => valueReference?.reference ?? '');
  const id = references.map((one) => /(?:^|\/)MedicationRequest\/([^/]+)$/.exec(one)?.[1]).find(Boolean);
  const prescription = id === undefined ? null : readPrescription(await client.read('MedicationRequest', id));
  return { kind: 'approved', prescription };
}
