import type { Identifier, Reference } from './fhir.ts';

/**
 * What a reference points at, before it is known whether that exists: the id of a resource, and the name under which
 * some resource may have announced itself (a Bundle's full URL, an identifier, a role). The announced name wins.
 */
export type Pointer = { name: string | null; id: string | null };

export type ReadReference = { kind: 'none' } | { kind: 'other' } | { kind: 'pointer'; pointer: Pointer };

const literalShape = /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9\-._]{1,64})(?:\/_history\/[^/]+)?$/;
const uuidShape = /^urn:uuid:([0-9a-fA-F-]{36})$/;
const conditionalShape = /^([A-Z][A-Za-z]+)\?identifier=(.*)\|(.*)$/;

/** Reads a reference to a resource of that type; `other` when it points at something else or inside the resource. */
export function readReference(reference: Reference | null | undefined, type: string): ReadReference {
  const literal = reference?.reference?.trim();
  if (!literal) return byIdentifier(reference?.identifier, type);
  const uuid = uuidShape.exec(literal)?.[1];
  if (uuid) return pointer(literal, uuid);
  const conditional = conditionalShape.exec(literal);
  if (conditional?.[1] === type)
    return pointer(`${type}?${conditional[2] ?? ''}|${conditional[3] ?? ''}`, null);
  const [, named, id] = literalShape.exec(literal) ?? [];
  if (!named || !id) return literal.startsWith('urn:') ? pointer(literal, null) : { kind: 'other' };
  if (named === 'PractitionerRole' && type === 'Practitioner') return pointer(roleName(id), null);
  if (named !== type) return { kind: 'other' };
  return pointer(literal.startsWith(named) ? null : literal, id);
}

function byIdentifier(identifier: Identifier | null | undefined, type: string): ReadReference {
  const name = identifier ? identifierName(identifier, type) : null;
  return name ? pointer(name, null) : { kind: 'none' };
}

/** The name by which a resource of that type with this identifier is known; null without system or value. */
export function identifierName(identifier: Identifier, type: string): string | null {
  return identifier.system && identifier.value ? `${type}?${identifier.system}|${identifier.value}` : null;
}

export function roleName(id: string): string {
  return `PractitionerRole/${id}`;
}

function pointer(name: string | null, id: string | null): ReadReference {
  return { kind: 'pointer', pointer: { name, id } };
}
