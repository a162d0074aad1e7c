/**
 * For whom records are read: everyone's for staff, a facility's own for a key bound to it, and one key's own
 * messages for a key that may only send. With a `facilityId`, patients of others are not named.
 */
export type Audience =
  | { kind: 'everyone'; facilityId: null }
  | { kind: 'facility'; facilityId: string }
  | { kind: 'sender'; apiKeyId: string; facilityId: string | null };

/** One page of a list, newest first; `cursor` is the id of the last record seen. */
export type Page = { limit: number; cursor: string | undefined };

/** The page's records, and the cursor of the next page when there is more. */
export type Listed<T> = { records: T[]; nextCursor: string | null };

/** Cuts the extra record off that tells whether there is a next page; `rows` were read with `limit + 1`. */
export function pageOf<T extends { id: string }>(rows: T[], limit: number): Listed<T> {
  const records = rows.slice(0, limit);
  return { records, nextCursor: rows.length > limit ? (records.at(-1)?.id ?? null) : null };
}
