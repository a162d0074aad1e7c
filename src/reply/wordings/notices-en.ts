import { shipped } from './wording.ts';

/** English: told when something happened, and texts by themselves. Each safety text has one wording and keeps it. */
export const noticesEn = shipped({
  event_news: [
    "There is news about {references}. To hear it, {call} or reply with the patient's full name, date of birth and an Rx number from a label.",
    "We have news about {references}. Please {call}, or reply with the patient's full name, date of birth and an Rx number from a label.",
  ],
  approved: [
    '{requests}: your provider approved this. We are waiting for the e-prescription to reach the pharmacy.',
    '{requests}: approved by your provider. Next, the e-prescription has to reach the pharmacy.',
  ],
  modified: [
    '{requests}: your provider answered with a change. We are waiting for the e-prescription. Questions? Please {call}.',
    '{requests}: your provider made a change. We are waiting for the e-prescription. If you have questions, {call}.',
  ],
  denied: ['{requests}: please {call} about your request.', '{requests}: we have an answer. Please {call}.'],
  escript_received: [
    '{requests}: the prescription has come in and was sent to the pharmacy team.',
    '{requests}: the pharmacy team now has the prescription.',
  ],
  accepted: [
    '{requests}: the pharmacy has accepted this and is working on it.',
    '{requests}: the pharmacy is working on this now.',
  ],
  shipped: [
    '{requests}: shipped. Expected delivery {date}.',
    '{requests}: this is on its way. Expected delivery {date}.',
  ],
  shipped_undated: ['{requests}: shipped.', '{requests}: this is on its way.'],
  delivered: [
    '{requests}: delivered. If you do not have it, please {call}.',
    '{requests}: this was delivered. Something wrong? Please {call}.',
  ],
  setback: [
    '{requests}: there is a delay. A member of our team is looking into it and will contact you.',
    '{requests}: this takes longer than planned. Someone on our team is looking into it and will contact you.',
  ],
  eligible_soon: [
    '{requests}: a reminder: it can be refilled from {date}. We will take it up again on that day.',
    '{requests}: from {date} it can be refilled. On that day we will take it up again.',
  ],
  eligible_reminder: [
    '{requests}: it can be refilled now and was sent to the pharmacy team. We will update you.',
    '{requests}: the day has come: it can be refilled, and the pharmacy team has it. We will keep you posted.',
  ],
  email_subject: ['{org}: news about {references}', '{org}: update on {references}'],
  email_news: [
    'There is news about {references}. This mailbox is not read: if something is urgent, {call}. Sign in to read it: {link}',
    'The state of {references} has changed. If something is urgent, {call}; this mailbox is not read. Sign in to read it: {link}',
  ],
  emergency: ['This line is not monitored for emergencies. If this is an emergency, call 911 now.'],
  crisis: [
    'If you are in danger, call 911. You can call or text 988 (Suicide & Crisis Lifeline), 24 hours a day, 7 days a week.',
  ],
  poisoning: [
    'If someone has trouble breathing, collapses or cannot be woken, call 911 now. For too much of a medicine or a possible poisoning, call Poison Control, 1-800-222-1222, 24 hours a day.',
  ],
  opt_out_confirmed: [
    '{org}: you are opted out and will get no more texts from us. Reply START to get them again.',
    '{org}: you will get no more texts from us. To get them again, reply START.',
  ],
  opted_in: [
    '{org}: you will get texts about your requests again. Msg & data rates may apply. Reply HELP for help, STOP to opt out.',
    '{org}: welcome back. You will get texts about your requests. Msg & data rates may apply. Reply HELP for help, STOP to opt out.',
  ],
  help: [
    '{org}: texts about refill requests. For help {call}. Msg & data rates may apply. Reply STOP to opt out.',
    '{org}: we text about refill requests. To reach a person {call}. Msg & data rates may apply. Reply STOP to opt out.',
  ],
  phi_warning: [
    'May we name your medicines in texts? Texts are not private: others could read them on your phone or on the way. Reply YES to agree, NO to keep names out.',
    'Shall our texts name your medicines? Others could read a text on your phone or on the way. Reply YES to agree, NO to keep names out.',
  ],
  phi_accepted: [
    'Thank you. Our texts to you may now name medicines. To change that, reply NO NAMES.',
    'Noted: our texts to you may name medicines. Reply NO NAMES at any time to change that.',
  ],
  phi_declined: [
    'Noted. Our texts to you will not name medicines.',
    'We will keep the names of medicines out of our texts to you.',
  ],
  language_assist: [
    'Help in your language is free of charge: {call}.',
    'You can get free help in your language: {call}.',
  ],
  wrong_number: [
    'Thank you for telling us. A member of our team will correct this.',
    'Thank you. Our team will correct the number.',
  ],
  page: [
    '{org}: {alert}, {references}. Open the console and acknowledge. You are paged until someone does.',
    '{org}: {alert}, {references}. Nobody has acknowledged yet: open the console now. You are paged until someone does.',
  ],
  page_subject: ['{org}: a request needs a person now', '{org}: somebody is needed for a request now'],
  page_mail: [
    'A request needs a person now ({references}). Until somebody acknowledges it, this page goes on to the next person on call. Open it and acknowledge it: {link}',
    'Somebody is needed now for {references}. The next person on call is paged until somebody acknowledges it. Open it and acknowledge it: {link}',
  ],
  page_call: [
    'This is {org}. A request needs a person now. Press any key to acknowledge it.',
    'This is {org}. Somebody is needed for a request now. Press any key to acknowledge it.',
  ],
});
