import type { TemplateSet, Wording } from './template.ts';

/** English. GSM-7 characters only, so that 306 characters fit two segments. */
export const english: TemplateSet = {
  language: 'en',
  wordings: {
    received: v1(
      "We have your message ({references}). Please reply with what you have not sent yet: patient's full name, date of birth, medicine or Rx number on the label. Our team will follow up.",
    ),
    status_ask: v1(
      "To tell you about a request we need the patient's full name, date of birth and an Rx number from a label. Please reply with what you have not sent yet, or {call}.",
    ),
    withdraw_received: v1(
      'We noted that you no longer want what you asked for. If you did not mean that, reply or {call}. Our team will follow up if anything is open.',
    ),
    event_news: v1(
      "There is news about {references}. To hear it, {call} or reply with the patient's full name, date of birth and an Rx number from a label.",
    ),
    need_info: v1('{requests}: please reply with {asked} so that we can go on.'),
    which_drug: v1(
      '{requests}: which medicine do you need? Please reply with its name and strength as printed on the label, or the Rx number.',
    ),
    submitted: v1('{requests}: sent to the pharmacy team. We will update you.'),
    too_early: v1(
      '{requests}: too early to refill now. It can be refilled from {date} and we will remind you. Running out sooner? Reply or {call}.',
    ),
    too_early_undated: v1(
      '{requests}: too early to refill now. Our team will contact you when it can be refilled. Running out sooner? Reply or {call}.',
    ),
    provider_requested: v1(
      '{requests}: your provider has to authorize this. We are asking them and expect to update you within {timeframe}.',
    ),
    controlled: v1(
      '{requests}: this requires your provider, who has to write a new prescription. We are asking them and expect to update you within {timeframe}.',
    ),
    pharmacist_review: v1('{requests}: a pharmacist will review this and we will contact you.'),
    person_review: v1('{requests}: a member of our team will review this and contact you.'),
    clinical_guardrail: v1(
      'We cannot answer medical questions by text. A pharmacist or nurse will contact you. If it is urgent, call 911.',
    ),
    new_prescription: v1(
      '{requests}: this may need a new prescription. Our team will look into it and contact you.',
    ),
    proxy_verify: v1('{requests}: we first have to confirm who may ask for this. Our team will contact you.'),
    already_received: v1('{requests}: already received on {since}; {state}.'),
    status: v1('{requests}: {state}.'),
    brief: v1('{references}: {state}.'),
    many_outcomes: v1(
      'We have your {count} requests ({references}). They go different ways: reply with a reference to hear about one, or {call}. Our team will contact you where we need you.',
    ),
    withdrawn: v1('{requests}: withdrawn, as you asked.'),
    withdraw_noted: v1('{requests}: we noted that you no longer want this.'),
    withdraw_check: v1(
      '{requests}: we noted that you no longer want this. It may be too late to stop it; a person will check with the pharmacy and contact you.',
    ),
    frustrated: v1('We are sorry for the trouble. A person on our team will look at this.'),
    emergency: v1('This line is not monitored for emergencies. If this is an emergency, call 911 now.'),
    crisis: v1(
      'If you are in danger, call 911. You can call or text 988 (Suicide & Crisis Lifeline), 24 hours a day, 7 days a week.',
    ),
    poisoning: v1(
      'If someone has trouble breathing, collapses or cannot be woken, call 911 now. For too much of a medicine or a possible poisoning, call Poison Control, 1-800-222-1222, 24 hours a day.',
    ),
    opt_out_confirmed: v1(
      '{org}: you are opted out and will get no more texts from us. Reply START to get them again.',
    ),
    opted_in: v1(
      '{org}: you will get texts about your requests again. Msg & data rates may apply. Reply HELP for help, STOP to opt out.',
    ),
    help: v1(
      '{org}: texts about refill requests. For help {call}. Msg & data rates may apply. Reply STOP to opt out.',
    ),
    language_assist: v1('Help in your language is free of charge: {call}.'),
    wrong_number: v1('Thank you for telling us. A member of our team will correct this.'),
    approved: v1(
      '{requests}: your provider approved this. We are waiting for the e-prescription to reach the pharmacy.',
    ),
    modified: v1(
      '{requests}: your provider answered with a change. We are waiting for the e-prescription. Questions? Please {call}.',
    ),
    denied: v1('{requests}: please {call} about your request.'),
    escript_received: v1('{requests}: the prescription has come in and was sent to the pharmacy team.'),
    accepted: v1('{requests}: the pharmacy has accepted this and is working on it.'),
    shipped: v1('{requests}: shipped. Expected delivery {date}.'),
    shipped_undated: v1('{requests}: shipped.'),
    delivered: v1('{requests}: delivered. If you do not have it, please {call}.'),
    setback: v1(
      '{requests}: there is a delay. A member of our team is looking into it and will contact you.',
    ),
    page: v1(
      '{org}: {alert}, {references}. Open the console and acknowledge. You are paged until someone does.',
    ),
  },
  phrases: {
    request: 'Request',
    requests: 'Requests',
    and: 'and',
    more: 'more',
    call: 'call',
    callUs: 'call us',
    org: 'Refill line',
    asked: {
      name: "the patient's full name",
      birth_date: "the patient's date of birth",
      medication: 'the medicine name or Rx number on the label',
    },
    timeframe: { urgent: '24 hours', routine: '72 hours' },
    state: {
      identity_review: 'our team is reviewing it',
      clarifying: "please reply with the patient's full name, date of birth and the Rx number",
      review: 'our team is reviewing it',
      clinical_review: 'a pharmacist or nurse is reviewing it',
      pharmacy_submitted: 'with the pharmacy team',
      pharmacy_processing: 'the pharmacy is working on it',
      shipped: 'shipped',
      delivered: 'delivered',
      authorization_requested: 'waiting for your provider',
      awaiting_escript: 'your provider answered, waiting for the e-prescription',
      denied: 'please call us about it',
      too_early: 'too early to refill now',
      new_prescription: 'may need a new prescription, our team is on it',
      withdrawn: 'withdrawn',
      merged: 'part of another request of yours',
    },
    tooEarlyUntil: 'too early to refill before {date}',
    alert: {
      emergency: 'EMERGENCY message',
      self_harm: 'CRISIS message',
      overdose: 'OVERDOSE message',
      other: 'URGENT request',
    },
    optOutLine: 'Reply STOP to opt out, HELP for help.',
  },
};

function v1(text: string): Wording {
  return { version: 1, text };
}
