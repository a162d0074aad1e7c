/** A number of the policy with the reason or the source that stands behind it. */
export type Figure = { value: number; reason: string };
