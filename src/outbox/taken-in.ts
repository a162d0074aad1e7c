/** The provider's id of a message that was made of another system's record: the record is taken in once. */
export function takenInAs(system: string, externalId: string): string {
  return `${system}-${externalId}`;
}

/** The record that a message was made of; null where it came by a channel. */
export function recordTakenIn(system: string, providerId: string): string | null {
  return providerId.startsWith(`${system}-`) ? providerId.slice(system.length + 1) : null;
}
