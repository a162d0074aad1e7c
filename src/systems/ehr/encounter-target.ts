import type { Clock } from '../../domain/clock.ts';
import type { EffectOutcome, EffectSearch, EffectTarget, EffectToDo } from '../effect-target.ts';
import { isGranted, offers } from './capabilities.ts';
import type { FhirClient, FhirResource } from './fhir-client.ts';
import { outcomeOfFault } from './outcome-of-fault.ts';
import {
  encounterResource,
  taskResource,
  type EhrSubject,
  type EncounterToWrite,
  type Identifier,
} from './task-resource.ts';

/** What is to be written for a ticket, or why nothing is. */
export type EncounterOf =
  | ({ kind: 'ready'; subject: EhrSubject } & EncounterToWrite)
  /** The ticket has gone on. */
  | { kind: 'not_needed' }
  /** The EHR does not have the patient, or several who fit. */
  | { kind: 'no_patient'; found: 'none' | 'several' };

type TargetParts = {
  client: FhirClient;
  mode: 'fhir' | 'ecw-writeback';
  /** Ours: by its identifier a ticket's question is found again. */
  identifierSystem: string;
  encounterOf(ticketId: string): Promise<EncounterOf>;
  clock: Clock;
};

/** A provider who has it in hand, or has answered, is not interrupted. */
const cancellable: readonly unknown[] = ['draft', 'requested', 'received', 'accepted', 'ready', 'on-hold'];

/** Whether a Task may still be withdrawn. */
export function isCancellable(task: FhirResource): boolean {
  return cancellable.includes(task['status']);
}

/** The EHR, in which a provider is asked to authorise: the question is looked for under our identifier before it is written. */
export function createEncounterTarget(parts: TargetParts): EffectTarget {
  const { client, mode, clock } = parts;

  function identifierOf(reference: string): Identifier {
    return { system: parts.identifierSystem, value: reference };
  }

  /** Where the server cannot search by our identifier, the patient's own are gone through. */
  async function findWritten({ reference }: EffectToDo, { patientId }: EhrSubject): Promise<string | null> {
    const own = identifierOf(reference);
    const type = mode === 'fhir' ? 'Task' : 'Encounter';
    const query = mode === 'fhir' ? { identifier: `${own.system}|${own.value}` } : { patient: patientId };
    for await (const resource of client.search(type, query)) {
      if (hasIdentifier(resource, own)) return `${type}/${resource.id}`;
    }
    return null;
  }

  async function write(
    effect: EffectToDo,
    ready: Extract<EncounterOf, { kind: 'ready' }>,
  ): Promise<EffectOutcome> {
    if (mode === 'ecw-writeback' && !(await mayWriteEncounters(client)))
      return { kind: 'refused', code: 'ehr_encounter_not_offered' };
    const found = await findWritten(effect, ready.subject);
    if (found) return { kind: 'done', externalId: found };
    const identifier = identifierOf(effect.reference);
    const made = await client.create(
      mode === 'fhir'
        ? taskResource(effect, ready, ready.subject, identifier, clock.now())
        : encounterResource(effect, ready, ready.subject, identifier),
    );
    return { kind: 'done', externalId: `${made.resourceType}/${made.id}` };
  }

  async function applyEncounter(effect: EffectToDo): Promise<EffectOutcome> {
    const wanted = await parts.encounterOf(effect.ticket.id);
    switch (wanted.kind) {
      case 'not_needed':
        return { kind: 'done' };
      case 'no_patient':
        return { kind: 'refused', code: `ehr_patient_${wanted.found}` };
      case 'ready':
        return write(effect, { ...wanted, text: effect.words ?? wanted.text });
    }
  }

  /** The request has ended without the provider: nobody need answer it any more. */
  async function withdraw({ externalId }: EffectToDo): Promise<EffectOutcome> {
    const [, type, id] = /^(Task|Encounter)\/(.+)$/.exec(externalId ?? '') ?? [];
    if (type === undefined || id === undefined) return { kind: 'done' };
    if (type === 'Encounter') return { kind: 'refused', code: 'ehr_cancel_by_hand' };
    const task = await client.read('Task', id);
    if (!task || !isCancellable(task)) return { kind: 'done' };
    await client.update({
      ...task,
      status: 'cancelled',
      statusReason: { text: 'The request was withdrawn.' },
    });
    return { kind: 'done' };
  }

  async function find(effect: EffectToDo): Promise<EffectSearch> {
    try {
      const wanted = await parts.encounterOf(effect.ticket.id);
      if (effect.kind !== 'encounter' || wanted.kind !== 'ready') return { kind: 'absent' };
      const externalId = await findWritten(effect, wanted.subject);
      return externalId === null ? { kind: 'absent' } : { kind: 'found', externalId };
    } catch (error) {
      const outcome = outcomeOfFault(error);
      const afterMs = 'afterMs' in outcome && outcome.afterMs ? { afterMs: outcome.afterMs } : {};
      return { kind: 'retry', code: outcome.code, ...afterMs };
    }
  }

  async function wordsOf(effect: EffectToDo): Promise<string | null> {
    if (effect.kind !== 'encounter') return null;
    if (effect.words !== null) return effect.words;
    const wanted = await parts.encounterOf(effect.ticket.id);
    return wanted.kind === 'ready' ? wanted.text : null;
  }

  return {
    opensWith: null,
    find,
    wordsOf,
    async apply(effect) {
      try {
        return effect.kind === 'encounter' ? await applyEncounter(effect) : await withdraw(effect);
      } catch (error) {
        return outcomeOfFault(error);
      }
    },
  };
}

/** Both are asked: what the server takes, and what it has granted us. */
export async function mayWriteEncounters(client: FhirClient): Promise<boolean> {
  const [capabilities, scopes] = await Promise.all([client.capabilities(), client.grantedScopes()]);
  return offers(capabilities, 'Encounter', 'create') && isGranted(scopes, 'Encounter', 'c');
}

function hasIdentifier(resource: FhirResource, { system, value }: Identifier): boolean {
  const listed: unknown = resource['identifier'];
  return (
    Array.isArray(listed) &&
    (listed as Partial<Identifier>[]).some((one) => one.system === system && one.value === value)
  );
}
