/**
 * What is told, without ids, digests and references: they are made by chance and of the time, and hold any
 * four digits of a birth date now and then.
 */
export function withoutIds(told: string): string {
  return told.replaceAll(/\b(?:[\da-f]{32,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|RG-\w+)\b/g, '');
}
