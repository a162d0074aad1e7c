/** A second list, written after the screen was changed and measured once; one text a line, `/` is a line break. */
export const emergencies = `
something is wrong with my heart its doing flips and im about to go down
there's a fist clenching inside my chest
chest discomfort that goes up to my jaw and im soaked in sweat
woke up with half my face numb
moms smile is lopsided and shes drooling
he just stares and wont answer me and his left arm just hangs there
my tongue feels thick and im breaking out in welts
lips blew up like balloons after shrimp
im wheezing so hard i cant finish a sentence
i feel like im drowning when i lay down cant catch my breath
nosebleed wont stop for an hour im on eliquis
i coughed up a big clot of blood
passed a lot of blood in the toilet this morning
my water broke and im only 30 weeks
im 8 weeks pregnant with bad cramps and heavy bleeding
grandpa slid off the couch and is talking gibberish
dad wont wake up
she is out cold on the kitchen floor
my son wont stop jerking
hes having one of his seizures and it wont quit
sugar reads 38 / i feel shaky
glucose meter reads HIGH and i am throwing up
moms sugar has been over 500 all day
i fell off a ladder hit my head pretty hard i take warfarin
blood pressure 215 over 118
o2 sats are in the seventies
oxygen level is 81
fainted at church and again at home
i cant feel my legs
one arm suddenly wont move
eyesight gone in the right eye
food is lodged in his throat
we need an ambulance at room 214
going to the emergency room now he cant breathe
resident c/o chest tightness and sob
resident had a fall, head lac, on xarelto
her lips are turning bluish and shes gasping
his breathing stopped for a bit after the methadone
i have the most horrible headache ever and im seeing double
chst pain and swetting
im strugling to breath
shes unconsious
hello um my husband he is not breathing right and hes kinda gray
i think my wife is having a stroke she cant talk
siento que se me aprieta el pecho
me falta el aire cuando me acuesto y tengo los labios morados
mi papa no puede hablar y tiene la cara chueca
se quedo dormida y no la puedo despertar
mi esposo se desplomo en la sala
le dio un ataque de convulsiones a mi niño
se me hincho la cara y me cuesta tragar
vomito con sangre desde ayer
tengo el azucar en 45 y estoy temblando
la azucar le salio en 520
no para de sangrar de la nariz
me pegue en la cabeza y tomo eliquis
estoy de seis meses y estoy sangrando mucho
no siento la pierna y hablo raro
se le pusieron los labios azules
llamen una ambulancia mi mama no respira
me arde el pecho y me baja al brazo
tengo palpitaciones y siento que me desmayo
`;

export const selfHarm = `
i keep picturing myself dead
i want to be with my wife in heaven
nothing to live for anymore
im going to shoot myself
i already wrote my goodbye letters to the kids
who will take care of my cat when im gone i cant do this anymore
i dont want to wake up tomorrow
ive got my pills lined up and im ready
tonight i will swallow them all and be done
you wont hear from me again
im better off not being here
they wont have to deal with me much longer
i tried to kill myself yesterday
thinking of driving off a bridge
my daughter is cutting herself
patient stated he would rather be dead
how much insulin would kill me
i have no reason to get up or to live
life is too much i want out
i hate being alive
i feel suicdal
i want / to kill myself
i dont wanna be alive
i cant see a way out except dying
ya no quiero estar viva
pienso en la muerte todo el tiempo y quiero morir
me quiero quitar la vida
nadie me necesita mejor me muero
tengo las pastillas listas para acabar con todo
mi hermana intento matarse hoy
no quiero despertar mañana
voy a hacer una locura
estarian mejor sin mi
quiero acabar con mi vida
me quiero / matar
`;

export const overdoses = `
took my heart pill two times this morning
accidentally gave him the wrong insulin
i doubled up on my warfarin by mistake
i took my roommates pills
nurse gave my mom somebody elses pills
my 3 year old ate some of my blood pressure pills
grandbaby drank nail polish remover
i swallowed a button battery
i took 15 ibuprofen
she took her whole bottle of xanax
he drank half a bottle of methadone
took both my morning and night pills at once
i gave myself 40 units instead of 14
i injected the wrong insulin
put on a new patch without taking off the old patch
forgot i already took it and took it again
took way too much tylenol for my tooth
i mightve taken an extra blood thinner
my teen od'd on pills
overdosd on gabapentin
got into grandmas medicine and ate a few
drank bleach by accident
took ten tylenol pm to sleep
staff administered double dose of morphine to resident
resident given wrong meds at 8 am
me tome tres pastillas en lugar de una
le puse el doble de insulina a mi papa
mi niño se trago una pila
tome la medicina equivocada
mi hija se tomo mis pastillas
me tome un frasco de pastillas
creo que tome mi pastilla dos veces
tome cloro
la niña encontro las pastillas y se las comio
sobredosis de tramadol
me inyecte dos veces la insulina
`;

export const ordinary = `
good morning refill for atorvastatin 40
need my warfarin, out sunday
blood thinner xarelto 20 mg
need my moms plavix she had a stroke in 2019 and takes it daily
levetiracetam for his seizures
nitrostat refill please the little bottle
chest pain pills nitro
asthma inhaler ventolin refill
prn ativan for resident
hospice patient needs morphine refill
my oxygen tubing order
glucose tabs and strips
sugar was 98 refill metformin
bp was 118/76 today
i take 4 units at meals
i take 10 mg at night
i take 2 in the morning and 1 at night
took two yesterday as prescribed
i used my last inhaler
she has taken it for ten years
he took his last dose sunday
my son has strep he needs his amoxicillin
kids vitamins with fluoride
the baby needs more gripe drops
my dog needs heartworm pills
ill pick up the whole order
send all three
send everything thats due
gave my insurance card to the clerk
they gave me 30 instead of 90
you guys gave me the wrong count
i got two bottles last time
shorted me five pills
i dropped a few in the sink
the cap on the bottle is stuck
cant open the bottle cap
i cant find my pills
i cant drive anymore please mail it
i cant afford it is there a coupon
i cant swallow the big ones do you have liquid
cant see the label print is too small
not feeling great but just need my refill
i got a cold need the cough syrup
sore throat lozenges
my knee hurts need my voltaren
arthritis pain in my hands need celebrex
leg swelling pills lasix
my hands shake need propranolol
dizzy pills meclizine
vertigo medicine
headache pills imitrex
migraine refill
nausea pills zofran
stomach pills
heartburn prilosec
gout colchicine
itching cream
eczema cream
eye pressure drops latanoprost
dry eye drops
ear drops
nerve pain gabapentin for my feet
numbness in feet medicine lyrica
blood pressure machine says error
dead battery on my meter
im dead tired of waiting
killing time til its ready
shoot me an email
hanging in there
i could kill for a nap lol
i hate this automated system
im done with this pharmacy transfer my scripts
end this prescription
stop auto refill
leaving for florida next week
wont be home tuesday deliver wednesday
we are gone until monday
say hi to everyone bye
love you guys thanks
tell dr lee i said thanks
wrote the rx number down 7712345
left a voicemail earlier
my note says lisinopril
emergency contact changed
emergency fill please
ER doctor gave me a script for prednisone
just got out of the hospital need my meds refilled
discharged yesterday need eliquis refilled
surgery is monday need my refill
physical therapy says hi
can you call my wife
my husband passed the phone to me
she passed her test
he is out of his meds
im out
down to one
two left
fast please
help me refill my lisinopril
help with the website
hurry please
buenas tardes ocupo mi losartan
me urge la insulina
mi pastilla del corazon
el clopidogrel para el corazon
la medicina de la presion de mi esposo
pastilla para el dolor de cabeza
gotas para la vista
el inhalador para el asma
mi azucar esta en 110
la presion esta bien 120 80
tomo una diaria
le doy una en la noche a mi mama
ya se me termino
se me cayeron unas pastillas
se me perdio el frasco
me dieron menos pastillas
no me llego la medicina
no puedo abrir el frasco
no puedo recogerla hoy
mi hijo la recoge
todas las medicinas de mi papa
las mismas del mes pasado
cuanto cuesta
ya esta lista
mande la receta a la otra farmacia
vitaminas prenatales
el jarabe de mi niño
la crema de la piel
gracias muy amables
estoy cansada de esperar
vamos a salir de vacaciones
`;
