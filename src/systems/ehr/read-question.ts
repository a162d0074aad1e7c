import { isCancellable } from './encounter-target.ts';
import type { FhirClient } from './fhir-client.ts';

/** How a question to the provider stands in the EHR; `unknown`: the id is none that we were given there. */
export type QuestionStand = 'open' | 'ended' | 'gone' | 'unknown';

const written = /^(Task|Encounter)\/(.+)$/;

/**
 * Reads what we wrote there, by the id that we were told: `Task/…` or `Encounter/…`.
 *
 * @throws RecordFault
 */
export async function readQuestion(client: FhirClient, externalId: string): Promise<QuestionStand> {
  const [, type, id] = written.exec(externalId) ?? [];
  if (type === undefined || id === undefined) return 'unknown';
  const resource = await client.read(type, id);
  if (!resource) return 'gone';
  return type === 'Task' && isCancellable(resource) ? 'open' : 'ended';
}
