import table from './data/given-names.json' with { type: 'json' };
import { isKnownGivenName } from './related-given-names.ts';

const common: ReadonlySet<string> = new Set(table.names.flatMap((line) => line.split(' ')));

/** A given name or nickname in common use; lower case, without diacritics. It may be an ordinary word as well. */
export function isGivenName(word: string): boolean {
  return common.has(word) || isKnownGivenName(word);
}

/** English words that people are also called: as a name only where the sentence says so. */
const words = new Set(
  `ab abbe ad al ale alla ally an ana angel ant app ara art asa ash august aurora austin barb basil bat beau bee bell belle berry beverly
bias bill biddy blanche bo brandy bree bridge buren cage cal cali california cam candy carol case cash cass cat chan chance char charity charm chase chat che cher chick christian
cisco clay cliff clo coco cole columbus con constance cook cord court crate crystal cy daisy dal dale dallas dash dawn day deliverance del dell denver devon di dial dick dicky dite dob don
dona dot dove drew dunk dutch duty earl earnest eb ed eighta el em es eve ever experience faith falcon fall fallo fallon fanny farmboy fate fay fee felicity fer field fifi flick flo flora florence
ford frank fritz gale gay gee gene georgia ginger glen glory governor grace grant green gum guy hal ham hank hap haps happy harmony hart harty hazel heath heather henny herb hob honey honor hope
hop hub hunter ian ib in ina india indy iris isa ivy jack jackson jade jan jap jasper jay jean jem jet jewel jo job jock jordan joy jr judge jude june july just justice kam kay kent kill king kingston
kit lan lance lane lee leet left lem len les lettie levy li lib life lige lil lily lincoln link lis little logan lon lot lotta low lu mac mack madison mai mal man mark mason mat max may mc mel melody memo
mercy merry mick mid midge miles mind mindy mint minty missy mock monet moss mort nada nan nap nat nate nib nibby nice nick nic noble noel norm obe obedience ode oliver olive ona one onie ote paige
pat patience patty pearl peg penny per pet phil philadelphia pink pip pleasant pop porter posthuma pres price prince prissy providence prudence pru queen ray reg relief ren rene rica rich rick rise rob rod rose
ross roy ruby rusty sal sally salmon sandy savanna savannah scott see sel senie sene serene seph shay shel sher sheridan sherry si sid sig silence sin sis sky sly smith sol sole sonny spring squat stal star
sterling su sue sula summer sunny sy tal taylor teeny telly temperance temple tern than tick tiff tip tish tone tory tran trix true tyler val van vert vest vet vi victor vin viola violet virginia wade walker wall
warren wash washington way web webb webster wen west will wil win wint wood woody young zed
amber archer autumn bailey beryl blessing bonny colt coral dean dieter dirk drake eden ester foster garnet genesis holly hyacinth ivory
kip lulu magnolia marigold marlin marquis maverick misty pascal petunia pierce piper posy princess raven rhea robin rocky rosy rowan scarlet
serenity serge sienna trey willow`
    .trim()
    .split(/\s+/),
);
/** The same in Spanish. */
const palabras = new Set(
  'abril alba alma amada amado amparo asuncion celeste concepcion daria domingo encarnacion ida inocencia israel justa justo modesta modesto natividad nino perfecta perfecto piedad placido prospera prospero purificacion romana sana trinidad urbano ventura angel bella blanca carmela celeste clara claro concha consuelo cruz dalia dan del dia dolores domingo elia es esperanza estrella flor gloria jesus lino linda luz mar marco mariposa mercedes milagros mina nena nieves ola paz perla pilar refugio reyes rica rosa rosario salvador santos sean sol sola soledad socorro toca uno vale va van vera vi victoria violeta virginia albina alejo alisa benedicta camelia candido carolina cristal dulce dulcinea franco freida gala gema inmaculada jazmin juvenal lia liana lucian lucio macarena marciana marciano maxime narciso pastora pia placida prudencia reina rey rolando ronan rosaria rubi tilda venus'.split(
    ' ',
  ),
);

/** A given name that is more often an ordinary word of English or, where asked for, Spanish. */
export function isWordToo(name: string, spanish: boolean): boolean {
  return words.has(name) || (spanish && palabras.has(name));
}
