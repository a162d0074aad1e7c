import type { TicketEventType } from '../domain/ticket.ts';

/**
 * What says that something has been done, as patterns of lower-case words without accents, English and Spanish. A
 * text says it only where one of the events is recorded. Each pattern is met by whole words.
 */
export const claimPhrases: { events: readonly TicketEventType[]; patterns: readonly string[] }[] = [
  {
    events: ['provider_approved'],
    patterns: [
      ...['approv(ed|es|als?|ing)', 'authori[sz](ed|es)', 'ok(ay)?ed', 'ok d', 'ok ?ay(s|ing)'],
      ...['(go ahead|green light(ed)?|thumbs up|signed off|signed it|blessing|all clear)'],
      '(said|says|gave|given|gives|answered|replied|responded|told us|got|have|has|received|is) (\\w+ ){0,3}?(yes|yeah|ok|okay|nod|permission)',
      '(yes|ok|okay|permission) (came|is in|from (your|the) (doctor|prescriber|physician|nurse))',
      '(is|was|are|were|been|has|have|s) (now )?(agreed|granted|cleared|permitted|allowed|confirmed|renewed|consented)',
      '(doctor|doctors|doc|prescriber|provider|physician|nurse|dr) (\\w+ ){0,3}?(yes|ok|okay|fine|happy|on board|nods?|nodded|(agree|accept|sign|grant|clear|allow|permit|confirm|renew|consent|endors|support|back)(e?d|e?s)|wrote|written)',
      '(agreed|accepted|signed|granted|cleared|allowed|confirmed|renewed|backed|endorsed|written) (\\w+ )?by (\\w+ ){0,2}?(doctor|doc|prescriber|provider|physician|nurse|dr)',
      '(is|are|it s) (a )?go',
      ...['aprob(o|aron|amos|ad[oa]s?|acion)', 'autoriz(o|aron|amos|ad[oa]s?)', 'visto bueno', 'luz verde'],
      '(dijo|dijeron|dice|dicen|contesto|respondio|dio|dieron|ha dicho) (\\w+ ){0,2}?(si|ok|okay|permiso|adelante)',
      '(medic[oa]|doctora?|dra?|proveedora?) (\\w+ ){0,3}?(acepto|aceptado|acordo|accedio|permitio|permitido|firmo|firmado|confirmo|confirmado|renovo|renovado|conforme|acuerdo|escribio|escrito)',
      '(aceptad|firmad|confirmad|permitid|renovad)[oa]s? por (\\w+ ){0,2}?(medic[oa]|doctora?|dra?|proveedora?)',
      'esta (de acuerdo|autorizando|confirmad[oa]|permitid[oa])',
    ],
  },
  // No event says that something can be picked up.
  {
    events: [],
    patterns: [
      ...[
        'ready',
        'filled',
        '(was|were|been|is|are|s|we|have|has) (\\w+ )?refilled',
        'dispens(ed|ing)',
        'bagged',
      ],
      ...['pick(s|ing)? (\\w+ ){0,4}?up', 'pickups?', 'collect(s|ed|ing|ion)?', 'fetch(ed)?', 'grab'],
      '(come|coming) (\\w+ )?(and (get|take|pick|have)|to (the|our|get|pick|take|us|see)|by|on in|on over|over|down|get|for|round|around|pick)',
      'come in (to|for|any|today|tomorrow|now|when)',
      '(swing|stop|drop|pass) (by|in)',
      '(waiting|wait|waits|here|set aside) for (you|pick up|pickup)',
      'mostrador',
      'ventanilla',
      'at (the|our) (counter|window|desk|drive thru|drive through)',
      '(good|free) to go',
      '(is|are|was|were|been|being|s|all) (now |all )?(done|set|complete|completed|finished|prepared|packed|available|in stock)',
      '(we|have|has) (have |just |already )?(completed|finished|prepared|packed) (it|this|them|your)',
      ...[
        'list[oa]s?',
        'recog(er|erl[oa]s?|es|e|en|erlas?|ida)',
        'recoj(a|an|al[oa]s?|o)',
        'recogi(o|d[oa]s?)',
      ],
      'pas(ar?|en|e) (\\w+ )?(a|por) (\\w+)',
      'ven(ga|gan|ir) (\\w+ )?(a|por)',
      'retir(ar|arl[oa]s?|e|el[oa]s?|en)',
      '(puede|pueden|venga a|pasar a|para) (llevarse|llevar|llevarl[oa]s?|buscar|buscarl[oa]s?)',
      'surt(imos|io|ieron|id[oa]s?)',
      '(dispens|empac|empaquet|prepar)(amos|aron|o|ad[oa]s?)',
      ...[
        'disponibles?',
        'l[oa]s? espera(mos)?',
        'ya esta(n)? (hech[oa]s?|complet[oa]s?|terminad[oa]s?|aqui)',
      ],
    ],
  },
  {
    events: ['shipped'],
    patterns: [
      ...[
        'ship(s|ped|ping|ments?)?',
        '(de|di)spatch(ed|es|ing)?',
        'mail(ed|ing|s)',
        'en route',
        'in transit',
      ],
      'on (its|it s|their) way',
      '(on|out) (the|its) (way to|door|truck|van|road)( you)?',
      '(is|are|s) on the way',
      '(in|by|through) the (mail|post)',
      '(out|up) for delivery',
      '(we|have|has|been|was|were|is|are|s|just|already) (it |this |them |been )?(sent|send|sending) (it|this|them|you|your|out|off|over|today|by mail)',
      'sen(t|d|ding) (out|off|it out|them out|you)( \\w+)?',
      '(left|leaves|leaving|has gone from|gone from|went out|gone out) (\\w+ ){0,2}?(pharmacy|store|building|warehouse|shop|premises|counter|today|yesterday|us|door)',
      '(with|by|to) (the |a |our )?(courier|carrier|driver|messenger|postman|ups|fedex|usps)',
      '(headed|heading|coming|travel(l)?ing|moving) (\\w+ )?(to|toward|towards|for) (you|your \\w+)',
      '(package|parcel|order|prescription|refill|medicine|medication|med|pill|tablet|box|bag|request)s? (is|are|was|were|went|has|have|s) (now |just |already )?(out|off|gone|going|moving|left|there|here|with you|yours|sorted|taken care of)',
      'went out',
      '(it|this|they|order|package|refill|medicine) (will|ll|should) (soon )?be (with|at|in) (you|your)( \\w+)?',
      '(va|van|viajan?|sale|salen) (hoy |ya )?(para|a|hacia) (su|usted)',
      '(headed|heading|coming) your way',
      ...['tracking', 'arriv(es|ing|e)', '(it|this|they) (will |ll )?(gets?|reach(es)?) (to )?you'],
      ...['en camino', 'en ruta', 'en transito', 'de camino', 'rumbo a'],
      '(envi|despach)(amos|o|aron|ad[oa]s?)',
      '(se )?(l[oa]s?|le) (estamos )?(envi|despach)\\w+',
      '(se l[oa]s?|ya l[oa]s?|se le) (mand|remit)\\w+',
      'mand(amos|aron|o) (su|sus|el|la|los|las|hoy|ayer|ya|por|a)',
      ...['sali(o|eron|d[oa])', '(ha|han) salido', 'por (correo|mensajeria|paqueteria|mensajero)'],
      ...['repartidor', 'reparto', 'mensajero', 'paqueteria', '(le|les|l[oa]s?) llega(n|ra|ran)?'],
    ],
  },
  {
    events: ['delivered'],
    patterns: [
      'delivered',
      'picked (\\w+ ){0,3}?up',
      'handed (\\w+ )?(over|to you)',
      'dropped (\\w+ )?off',
      '(left|placed) (\\w+ )?(at|on|by|with) (your|the) (door|porch|doorstep|home|house|front desk|neighbor|neighbour)',
      '(has|have|it|this|they) arrived',
      ...['entregamos', 'entreg(o|aron|ad[oa]s?)', 'recogid[oa]s?', '(le|les|ya) llego', 'dejamos'],
    ],
  },
  {
    events: ['provider_denied'],
    patterns: [
      ...['denied', 'refus(ed|es|al)', 'reject(ed|s|ion)?', 'declin(ed|es)', '(turned|shot) (\\w+ )?down'],
      '(said|says|answered|replied|gave us a|gave a|is a) (\\w+ )?no',
      '(will not|won t|would not|did not|didn t|does not) (authorize|approve|sign|renew|allow|agree|permit)( \\w+)?',
      ...['(de)?nego', '(de)?negaron', '(de)?negad[oa]s?', 'rechaz(o|aron|ad[oa]s?)', 'rehuso'],
      '(dijo|dijeron|dice|contesto|respondio) que no',
      'no (l[oa] |quiso |ha )*(autoriz|aprob|acept|firm)(o|ar|ad[oa]|arl[oa])',
    ],
  },
];

/** What sounds like a claim and is none: our own messages, and what whoever reads it does. */
export const harmlessPhrases: readonly string[] = [
  '(when|once|if) you (are|re) (done|finished|ready)',
  '(sent|send|sending) you (a|an|another|this|our|one) (text|message|reminder|question)( message)?',
  '(le )?(envi|mand)(amos|o|aron) (un|otro|este|una|otra|esta) (mensaje|texto|recordatorio|pregunta)',
];
