import type { ConsentKind, ConsentSource, TextBlock } from '../domain/consent.ts';

export const blockWords: Record<TextBlock, string> = {
  opted_out: 'opted out: no texts',
  do_not_text: 'not to be texted',
};

export const consentKindWords: Record<ConsentKind, string> = {
  opt_out: 'Wants no texts',
  opt_in: 'Wants texts',
  do_not_text: 'Patient is not to be texted',
  may_text: 'Patient may be texted again',
  phi_accepted: 'Accepts texts with health details',
  phi_declined: 'Wants no health details in texts',
};

export const consentSourceWords: Record<ConsentSource, string> = {
  keyword: 'by keyword',
  sentence: 'in a text',
  voicemail: 'in a voicemail',
  form: 'on a form',
  staff: 'told to staff',
  carrier: 'held by the carrier',
};
