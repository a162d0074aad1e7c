/** What people text in answer to a question, without accents and punctuation, in lower case; English and Spanish. */
export const answerWords = {
  yes: new Set([
    ...[
      'yes',
      'y',
      'ye',
      'yea',
      'yeah',
      'yep',
      'yup',
      'ya',
      'yes please',
      'yes that one',
      'yes it is',
      'sure',
    ],
    ...[
      'correct',
      'right',
      'thats right',
      'that s right',
      'that is right',
      'that one',
      'thats it',
      'that s it',
    ],
    ...[
      'si',
      'sip',
      'si por favor',
      'si ese',
      'si esa',
      'claro',
      'claro que si',
      'correcto',
      'exacto',
      'eso es',
    ],
    ...['ese', 'esa', 'ese mismo', 'asi es', 'por supuesto'],
  ]),
  no: new Set([
    ...[
      'no',
      'n',
      'nope',
      'nah',
      'no thanks',
      'no thank you',
      'not that one',
      'no not that one',
      'wrong one',
    ],
    ...['no gracias', 'ese no', 'esa no', 'no ese no', 'no esa no', 'no es ese', 'no es esa'],
  ]),
  /** Says only that the question was not understood, or that they do not know. */
  unsure: new Set([
    ...[
      'huh',
      'what',
      'what do you mean',
      'idk',
      'i dont know',
      'i don t know',
      'dont know',
      'dunno',
      'no idea',
    ],
    ...['not sure', 'im not sure', 'i m not sure', 'i am not sure', 'confused', 'why'],
    ...['hm', 'hmm', 'hmmm', 'hmm idk', 'uh', 'um', 'eh', 'er'],
    ...['que', 'como', 'mande', 'no se', 'no lo se', 'no entiendo', 'no estoy seguro', 'no estoy segura'],
    ...['ni idea', 'quien sabe', 'por que'],
  ]),
  other: new Set([
    ...[
      'the other one',
      'the other',
      'other one',
      'other',
      'that other one',
      'the other pill',
      'the other medicine',
    ],
    ...['la otra', 'el otro', 'otra', 'otro', 'esa otra', 'ese otro'],
  ]),
  /** Taken back what was asked for, without naming it. */
  neverMind: new Set([
    ...[
      'nvm',
      'nm',
      'never mind',
      'nevermind',
      'never mind thanks',
      'nvm thanks',
      'forget it',
      'forget about it',
    ],
    ...[
      'no need',
      'not needed anymore',
      'dont need it anymore',
      'don t need it anymore',
      'i dont need it anymore',
    ],
    ...['i don t need it anymore', 'no longer needed', 'no longer need it'],
    ...[
      'olvidelo',
      'olvidalo',
      'no importa',
      'dejelo',
      'dejalo',
      'ya no',
      'ya no lo necesito',
      'ya no hace falta',
    ],
  ]),
  out: new Set([
    ...[
      'out',
      'i m out',
      'im out',
      'i am out',
      'all out',
      'none',
      'none left',
      'nothing',
      'nothing left',
      'zero',
    ],
    ...['i have none', 'i have none left', 'i ran out', 'ran out', 'completely out', 'we are out'],
    ...[
      'nada',
      'ninguna',
      'ninguno',
      'no tengo',
      'no me queda',
      'no me queda nada',
      'no me quedan',
      'se me acabo',
    ],
    ...['se acabo', 'se me acabaron', 'se me termino', 'sin nada', 'cero'],
  ]),
  english: new Set([
    ...[
      'english',
      'in english',
      'english please',
      'in english please',
      'ingles',
      'en ingles',
      'ingles por favor',
    ],
    ...['en ingles por favor', 'speak english', 'i speak english'],
  ]),
  spanish: new Set([
    ...['spanish', 'in spanish', 'spanish please', 'in spanish please', 'espanol', 'en espanol'],
    ...['espanol por favor', 'en espanol por favor', 'hablo espanol', 'solo espanol', 'no hablo ingles'],
  ]),
  /** Another language is meant, and it is not said which. */
  whichLanguage: new Set([
    ...['language', 'languages', 'idioma', 'english or spanish', 'spanish or english', 'another language'],
    ...['change language', 'change the language', 'what languages do you speak', 'which language'],
    ...['ingles o espanol', 'espanol o ingles', 'otro idioma', 'cambiar idioma', 'cambiar de idioma'],
    ...['cambiar el idioma', 'que idiomas hablan', 'en que idioma', 'que idioma'],
  ]),
} as const satisfies Record<string, ReadonlySet<string>>;

/** "yep thats it", "sí, esa es": a yes with nothing but filling behind it. */
export const yesBeginning =
  /^(?:yes|yea|yeah|yep|yup|ya|correct|right|si|sip|claro|correcto|exacto)(?: (?:yes|please|pls|thats?|its?|s|is|the|one|right|correct|sir|maam|thanks|thank|you|es|ese|esa|eso|si|asi|mismo|misma|por|favor|gracias))*$/;

/** "no, that's not it", "no thats wrong". */
export const noBeginning =
  /^(?:no|nope|nah)(?: (?:thats?|its?|s|is|eso|esa|ese))* (?:not|wrong|no es)(?: (?:it|the|that|one|right|correct|esa|ese|eso))*$/;

/** "Hi there, good morning", "hola buenas tardes": one greeting behind the other, to whomever. */
export const onlyGreeting =
  /^(?:(?:hi+|hello+|hey+|howdy|greetings|good (?:morning|afternoon|evening|day)|hola+|buen dia|buenos dias|buenas tardes|buenas noches|buenas|saludos|que tal)(?: (?:there|again|everyone|all|team|guys|sir|ma ?am|senor|senora|senorita|how are you(?: today)?|como (?:esta|estan|estas)))*(?: |$))+$/;

/** Small numbers in words, as people count days. */
export const smallNumbers: ReadonlyMap<string, number> = new Map(
  [
    ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
    ['un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
  ].flatMap((words) => words.map((word, index) => [word, index + 1] as const)),
);

/** Places in a list; -1 is the last. */
export const placeWords: ReadonlyMap<string, number> = new Map([
  ...(['one', 'first', '1st', 'uno', 'una', 'primero', 'primera', 'primer'] as const).map(
    (w) => [w, 1] as const,
  ),
  ...(['two', 'second', '2nd', 'dos', 'segundo', 'segunda'] as const).map((w) => [w, 2] as const),
  ...(['three', 'third', '3rd', 'tres', 'tercero', 'tercera', 'tercer'] as const).map((w) => [w, 3] as const),
  ...(['four', 'fourth', '4th', 'cuatro', 'cuarto', 'cuarta'] as const).map((w) => [w, 4] as const),
  ...(['last', 'ultimo', 'ultima'] as const).map((w) => [w, -1] as const),
]);

/** Words that may stand around a place: "the second one please", "el numero dos". */
export const aroundPlace = new Set([
  ...[
    'the',
    'one',
    'number',
    'no',
    'option',
    'choice',
    'please',
    'pls',
    'that',
    's',
    'its',
    'it',
    'is',
    'i',
    'want',
  ],
  ...[
    'need',
    'want',
    'just',
    'thanks',
    'el',
    'la',
    'lo',
    'numero',
    'opcion',
    'por',
    'favor',
    'es',
    'quiero',
    'gracias',
  ],
]);

/** A text that begins so puts something right that was said before. */
export const correcting =
  /^(?:no|nope) (?:thats|that s|that is|its|it s|it is|eso|esta) (?:es |esta )?(?:the )?(?:wrong|not right|incorrect|mal|incorrecto)(?: (?:one|number|rx))?(?= .)|^(?:(?:no|nope|nah|oh|oops|ups|shoot|shit|crap|dang|darn|ugh|damn|whoops|omg|ay)[ ]+)*(?:sorry|oops|whoops|wrong (?:one|med|meds|medicine|medication|drug)(?= .)|correction|i meant|i mean|meant|actually|my mistake|my bad|typo|perdon|disculpe|correccion|quise decir|me equivoque|quiero decir)\b|^(?:no |nope )*not (?:that|this)(?: one)? |^(?:no )?(?:ese|esa|eso) no (?!es\b|era\b)/;

/** "Since yesterday", "desde el lunes", and nothing else: how long it has been so, of whatever was spoken of. */
export const sinceWhen =
  /^(?:(?:it|s|its|is|has|i|ve|ive|have|we|been|out|ya|como|like|about|ever|esta|asi|yes|si) ){0,8}(?:since|desde(?: hace)?|hace) (?:(?:the|el|la|this|last|about|like|como|un|una|a) ){0,4}(?:yesterday|last night|night|morning|today|noon|weekend|week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ayer|antier|anteayer|anoche|hoy|manana|mediodia|semana|fin de semana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|(?:[0-9]{1,2}|one|two|three|four|five|dos|tres|cuatro|cinco|couple|couple of|few|par de|unos|varios) ?(?:days?|weeks?|dias?|semanas?)(?: ago)?)(?: (?:morning|night|afternoon|por la manana|por la noche|already|ya)){0,3}$/;
