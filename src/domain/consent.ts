/**
 * What may be said about being texted, in pairs of opposites. `opt_out` is the number's wish; `do_not_text` a
 * person's or a number's, written down by staff, such as a request for confidential communication (45 CFR
 * 164.522(b)); `phi_accepted` the choice of texts with health details after a warning (78 FR 5634).
 */
export const consentKinds = [
  'opt_out',
  'opt_in',
  'do_not_text',
  'may_text',
  'phi_accepted',
  'phi_declined',
] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** How it was said; `carrier`: the vendor refused a text because it holds a STOP of the number (error 21610). */
export const consentSources = ['keyword', 'sentence', 'voicemail', 'form', 'staff', 'carrier'] as const;
export type ConsentSource = (typeof consentSources)[number];

/** A row of the ledger. `number` is empty where only the person is known; `ours` where it was said of all. */
export type ConsentFact = {
  id: string;
  number: string;
  ours: string;
  kind: ConsentKind;
  source: ConsentSource;
  scope: 'all' | 'ours';
  personId: string | null;
  at: Date;
};

/** Why a text must not be sent. */
export type TextBlock = 'opted_out' | 'do_not_text';

/** Who would be texted from which number of ours, and whom the text or the number is about. */
export type ConsentSubject = { number: string; ours: string | null; personIds: readonly string[] };

export type ConsentState = {
  /** The number's last word; null when there is none. */
  texts: 'opt_out' | 'opt_in' | null;
  block: TextBlock | null;
};
