/** Where a person puts right what another system does not take. */
export type Remedy =
  /** In what is said there: it is put in other words for this one effect. */
  | 'words'
  /** By saying who the patient is there. */
  | 'patient'
  /** In the settings of the gateway. */
  | 'setting'
  /** In the other system itself. */
  | 'there'
  /** By nothing but trying again. */
  | 'again';

export type Advice = { remedy: Remedy; text: string };

type Rule = Advice & { system: string | null; code: RegExp };

/** What helps against a refusal, by its code; of several the first. */
const rules: readonly Rule[] = [
  {
    system: 'helpdesk',
    code: /^invalid_(email|requester_id|requester|name|phone)$/,
    remedy: 'setting',
    text: 'The helpdesk does not take the requester: FRESHDESK_REQUESTER_EMAIL must be a contact there that is not blocked. `npm run systems:check` tells.',
  },
  {
    system: 'helpdesk',
    code: /^invalid_(group_id|group)$/,
    remedy: 'setting',
    text: 'FRESHDESK_GROUP_ID or FRESHDESK_INTAKE_GROUP_ID is no group there. `npm run systems:check` tells which.',
  },
  {
    system: 'helpdesk',
    code: /^invalid_(to_emails|cc_emails|bcc_emails)$/,
    remedy: 'setting',
    text: 'FRESHDESK_INTAKE_FORWARD_TO is no address to which the helpdesk forwards.',
  },
  {
    system: 'helpdesk',
    code: /^invalid_(description|body|subject|full_text)$/,
    remedy: 'words',
    text: 'The helpdesk does not take what is said. Put it in other words.',
  },
  {
    system: 'helpdesk',
    code: /^invalid_./,
    remedy: 'there',
    text: 'A field of the helpdesk’s ticket form does not take what we give, or must be filled there: make it optional, or as `npm run systems:check` names it. The fields are looked up anew at the next try.',
  },
  {
    system: 'helpdesk',
    code: /^intake_not_seen$/,
    remedy: 'there',
    text: 'It was forwarded, and nothing there tells that it was. Ask the intake team: send it again, or tell here that it was done by hand.',
  },
  {
    system: 'helpdesk',
    code: /^intake_open$/,
    remedy: 'there',
    text: 'The helpdesk does not end the ticket while its pharmacy intake ticket is open: close that one there, then send it again.',
  },
  {
    system: 'helpdesk',
    code: /^invalid$/,
    remedy: 'words',
    text: 'The helpdesk does not say which field it does not take. Put what is said in shorter or plainer words, or look at its ticket form.',
  },
  {
    system: 'ehr',
    code: /^ehr_patient_(none|several)$/,
    remedy: 'patient',
    text: 'The EHR has nobody, or several, of the patient’s name and birth date: correct the record where it is wrong, or say which patient it is there.',
  },
  {
    system: 'ehr',
    code: /^ehr_encounter_not_offered$/,
    remedy: 'there',
    text: 'The EHR does not grant us to write encounters: ask for it (`npm run systems:check` names the scope). Meanwhile a person writes the encounter.',
  },
  {
    system: 'ehr',
    code: /^ehr_cancel_by_hand$/,
    remedy: 'there',
    text: 'Cancel the encounter in the EHR and tell here that it was done by hand.',
  },
  {
    system: 'ehr',
    code: /^ehr_refused_(401|403)$/,
    remedy: 'there',
    text: 'The EHR has not granted us this: `npm run systems:check` names the scope to ask for.',
  },
  {
    system: 'ehr',
    code: /^ehr_refused(_\d+)?$/,
    remedy: 'words',
    text: 'The EHR does not take what is said. Put it in other words, or correct the patient’s, the prescription’s or the prescriber’s record in the roster.',
  },
  {
    system: null,
    code: /^(address_not_allowed|unauthorized|redirected|ehr_sign_in_refused|fields_unknown)$/,
    remedy: 'setting',
    text: 'The address or the key of the settings does not hold any more. `npm run systems:check` tells.',
  },
  {
    system: null,
    code: /^not_taken$/,
    remedy: 'words',
    text: 'The receiver does not take it. Ask whoever keeps it, or put what is said in other words.',
  },
  {
    system: null,
    code: /^gone$/,
    remedy: 'there',
    text: 'The receiver wants to be told no more.',
  },
];

const otherwise: Advice = { remedy: 'again', text: 'Send it again when the other system is back.' };

export function adviceFor(system: string, code: string | null): Advice {
  const rule = rules.find((one) => (one.system ?? system) === system && one.code.test(code ?? ''));
  return rule ? { remedy: rule.remedy, text: rule.text } : otherwise;
}
