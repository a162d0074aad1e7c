import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';

export type GreetingOptions = {
  /** The address that Twilio calls back, with its base path. */
  publicUrl: string;
  /** Spoken as the caller's pharmacy; empty when it is not set. */
  orgName: string;
};

const english = { language: 'en-US', voice: 'Polly.Joanna' } as const;
const spanish = { language: 'es-US', voice: 'Polly.Lupe' } as const;

/** The vendor transcribes recordings below 120 s only (its error 13615); a margin for its own counting. */
const longestRecordingSeconds = 110;

/** A pause of this length ends the recording; the key does too. */
const silenceSeconds = 5;

/**
 * What a caller hears before the beep, and how the recording is to be reported. The emergency line comes first,
 * and that the call is recorded is said before it is (California Penal Code 632). All addresses are absolute:
 * `<Record>` without an action would call this very page again, without end.
 */
export function greetingTwiml(options: GreetingOptions): string {
  const { orgName } = options;
  const base = `${options.publicUrl.replace(/\/+$/, '')}/webhooks/twilio/voice`;
  const response = new VoiceResponse();
  response.say(english, 'If this is an emergency, hang up and call 9 1 1.');
  response.say(spanish, 'Si es una emergencia, cuelgue y llame al 9 1 1.');
  response.say(
    english,
    `${orgName === '' ? 'Thank you for calling' : `Thank you for calling ${orgName}`}. ${whatToSay}`,
  );
  response.say(spanish, loQueSeDice);
  response.record({
    action: `${base}/recorded`,
    method: 'POST',
    maxLength: longestRecordingSeconds,
    timeout: silenceSeconds,
    finishOnKey: '#',
    playBeep: true,
    trim: 'trim-silence',
    transcribe: true,
    transcribeCallback: `${base}/transcription`,
    recordingStatusCallback: `${base}/recording`,
    recordingStatusCallbackMethod: 'POST',
    recordingStatusCallbackEvent: ['completed', 'absent'],
  });
  response.say(english, 'We did not hear a message. We will call you back. Goodbye.');
  response.hangup();
  return response.toString();
}

const whatToSay =
  'This call is recorded so that our team can help you. To ask for a refill, after the tone please say your full ' +
  'name, your date of birth, the name of the medicine or the prescription number, and how many days of it you have ' +
  'left. Press pound when you are done.';

const loQueSeDice =
  'Esta llamada se graba. Después del tono, diga su nombre completo, su fecha de nacimiento, el medicamento o el ' +
  'número de la receta, y cuántos días le quedan.';

/** What a caller hears after the recording: received, and nothing more is promised. */
export function thanksTwiml(): string {
  const response = new VoiceResponse();
  response.say(english, 'Thank you. We have your message. Goodbye.');
  response.say(spanish, 'Gracias. Tenemos su mensaje. Adiós.');
  response.hangup();
  return response.toString();
}
