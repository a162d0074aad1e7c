import { event, inSpanish, mary, text, type Thread } from './thread.ts';

const unknown = { ...inSpanish, onFile: false };

/** The same in Spanish, and between the two. */
export const spanish: Thread[] = [
  ...['no lo he recibido', 'todavía no he recibido nada', 'todavía no me ha llegado'].map((said) => ({
    what: `${said}: dicho de lo propio, y contestado en español`,
    people: [{ ...inSpanish, prescriptions: (mary.prescriptions ?? []).slice(0, 1) }],
    turns: [
      text('Soy {me}, nací el {nacida}, metoprolol rx {n}001', 'submitted', 'Pedido'),
      event('metoprolol', { type: 'shipped', deliveryEta: '2031-02-03' }, 'shipped', 'en camino'),
      text(said, 'already_received', 'Pedido', '3 de febrero'),
      text('cuánto falta', 'already_received', 'Pedido', '3 de febrero'),
    ],
    ends: { tickets: ['metoprolol shipped'], of: ['Rosa'] },
  })),
  {
    what: 'another language: which one is asked, and the question comes again in it',
    people: [unknown],
    turns: [
      text('refill my metoprolol', 'received', 'full name'),
      text('another language?', 'which_language', 'ENGLISH', 'SPANISH'),
      text('SPANISH', 'need_info', 'nombre completo'),
    ],
    ends: { of: [null] },
  },
  {
    what: 'inglés o español: también se pregunta en español',
    people: [unknown],
    turns: [
      text('necesito surtir mi metoprolol', 'received', 'nombre completo'),
      text('¿inglés o español?', 'which_language', 'INGLÉS'),
      text('inglés', 'need_info', 'full name'),
    ],
    ends: { of: [null] },
  },
  {
    what: 'para mi esposa: primero se pregunta quién es',
    people: [unknown],
    turns: [
      text('necesito surtir el metoprolol de mi esposa', 'which_patient', 'nombre completo'),
      text('{me}, {nacida}', 'received'),
    ],
    ends: { tickets: ['metoprolol review'] },
  },
  {
    what: 'nombre y fecha con el pedido',
    people: [inSpanish],
    turns: [
      text(
        'Soy {me}, nací el {nacida}, necesito surtir mi metoprolol',
        'submitted',
        'Pedido',
        'Responda STOP',
      ),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Rosa'] },
  },
  {
    what: 'nombre solo, y luego la fecha',
    people: [unknown],
    turns: [
      text('necesito surtir mi metoprolol', 'received', 'nombre completo'),
      text('{me}', 'need_info', 'fecha de nacimiento'),
      text('{nacida}', 'received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Rosa'] },
  },
  {
    what: 'la segunda, de dos que se ofrecen',
    people: [{ ...inSpanish, acceptsDetails: true }],
    turns: [
      text('Soy {me}, nací el {nacida}, necesito surtir mi lisinopril', 'choose_medicine', '1)', '2)'),
      text('la segunda', 'submitted', 'farmacia'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'] },
  },
  {
    what: 'la azul es para una persona',
    people: [{ ...inSpanish, acceptsDetails: true }],
    turns: [
      text('Soy {me}, nací el {nacida}, necesito surtir mi lisinopril', 'choose_medicine'),
      text('la azul', 'person_takes_over', 'persona'),
    ],
    ends: { tickets: ['- review', 'lisinopril review'], tasks: ['answer_sender'] },
  },
  {
    what: 'no, 20 no 10',
    people: [inSpanish],
    turns: [
      text('Soy {me}, nací el {nacida}, necesito surtir mi lisinopril 10 mg', 'submitted'),
      text('no, 20 no 10', 'correction_noted+submitted', 'Pedido'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'] },
  },
  {
    what: 'olvídelo',
    people: [inSpanish],
    turns: [
      text('Soy {me}, nací el {nacida}, necesito surtir mi lisinopril', 'which_drug'),
      text('olvídelo', 'withdrawn', 'retirado'),
    ],
    ends: { tickets: ['lisinopril withdrawn'] },
  },
  {
    what: 'se me acabó: antes de la fecha',
    people: [inSpanish],
    turns: [
      text('Soy {me}, nací el {nacida}, necesito surtir mi omeprazole', 'too_early'),
      text('sí', 'how_much_left', 'días'),
      text('nada', 'provider_requested', 'médico'),
    ],
    ends: { tickets: ['omeprazole authorization_requested'] },
  },
  {
    what: 'en español por favor: the question comes again in Spanish',
    people: [unknown],
    turns: [
      text('refill metoprolol', 'received', 'full name'),
      text('en español por favor', 'need_info', 'nombre completo', 'fecha de nacimiento'),
      text('{me}', 'need_info', 'fecha de nacimiento'),
    ],
    ends: { tickets: ['metoprolol clarifying'] },
  },
  {
    what: 'English please',
    people: [unknown],
    turns: [
      text('necesito surtir mi metoprolol', 'received', 'nombre completo'),
      text('in english please', 'need_info', 'full name'),
    ],
    ends: { tickets: ['metoprolol clarifying'] },
  },
  ...[
    'número equivocado',
    'Numero equivocado!',
    'tiene el número equivocado',
    'se confundieron de número',
    'no conozco a esa persona',
  ].map((said) => ({
    what: `a wrong number as the first text is answered in Spanish: ${said}`,
    people: [],
    turns: [text(said, 'wrong_number', 'Gracias')],
    ends: { tickets: ['- review'] },
  })),
  {
    what: 'no me manden más mensajes',
    people: [],
    turns: [text('ya no me manden más mensajes', 'opt_out_confirmed', 'START')],
    ends: { tickets: [] },
  },
  {
    what: 'se le acaba antes: dos días, en palabras',
    people: [inSpanish],
    turns: [
      text('{me} {nacida}, resurtir omeprazol por favor', 'too_early'),
      text('sí, por favor', 'how_much_left'),
      text('dos días', 'provider_requested'),
    ],
    ends: { tickets: ['omeprazole authorization_requested'], of: ['Rosa'] },
  },
  {
    what: 'cancela lo que no ha pedido aquí: no se surte, y una persona lo revisa',
    people: [inSpanish],
    turns: [
      text('cancele mi metoprolol por favor', 'withdraw_received', 'ya no quiere'),
      text('metoprolol', 'withdraw_received', 'ya no quiere'),
    ],
    ends: { tickets: ['- review'] },
  },
  {
    what: '¿habla español?: sí, y se pregunta en español todo lo que falta',
    people: [unknown],
    turns: [
      text('¿habla español?', 'received', 'nombre completo'),
      text('{me}', 'received', 'fecha de nacimiento'),
      text('{nacida} metoprolol', 'received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Rosa'] },
  },
  {
    what: 'do you speak Spanish?: in the middle the question comes again in Spanish',
    people: [unknown],
    turns: [
      text('refill metoprolol', 'received', 'full name'),
      text('do you speak Spanish?', 'need_info', 'nombre completo'),
      text('{me} {nacida}', 'received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'dos palabras en español, y después una sola: no cambia de idioma',
    people: [{ ...unknown, given: 'Robert' }],
    turns: [
      text('necesito surtir', 'received', 'nombre completo'),
      text('metoprolol', 'received', 'nombre completo'),
      text('si', 'asked_again', 'nombre completo'),
      text('{me} {born}', 'received', /medicamento o Rx/),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'si y luego 1: sigue en español',
    people: [{ ...mary, given: 'Berta', acceptsDetails: true }],
    turns: [
      text('Soy {me}, nací el {nacida}, necesito surtir mi lisinopril', 'choose_medicine', 'Responda'),
      text('si', 'asked_again', 'responda'),
      text('1', 'submitted', 'Pedido'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'la primera, cuando nada se ha preguntado, no pide ninguna receta nueva',
    people: [inSpanish],
    turns: [
      text('Soy {me}, nací el {nacida}, necesito surtir mi metoprolol', 'submitted'),
      text('la primera', 'submitted'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  },
  ...['amlodipina por favor', 'necesito surtir mi amlodipino'].map((said) => ({
    what: `${said}: el nombre en español, con cualquiera de sus terminaciones`,
    people: [{ ...inSpanish, prescriptions: [{ drug: 'Amlodipine 5 MG Oral Tablet', rxNumber: '{n}031' }] }],
    turns: [
      text('necesito mi pastilla de la presión', 'received'),
      text(said, 'received'),
      text('{me}, {nacida}', 'submitted'),
    ],
    ends: { tickets: ['amlodipine pharmacy_submitted'], tasks: [], of: ['Rosa'] },
  })),
];
