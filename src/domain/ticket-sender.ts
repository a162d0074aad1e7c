/** What a person may be at the form and at the console. */
export const personRoles = [
  'facility_user',
  'concierge',
  'pharmacy_intake',
  'clinical_reviewer',
  'supervisor',
  'auditor',
  'administrator',
] as const;
export type PersonRole = (typeof personRoles)[number];

/**
 * As whom somebody sends an event of a ticket: a signed-in person; a key, bound to a facility or a trusted one of the
 * staff; who is on call and answers a page; the patient or whoever asks for them by their own message; the pharmacy's
 * own system; the EHR, in which a provider has answered; the gateway.
 */
export const senderRoles = [
  ...personRoles,
  'facility_key',
  'staff_key',
  'on_call',
  'patient',
  'pharmacy_system',
  'ehr',
  'system',
] as const;
export type SenderRole = (typeof senderRoles)[number];

/** `facilityId`: a sender bound to a facility works that facility's tickets alone. */
export type TicketActor = { name: string; role: SenderRole; facilityId: string | null };
