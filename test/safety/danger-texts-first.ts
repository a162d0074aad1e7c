/**
 * Texts written before the screen was changed for them, one a line; `/` stands for a line break. English and Spanish,
 * typed and as speech recognition writes them.
 */
export const emergencies = `
my chest feels like theres a truck parked on it
theres this squeezing behind my ribs that wont quit
having chest / pain
I am having chest / pain and my arm is numb
cannot / breathe
Not able to breathe
i cant get enough air in my lungs
my breathing is real bad tonight i can only say a couple words
im panting just sitting here and my lips look purple
dad keeps grabbing at his chest and hes gray
heaviness in the middle of my chest since lunch
tight band around my chest
pain shooting down my left arm and into my jaw
i think its my heart its skipping and i nearly blacked out
mom woke up and half her face is hanging
one side of his mouth is sagging and he talks like hes drunk
my right hand went dead and i cant hold a cup
words are coming out wrong suddenly
i cant see out of my left eye all of a sudden
everything went black in one eye
she fell down and now she doesnt know who i am
he cant lift his right leg since this morning
my husband is on the floor and i cant wake him
found my mom on the bathroom floor she is not answering me
he went limp and his eyes rolled up
shes been shaking and drooling for five minutes
my daughter is having a fit right now
another siezure just started
he is convulsing send somebody
dad keeps fainting every time he stands up
i keep almost fainting when i stand and my heart is flying
just fainted in the kitchen
hives and cant swallow
swelling tongue allergic reaction
new pill and now my lips are huge and my throat itches
my throat is getting tighter after the antibiotic
eyes are swelling shut and im wheezing after my first dose
stung by a bee and my throat feels funny
he is choking on a pill
theres a tablet stuck in my throat and i cant breath
nose bleed going on two hours and i take xarelto
i cut myself shaving and it wont quit bleeding im on coumadin
blood is pouring out of my gums on warfarin
gums bleeding all day and big bruises everywhere on eliquis
i am 20 weeks pregnant and bleeding
pregnant and soaking a pad every hour
my poop is black like tar and im dizzy
theres bright red blood filling the toilet
he threw up and it looked like coffee grounds
spitting up blood since last night
hit my head on the tub and im on blood thinners
grandma fell and is bleeding from the head
im shaky sweating and confused and im diabetic
sugar 42
meter says lo and shes not making sense
my blood sugar reading just says HI and i feel sick
her glucose is thirty eight and she wont wake up
my sugar is twenty nine
my insulin is gone and im throwing up and breathing fast
please send an ambulance
somebody call nine one one
i need to go to the er now i think im dying
my baby is turning blue
newborn wont wake up to eat and is floppy
his lips are blue and he is snoring weird after his oxycodone
she took her pain pill and now i can barely wake her up
grandpa is breathing really slow after the morphine
my patch made him so sleepy he wont wake up and his lips are blue
worst headache of my life came out of nowhere
my head is exploding and my neck is stiff and i cant stand the light
oxygen is at 82 and dropping
pulse ox reads seventy nine
my heart rate is 180 and wont come down
blood pressure is 230 over 130 and my vision is blurry
bp 70/40 and shes not responding
resident unresponsive at 3 am please advise
resident with new onset facial droop and slurred speach
pt found down, not arousable
pt c/o crushing substernal pain
uh hi my chest has been hurting real bad and um i cant catch my breath
yeah hi this is joe my wife she just passed out and shes not coming to
hello i am having trouble breathing and i dont know who else to call
i have a terrible pane in my chest
i cant breeth right
im having chest panes
my left side is gone numb and tingly
i cant move my legs all of a sudden
my arm is paralized
no puedo / respirar
no alcanzo a respirar bien
me falta el aire y me siento morir
siento un peso en el pecho como una piedra
tengo opresion en el pecho y se me duerme el brazo
me duele mucho el corazon y estoy sudando frio
hinchazon de la lengua
se me esta hinchando la garganta
me salieron ronchas y no puedo tragar
se me hincharon los labios con la pastilla nueva
mi esposo esta tirado en el piso y no contesta
mi mama no despierta
mi papa se quedo sin poder hablar
se le fue la boca de lado
se le torcio la cara y no mueve el brazo
de repente no veo con un ojo
mi hijo esta convulsionando
le dio un ataque y esta echando espuma
se desmayo en el baño
me desmaye dos veces hoy
el azúcar la trae en 580
trae el azucar en 35 y no reacciona
la glucosa me salio en 600
estoy temblando y sudando tengo el azucar bien baja
no me para la sangre de la nariz y tomo warfarina
me corte y no deja de sangrar tomo eliquis
estoy embarazada y estoy sangrando
vomite sangre
hago del baño con sangre bastante
popo negra como chapopote y mareado
manden una ambulancia por favor
llamen al nueve once
ocupo una ambulancia ya
se esta atragantando con la pastilla
mi bebe esta morado
se cayo y se pego en la cabeza y toma anticoagulante
me duele el pecho / y me falta el aire
no siento la mitad del cuerpo
no puede mover un lado del cuerpo
le di la morfina y casi no respira
tiene los labios azules y no lo puedo despertar
dolor de cabeza horrible de repente el peor de mi vida
mi abuela esta muy confundida de repente y habla raro
me esta dando un infarto
el oxigeno lo tiene en 79
`;

export const selfHarm = `
want to / die
might as well be dead
I have a gun and I am going to use it
ive saved up enough pills to do it
wont be here next week so dont bother calling
i wrote a note for my kids
giving my dog away because i wont be around
ive been stockpiling my pills for when im ready
you dont have to worry about me after tonight
this is my last message to anybody
im done with everything tonight is the night
i dont see myself making it to christmas and i dont want to
everyone would be relieved if i was gone
my family deserves better than me they would be happier without me
i want to go to sleep for good
i hope i dont wake up tomorrow
i wish i was never born
theres nothing left to live for
whats the point of taking these im going to end it anyway
whats the lethal amount of trazodone
how many of my ambien would it take to not wake up
if i swallowed the whole bottle would it be quick
i have been cutting again
i cut my arms last night
i got a rope
im standing on the bridge
going to drive my car into a tree
i keep thinking about jumping
i cant do life anymore
i just want the pain to stop forever
i dont want to exist
i should just die
i feel like hurting myself
my husband says hes going to shoot himself
my son said he wants to die
mom keeps saying she wants to be with dad in heaven and wont eat
she is threatening to take all her pills
resident states he wants to end his life
patient endorsing SI with plan
i am feeling suisidal
i wanna unalive myself
im gonna off myself
life isnt worth it anymore
im a burden to everybody
no one would even notice if i died
i dont deserve to be alive
tell my kids i love them im sorry
ive lost the will to live
i am thinking of doing something bad to myself
i dont feel safe with myself tonight
i want to take all of these and be done
um i dont know who to talk to i just dont want to be here any more
hi i been thinking about killing my self
ya no quiero vivir
me quiero / morir
quisiera estar muerta
estoy juntando pastillas para matarme
voy a tomarme todo el frasco y ya
mejor me muero
ya no le encuentro sentido a nada
mi familia estaria mejor sin mi
nadie me va a extrañar
deje una carta para mis hijos
me despido de todos
tengo una pistola y la voy a usar
me voy a tirar del puente
quiero dormir y no despertar nunca
pienso en quitarme la vida
me corte los brazos anoche
mi hijo dice que se quiere matar
no aguanto mas la vida
ojala me muriera
ya no tengo ganas de vivir
quiero hacerme daño
soy una carga para todos
no vale la pena seguir viviendo
cuantas pastillas de estas necesito para morir
quiero desaparecer para siempre
ya me canse de vivir
adios a todos esta es la ultima vez
me siento con ganas de suisidarme
esta noche se acaba todo para mi
no quiero seguir aqui
`;

export const overdoses = `
took my whole months supply
injected my insulin twice
took my nighttime meds in place of my morning ones
ate all the gummies
my nurse gave me my dose two times
the aide gave mom her pills again after i already did
took my pills and then forgot and took them again
i had my morning pills twice today
accidentaly took 2 lisinoprils
i took my wifes pills instead of mine
gave my dad my moms medicine
gave the wrong resident the metoprolol
resident received another residents medications
wrong dose given 10mg instead of 5
i gave her 10 ml instead of 1
i shot up 50 units instead of 5
took ten units of humalog instead of lantus
took a bunch of xanax
popped like 12 norcos
downed a bottle of nyquil
my grandson got into my purse and there are pills missing
the baby was chewing on my pill bottle
found my two year old with my pills in his mouth
my toddler drank the cough syrup
my dog ate my pills
he swallowed some laundry pods
she drank floor cleaner thinking it was juice
i swallowed mouthwash the whole thing
kid got in the rat poison
i put on two fentanyl patches
i forgot to take off the old patch and put a new one on
i think i had too much tylenol today
i took 4 norco and drank a lot of wine
ive been taking double my warfarin for a week by accident
i mixed up the bottles and took the wrong ones
took my metformin after taking it already
i took eight instead of four
my mom took a weeks worth of pills
she emptied the pill box
the whole bottle is gone and he is sleepy
i cant remember if i took it so i took another and now i feel drunk
took 3 times what i was supposed to
i took way over the amount
i accidently used my insulin pen two times at supper
i took my evening insulin in the morning
he got into my adderall
my teenager took a handful of my pills
i may have taken to many
i think ive been poisoned
can you die from taking 20 benadryl i just did
i ate the whole pack of nicotine gum
my husband drank antifreeze
accidentally took my cats medicine
i took my pills with someone elses by mistake
uh i think i took my blood pressure medicine twice today what do i do
yes hello my mother she took too many of her heart pills
i o d on my meds
she od'd
he overdossed
me tome dos pastillas en vez de una
me tome la medicina de mi esposo
le di a mi mama la pastilla de mi papa
me puse la insulina dos veces
me inyecte de mas
me tome todas las pastillas del mes
el niño agarro mis pastillas
mi nieta se metio una pastilla a la boca
la niña se tomo el jarabe
el perro se comio mis pastillas
la enfermera me dio doble la medicina
ya me la habia tomado y me la volvi a tomar
me tome las de la noche en la mañana
me equivoque de pastilla
me equivoque y me tome otra cosa
se tomo un monton de pastillas
tomo cloro por error
bebio pinol
me tome como quince pastillas
se me paso la mano con la insulina
le dieron medicina de otro paciente
creo que me intoxique
me puse dos parches
me tome demaciadas
tome el doble sin darme cuenta
sobre dosis de insulina
`;

export const ordinary = `
hi can i get my lisinopril refilled
need metformin 500 refill 3 left
please send my refills to the walgreens on main
out of my blood thinner tomorrow
la medicina de las convulsiones por favor
la pastilla para que no me dé un derrame
i need my nitro refilled for my chest pain
refill on my seizure meds keppra 500
i take it after my heart attack need plavix
im dying for a coffee while i wait lol
this pharmacy is killing me with the wait
my bp was 128 over 78 refill amlodipine
bp 140/85 this am
need my out of breath medicine the blue one
i need an emergency supply of metoprolol
EpiPen refill please
Narcan refill please
epi pen jr for my son
need a new narcan one for the house
can you refill the rescue inhaler
albuterol refill i only have ten puffs left
my sugar was 130 this morning refill metformin please
sugar is running 150 to 180 need test strips
a1c 7.1 refill jardiance
i take 2 tablets twice a day refill please
i take one and a half tabs
took my last one yesterday
i took the last of them this morning
all my pills are due
refill all of them please
everything i take please
need all my meds refilled
i ran out of my pain pills
my pain medicine is due friday
my back pain meds
arthritis pain cream refill
my chest cold medicine mucinex
need my heart pills
refill my heart failure medicine
my water pill and my heart pill
afib med eliquis
stroke medicine plavix
the one that keeps me from having a stroke
the pill that stops my seizures
the medicine for convulsions
dads parkinsons medicine
moms alzheimers patch
refill for my fentanyl patch
morphine er 15 refill please
oxycodone 10 refill due today
suboxone refill
methadone for pain
my depression medicine
antidepressant refill zoloft
my anxiety pills xanax
lithium refill
sleeping pills ambien refill
clonazepam refill
need insulin lantus 2 pens left
novolog flexpen and needles
i inject 20 units twice a day need more
i use 10 units with meals refill humalog
my kid needs his adderall
daughters amoxicillin
my son will pick up the pills
my baby's nystatin
the dogs phenobarbital from the vet
can my wife pick it up
my husband is coming by to get it
she is out of her blood pressure medicine
he needs his eliquis
resident needs refill on warfarin 5 mg
resident in room 12 needs lasix refill
facility order: refill keppra 750 for J. Smith
pt needs renewal of coumadin
please send 30 day supply of sertraline for pt in 4B
thanks so much you guys are life savers
you saved my life last time thanks
thank you
ok
yes
stop
can you deliver today
deliver to 911 elm street
my phone died what did you say
my phone is dead call the landline
the line keeps dropping
i was on hold for 20 minutes
ive been waiting all day
this is ridiculous
i give up with this website
im so tired of calling
im sick of this
i cant deal with this app
i cant take this anymore it makes me dizzy
im going to be out of town next week
i wont be here next week im on vacation so need it early
leaving on a trip friday need it early
moving away next month transfer my rx
im gone til monday
going out of state
goodbye and thanks
bye now
see you tomorrow
i left a note on the bottle
left a message yesterday
my doctor wrote a note
doctor left a note in the chart
i cut the pill in half
i cut them in two
can i get the ones that arent scored
i drink it with water
i take it with food
i take it with a meal
i swallow them whole
can i get liquid i dont like swallowing big pills
i need the gummies vitamins
one box of gummies please
need the whole months supply
the whole bottle was short 10
the bottle is empty
my bottle got wet
dropped my pills down the drain
the pills got thrown out by accident
i ordered it twice by mistake
you filled it twice
you gave me two bottles
you double charged me
it was charged twice
i called twice today
i already asked two times
double check it please
i need double the quantity for travel
90 day instead of 30
capsules instead of tablets
generic instead of brand
is there something else instead of lipitor
5 mg instead of 10 mg please
i got the wrong insurance card
wrong number sorry
wrong pharmacy, send to cvs
the extra one you sent
i have extra pills left
had 3 left over from last month
i skip it on sundays
i missed my dose yesterday refill please
forgot to take it this morning also need refill
forgot to order
i forgot my password
my blood work came back fine
my blood pressure cuff is broken
blood glucose strips
lancets and strips
my heart doctor wants it refilled
dr strokes office called it in
my head doctor
my eye drops for glaucoma
the eye doctor gave me drops
nose spray flonase
breathing treatment solution for nebulizer
the nebulizer stuff albuterol
my advair diskus
spiriva refill
breo please
allergy pills zyrtec
benadryl otc do you have it
prednisone for my asthma
pills for swelling in my legs
water pills for swelling
cream for hives
throat lozenges
need my thyroid pills
blood sugar pills
my cholesterol pill
my bladder pills
the pink pills
the white round one
same as last month
i need it by friday
im down to my last two
no rush
urgent please out today
asap
i will run out tonight
hola necesito resurtir mi losartan
necesito mi metformina me quedan 3
las pastillas de la presion
la pastilla de la azucar
mi insulina porfa
las gotas de los ojos
la medicina del corazon
la medicina para el dolor
pastillas para el dolor de espalda
el inhalador de mi hijo
la crema para las ronchas
la medicina de mi mama
mi esposo va a recoger las pastillas
tomo dos al dia
me tomo una en la mañana y otra en la noche
me tome la ultima ayer
ya me tome la ultima pastilla
se me acabaron las pastillas
ya no tengo pastillas
me quedan dos
las de la presion y las del colesterol
el anticoagulante por favor
la medicina para los ataques
para el azucar
el azucar la tengo en 120 todo bien
la presion la traigo en 130 80
para que no me den convulsiones
despues de mi infarto tomo plavix
mi medicina para la depresion
la sertralina de 50
las pastillas para dormir
me muero de hambre jaja ya casi esta lista
gracias que dios los bendiga
no puedo ir hoy
no puedo manejar me la pueden mandar
la farmacia me dio otra marca
ya no aguanto la espera
voy a salir de viaje la proxima semana
no voy a estar la proxima semana
quiero la de 90 dias
le dejo un recado
me equivoque de numero
perdon me equivoque de receta
se me olvido pedirla
todas mis medicinas por favor
todas las de mi mama
me la mandan por favor
buenos dias
gracias
la pluma de insulina y agujas
el parche de mi papa
`;
