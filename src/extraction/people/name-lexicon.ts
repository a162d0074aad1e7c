function listed(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Small words inside surnames. */
export const particles = listed(
  'viuda vda de la del den dos das du le los las van von der di da al el bin bint ibn st',
);

/** The same in texts without telling capitals, where the others are words. */
export const smallParticles = listed('viuda vda de la del den dos das los las van von der san st');

/** Given names that are words far more often: without a capital no name begins with them. */
export const weakGiven = listed(`
al alla an ant app ara as be beat bell berry bridge cage cal cam candy case cash cat chan chance char charm chase chat che con cook cord court crate dal day
del dell di dial dick do don dot dove dutch duty earnest eb ed el ella em es eve ever experience fall fate fay fee fer field flick gay gee gum guy ham happy hub
i ib in is it job justice kill kit lane left lem len les let life li lib lis little long lot lotta low man mal mat may me mind mint mort nan nap nat nice nib
noble of on one pet per pink pip pop pres price rise see sel she lil clo jan lev val tam si sin sis sit sky sly so sol sole spring star sun sunny tal tell temp than tick tip tish
tone true van vet vi web way well west will win wood young toca uno vale va dia mar sean sola dan ola rica nena mina claro are can does ya mi una no son as
se te le lo nada sana sus eso esa este esta va voy hay asi para pero que`);

/** Before a name and no part of it: how people are addressed, what they are to the writer, or what they do. */
export const titles = listed(`
deacon deaconess elder chief coach judge bishop auntie aunt aunty uncle tio tia maestra maestro profesora profesor retired jubilado jubilada veterano miz granny brother bro cousin mr mrs ms miss mister missus madam madame maam sir sr sra srta senor senora senorita don dona frau herr rev reverend pastor father sister brother rabbi imam deacon fr
corporal private admiral commander officer lt lieutenant captain capt sgt sergeant colonel col major cpl prof professor hermana hermano padre sor madre
res resident pt pat patient client clt member residente paciente pac pcte usuaria usuario interno interna cliente consumer participant`);

/** Behind a name and no part of what people are called. */
export const suffixes = listed('jr sr junior senior ii iii iv esq');

/** Whoever treats or serves, before the name. */
export const staffTitles = listed(`
dr dra doctor doctors doctora doc dres np pa nurse nurses enf enfermera enfermero pharmacist pharm physician provider prescriber cardiologist neurologist
dermatologist psychiatrist therapist dentist surgeon specialist farmaceutico farmaceutica medico medica cardiologo cardiologa neurologo neurologa
psiquiatra ginecologa ginecologo lic licenciada licenciado qfb neumologo pcp dietitian paramedic driver chofer repartidor`);

/** Behind a name or its comma: what staff and other callers are. */
export const staffRoles = listed(`
rn lpn lvn cna cma qmap md do np pa pac pharmd aprn fnp arnp msw lcsw don adon nurse nurses aide caregiver carer supervisor administrator manager medtech
enfermera enfermero cuidadora cuidador auxiliar trabajadora coordinadora coordinador administradora jefa secretaria secretario
office clinic poa practice pharmacy receptionist coordinator`);

/** Written with a capital and never a person's name. */
export const neverNames = listed(`
i im ive id ill dob fdn fn nac rx md rn lpn lvn cna np pa ltc snf alf poa prn bid tid qid qd qod qhs mar er icu cvs usps ups otc po sob vs bp hr inr ekg copd
chf uti iv im sq subq mg mcg ml er xr sr dr xl cr odt hs am pm ok asap fyi tv id npi ins dx tx hx sx wt ht temp sats spo ra fa er od si hi po gi
monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo
january february march june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
first last name names nombre apellido date birth born fecha
english spanish espanol ingles spanglish american mexican christmas thanksgiving easter halloween navidad god lord dios virgen jesucristo
walgreens costco walmart kroger publix humana aetna cigna medicaid medicare medicaid kaiser optum tricare amazon fedex facebook google uber
texas florida california mexico america florida chicago houston dallas denver phoenix miami tulsa tampa boston leeds vegas
street st ave avenue road rd lane ln drive dr court ct blvd boulevard place pl circle terrace hwy highway way calle avenida colonia
pharmacy farmacia clinic clinica hospital manor center centro medical health home homes house hogar casa residencia residence living villa villas estates gardens
heights terrace lodge hospice hospicio asilo rehab facility nursing care assisted group unit wing ward floor suite room apt lab laboratory labs insurance seguro
department dept office services service county city school escuela church iglesia bank university college company inc llc corp
please thanks thank hello hi hey good morning afternoon evening hola buenas buenos gracias dear regards sincerely saludos atentamente atte
vielen dank merci beaucoup szanowni panstwo diosito jaja jeje jajaja lol memorial touch tag toujours gave gives fed
staff nurse nurses enfermera quest note nota family familia pharmacist caregiver aide customer
med meds medication medications medicine medicines rxs refill refills tabs tab caps cap pill pills dose doses order orders request stat urgent
mama mom mommy mami papa dad daddy papi grandma grandpa abuela abuelo abuelita nana mother wife husband daughter hija hijo mamita esposo esposa`);

/** Ordinary words that are family names as well: part of a name behind a given one. */
export const familyWords = listed(`
smith brown young king hill green white black gray hall baker cook cooper carter carpenter fisher hunter hunt mason miller taylor turner walker ward wood woods
stone rose fields rivers brooks banks little long short strong bell price grant fox wolf lamb crane drake finch swan moss reed rice bush berry bean beans ford
park parks parker pope bishop abbot knight lord noble day weeks may june march summers winter winters snow frost rains waters pool pools west east north
love joy hope grace faith gentry sharp wise sweet best power powers rich rush marsh fields forest branch flowers garner porter page cross church temple
chase case church lane street bridges castle towers gates wall walls house barn bacon coffee salt pepper sugars butler sawyer wright potts cash money bills
bill will son song oh ash moe mack strand pike low fine good goodman goodnight moon sun star sky rain cloud field farmer shepherd singer archer
esposito paz leal guerra cruz campos flores rios reyes rosas luna sol mata cano lobo toro blanco rubio moreno delgado bravo franco montes santos iglesias castillo torres
rueda calle prado puente pena rojo rojas vela velas mares vidal villa plaza nieto primo sobrino borrego cordero pastor guerrero caballero zapatero marino marin nieves toledo segura bueno hermosa
amor dios angeles cisneros oros abril mayo feliz rincon soto valle vega mesa barrera bello bermejo leon caro casas conde correa duque fuente fuentes hidalgo lozano merino
estes graves parra pineda plata plaza rey robles salas sierra tierra trigo vaca vera vigil zapata salinas becerra mancilla nuncio lobos carmona mora
acero alcalde angulo armas banda barba barrios bass batista battle beach beaver blade bond booth boss bright buffalo bull
burden button cabello cadena camino camp candle cannon carrera carrillo champion chapel coffin colt conejo copper corona cortes costa cotton
craft cricket cruise cuadra cueva cuevas deer diamond duck eagle edge espejo espina fierro fish flood ganado gold golden guest
harbor hare haven hawk hay hierro holland hood horn jurado lago laguna lamp land leather lion llamas llano
lock lucero luz majors marks medrano melon milagro milan mills mink montana mundo nail novoa oak oliva palace
palacio palacios palm palma palo pardo paredes parish petty pine pino pinto pozo prime prince puerta puerto quintana
raya ribera ridge robin roca rock rosado royal runner sable saldana salmon salto savage sellers sepulveda shell sheriff silver
sink slaughter smart smoke southern spain spears steel storm sword tank tapia tiger tirado torre tower
towns trail trigger tristan tuttle urbina valiente vaquero verdugo viera vine wages warner wheat wheel wheeler wild
winner worth`);

/** The last word of a place or house that stands in capitals like a name. */
export const placeWords = listed(`
st street ave avenue road rd lane ln drive dr court ct blvd boulevard place pl circle terrace hwy highway way calle avenida colonia run
pharmacy farmacia clinic clinica hospital manor center centro medical health home homes house hogar casa residencia residence living villas estates garden gardens
elementary primaria kinder bend oaks nook mutual heights hollow ridge valley creek springs junction lodge hospice rehab facility nursing care assisted group unit wing ward floor suite room lab laboratory labs insurance seguro acres grove
department office services service county city school escuela church iglesia bank university college company inc llc corp cross security al tx ca ny nj fl az il amanecer`);
