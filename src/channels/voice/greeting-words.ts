import type { Language } from '../../domain/message.ts';

/** The voices of the vendor, by language. */
export const voices = {
  en: { language: 'en-US', voice: 'Polly.Joanna' },
  es: { language: 'es-US', voice: 'Polly.Lupe' },
} as const satisfies Record<Language, object>;

export type GreetingWords = {
  emergency: string;
  welcome: string;
  closed: string;
  /** Which key does what. */
  keys: string;
  /** The same where no text can be sent; may be empty. */
  keysWithoutText: string;
  /** That the call is recorded is said before it is (California Penal Code 632). */
  notice: string;
  /** What to say after the tone, and how to end. */
  instructions: string;
  nothingHeard: string;
  thanks: string;
  /** In place of the thanks, where the message was longer than what is recorded. */
  cutOff: string;
  textFollows: string;
  noText: string;
};

/** All that a caller hears, where the operator has no words of their own (`read-own-words.ts`). */
export const greetingWords: Record<Language, GreetingWords> = {
  en: {
    emergency: 'If this is an emergency, hang up and call 9 1 1.',
    welcome: 'Thank you for calling',
    closed: 'Our office is closed at the moment. You can leave your request after the tone.',
    keys: 'To get a text message instead, press 3.',
    keysWithoutText: '',
    notice: 'This call is recorded so that our team can help you.',
    instructions:
      'To ask for a refill, after the tone please say your full name, your date of birth, the name of the medicine or ' +
      'the prescription number on the label, and how many days of it you have left. Press pound when you are done.',
    nothingHeard: 'We did not hear a message. We will call you back. Goodbye.',
    thanks: 'Thank you. We have your message. Goodbye.',
    cutOff: 'Thank you. We have the beginning of your message. To add to it, please call again. Goodbye.',
    textFollows:
      'We are sending you a text message. Please answer it. Reply STOP at any time to end texts. Goodbye.',
    noText: 'We can not send a text message to this number. Please leave a message.',
  },
  es: {
    emergency: 'Si es una emergencia, cuelgue y llame al 9 1 1.',
    welcome: 'Gracias por llamar',
    closed: 'Nuestra oficina está cerrada en este momento. Puede dejar su solicitud después del tono.',
    keys: 'Para español, oprima el 2. Para recibir un mensaje de texto, oprima el 3.',
    keysWithoutText: 'Para español, oprima el 2.',
    notice: 'Esta llamada se graba para que nuestro equipo pueda ayudarle.',
    instructions:
      'Para pedir una receta, después del tono diga su nombre completo, su fecha de nacimiento, el medicamento o el ' +
      'número de la receta en la etiqueta, y cuántos días le quedan. Oprima la tecla de número cuando termine.',
    nothingHeard: 'No escuchamos ningún mensaje. Le devolveremos la llamada. Adiós.',
    thanks: 'Gracias. Tenemos su mensaje. Adiós.',
    cutOff: 'Gracias. Tenemos el comienzo de su mensaje. Para agregar algo, por favor llame otra vez. Adiós.',
    textFollows:
      'Le enviamos un mensaje de texto. Por favor respóndalo. Responda STOP para no recibir más. Adiós.',
    noText: 'No podemos enviar un mensaje de texto a este número. Por favor deje un mensaje.',
  },
};
