import type { TemplateSet, Wording } from './template.ts';

/**
 * Spanish. Worded without accented a, i, o and u, which GSM-7 lacks, so that 306 characters fit two segments.
 * Not yet reviewed by a qualified translator (45 CFR 92.201(c)(3)).
 */
export const spanish: TemplateSet = {
  language: 'es',
  wordings: {
    received: v1(
      'Tenemos su mensaje ({references}). Responda con lo que falte: nombre completo del paciente, fecha de nacimiento, medicamento o Rx de la etiqueta. Nuestro equipo se encarga.',
    ),
    status_ask: v1(
      'Para informarle de un pedido necesitamos el nombre completo del paciente, la fecha de nacimiento y el Rx de una etiqueta. Por favor responda con lo que falte o {call}.',
    ),
    withdraw_received: v1('Tomamos nota de que ya no quiere lo que pide. Si no es eso, responda o {call}.'),
    event_news: v1(
      'Hay novedades de {references}. Para saberlas, {call} o responda con el nombre completo del paciente, la fecha de nacimiento y el Rx de una etiqueta.',
    ),
    need_info: v1('{requests}: por favor responda con {asked} para poder seguir.'),
    which_drug: v1(
      '{requests}: por favor diga el medicamento. Responda con el nombre y la dosis de la etiqueta, o el Rx.',
    ),
    submitted: v1('{requests}: en manos del equipo de la farmacia. Le mantendremos al tanto.'),
    too_early: v1(
      '{requests}: es muy pronto para surtir. Se puede surtir desde el {date} y le avisaremos. ¿Se le acaba antes? Responda o {call}.',
    ),
    too_early_undated: v1(
      '{requests}: es muy pronto para surtir. Nuestro equipo le avisa cuando se pueda. ¿Se le acaba antes? Responda o {call}.',
    ),
    provider_requested: v1(
      '{requests}: su médico debe autorizarlo. Se lo estamos pidiendo y esperamos avisarle en {timeframe}.',
    ),
    controlled: v1(
      '{requests}: esto requiere a su médico, que debe escribir una receta nueva. Se la estamos pidiendo y esperamos avisarle en {timeframe}.',
    ),
    pharmacist_review: v1('{requests}: un farmacéutico lo revisa y le contactaremos.'),
    person_review: v1('{requests}: una persona de nuestro equipo lo revisa y le contacta.'),
    clinical_guardrail: v1(
      'No respondemos preguntas médicas por mensaje. Un farmacéutico o enfermera le va a contactar. Si es urgente, llame al 911.',
    ),
    new_prescription: v1(
      '{requests}: puede que haga falta una receta nueva. Nuestro equipo lo revisa y le contacta.',
    ),
    proxy_verify: v1(
      '{requests}: primero debemos confirmar quién puede pedirlo. Nuestro equipo le contacta.',
    ),
    already_received: v1('{requests}: ya lo tenemos desde el {since}; {state}.'),
    status: v1('{requests}: {state}.'),
    brief: v1('{references}: {state}.'),
    many_outcomes: v1(
      'Tenemos sus {count} pedidos ({references}). Cada uno sigue su camino: responda con una referencia para saber de ella, o {call}. Nuestro equipo le contacta si hace falta.',
    ),
    withdrawn: v1('{requests}: retirado, como nos dijo.'),
    withdraw_noted: v1('{requests}: tomamos nota de que ya no lo quiere.'),
    withdraw_check: v1(
      '{requests}: tomamos nota de que ya no lo quiere. Puede ser tarde para detenerlo; una persona lo consulta con la farmacia y le contacta.',
    ),
    frustrated: v1('Lamentamos las molestias. Una persona de nuestro equipo lo revisa.'),
    emergency: v1('Este medio no se vigila para emergencias. Si es una emergencia, llame al 911 ahora.'),
    crisis: v1(
      'Si corre peligro, llame al 911. Llame al 988 y oprima 2, o mande AYUDA al 988, a cualquier hora.',
    ),
    poisoning: v1(
      'Si alguien respira mal, se desmaya o no despierta, llame al 911 ahora. Si alguien ha tomado demasiada medicina o un veneno, llame a Poison Control, 1-800-222-1222, a cualquier hora.',
    ),
    opt_out_confirmed: v1('{org}: ya no le mandaremos mensajes. Responda START para volver a recibirlos.'),
    opted_in: v1(
      '{org}: vuelve a recibir mensajes de sus pedidos. Pueden aplicar tarifas de mensajes y datos. Responda HELP para ayuda, STOP para no recibir mensajes.',
    ),
    help: v1(
      '{org}: mensajes de pedidos de recetas. Para ayuda {call}. Pueden aplicar tarifas de mensajes y datos. Responda STOP para no recibir mensajes.',
    ),
    language_assist: v1('Hay ayuda gratuita en su idioma: {call}.'),
    wrong_number: v1('Gracias por avisarnos. Una persona de nuestro equipo lo corrige.'),
    approved: v1('{requests}: su médico lo ha aprobado. Esperamos que la receta llegue a la farmacia.'),
    modified: v1(
      '{requests}: su médico ha respondido con un cambio. Esperamos la receta. ¿Preguntas? Por favor {call}.',
    ),
    denied: v1('{requests}: por favor {call} para hablar de su pedido.'),
    escript_received: v1('{requests}: ha llegado la receta y la tiene el equipo de la farmacia.'),
    accepted: v1('{requests}: la farmacia lo ha aceptado y trabaja en ello.'),
    shipped: v1('{requests}: ya va en camino. Entrega prevista: {date}.'),
    shipped_undated: v1('{requests}: ya va en camino.'),
    delivered: v1('{requests}: entregado. Si no lo tiene, por favor {call}.'),
    setback: v1('{requests}: hay un retraso. Una persona de nuestro equipo lo revisa y le contacta.'),
    page: v1(
      '{org}: {alert}, {references}. Abra la consola y confirme. Se repite hasta que alguien confirme.',
    ),
  },
  phrases: {
    request: 'Pedido',
    requests: 'Pedidos',
    and: 'y',
    more: 'otro(s)',
    call: 'llame al',
    callUs: 'llame a la farmacia',
    org: 'Servicio de recetas',
    asked: {
      name: 'el nombre completo del paciente',
      birth_date: 'la fecha de nacimiento del paciente',
      medication: 'el medicamento o Rx de la etiqueta',
    },
    timeframe: { urgent: '24 horas', routine: '72 horas' },
    state: {
      identity_review: 'nuestro equipo lo revisa',
      clarifying: 'por favor responda con nombre completo, fecha de nacimiento y Rx',
      review: 'nuestro equipo lo revisa',
      clinical_review: 'un farmacéutico o una enfermera lo revisa',
      pharmacy_submitted: 'lo tiene el equipo de la farmacia',
      pharmacy_processing: 'la farmacia trabaja en ello',
      shipped: 'ya va en camino',
      delivered: 'entregado',
      authorization_requested: 'en espera de su médico',
      awaiting_escript: 'su médico ha respondido, en espera de la receta',
      denied: 'por favor llame para hablar de ello',
      too_early: 'es muy pronto para surtir',
      new_prescription: 'puede hacer falta una receta nueva, lo revisamos',
      withdrawn: 'retirado',
      merged: 'es parte de otro pedido suyo',
    },
    tooEarlyUntil: 'es muy pronto para surtir antes del {date}',
    alert: {
      emergency: 'mensaje de EMERGENCIA',
      self_harm: 'mensaje de CRISIS',
      overdose: 'mensaje de SOBREDOSIS',
      other: 'pedido URGENTE',
    },
    optOutLine: 'Responda STOP para no recibir mensajes, HELP para ayuda.',
  },
};

function v1(text: string): Wording {
  return { version: 1, text };
}
