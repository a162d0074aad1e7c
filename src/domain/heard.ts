/** In what two listeners to one recording can contradict each other; `words`: in hardly a word they agree. */
export const heardFields = [
  'medicine',
  'strength',
  'rx_number',
  'days_left',
  'birth_date',
  'name',
  'words',
] as const;
export type HeardField = (typeof heardFields)[number];

/** How sure it is what was said on the telephone. Nothing of it stands where a person has heard it. */
export type Heard = {
  /** Two listeners understood the same medicine, and nothing else speaks against it. */
  confirmed: boolean;
  differing: HeardField[];
};
