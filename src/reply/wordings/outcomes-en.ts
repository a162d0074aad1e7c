import { shipped } from './wording.ts';

/** English: what became of a request. */
export const outcomesEn = shipped({
  submitted: [
    '{requests}: sent to the pharmacy team. We will update you.',
    '{requests}: this is now with the pharmacy team. We will keep you posted.',
  ],
  too_early: [
    '{requests}: too early to refill now. It can be refilled from {date} and we will remind you. Running out sooner? Reply or {call}.',
    '{requests}: it is a little too early. From {date} it can be refilled; we will remind you then. Running out sooner? Reply or {call}.',
  ],
  too_early_undated: [
    '{requests}: too early to refill now. Our team will contact you when it can be refilled. Running out sooner? Reply or {call}.',
    '{requests}: it is a little too early. When it can be refilled, our team will contact you. Running out sooner? Reply or {call}.',
  ],
  provider_requested: [
    '{requests}: your provider has to authorize this. We are asking them and expect to update you within {timeframe}.',
    '{requests}: this needs a yes from your provider. We have asked and expect to update you within {timeframe}.',
  ],
  // The sentence that facilities know from the operations team's workflow is kept word for word.
  facility_provider_requested: [
    '{references}: Refill request submitted to provider for authorization. Expected response within {timeframe}.',
    'Refill request submitted to provider for authorization. Expected response within {timeframe}. Reference: {references}.',
  ],
  controlled: [
    '{requests}: this requires your provider, who has to write a new prescription. We are asking them and expect to update you within {timeframe}.',
    '{requests}: your provider has to write a new prescription for this. We are asking them and expect to update you within {timeframe}.',
  ],
  pharmacist_review: [
    '{requests}: a pharmacist will review this and we will contact you.',
    '{requests}: a pharmacist will look at this. We will contact you.',
  ],
  person_review: [
    '{requests}: a member of our team will review this and contact you.',
    '{requests}: someone on our team will look at this and contact you.',
  ],
  new_prescription: [
    '{requests}: this may need a new prescription. Our team will look into it and contact you.',
    '{requests}: you may need a new prescription for this. Our team will find out and contact you.',
  ],
  already_received: [
    '{requests}: already received on {since}; {state}.',
    '{requests}: we have had this since {since}; {state}.',
  ],
  status: ['{requests}: {state}.', 'News on {requests}: {state}.'],
  brief: ['{references}: {state}.', 'On {references}: {state}.'],
  withdrawn: ['{requests}: withdrawn, as you asked.', '{requests}: we have withdrawn this for you.'],
  withdraw_noted: [
    '{requests}: we noted that you no longer want this.',
    '{requests}: noted, you no longer want this.',
  ],
  withdraw_check: [
    '{requests}: we noted that you no longer want this. It may be too late to stop it; a person will check with the pharmacy and contact you.',
    '{requests}: noted, you no longer want this. A person will ask the pharmacy if it can still be stopped and contact you.',
  ],
});
