import { staffTitles, titles } from './name-lexicon.ts';
import { kinPhrase, staffWord } from './people-words.ts';
import { wordAt, type Reading } from '../reading.ts';
import { deniesName } from './denies-name.ts';

/** What stands before a name tells whose it is; points for its being the patient's. The first that fits counts. */
type Cue = { words: RegExp; points: number; role: 'patient' | 'self' | 'other' };

const before: readonly Cue[] = [
  {
    words:
      / (?:(?:poa|guardian|contact|tutora? legal|apoderad[oa]|administrator|supervisora?|manager|director|directora|encargad[oa]|replaces|replacing|reemplaza a)(?: on file| is| es| now| ahora| la| el| :)*|don is) (?:(?:la|el|su|her|his|the) [^ ]+ )?$/,
    points: -20,
    role: 'other',
  },
  {
    words:
      / (?:deliver|delivers|delivery|mail|mailed|ship|ships|shipped|drive|driving|drove|moved|moving|live|lives|living|fly|flying|stay|staying|vivo|vive|entregan|mudo|mude|voy|ando|viajo|trip) (?:it |them |here |me )?(?:to|in|at|near|over|on|out in|a|en|hasta|por|para|pa) (?:the |la |el )?$/,
    points: -12,
    role: 'other',
  },
  {
    words: / (?:not|instead of|was|tal|formerly|dear|estimado|estimada) (?:mrs? )?$/,
    points: -3,
    role: 'other',
  },
  {
    words: new RegExp(
      ` (?:prescribed|written|ordered|signed|recetad[oa]|firmad[oa]) (?:by|por) (?:el |la )?$| ${staffWord}(?: (?:is|es|se llama|named|de apellido|called|who is))+ $`,
    ),
    points: -20,
    role: 'other',
  },
  {
    words:
      / (?:patients?|pt|clients?|residents?|paciente|residente|members?|legal|full|complete)(?: full)? (?:name|names|nombre)(?: is| es)? $| (?:nombre|name) (?:de la |del |de |of )(?:the )?(?:paciente|residente|patient|resident|client)(?: es| is)? $/,
    points: 9,
    role: 'patient',
  },
  {
    words:
      / (?:her|his|their|the|moms|mothers|dads|fathers|wifes|husbands|sons|daughters|childs|s) (?:full |legal |first )?(?:name|names)(?: is)? $| (?:se llama|llamada|llamado|named|called|legal(?:ly)?|nombre completo|nombre legal) $/,
    points: 8,
    role: 'patient',
  },
  {
    words:
      / (?:behalf of|parte de|nombre de|name of|for patient|for resident|para la paciente|para el paciente|calling for|llamando por|llamo por|cuido a|care of|care for|caring for|cuidando a|listed under|filed under|me under|under the name|under|caregiver for|aide to|aide for|carer for) (?:mi |my |la |el |our )?$/,
    points: 7,
    role: 'patient',
  },
  {
    words: new RegExp(
      ` (?:my|mi|our|nuestra|nuestro|his|her|su|tu|the|la|el|al|del) (?:[^ ]+ )?${kinPhrase}(?: (?:in law|is|es|named|llamada|llamado|se llama))?(?: el| la)? $| (?:mom|mother|dad|father|mama|papa|grandad|grandpa|grandma|aunt|uncle|tia|tio|wife|husband|abuela|abuelo) $`,
    ),
    points: 7,
    role: 'patient',
  },
  {
    words:
      / (?:my name is|my names|name is|names|name|mi nombre es|nombre es|nombre|me llamo|call me|says|dice|aparezco como|como) $/,
    points: 7,
    role: 'self',
  },
  {
    words: / (?:message|text|call|note|word|mensaje|texto|recado|llamada|nota) (?:from|de) $/,
    points: 6,
    role: 'self',
  },
  {
    words: / (?:who is|whos|who the hell is|quien es|quienes son) (?:this |esta |este )?$/,
    points: -20,
    role: 'other',
  },
  { words: / (?:born|naci|nacio|nacid[oa]) (?:on|in|el|en) $/, points: -12, role: 'other' },
  {
    words:
      / (?:this is|this|i am|im|soy|yo soy|habla|le habla|hablando|its|it is|its just|aqui|aca|aqui les habla|es|servirle|just|i mean|perdon|digo|mean|yo|a mi) $/,
    points: 6,
    role: 'self',
  },
  {
    words:
      / (?:she is|he is|shes|hes|ella es|el es|concerns|concerning|respecto (?:a|de)) (?:the |la |el )?$/,
    points: 7,
    role: 'patient',
  },
  { words: / (?:for|para|pa|4) (?:hubs |pops |the |el |la |mi |my |our |a )?$/, points: 5, role: 'patient' },
  {
    words:
      / (?:of|del?|on|about|regarding|re|sobre|de la|de el|al?|help|get|fill|refill|surtir|resurtir|renew|unsubscribe|put|and|y) $/,
    points: 4,
    role: 'patient',
  },
  {
    words: / (?:at|in|near|en|desde|from|to|by|calle|hacia|with|con|saint|san|santa|st) (?:the |la |el )?$/,
    points: -3,
    role: 'other',
  },
];

const abbreviated: ReadonlySet<string> = new Set(
  'mr mrs ms dr dra sr sra srta pt pte pat res resid clt rev fr lt sgt capt prof enf lic pac pcte att atte re np st'.split(
    ' ',
  ),
);

const fillers: ReadonlySet<string> = new Set(
  'um uh er eh ah este pues mm hmm well okay ok alright yes yeah si sorry actually mire " * ( ) [ ] : , - # /'.split(
    ' ',
  ),
);

export type Lead = { points: number; role: Cue['role'] | null; staff: boolean; titled: boolean };

/** What the words before a name say of it; fillers, titles and marks are read past. */
export function leadOf(reading: Reading, at: number): Lead {
  if (deniesName(reading, at)) return { points: -20, role: 'other', staff: false, titled: false };
  let from = at;
  let [titled, staff] = [false, false];
  let words = ' ';
  let count = 0;
  while (from > 0 && count < 6) {
    from--;
    const word = wordAt(reading, from);
    const point = word === '.' && abbreviated.has(wordAt(reading, from - 1));
    if (fillers.has(word) || point) continue;
    if (/^[.!?;\n]$/.test(word)) {
      words = ` |${words}`;
      break;
    }
    // `the nurse mister Tom Alder has`: the name has a title of its own.
    if (count === 0 && !titled && staffTitles.has(word)) staff = true;
    if (count === 0 && titles.has(word) && !staff) {
      titled ||= true;
      if (patientTitles.has(word)) return { points: 8, role: 'patient', staff: false, titled: true };
      if (!/^(?:madre|padre|father|sister|brother|hermana|hermano)$/.test(word)) continue;
    }
    words = ` ${word}${words}`;
    count++;
  }
  const cue = before.find((one) => one.words.test(words));
  return { points: cue?.points ?? 0, role: cue?.role ?? null, staff, titled };
}

const patientTitles: ReadonlySet<string> = new Set(
  'res resident pt pat patient client clt member residente paciente pac pcte'.split(' '),
);
