import type { Task } from '@medplum/fhirtypes';
import { createEncounterTarget } from '../../src/systems/ehr/encounter-target.ts';
import { createFhirClient } from '../../src/systems/ehr/fhir-client.ts';
import { readQuestion } from '../../src/systems/ehr/read-question.ts';
import { publicKeySet, withNewKey } from '../../src/systems/ehr/signing-keys.ts';
import type { TicketBench } from '../pipeline/ticket-bench.ts';
import { openFhirServer, type FhirStandIn } from '../support/stand-ins/fhir-server.ts';
import { misfortunes } from './misfortunes.ts';

const subject = { patientId: 'mary', prescriptionId: null, practitionerId: null };
const question = { type: 'Medication Refill Authorization', text: 'atorvastatin 20 mg', dueAt: null };
const scopes = 'system/Task.read system/Task.write';

/** An EHR by FHIR behind OAuth, by the bench's clock, and how it is spoken to. */
export async function openChaoticEhr(bench: TicketBench) {
  const server = await openFhirServer();
  const { keys } = await withNewKey([]);
  const { clock } = bench.deps;
  server.registered.keys = publicKeySet(keys);
  server.now = () => clock.now().getTime();
  const account = { url: server.url, clientId: 'refill-gateway', tokenUrl: null, keys, scopes };
  const client = createFhirClient(
    { ...account, callsPerMinute: 100_000 },
    { clock, waits: false, limitMs: 400 },
  );
  const target = createEncounterTarget({
    ...{ client, clock, mode: 'fhir', identifierSystem: 'https://gateway.example/tickets' },
    encounterOf: () => Promise.resolve({ kind: 'ready', subject, ...question }),
  });
  return {
    target,
    read: (externalId: string) => readQuestion(client, externalId),
    /** Each question that stands there: its id as we are told it, and our reference. */
    async questions(): Promise<{ id: string; reference: string }[]> {
      const found = await server.repository.searchResources<Task>({ resourceType: 'Task', count: 1000 });
      return found.map(({ id, identifier }) => ({
        id: `Task/${id}`,
        reference: identifier?.[0]?.value ?? '',
      }));
    },
    trouble(): void {
      server.fate = misfortunes<ReturnType<FhirStandIn['fate']>>(
        9,
        [
          [0.06, 'lost'],
          [0.06, 'lied'],
          [0.06, 'failed'],
          [0.04, 'dropped'],
          [0.02, 'busy'],
          [0.01, 'slow'],
        ],
        'answered',
      );
    },
    well: () => void (server.fate = () => 'answered'),
    close: () => server.close(),
  };
}
