/** Grounds on which more is wanted before it is due. */
export const earlyGrounds = ['urgent', 'lost', 'stolen', 'spilled', 'travel', 'running_low'] as const;
/** What a clinician has to weigh before the medicine goes on. */
export const clinicalGrounds = ['side_effect', 'allergy', 'pregnancy'] as const;
/** What has become of the person. */
export const statusGrounds = ['deceased', 'hospice', 'discharged', 'admitted', 'moved'] as const;

/** What a request tells beside its wish and that changes where it goes. */
export type Told =
  (typeof earlyGrounds)[number] | (typeof clinicalGrounds)[number] | (typeof statusGrounds)[number];

/** Those of a kind among what was told. */
export function toldOf(kind: readonly Told[], told: readonly Told[] | undefined): Told[] {
  return (told ?? []).filter((ground) => kind.includes(ground));
}
