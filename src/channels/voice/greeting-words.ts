import type { Language } from '../../domain/message.ts';

/** The voices of the vendor, by language. */
export const voices = {
  en: { language: 'en-US', voice: 'Polly.Joanna' },
  es: { language: 'es-US', voice: 'Polly.Lupe' },
} as const satisfies Record<Language, object>;

type Words = {
  emergency: string;
  welcome: string;
  closed: string;
  /** Which key does what. */
  keys: string;
  /** That the call is recorded is said before it is (California Penal Code 632), and what to say. */
  afterTone: string;
  nothingHeard: string;
  thanks: string;
  textFollows: string;
  noText: string;
};

/** All that a caller hears. The welcome may be replaced by a setting, the rest is the same for everybody. */
export const greetingWords: Record<Language, Words> = {
  en: {
    emergency: 'If this is an emergency, hang up and call 9 1 1.',
    welcome: 'Thank you for calling',
    closed: 'Our office is closed at the moment. You can leave your request after the tone.',
    keys: 'To get a text message instead, press 3.',
    afterTone:
      'This call is recorded so that our team can help you. To ask for a refill, after the tone please say your full ' +
      'name, your date of birth, the name of the medicine or the prescription number on the label, and how many days ' +
      'of it you have left. Press pound when you are done.',
    nothingHeard: 'We did not hear a message. We will call you back. Goodbye.',
    thanks: 'Thank you. We have your message. Goodbye.',
    textFollows:
      'We are sending you a text message. Please answer it. Reply STOP at any time to end texts. Goodbye.',
    noText: 'We can not send a text message to this number. Please leave a message.',
  },
  es: {
    emergency: 'Si es una emergencia, cuelgue y llame al 9 1 1.',
    welcome: 'Gracias por llamar',
    closed: 'Nuestra oficina está cerrada en este momento. Puede dejar su solicitud después del tono.',
    keys: 'Para español, oprima el 2. Para recibir un mensaje de texto, oprima el 3.',
    afterTone:
      'Esta llamada se graba para que nuestro equipo pueda ayudarle. Para pedir una receta, después del tono diga su ' +
      'nombre completo, su fecha de nacimiento, el medicamento o el número de la receta en la etiqueta, y cuántos ' +
      'días le quedan. Oprima la tecla de número cuando termine.',
    nothingHeard: 'No escuchamos ningún mensaje. Le devolveremos la llamada. Adiós.',
    thanks: 'Gracias. Tenemos su mensaje. Adiós.',
    textFollows:
      'Le enviamos un mensaje de texto. Por favor respóndalo. Responda STOP para no recibir más. Adiós.',
    noText: 'No podemos enviar un mensaje de texto a este número. Por favor deje un mensaje.',
  },
};
