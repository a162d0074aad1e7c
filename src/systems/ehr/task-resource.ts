import type { EffectToDo } from '../effect-target.ts';

/** What the provider is asked, in the words of the refill workflow. */
export type EncounterToWrite = { type: string; text: string; dueAt: Date | null };

/** Whom and what it is about, by the EHR's own ids; null where it has none. */
export type EhrSubject = {
  patientId: string;
  prescriptionId: string | null;
  practitionerId: string | null;
};

export type Identifier = { system: string; value: string };

function referenceTo(type: string, id: string | null): { reference: string } | undefined {
  return id === null ? undefined : { reference: `${type}/${id}` };
}

/**
 * The question to the provider as FHIR R4 has it: a Task `approve` about the prescription, with the whole text. HL7's
 * own example of a refill request is worded so.
 */
export function taskResource(
  { ticket }: Pick<EffectToDo, 'ticket'>,
  { type, text, dueAt }: EncounterToWrite,
  { patientId, prescriptionId, practitionerId }: EhrSubject,
  identifier: Identifier,
  now: Date,
) {
  const optional = {
    focus: referenceTo('MedicationRequest', prescriptionId),
    owner: referenceTo('Practitioner', practitionerId),
    restriction: dueAt === null ? undefined : { period: { end: dueAt.toISOString() } },
  };
  return {
    resourceType: 'Task' as const,
    identifier: [identifier],
    status: 'requested',
    intent: 'order',
    priority: ticket.priority,
    code: {
      coding: [{ system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'approve' }],
      text: 'Refill Request',
    },
    description: type,
    for: { reference: `Patient/${patientId}` },
    authoredOn: now.toISOString(),
    input: [{ type: { text: type }, valueString: text }],
    ...JSON.parse(JSON.stringify(optional)),
  } as Record<string, unknown> & { resourceType: 'Task' };
}

/**
 * The tele-encounter itself, for an EHR that takes one: a virtual visit of that type with the treating provider. Its
 * vendor's guides are not public, so that nothing is promised of it.
 */
export function encounterResource(
  { ticket }: Pick<EffectToDo, 'ticket'>,
  { type, text }: EncounterToWrite,
  { patientId, practitionerId }: EhrSubject,
  identifier: Identifier,
) {
  const attender = { coding: [{ system: participationTypes, code: 'ATND' }] };
  return {
    resourceType: 'Encounter' as const,
    identifier: [identifier],
    status: 'planned',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'VR' },
    type: [{ text: type }],
    priority: {
      coding: [{ system: priorities, code: ticket.priority === 'urgent' ? 'UR' : 'R' }],
    },
    subject: { reference: `Patient/${patientId}` },
    reasonCode: [{ text }],
    ...(practitionerId === null
      ? {}
      : {
          participant: [{ type: [attender], individual: { reference: `Practitioner/${practitionerId}` } }],
        }),
  };
}

const participationTypes = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
const priorities = 'http://terminology.hl7.org/CodeSystem/v3-ActPriority';
