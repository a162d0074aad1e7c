import type { ConceptWords } from './concept-words.ts';

/** Spanish words of the same notions, without accents. */
export const conceptsEs: ConceptWords = {
  cant: 'no puedo,no puede,no pueden,no podia,sin poder,no logro,no logra,no alcanzo,no alcanza,apenas,casi no,no pude,no pudo,dificultad,batallo,batalla,me cuesta,le cuesta,trabajo para,falta,faltando,falto,no me sale,no le sale,no consigo,problemas para,problema para',
  not: 'no,ni,dejo de,ya no,sin,casi no,no la puedo,no lo puedo,no puedo',
  breathe: 'respirar,respira,respiro,respirando,respiracion,aire,aliento,respirarr,resuello',
  breathing: 'respira,respirando,respiracion,respirar',
  labored: 'mal,lento,despacio,rapido,raro,agitado,agitada,apenas,feo,trabajosamente,ruidos',
  chest: 'pecho,esternon,torax',
  heart: 'corazon',
  pain: 'dolor,dolores,duele,duelen,dolia,dolio,punzada,punzadas,opresion,presion,peso,piedra,aprieta,apretado,apretada,ardor,arde,quema,aplasta,aplastando,molestia,oprime,apreton,doliendo',
  strong: 'opresion,aprieta,apretado,aplasta',
  radiating: 'baja,corre,recorre,va',
  leftArm: 'brazo,brazo izquierdo,hombro',
  jaw: 'mandibula,quijada,cuello',
  face: 'cara,boca,rostro,sonrisa,cachete,labio',
  droop:
    'caida,caido,torcida,torcido,torcio,chueca,chueco,de lado,de un lado,paralizada,dormida,jala,cayo,cae,colgando,enchueco,adormecida,volteo',
  speech: 'hablar,habla,hablando,palabras,hable',
  garbled:
    'enredado,enredada,enredan,enreda,trabado,trabada,traba,arrastra,arrastrando,raro,rara,incoherente,incoherencias,no se le entiende,no le entiendo,no se entiende,borracho,borracha,no coordina,balbucea',
  limb: 'lado,brazo,pierna,mano,mitad,cuerpo,piernas,manos,cara,brazos',
  numb: 'dormido,dormida,dormidos,adormecido,adormecida,entumecido,entumecida,paralizado,paralizada,debil,no siento,no siente,sin fuerza,duerme,durmio,se me durmio,sin sentir,no responde,tullido',
  move: 'mover,mueve,levantar,mueva,sentir,siento,siente,levanta,muevo,caminar',
  sudden: 'de repente,de pronto,repentino,repentina,de golpe,subito,de la nada,amanecio,desperto',
  eye: 'ojo,ojos,vista,vision',
  see: 'ver,veo,ve,vista,vision',
  blind: 'ciego,ciega,perdi,perdio,negro,nublo,oscuro,borrosa,borroso',
  double: 'borroso,borrosa,doble,nublada',
  wake: 'despierta,despertar,desperto,reacciona,responde,contesta,despertarlo,despertarla,reaccionar,reacciono,respondio,consciente,vuelve en si,volver en si,despierte',
  down: 'piso,suelo,tirado,tirada,baño,bano,desplomo',
  other:
    'mama,papa,esposo,esposa,abuela,abuelo,hijo,hija,nino,nina,bebe,residente,paciente,hermano,hermana,marido,mujer,nieto,nieta,suegra,suegro,el senor,la senora,madre,padre',
  faint:
    'desmayo,desmaye,desmayar,desmayando,desmaya,desmayado,desmayada,desvanecio,desvanecer,desplomo,perdio el conocimiento,perdi el conocimiento,me desvaneci,se desvanece,desmayos',
  seizure: 'convulsion,convulsiones,convulsionando,convulsiono,ataque,ataques,convulsionar,convulsiona',
  going:
    'le dio,me dio,le dan,esta dando,esta teniendo,otra vez,ahorita,ahora,esta,estaba,minutos,tuvo,acaba,le esta,empezo',
  shake: 'temblando,tiembla,sacudiendo,sacude,sacudidas,brincando',
  drool: 'babeando,espuma,ojos en blanco,espumarajo,babea,ojos volteados',
  airway: 'garganta,lengua,labio,labios,cara,parpados,ojos,boca',
  deepAirway: 'garganta,lengua',
  swell:
    'hinchazon,hinchado,hinchada,hinchados,hincho,hinchando,hincharon,hincha,hinche,inflamado,inflamada,inflamo,inflamando,cerrando,cierra,cerro,cerrado,inflamacion,hinchadisima,hinchada',
  itch: 'pica,picazon,comezon,rara,bola',
  trigger:
    'comi,alergica,alergia,pico,abeja,camaron,camarones,pastilla nueva,antibiotico,penicilina,ronchas,reaccion',
  hives: 'ronchas,urticaria,sarpullido',
  wheeze: 'silbido,silba,chifla',
  allergy: 'reaccion alergica,alergica,anafilaxia',
  swallow: 'tragar,trago saliva,pasar saliva,tragando',
  choke:
    'atraganta,atragantando,atragantado,atraganto,atragantada,ahogando,ahoga,ahogo,asfixiando,asfixia,atragante',
  stuck: 'atorada,atorado,atoro,atorada',
  bleed: 'sangre,sangra,sangrando,sangrado,sangro,hemorragia,sangrar,sangramiento,sangrante',
  nonstop:
    'no para,no deja,no me para,no le para,no se me quita,no se detiene,no paro,mucho,mucha,bastante,horas,chorro,a chorros,por todos lados,todo el dia,toda la noche,manchando,no puedo parar,sin parar,no se quita,cantidad,coagulos,mojando',
  thinner:
    'anticoagulante,anticoagulantes,warfarina,adelgazar la sangre,adelgazante,apixaban,clopidogrel,para la sangre',
  bleedingPart:
    'nariz,encias,popo,heces,excremento,hago del bano,obro,inodoro,orina,orino,pipi,vomito,vomite,vomitando,tos,toso,escupo,escupiendo,oidos,recto,caca,evacuar,evacuo,fosas,boca',
  bruise: 'moretones,moreton,morados',
  stool: 'popo,heces,excremento,caca,evacuacion,materia fecal',
  black: 'negra,negro,negras,chapopote,alquitran,petroleo',
  vomit: 'vomito,vomite,vomitando,vomitar,basca,devolvio',
  grounds: 'cafe molido,asiento de cafe,como cafe',
  pregnant: 'embarazada,embarazo,encinta,semanas de embarazo',
  obstetric:
    'sangrando,sangrado,sangre,manchando,sangro,contracciones,rompio la fuente,no se mueve,fuente,coagulos',
  fell: 'cayo,cai,caida,golpeo,golpee,pego,pegue,resbalo,resbale,azoto,pegado',
  headPart: 'cabeza,frente,craneo',
  confused:
    'confundido,confundida,desorientado,desorientada,no reconoce,no me reconoce,no sabe donde,no sabe quien,incoherencias,no coordina,delirando,perdida,confusion,diciendo cosas raras,esta ido,como ido,como ida,anda ido,quedo ido,muy ido,esta ida,quedo ida,muy ida',
  fever: 'fiebre,calentura,temperatura',
  shaky: 'temblando,temblorosa,tembloroso,tiemblo,tiembla,temblor',
  sweat: 'sudando,sudor,sudor frio,sudo,suda,sudando frio',
  woozy: 'mareado,mareada,debil,confundido,confundida,mareo,desmayo,borroso,borrosa,temblando',
  diabetic: 'diabetico,diabetica,diabetes,insulina,azucar,glucosa',
  ketosis: 'vomitando,vomito,confundido,confundida,respira rapido,cetonas',
  gone: 'acabo,sin insulina,se acabo,termino,no tengo',
  sick: 'mal,vomitando,mareado,mareada,confundido,confundida,no reacciona,horrible',
  meterWord: 'glucometro,aparato,medidor,azucar',
  meterLimit:
    'dice hi,dice lo,marca hi,marca lo,dice alto,dice bajo,marca alto,marca high,dice high,marca low',
  head: 'cabeza',
  worstPain: 'peor,explota,estalla,reventar,revienta,explotar',
  stiffNeck: 'cuello tieso,cuello rigido,nuca tiesa',
  opioid:
    'morfina,oxicodona,fentanilo,heroina,metadona,parche,parches,tramadol,pastilla para el dolor,pastillas para el dolor',
  sedated:
    'ronca,azules,casi no respira,no despierta,no la puedo despertar,no lo puedo despertar,lento,morados,no reacciona',
  blue: 'azul,azules,morado,morada,morados,moradas,gris',
  blueBody: 'labios,cara,dedos,bebe,piel,unas,poniendo,puso',
  callFor: 'llame,llamen,llama,llamar,manden,mande,manda,ocupo,necesito,pidan,por favor,envien,urge',
  ambulance: 'ambulancia,ambulancias,paramedicos,nueve once,nueve uno uno',
  er: 'a urgencias,al hospital,a emergencias',
  goNow: 'ya,ahorita,ahora,muriendo',
  dying:
    'me muero,me estoy muriendo,se esta muriendo,siento morir,me siento morir,se muere,voy a morir,se nos muere',
  helpMe: 'ayuda,ayudenme,auxilio,socorro,ayudeme,tengo miedo,emergencia',
  symptom:
    'corazon,pecho,respirar,mareos,palpitaciones,tos,espuma,palida,palido,desvaria,alucina,tambaleando,no camina,sangre,vision,mareado,mareada,vomitando,debil,temblando,confundido,confundida,hinchado,hinchada,fiebre,horrible,muy mal,fuerte,dolor,duele',
  severe: 'horrible,fuertisimo,insoportable,terrible,muy fuerte,peor',
  belly: 'estomago,abdomen,vientre,panza,barriga',
  racing: 'acelerado,palpita,palpitaciones,brinca,se me sale,late muy rapido,agitado,paro,detuvo,a mil',
  woozier: 'mareado,mareada,desmayo,desmayar,aire,sudando,pecho,mareo,falta,respirar',

  want: 'decision,decidi,decidido,quiero,quisiera,voy,va,pienso,pensando,ganas,planeo,ojala,deseo,quiere,dice,pensado,mejor,prefiero,planes,desearia,piensa,amenaza,estoy por,deberia,vamos,pensamientos',
  die: 'morir,muerta,muerto,morirme,morirse,muera,matarme,matarse,suicidarme,suicidarse,desaparecer,muriera,me muero,muerte,suicidarce,suicidio,matar,ahorcarme,ahorcarse,me mato,me mate',
  self: 'mi mismo,mi misma,si mismo,si misma',
  harm: 'dano',
  harmSelf:
    'lastimarme,cortarme,herirme,hacerme dano,hacerse dano,haciendome dano,hacerme algo malo,una locura,cortandome,lastimarse,hacerme algo',
  noSense:
    'no le encuentro sentido,nada tiene sentido,no le veo sentido a nada,ya no encuentro sentido,no tiene caso vivir',
  live: 'vivir,viviendo,vida,existir,despertar,seguir,estar aqui,seguir aqui,viva,vivo,despertarme,seguir asi,seguir viviendo',
  noWish:
    'no quiero,sin ganas,no tengo ganas,cansado,cansada,canse,harto,harta,no vale,sin sentido,no tiene sentido,no le encuentro sentido,no le veo sentido,no encuentro,no aguanto,no soporto,odio,ya no quiero,no merezco,no tengo razon,no hay razon,no deseo,hartado,harte,perdi las ganas,para que,ni ganas,ya no tengo ganas,no le veo caso',
  weapon: 'pistola,arma,soga,cuerda,navaja,escopeta,rifle,revolver',
  weaponUse: 'usar,cargada,tengo,compre,consegui,lista,listo,en la mano,la voy',
  stockpile: 'juntando,juntado,guardando,guardado,acumulando,ahorrando,junte',
  pills: 'pastillas,medicina,medicinas,tabletas,capsulas',
  doIt: 'para matarme,suficientes,morir,matarme,lista,listo,hacerlo,cuando,todas,tomarmelas,ese dia',
  wontBe:
    'no voy a estar aqui,no voy a estar mas,ya no estare,no estare,ya no voy a estar,ya no voy a necesitar,no me van a ver,ya no sere',
  farewell:
    'me despido,adios a todos,adios para siempre,ultimo mensaje,ultima vez,no se preocupen por mi,ya no se preocupen,perdonenme,se acaba todo,me estoy despidiendo,hasta nunca,adios mundo,ultimo adios',
  note: 'carta,nota,cartas',
  family: 'hijos,familia,todos,esposa,esposo,mama,papas,hijas,hija,hijo,padres',
  wrote: 'deje,escribi,dejando,escribiendo,escrito,dejo',
  giveAway: 'regalando,regale,regalo,regalar',
  belongings: 'cosas,perro,ropa,pertenencias,todo,gato',
  loveThem: 'los quiero,los amo,lo siento,que los quise',
  tell: 'diganle,dile,digale,diles',
  takeAct: 'tomarme,tomarse,tomar,tragarme,tragar,tragarse,tomo',
  everything:
    'todo el frasco,todas,todo,toda la caja,el frasco,todas las,el bote entero,toda la botella,frasco entero',
  beDone: 'y ya,acabar,dormir,morir,terminar,descansar,para siempre,fin,se acabo',
  threaten: 'amenaza,dice que se va,quiere',
  place: 'puente,edificio,azotea,balcon,techo,vias,barranco',
  standing: 'tirar,aventar,brincar,saltar,tirarme,aventarme,brinco,aviento,parada,parado,orilla',
  crash: 'contra un arbol,contra un poste,contra una pared,al trafico,debajo de un,frente a un,a las vias',
  drive: 'manejar,chocar,carro,camion,estrellar,estrellarme,tirarme,aventarme',
  cutArms:
    'me corte los brazos,me corte las venas,me corte las munecas,cortandome,me corto,me estoy cortando,cortarme',
  burden: 'carga,estorbo',
  better: 'mejor,felices,feliz,descansarian,tranquilos',
  meGone: 'sin mi,si no estoy,si me muero,si muero,si no estuviera,si ya no estoy,cuando no este',
  forGood: 'para siempre,nunca,no despertar,jamas,ya no despertar,no volver a despertar',
  sleep: 'dormir,dormirme,dormida,dormido',
  painStop: 'sufrimiento,sufrir,este dolor',
  miss: 'extranar,extranaria,extrana,le importo,le importa,me quiere,notaria',
  nobody: 'nadie',

  took: 'me tome,se tomo,tome,tomado,tomaron,trague,se trago,trago,comio,puse,inyecte,inyecto,bebio,metio,bebi,agarro,di,dio,dieron,puso,tomo,comimos,tragaron,me eche,se comio,ingirio,comi,habia tomado',
  tookPast:
    'me tome,se tomo,tome,tomado,tomaron,trague,se trago,me puse,me inyecte,inyecte,se inyecto,bebio,puse,me comi,se comio,habia tomado,se metio,le puse,le di,me di,ingirio,se puso,me dio,le dio,le dieron,me dieron',
  gave: 'le di,le dio,le dieron,me dieron,me dio,di,dieron,le puse,le pusieron,le inyecte',
  pharmacyGave:
    'la farmacia me dio,farmacia,ustedes me dieron,surtieron,mandaron,receta,entregaron,surtido,pedido',
  tooMuch:
    'demasiada,demasiadas,demasiado,demasiados,demaciadas,demaciado,demasiadaas,de mas,doble,el doble,triple,dos veces,tres veces,monton,un puno,muchas,todas,todo el frasco,todas las,2 veces,3 veces,otra dosis,dosis doble,bastantes,dos dosis,dos juntas,mas de lo,mas de la,mas de las,toda la caja,frasco,bote entero,del mes,de la semana,extra',
  thing:
    'pastilla,pastillas,medicina,medicinas,medicamento,medicamentos,tableta,tabletas,capsula,capsulas,insulina,jarabe,parche,parches,dosis,gotas,unidades,inyeccion,frasco,tylenol,mililitros',
  habit:
    'al dia,diario,diarias,diaria,cada,por la manana y,recetado,siempre,por dia,a diario,diariamente,veces al',
  wrong:
    'equivocada,equivocado,equivocadas,equivoque,equivoco,otra cosa,otro paciente,otro residente,ajena,confundi,confundio,otra persona,la que no era,la que no',
  receiver: 'residente,paciente,mama,papa,le,abuela,abuelo,hijo,hija,nino,nina,esposo,esposa',
  wrongReceta: 'de numero,de receta,numero,de farmacia,de telefono,direccion',
  instead:
    'en vez de,en lugar de,por error,por equivocacion,sin querer,por accidente,sin darme cuenta,sin darse cuenta,pensando que,accidentalmente,confundi con',
  ofPerson:
    'de mi esposo,de mi esposa,de mi papa,de mi mama,de mi hijo,de mi hija,de mi hermano,de mi hermana,de mi abuela,de mi abuelo,de mi suegra,de mi vecina,de otro,de otra,de mi amiga,del perro,de mi marido,de mi senora,de alguien,del vecino,del gato,de su esposo,de su esposa,de mi mujer,de mi perro',
  again:
    'otra vez,de nuevo,volvi a tomar,volvio a tomar,la volvi,me la volvi,volvi a,volvio a,dos veces,volvi a ponerme,me volvi a,me las volvi,repeti',
  night: 'de la noche,de noche,noche',
  morning: 'en la manana,por la manana,de la manana,esta manana,en vez',
  patchTwo: 'dos,2,tres,otro,ambos',
  patch: 'parche,parches',
  oldPatch: 'quitar,viejo,quitarme,no me quite,quite',
  child:
    'nino,nina,bebe,hijo,hija,nieto,nieta,sobrino,sobrina,chiquito,chiquita,muchacho,criatura,chamaco,perro,perra,gato,perrito',
  intoThing:
    'agarro,encontro,comio,trago,tomo,abrio,bebio,metio,a la boca,en la boca,chupo,mordio,tomando,masticando,tragando,ingirio',
  ownMeds:
    'pastilla,pastillas,medicina,medicinas,frasco,jarabe,insulina,parche,mis pastillas,tableta,vitaminas,gomitas,gotas',
  poison:
    'cloro,veneno,detergente,pinol,fabuloso,anticongelante,gasolina,thinner de pintura,raticida,insecticida,pila,bateria,perfume,acetona,sosa,suavizante,jabon,alcohol,limpiador,petroleo blanco,amoniaco,aguarras,shampoo,gel antibacterial,hongos,desinfectante,enjuague bucal',
  ingest: 'bebio,tomo,trago,se tomo,tome,comio,bebi,trague,ingirio,chupo,agarro,lamio,me tome',
  alcohol: 'vino,tequila,cerveza,cervezas,alcohol,borracho,borracha,tragos,licor',
  emptied: 'vacio,vacia,faltan,desaparecio',
  wholeBottle: 'frasco,pastillero,bote',
  sleepy: 'dormido,dormida,sueno,borracho,borracha,mareado,mareada,vomitando,atontado,atontada,no despierta',
  excess: 'demasiada,demasiadas,demasiado,demaciadas,demaciado,de mas,el doble,un punado',
  overAmount: 'mas de la cuenta,mas de lo debido,mas de lo indicado,mas de lo recetado,mas de lo que debia',
  retaken:
    'la volvi a tomar,lo volvi a tomar,volvi a tomarla,volvi a tomarmela,me la volvi,me las volvi,volvio a tomar,volvi a ponerme,me lo volvi,se la volvio a tomar',
  erredPill:
    'equivoque de pastilla,equivoque de medicina,equivoque de dosis,equivoque de frasco,equivoque de insulina,equivoque con la insulina,equivoco de pastilla,equivoco de medicina,equivoque con las pastillas,confundi las pastillas,confundi de pastilla',
  poisoned:
    'intoxique,intoxico,intoxicado,intoxicada,envenene,envenenado,envenenada,envenenaron,intoxicacion,me envenene',
  handSlip: 'se me paso la mano,paso la mano,se le paso la mano,me pase de,se paso de,me pase con',
};
