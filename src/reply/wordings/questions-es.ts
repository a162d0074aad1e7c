import { shipped } from './wording.ts';

/** Spanish: taken in, asked, or handed to a person. */
export const questionsEs = shipped({
  received: [
    'Tenemos su mensaje ({references}). Responda con lo que falte: nombre completo del paciente, fecha de nacimiento, medicamento o Rx de la etiqueta. Nuestro equipo se encarga.',
    'Ya tenemos su mensaje ({references}) y nuestro equipo se encarga. Si falta algo, responda con: nombre completo del paciente, fecha de nacimiento, medicamento o Rx de la etiqueta.',
  ],
  greeting: [
    '¿En qué podemos ayudarle? Para un resurtido, responda con: nombre completo del paciente, fecha de nacimiento y medicamento o Rx de la etiqueta.',
    '¿Qué necesita? Si es un resurtido, mande: nombre completo del paciente, fecha de nacimiento y medicamento o Rx de la etiqueta.',
  ],
  status_ask: [
    'Para informarle de un pedido necesitamos el nombre completo del paciente, la fecha de nacimiento y el Rx de una etiqueta. Por favor responda con lo que falte o {call}.',
    'Antes de informarle de un pedido, por favor mande el nombre completo del paciente, la fecha de nacimiento y el Rx de una etiqueta, o {call}.',
  ],
  withdraw_received: [
    'Tomamos nota de lo que ya no quiere. Si no es eso, responda o {call}.',
    'Queda anotado lo que ya no quiere. ¿No es eso? Responda o {call}.',
  ],
  need_info: [
    '{requests}: por favor responda con {asked} para poder seguir.',
    '{requests}: para seguir nos falta {asked}. Por favor responda con eso.',
  ],
  asked_again: [
    'Disculpe, no entendimos su respuesta. Por favor responda con {asked}.',
    'Nos falta {asked}. Por favor responda con eso o {call}.',
  ],
  birth_date_again: [
    'Por favor mande otra vez la fecha de nacimiento del paciente, con el nombre del mes.',
    'Esa fecha de nacimiento se puede leer de dos maneras. Por favor responda con el nombre del mes.',
  ],
  which_drug: [
    '{requests}: por favor diga el medicamento. Responda con el nombre y la dosis de la etiqueta, o el Rx.',
    '{requests}: ¿qué medicamento necesita? Responda con el nombre y la dosis de la etiqueta, o el Rx.',
  ],
  confirm_medicine: [
    '¿Se refiere a {medicine}? Por favor responda SI o NO.',
    '¿Es {medicine} lo que necesita? Por favor responda SI o NO.',
  ],
  choose_medicine: [
    'Por favor elija: {choices}. Responda con la cifra.',
    'Por favor responda con la cifra del que necesita: {choices}.',
  ],
  which_patient: [
    '¿Para quién es? Por favor responda con el nombre completo del paciente y la fecha de nacimiento.',
    'Diga por favor para quién es: nombre completo del paciente y fecha de nacimiento.',
  ],
  which_request: [
    '¿De qué pedido habla? {choices}. Por favor responda con la cifra.',
    'Por favor responda con la cifra del pedido: {choices}.',
  ],
  // With its accents it is UCS-2 and fits all the same.
  how_much_left: [
    '¿Para cuántos días le queda medicamento? Responda con un número, o NADA si ya no tiene.',
    'Por favor diga para cuántos días le queda medicamento: un número, o NADA si ya no tiene.',
  ],
  which_language: [
    '¿Español o inglés? Por favor responda ESPAÑOL o INGLÉS.',
    '¿Prefiere español o inglés? Por favor responda ESPAÑOL o INGLÉS.',
  ],
  correction_noted: [
    '{requests}: gracias, anotamos su cambio. Nuestro equipo usa lo que acaba de mandar.',
    '{requests}: cambiamos nuestras notas a lo que acaba de mandar. Gracias.',
  ],
  supply_noted: [
    'Gracias, anotamos lo que queda. Nuestro equipo lo tiene junto con su pedido.',
    'Anotamos cuánto queda, gracias. Nuestro equipo lo ve junto con su pedido.',
  ],
  person_takes_over: [
    'Una persona de nuestro equipo se hace cargo y le contacta.',
    'Desde ahora le atiende una persona de nuestro equipo, que le va a contactar.',
  ],
  will_call: [
    'Le vamos a llamar para hablar de {references}. Si prefiere, {call}.',
    'Una persona de nuestro equipo le va a llamar para hablar de {references}. Si no quiere esperar, {call}.',
  ],
  photo_received: [
    'Gracias, tenemos su foto. Una persona de nuestro equipo la revisa.',
    'Ya tenemos su foto. Una persona de nuestro equipo la va a revisar.',
  ],
  frustrated: [
    'Lamentamos las molestias. Una persona de nuestro equipo lo revisa.',
    'Disculpe las molestias. Una persona de nuestro equipo se hace cargo.',
  ],
  clinical_guardrail: [
    'No respondemos preguntas médicas por mensaje. Un farmacéutico o enfermera le va a contactar. Si es urgente, llame al 911.',
    'Un farmacéutico o enfermera le contacta por su pregunta; por mensaje no respondemos preguntas médicas. Si es urgente, llame al 911.',
  ],
  proxy_verify: [
    '{requests}: primero debemos confirmar quién puede pedirlo. Nuestro equipo le contacta.',
    '{requests}: nuestro equipo le contacta para confirmar quién puede pedirlo.',
  ],
  many_outcomes: [
    'Tenemos sus {count} pedidos ({references}). Cada uno sigue su camino: responda con una referencia para saber de ese pedido, o {call}. Nuestro equipo le contacta si hace falta.',
    'Sus {count} pedidos ({references}) siguen cada uno su camino. Para saber de uno, responda con su referencia o {call}. Nuestro equipo le contacta si hace falta.',
  ],
});
