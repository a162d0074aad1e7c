import { shipped } from './wording.ts';

/** Spanish: what became of a request. */
export const outcomesEs = shipped({
  submitted: [
    '{requests}: en manos del equipo de la farmacia. Le mantendremos al tanto.',
    '{requests}: ya lo tiene el equipo de la farmacia. Le avisaremos.',
  ],
  too_early: [
    '{requests}: es muy pronto para surtir. Se puede surtir desde el {date} y le avisaremos. ¿Se le acaba antes? Responda o {call}.',
    '{requests}: falta un poco para poder surtir. Desde el {date} se puede y le avisaremos. ¿Se le acaba antes? Responda o {call}.',
  ],
  too_early_undated: [
    '{requests}: es muy pronto para surtir. Nuestro equipo le avisa cuando se pueda. ¿Se le acaba antes? Responda o {call}.',
    '{requests}: falta un poco para poder surtir. Cuando se pueda, nuestro equipo le avisa. ¿Se le acaba antes? Responda o {call}.',
  ],
  provider_requested: [
    '{requests}: su médico debe autorizarlo. Se lo estamos pidiendo y esperamos avisarle en {timeframe}.',
    '{requests}: para esto hace falta el permiso de su médico. Ya se lo pedimos y esperamos avisarle en {timeframe}.',
  ],
  facility_provider_requested: [
    '{references}: Pedido de receta mandado al médico para que lo autorice. Respuesta prevista en {timeframe}.',
    'Pedido de receta mandado al médico para que lo autorice. Respuesta prevista en {timeframe}. Referencia: {references}.',
  ],
  controlled: [
    '{requests}: esto requiere a su médico, que debe escribir una receta nueva. Se la estamos pidiendo y esperamos avisarle en {timeframe}.',
    '{requests}: su médico debe escribir una receta nueva para esto. Se la estamos pidiendo y esperamos avisarle en {timeframe}.',
  ],
  pharmacist_review: [
    '{requests}: un farmacéutico lo revisa y le contactaremos.',
    '{requests}: lo va a revisar un farmacéutico. Le contactaremos.',
  ],
  person_review: [
    '{requests}: una persona de nuestro equipo lo revisa y le contacta.',
    '{requests}: lo revisa una persona de nuestro equipo, que le va a contactar.',
  ],
  new_prescription: [
    '{requests}: puede que haga falta una receta nueva. Nuestro equipo lo revisa y le contacta.',
    '{requests}: tal vez haga falta una receta nueva. Nuestro equipo lo consulta y le contacta.',
  ],
  already_received: [
    '{requests}: ya lo tenemos desde el {since}; {state}.',
    '{requests}: lo tenemos desde el {since}; {state}.',
  ],
  status: ['{requests}: {state}.', 'Novedades: {requests}: {state}.'],
  brief: ['{references}: {state}.', 'De {references}: {state}.'],
  withdrawn: ['{requests}: retirado, como nos dijo.', '{requests}: lo hemos retirado, como nos dijo.'],
  withdraw_noted: [
    '{requests}: tomamos nota de que ya no lo quiere.',
    '{requests}: queda anotado que ya no lo quiere.',
  ],
  withdraw_check: [
    '{requests}: tomamos nota de que ya no lo quiere. Puede ser tarde para detenerlo; una persona lo consulta con la farmacia y le contacta.',
    '{requests}: queda anotado que ya no lo quiere. Una persona consulta con la farmacia si se puede detener y le contacta.',
  ],
});
