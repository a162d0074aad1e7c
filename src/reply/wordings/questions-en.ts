import { shipped } from './wording.ts';

/** English: taken in, asked, or handed to a person. GSM-7 characters only, so that 306 characters fit two segments. */
export const questionsEn = shipped({
  received: [
    "We have your message ({references}). Please reply with what you have not sent yet: patient's full name, date of birth, medicine or Rx number on the label. Our team will follow up.",
    "Your message came in ({references}). Our team will follow up. If you have not sent them yet, please reply with: patient's full name, date of birth, medicine or Rx number on the label.",
  ],
  greeting: [
    "How can we help? For a refill, please reply with the patient's full name, date of birth and the medicine or Rx number on the label.",
    "What do you need? If it is a refill, please send the patient's full name, date of birth and the medicine or Rx number on the label.",
  ],
  status_ask: [
    "To tell you about a request we need the patient's full name, date of birth and an Rx number from a label. Please reply with what you have not sent yet, or {call}.",
    "Before we can tell you about a request, please send the patient's full name, date of birth and an Rx number from a label, or {call}.",
  ],
  withdraw_received: [
    'We noted what you no longer want. If you did not mean that, reply or {call}. Our team will follow up if anything is open.',
    'What you no longer want is noted. Not what you meant? Reply or {call}. Our team will follow up if anything is open.',
  ],
  need_info: [
    '{requests}: please reply with {asked} so that we can go on.',
    '{requests}: to go on, we still need {asked}. Please reply with it.',
  ],
  asked_again: [
    'Sorry, we could not use that answer. Please reply with {asked}.',
    'We still need {asked}. Please send it in one reply, or {call}.',
  ],
  birth_date_again: [
    "Please send the patient's date of birth once more, with the month as a word.",
    "We could read that date of birth in two ways. Please write the patient's date of birth with the month as a word.",
  ],
  which_drug: [
    '{requests}: which medicine do you need? Please reply with its name and strength as printed on the label, or the Rx number.',
    '{requests}: please tell us which medicine you need. The name and strength are on the label; the Rx number will do as well.',
  ],
  confirm_medicine: [
    'Do you mean {medicine}? Please reply YES or NO.',
    'Is it {medicine} that you need? Please reply YES or NO.',
  ],
  choose_medicine: [
    'Which one do you need? {choices}. Please reply with the number.',
    'Please reply with the number of the one that you need: {choices}.',
  ],
  which_patient: [
    "Who is this for? Please reply with the patient's full name and date of birth.",
    "Please tell us who needs this: the patient's full name and date of birth.",
  ],
  which_request: [
    'Which request do you mean? {choices}. Please reply with the number.',
    'Please reply with the number of the request that you mean: {choices}.',
  ],
  how_much_left: [
    'How many days of your medicine do you have left? Please reply with a number, or OUT if you have none.',
    'For how many days will your medicine last? Please reply with a number, or OUT if there is none left.',
  ],
  which_language: [
    'English or Spanish? Please reply ENGLISH or SPANISH.',
    'Which language do you prefer? Please reply ENGLISH or SPANISH.',
  ],
  correction_noted: [
    '{requests}: thank you, we noted your correction. Our team will use what you sent last.',
    '{requests}: we changed our notes to what you sent last. Thank you.',
  ],
  supply_noted: [
    'Thank you, we noted how much is left. Our team will see it with what you asked for.',
    'We noted how much is left, thank you. Our team has it with what you asked for.',
  ],
  person_takes_over: [
    'A person on our team will take it from here and contact you.',
    'We are handing this to a person on our team, who will contact you.',
  ],
  will_call: [
    'We will call you about {references}. You can also {call}.',
    'Someone on our team will call you about {references}. If you would rather not wait, {call}.',
  ],
  photo_received: [
    'Thank you, we have your picture. A person on our team will look at it.',
    'Your picture came in. A person on our team will look at it.',
  ],
  frustrated: [
    'We are sorry for the trouble. A person on our team will look at this.',
    'We are sorry about this. A person on our team will look into it.',
  ],
  clinical_guardrail: [
    'We cannot answer medical questions by text. A pharmacist or nurse will contact you. If it is urgent, call 911.',
    'A pharmacist or nurse will contact you about your question. We cannot answer it by text. If urgent, call 911.',
  ],
  proxy_verify: [
    '{requests}: we first have to confirm who may ask for this. Our team will contact you.',
    '{requests}: our team will contact you to confirm who may ask for this.',
  ],
  many_outcomes: [
    'We have your {count} requests ({references}). They go different ways: reply with a reference to hear about one, or {call}. Our team will contact you where we need you.',
    'Your {count} requests ({references}) go different ways. To hear about one, reply with its reference or {call}. Our team will contact you where we need you.',
  ],
});
