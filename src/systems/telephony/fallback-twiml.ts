import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';

/** As for every recording of the gateway: https://www.twilio.com/docs/voice/twiml/record */
const longestRecordingSeconds = 110;
const silenceSeconds = 5;

/**
 * What the vendor itself answers a call with while no gateway can: a TwiML Bin of this content is the fallback of the
 * number's voice webhook. It needs nothing of ours to take a message; the recording is told of if we are back by then,
 * and else found in the vendor's list.
 * @param goodbyeUrl another bin, of `goodbyeTwiml`: without an `action`, the greeting would begin again.
 */
export function fallbackTwiml(publicUrl: string, goodbyeUrl: string): string {
  const response = new VoiceResponse();
  response.say({ language: 'en-US' }, 'If this is an emergency, hang up and call 9 1 1.');
  response.say({ language: 'es-US' }, 'Si es una emergencia, cuelgue y llame al 9 1 1.');
  response.say(
    { language: 'en-US' },
    'This call is recorded. After the tone please say your full name, your date of birth, the name of the medicine, and how many days of it you have left.',
  );
  response.say(
    { language: 'es-US' },
    'Esta llamada se graba. Después del tono, diga su nombre completo, su fecha de nacimiento, el medicamento, y cuántos días le quedan.',
  );
  response.record({
    action: goodbyeUrl,
    method: 'POST',
    maxLength: longestRecordingSeconds,
    timeout: silenceSeconds,
    finishOnKey: '#',
    playBeep: true,
    trim: 'trim-silence',
    recordingStatusCallback: `${publicUrl.replace(/\/+$/, '')}/webhooks/twilio/voice/recording#rc=3&rp=all`,
    recordingStatusCallbackMethod: 'POST',
    recordingStatusCallbackEvent: ['completed', 'absent'],
  });
  response.hangup();
  return response.toString();
}

/** What a caller hears afterwards. */
export function goodbyeTwiml(): string {
  const response = new VoiceResponse();
  response.say({ language: 'en-US' }, 'Thank you. We have your message. Goodbye.');
  response.say({ language: 'es-US' }, 'Gracias. Tenemos su mensaje. Adiós.');
  response.hangup();
  return response.toString();
}
