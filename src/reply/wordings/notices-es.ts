import { shipped } from './wording.ts';

/** Spanish: told when something happened, and texts by themselves. Each safety text has one wording and keeps it. */
export const noticesEs = shipped({
  event_news: [
    'Hay novedades de {references}. Para saberlas, {call} o responda con el nombre completo del paciente, la fecha de nacimiento y el Rx de una etiqueta.',
    'Tenemos novedades de {references}. Por favor {call}, o responda con el nombre completo del paciente, la fecha de nacimiento y el Rx de una etiqueta.',
  ],
  approved: [
    '{requests}: su médico lo ha aprobado. Esperamos que la receta llegue a la farmacia.',
    '{requests}: aprobado por su médico. Ahora la receta debe llegar a la farmacia.',
  ],
  modified: [
    '{requests}: su médico ha respondido con un cambio. Esperamos la receta. ¿Preguntas? Por favor {call}.',
    '{requests}: su médico ha hecho un cambio. Esperamos la receta. Si tiene preguntas, {call}.',
  ],
  denied: [
    '{requests}: por favor {call} para hablar de su pedido.',
    '{requests}: tenemos una respuesta. Por favor {call}.',
  ],
  escript_received: [
    '{requests}: ha llegado la receta y la tiene el equipo de la farmacia.',
    '{requests}: el equipo de la farmacia ya tiene la receta.',
  ],
  accepted: [
    '{requests}: la farmacia lo ha aceptado y trabaja en ello.',
    '{requests}: la farmacia ya trabaja en ello.',
  ],
  shipped: [
    '{requests}: ya va en camino. Entrega prevista: {date}.',
    '{requests}: va en camino a usted. Entrega prevista: {date}.',
  ],
  shipped_undated: ['{requests}: ya va en camino.', '{requests}: va en camino a usted.'],
  delivered: [
    '{requests}: entregado. Si no lo tiene, por favor {call}.',
    '{requests}: fue entregado. ¿Algo no va bien? Por favor {call}.',
  ],
  setback: [
    '{requests}: hay un retraso. Una persona de nuestro equipo lo revisa y le contacta.',
    '{requests}: tarda un poco. Una persona de nuestro equipo lo revisa y le contacta.',
  ],
  eligible_soon: [
    '{requests}: le recordamos que se puede surtir desde el {date}. Entonces lo revisaremos de nuevo.',
    '{requests}: desde el {date} se puede surtir. Entonces lo revisaremos otra vez.',
  ],
  eligible_reminder: [
    '{requests}: ya se puede surtir y lo tiene el equipo de la farmacia. Le mantendremos al tanto.',
    '{requests}: hoy ya se puede surtir. En manos del equipo de la farmacia. Le avisaremos.',
  ],
  email_subject: ['{org}: novedades de {references}', '{org}: cambios en {references}'],
  email_news: [
    'Hay novedades de {references}. Nadie lee este buzón: si algo es urgente, {call}. Entre en su cuenta para leerlas: {link}',
    'El estado de {references} ha cambiado. Si algo es urgente, {call}; nadie lee este buzón. Entre en su cuenta para leerlo: {link}',
  ],
  emergency: ['Este medio no se vigila para emergencias. Si es una emergencia, llame al 911 ahora.'],
  crisis: [
    'Si corre peligro, llame al 911. Llame al 988 y oprima 2, o mande AYUDA al 988, a cualquier hora.',
  ],
  poisoning: [
    'Si alguien respira mal, se desmaya o no despierta, llame al 911 ahora. Si alguien ha tomado demasiada medicina o un veneno, llame a Poison Control, 1-800-222-1222, a cualquier hora.',
  ],
  opt_out_confirmed: [
    '{org}: ya no le mandaremos mensajes. Responda START para volver a recibirlos.',
    '{org}: no le mandaremos otro mensaje. Para volver a recibirlos, responda START.',
  ],
  opted_in: [
    '{org}: vuelve a recibir mensajes de sus pedidos. Pueden aplicar tarifas de mensajes y datos. Responda HELP para ayuda, STOP para no recibir mensajes.',
    '{org}: de nuevo le mandaremos mensajes de sus pedidos. Pueden aplicar tarifas de mensajes y datos. Responda HELP para ayuda, STOP para no recibir mensajes.',
  ],
  help: [
    '{org}: mensajes de pedidos de recetas. Para ayuda {call}. Pueden aplicar tarifas de mensajes y datos. Responda STOP para no recibir mensajes.',
    '{org}: le escribimos de sus pedidos de recetas. Para hablar con una persona {call}. Pueden aplicar tarifas de mensajes y datos. Responda STOP para no recibir mensajes.',
  ],
  phi_warning: [
    '¿Podemos nombrar sus medicamentos en los mensajes? Otros pueden leer un mensaje en su aparato o en el camino. Responda SI para aceptar, NO para que no los nombremos.',
    '¿Quiere que los mensajes nombren sus medicamentos? Otros pueden leer un mensaje en su aparato o en el camino. Responda SI para aceptar, NO para que no los nombremos.',
  ],
  phi_accepted: [
    'Gracias. Desde ahora los mensajes pueden nombrar sus medicamentos. Para cambiarlo, responda SIN NOMBRES.',
    'Queda anotado: los mensajes pueden nombrar sus medicamentos. Para cambiarlo, responda SIN NOMBRES.',
  ],
  phi_declined: [
    'Queda anotado. Los mensajes no van a nombrar sus medicamentos.',
    'No vamos a nombrar sus medicamentos en los mensajes.',
  ],
  language_assist: [
    'Hay ayuda gratuita en su idioma: {call}.',
    'Puede recibir ayuda gratuita en su idioma: {call}.',
  ],
  wrong_number: [
    'Gracias por avisarnos. Una persona de nuestro equipo lo corrige.',
    'Gracias. Nuestro equipo va a corregir este dato.',
  ],
  page: [
    '{org}: {alert}, {references}. Abra la consola y confirme. Se repite hasta que alguien confirme.',
    '{org}: {alert}, {references}. Nadie lo ha confirmado: abra la consola ahora. Se repite hasta que alguien confirme.',
  ],
  page_subject: [
    '{org}: un pedido necesita a una persona ahora',
    '{org}: se necesita a alguien para un pedido ahora',
  ],
  page_mail: [
    'Un pedido necesita a una persona ahora ({references}). Hasta que alguien confirme, se avisa a la siguiente persona de guardia. Abra el pedido y confirme: {link}',
    'Se necesita a alguien ahora para {references}. Se avisa a la siguiente persona de guardia hasta que alguien confirme. Abra el pedido y confirme: {link}',
  ],
  page_call: [
    'Habla {org}. Un pedido necesita a una persona ahora. Oprima cualquier tecla para confirmar.',
    'Habla {org}. Se necesita a alguien para un pedido ahora. Oprima cualquier tecla para confirmar.',
  ],
});
