import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { readConnectionError, readCreated, readRefusal } from './read-send-outcome.ts';
import { answerLimitMs, type SendOutcome, type TwilioAccount } from './text-sender.ts';
import { parseJson } from '../../domain/parse-json.ts';
import { basicAuthorization, codeOf } from './twilio-api.ts';

export type CallToPlace = {
  /** E.164. */
  to: string;
  /** Said twice; whoever hears it is asked to press a key. */
  text: string;
  /** Absolute address that is told of the key. */
  acknowledgeUrl: string;
};

/** Calls people who work with us. */
export interface CallPlacer {
  place(call: CallToPlace): Promise<SendOutcome>;
}

const ringSeconds = 30;
const keySeconds = 10;
const voice = { language: 'en-US', voice: 'Polly.Joanna' } as const;

/**
 * Places calls by Twilio's REST API, with what is said in the request itself: it is heard even while our own address
 * cannot be reached. https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
 */
export function createTwilioCaller(
  account: Pick<TwilioAccount, 'accountSid' | 'authTokens' | 'apiUrl'> & { from: string },
  limitMs: number = answerLimitMs,
): CallPlacer {
  const url = `${account.apiUrl.replace(/\/+$/, '')}/2010-04-01/Accounts/${account.accountSid}/Calls.json`;
  const headers = { authorization: basicAuthorization(account), accept: 'application/json' };
  return {
    async place(call) {
      const form = { To: call.to, From: account.from, Twiml: pageTwiml(call), Timeout: String(ringSeconds) };
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers,
          body: new URLSearchParams(form),
          redirect: 'manual',
          signal: AbortSignal.timeout(limitMs),
        });
        const answer = parseJson(await response.text());
        return response.ok ? readCreated(answer) : readRefusal(response.status, codeOf(answer));
      } catch (error) {
        return readConnectionError(error);
      }
    },
  };
}

/** Only a key acknowledges: a voicemail that answers does not. */
function pageTwiml({ text, acknowledgeUrl }: CallToPlace): string {
  const response = new VoiceResponse();
  const gather = response.gather({
    numDigits: 1,
    timeout: keySeconds,
    action: acknowledgeUrl,
    method: 'POST',
  });
  gather.say(voice, text);
  gather.pause({ length: 2 });
  gather.say(voice, text);
  response.say(voice, 'No key was pressed. Someone else will be called. Goodbye.');
  response.hangup();
  return response.toString();
}
