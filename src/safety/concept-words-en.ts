import type { ConceptWords } from './concept-words.ts';

/** English words of each notion that danger is told with; phrases stand between commas, apostrophes are dropped. */
export const conceptsEn: ConceptWords = {
  cant: 'strugling,fighting to,gasping to,cant,cannot,can not,couldnt,could not,unable,not able,isnt able,hardly,barely,trouble,difficulty,struggling,struggle,struggles,hard to,hard time,problem,problems,not getting,cant seem,cant get',
  not: 'not,dont,do not,isnt,wont,doesnt,didnt,aint,no longer,stopped,quit,never,will not,does not,cant,cannot,couldnt,barely,hardly',
  breathe:
    'breathe,breathing,breath,breaths,breathes,breath in,breeth,breed,breathin,air,lungs,inhale,respirations',
  breathing: 'breathing,breathes,breaths,breathin,respirations,breath',
  labored:
    'bad,badly,fast,slow,slowly,shallow,weird,funny,worse,rapid,labored,heavy,terrible,awful,rough,snoring,gurgling,rattling,raspy,noisy,struggled,couple words,few words,agonal',
  chest: 'chst,cheast,chets,brest bone,chest,breastbone,sternum,substernal,ribs,ribcage,rib cage,chess',
  heart: 'heart,ticker,pulse',
  pain: 'clenching,clench,clenched,fist,gripping,knot,pinching,twisting,pain,pains,pane,panes,hurt,hurts,hurting,ache,aches,aching,achy,pressure,tight,tightness,tightening,heavy,heaviness,squeezing,squeeze,squeezed,squeezes,crushing,crushed,burning,stabbing,throbbing,cramping,weight,truck,elephant,brick,bricks,band,vise,vice,discomfort,killing me,sitting on',
  strong: 'crushing,tight,heavy,squeezing,tightness,elephant,truck',
  radiating: 'shooting,radiating,spreading,going,running,traveling,moving,down',
  leftArm: 'left arm,left shoulder,arm,arms,shoulder',
  jaw: 'jaw,neck',
  face: 'face,mouth,smile,cheek,eyelid,facial',
  droop:
    'droop,droops,drooping,droopy,droopin,hanging,sagging,sags,sagged,crooked,lopsided,twisted,numb,slack,uneven,melting,fell,sliding,frozen,paralyzed',
  speech: 'speak,speaks,talk,talks,talking,speaking,speech,words,sentence,sentences',
  garbled:
    'is off,went off,off,slurred,slurring,slur,slurry,slurs,garbled,jumbled,coming out wrong,come out wrong,no sense,making sense,make sense,makes sense,drunk,gibberish,mumbling,wrong words,backwards,scrambled,mush',
  limb: 'arm,arms,leg,legs,hand,side,half,body,face',
  numb: 'numb,numbness,tingly,tingling,dead,paralyzed,paralised,paralized,paralysis,weak,weakness,limp,useless,went out,no feeling',
  move: 'move,moving,lift,raise,feel,grip,hold,use,walk,stand up',
  sudden:
    'keeps,keep,sudden,suddenly,all of a sudden,out of nowhere,outta nowhere,new onset,just now,just started,abruptly,woke up',
  eye: 'eye,eyes,vision,sight,eyesight',
  see: 'see,seeing,vision,sight,eyesight',
  blind: 'black,dark,blind,gone,curtain,lost,blank',
  double: 'double,blurry,blurred',
  wake: 'wake,waking,awake,awaken,awakened,rouse,aroused,arousable,arouse,responding,respond,responds,responsive,responded,coming to,come to,conscious,react,reacting,wake up',
  answer: 'answer,answering,answers',
  down: 'floor,on the floor,on the ground,bathroom,tub,found,found down,unresponsive,collapsed,slumped',
  other:
    'he,she,hes,shes,him,her,mom,moms,dad,dads,mother,father,husband,wife,grandma,grandpa,son,daughter,baby,newborn,infant,toddler,kid,resident,pt,patient,grandmother,grandfather,brother,sister,friend,roommate,boyfriend,girlfriend,mama,child',
  faint:
    'out cold,went down,keel over,lost conciousness,hit the floor,going to pass out,faint,faints,fainted,fainting,passed out,passing out,pass out,passes out,black out,blacked out,blacking out,blacks out,collapse,collapsed,collapsing,keeled over,syncope,syncopal,lost consciousness,losing consciousness,found down',
  nearly: 'almost,nearly,keep,keeps,going to,gonna,about to,feel,twice,just,again',
  seizure: 'seizure,seizures,seizing,seized,convulsing,convulsion,convulsions,fit',
  going:
    'having,started,starting,starts,another,just,again,minutes,now,right now,ongoing,cluster,keeps,active',
  shake: 'shaking,jerking,twitching,convulsing,thrashing',
  drool: 'drooling,foaming,foam,frothing,rolled up,rolled back,eyes rolled',
  airway: 'throat,tongue,lip,lips,airway,mouth,eyes,face',
  deepAirway: 'throat,tongue,airway',
  swell:
    'swell,swells,swelling,swollen,swelled,swole,puffy,puffing,puffed,huge,enormous,balloon,ballooning,fat,closing,closed up,closing up,closing off,close,tight,tighter,tightening,thick,blowing up',
  itch: 'itch,itches,itching,itchy,funny,scratchy,weird,tingly,lump',
  trigger:
    'ate,eaten,stung,sting,bee,wasp,peanut,peanuts,shrimp,shellfish,nuts,new pill,new med,new medicine,antibiotic,allergic,dose,reaction,penicillin,amoxicillin,hives',
  hives: 'hives,rash,welts,wheezing,itching all over',
  wheeze: 'wheeze,wheezing,wheezy',
  allergy: 'allergic,allergy reaction,anaphylaxis,reaction',
  swallow: 'swallow,swallowing',
  choke: 'choke,choking,choked,chokes',
  stuck: 'stuck,lodged',
  bleed: 'bleed,bleeds,bleeding,blood,nosebleed,nose bleed,bled,hemorrhage,hemorrhaging,bloody',
  nonstop:
    'wont stop,wont quit,cant stop,not stopping,doesnt stop,didnt stop,isnt stopping,wont clot,stop it,hours,hour,nonstop,non stop,constantly,all day,all night,pouring,gushing,everywhere,lots,a lot,filling,full of,soaking,soaked,spurting,bright red,keeps,still,heavily,profusely,dripping,puddle,clots,for 20 minutes,for 30 minutes',
  thinner:
    'thinner,thinners,warfarin,coumadin,eliquis,xarelto,pradaxa,apixaban,rivaroxaban,dabigatran,plavix,anticoagulant,anticoagulants,lovenox,brilinta,savaysa,anticoagulated',
  bleedingPart:
    'nose,gum,gums,stool,stools,poop,poops,pooping,toilet,bathroom,vomit,vomiting,vomited,throwing up,threw up,throw up,puke,puked,puking,urine,pee,peeing,ears,rectum,rectal,bottom,butt,bowel,spit,spitting,cough,coughing,coughed,bm,diarrhea,mouth',
  bruise: 'bruise,bruises,bruising',
  stool: 'stool,stools,poop,poops,bm,diarrhea,bowel movement,pooping',
  black: 'black,tar,tarry,maroon',
  vomit: 'coughing,coughed,vomit,vomiting,vomited,throwing up,threw up,throw up,puke,puked,puking',
  grounds: 'foam,pink foam,froth,coffee grounds,coffee ground,grounds',
  pregnant: 'pregnant,pregnancy,weeks along,trimester,expecting',
  obstetric:
    'bleeding,blood,spotting,soaking,contractions,water broke,not moving,stopped moving,clots,seeing spots,leaking,bleed,severe pain',
  pad: 'pad,pads,towel,towels,tampon',
  soak: 'soaking,soaked,soak,soaks,filling,every hour',
  fell: 'fell,fall,fallen,hit,banged,bumped,struck,slipped,smacked,cracked,landed',
  headPart: 'head,skull,forehead',
  confused:
    'seeing things,hallucinating,talking to people who arent there,confused,confusion,disoriented,delirious,doesnt know who,doesnt know where,dont know where i am,doesnt recognize,didnt recognize,doesnt know her,doesnt know his,not making sense,making no sense,talking nonsense,out of it,incoherent,altered mental status,doesnt make sense,talking crazy,making any sense',
  fever: 'burning up,fever,feverish,temp,temperature',
  shaky: 'shaky,shaking,trembling,jittery,shakes',
  sweat: 'swetting,sweting,drenched,soaked in sweat,sweating,sweaty,sweat,clammy,cold sweat,sweats',
  woozy: 'dizzy,confused,weak,faint,woozy,lightheaded,light headed,passing out,blurry,sleepy,foggy,out of it',
  diabetic: 'diabetic,diabetes,insulin,sugar,sugars,glucose,humalog,lantus,novolog',
  ketosis: 'throwing up,vomiting,breathing fast,fruity,ketones,confused,cant keep anything down',
  gone: 'gone,out,ran out,without,no insulin,none left,missed',
  sick: 'sick,terrible,awful,vomiting,throwing up,dizzy,confused,sleepy,weird,not making sense,feel bad,horrible',
  meterWord: 'meter,reading,monitor,glucometer,dexcom,libre,sugar,glucose',
  meterLimit:
    'says hi,says lo,reads hi,reads lo,just says high,says high,says low,reading hi,reading lo,reads high,reads low,says error high',
  head: 'head,headache,migraine',
  worstPain: 'worst,exploding,thunderclap,splitting open,worse headache',
  stiffNeck: 'neck is stiff,stiff neck,neck stiff,neck wont bend,cant stand the light',
  opioid:
    'oxycodone,oxy,norco,norcos,morphine,fentanyl,heroin,methadone,percocet,percocets,vicodin,dilaudid,hydrocodone,opioid,patch,pain pill,pain pills,pain med,pain meds,tramadol,xanax,klonopin,ativan,suboxone,buprenorphine,oxycontin,sleeping pill,sleeping pills,ambien',
  sedated:
    'snoring,barely wake,blue,slow,slowly,gurgling,wont wake,cant wake,hardly wake,not waking,unresponsive,shallow,not breathing,pinpoint,nodding',
  blue: 'blue,purple,gray,grey,ashen,bluish,cyanotic,dusky',
  blueBody: 'lips,lip,face,fingers,fingertips,baby,skin,nails,hes,shes,turning,turned,turns,looks',
  callFor: 'call,calling,send,sent,need,dial,get,somebody,someone,please',
  ambulance: 'ambulance,ambulances,paramedic,paramedics,nine one one,emt,emts,squad',
  er: 'to the er,to the emergency room,to the hospital,to go to er',
  goNow: 'now,right now,need to go,dying,cant wait',
  dying: 'im dying,am dying,hes dying,shes dying,is dying,are dying,gonna die,going to die,about to die',
  helpMe: 'help,help me,please help,hurry,scared,emergency',
  symptom:
    'heartbeat,falling,foam,coughing,drooling,pale,gray,breathless,delirious,hallucinating,seeing things,burning up,all over the place,is off,collapsed,spinning,staggering,cant stand,cant walk,lost control,blurry,dizziness,chills,lightheaded,palpitations,heart,chest,breathing,breath,speech,bleeding,blood,unsteady,stumbling,dizzy,vomiting,throwing up,weak,shaking,numb,confused,swollen,swelling,burning,rash,fever,passed,fast,racing,pounding,sweating,terrible,awful,hurts,pain,horrible,severe,worse',
  severe: 'severe,terrible,horrible,awful,excruciating,unbearable,worst,extreme',
  belly: 'stomach,abdomen,belly,abdominal,back,side',
  racing:
    'all over the place,erratic,irregular,flips,thumping,thudding,doing flips,racing,pounding,skipping,fluttering,flipping,stopped,stopping,out of control,beating fast,flying,going crazy,wont slow,jumping',
  woozier:
    'ill drop,collapse,go down,drop,going down,dizzy,faint,blacked,lightheaded,passing,blacking,breath,breathe,sweating,chest,fainting,nearly,almost,pass out,blacked out',

  want: 'want,wants,wanna,need,plan,planning,ready,going,gonna,thinking,think,thought,thoughts,thinks,keep,hope,hoping,wish,wishes,wishing,decided,feel,feeling,tempted,consider,considering,says,said,saying,threatening,threatened,threatens,rather,should,might as well,may as well,would rather,dreaming,talking,talks,mentioned,wanting,better',
  die: 'end things,never come back,not come back,my funeral,my own funeral,die,dead,death,dying,suicide,suicidal,kill myself,end it,ending it,not exist,in heaven,kill himself,kill herself,dead already,no more me,gone forever',
  self: 'myself,himself,herself,my self,mself,themself,themselves,his self,her self',
  harm: 'kill,killing,hurt,hurting,harm,harming,cut,cutting,hang,hanging,shoot,shooting,stab,drown,something bad,something stupid,bad to,end,damage,poison,injure,burning,unsafe,dont trust,dont feel safe',
  live: 'live,living,life,alive,exist,existing,wake up,waking up,be here,being here,be around,keep going,go on,going on,keep living',
  noWish:
    'no reason,no point,whats the point,lost the will,tired,cant,hate,done,no will,dont deserve,dont want,dont wanna,sick,pointless,meaningless,worthless,nothing left,not worth,isnt worth,aint worth,why bother,exhausted,over it,dont see,no future,cant see a future,do not want,doesnt want,cant take,cant handle,cant do',
  weapon: 'gun,pistol,rifle,shotgun,noose,razor blade,razor blades,revolver,rope,firearm',
  weaponUse: 'use it,loaded,have,got,bought,in my hand,to my head,use,going to,next to me,under,found',
  stockpile:
    'lined up,laid out,counted out,in front of me,saved up,saving up,stockpiling,stockpiled,hoarding,hoarded,collecting,been saving,stashing,stashed,saved enough,saving my,putting aside,setting aside',
  pills: 'pills,pill,meds,medicine,tablets,medication,oxys,enough,them',
  doIt: 'to do it,do it,ready,enough,end,when im ready,go through,all at once,kill,die,the day,night',
  wontBe:
    'wont be here,wont be around,will not be here,not be here,not be around,wont need,wont be needing,wont be a problem,wont be bothering,wont bother anyone,wont matter',
  farewell:
    'this is my last message,my last message to,last message to anybody,this is my last text,final message,final goodbye,goodbye everyone,goodbye everybody,goodbye world,goodbye forever,goodbye for good,say goodbye,said goodbye,saying goodbye,my goodbyes,tonight is the night,worry about me,forgive me,after tonight,final letter,this is goodbye,my will is,wont hear from me',
  note: 'note,notes,letter,letters',
  family:
    'kids,family,children,daughter,son,wife,husband,mom,parents,everyone,everybody,people,sister,brother',
  wrote: 'wrote,writing,written,left,leaving',
  giveAway: 'giving,gave,give,giving away,gave away,finding a home for,rehoming',
  away: 'away,my things,my stuff,belongings,possessions',
  belongings: 'dog,cat,dogs,cats,things,stuff,belongings,everything,possessions,money,car',
  loveThem: 'i love them,i loved them,im sorry,love you all',
  tell: 'tell,telling,told',
  takeAct: 'take,taking,swallow,swallowing,drink,drinking,down',
  everything:
    'them all,it all,all of these,all of them,all these,all the,all her,all his,all my,whole,entire,every,the rest,full',
  beDone: 'be done,done with,end,over,sleep,die,finally,peace,quick,never wake,be gone,finish',
  threaten: 'threatening,threatened,threatens,says she,says he,wants to,trying to',
  place: 'bridge,ledge,roof,balcony,cliff,train tracks,tracks,overpass,parking garage,building',
  standing: 'standing,jump,jumping,edge,jumped,off,stepping,over',
  crash:
    'into a tree,into a wall,into traffic,off the road,into oncoming,into a pole,in front of,off a cliff,off a bridge',
  drive: 'drive,driving,crash,run,car,truck,step,walk,walking,jump',
  cutArms:
    'cut my arms,cut my arm,cutting again,cutting my,cut again,cut my wrists,cut my wrist,cut my legs,cut my thighs,been cutting,started cutting,slit my,burning myself,cutting myself',
  burden: 'burden,dead weight,in the way',
  better: 'better off not,better off,happier,relieved,easier,better without,better if,glad',
  meGone:
    'not being here,not existing,not being alive,being here,off dead,if i was gone,without me,if im gone,i was gone,im gone,when im gone,if i were gone,if i died,than me,if i wasnt here,if i disappeared',
  forGood: 'for good,forever,permanently,never wake,not wake,dont wake,not waking,never waking,eternally',
  sleep: 'sleep,asleep,fall asleep',
  painStop: 'pain to stop,pain to end,stop hurting,the pain,suffering,my misery',
  unsafe:
    'myself safe,be safe,stay safe,feel safe,be alone,be trusted,trust myself,safe with myself,safe alone,safe at home with',
  ideation:
    'endorsing si,endorses si,reports si,si with plan,with si,active si,passive si,positive for si,voicing si,suicidal ideation,si and,expressing si',
  heaven: 'in heaven,with god,with jesus,meet my maker,with the lord,go home to',
  myself2: 'see myself,see me',
  makeIt: 'making it,make it,future,being here,next year,getting old',
  jumpOff: 'jumping,about jumping,jumping off,jump off,jump in front',

  took: 'took,taken,swallowed,swallow,ate,eaten,eating,drank,drunk,drinking,ingested,injected,injecting,popped,chewed,chewing,downed,consumed,snorted,smoked,licked,licking,shot up,gobbled,guzzled,chugged,inhaled,used,had,did,put on,taking,huffed,sucked',
  tookPast:
    'took,taken,swallowed,ate,injected,ingested,popped,chewed,downed,consumed,snorted,shot up,gobbled,guzzled,chugged,had,put on,did,drank,used,crushed up',
  gave: 'gave,given,giving,administered,received,fed,injected,was given',
  pharmacyGave:
    'you gave,you guys gave,pharmacy gave,they gave me,gave you,given you,doctor gave,store gave,clerk gave,you had given,she gave you,got the wrong,dr gave,cvs gave,walgreens gave,you sent,gave me the wrong insurance,delivered,filled,refilled,dispensed,label,sent,shipped,delivery,order,ordered,charged,box said,package,picked up,pick up,bag',
  tooMuch:
    'whole,too many,too much,to many,to much,double,doubled,triple,twice,two times,three times,2 times,3 times,2x,3x,bunch,handful,fistful,way over,over the amount,way more,weeks worth,weeks supply,months supply,month supply,months worth,days worth,extra,another dose,second dose,ton of,lots of,a lot of,double dose,two doses,more than,over the limit,four times,4 times,10 times,ten times,whole pack,whole box,whole thing,entire,whole bottle,bottle of,box of,all the,whole week,whole month,whole pill box,whole strip,rest of',
  thing:
    'pill,pills,tablet,tablets,tabs,capsule,capsules,caps,med,meds,medicine,medicines,medication,medications,gummy,gummies,dose,doses,insulin,syrup,patch,patches,drops,edible,edibles,units,vitamins,supply,worth,dosage,shot,shots,amount,drugs,pen,bottle,injection,inhaler,gum,cc,ml,puffs,mg,lozenges',
  habit:
    'daily,a day,per day,every day,each day,a week,weekly,every night,nightly,a month,every morning,per week,day,told me,prescribed,always,doctor said,dr said,usually,normally,with meals,per meal,supposed to take,label says,bedtime',
  wrong:
    'mixed up two,swapped,wrong,mixed up,mix up,somebody elses,someone elses,another residents,another patients,other residents,roommates,incorrect',
  receiver:
    'resident,patient,him,her,mom,dad,pt,me,residents,mother,father,kid,baby,husband,wife,son,daughter',
  instead:
    'instead of,in place of,rather than,thinking it was,thought it was,mistook,confused with,by mistake,mistaken for,by accident,accidentally,accidently,on accident,mistakenly',
  owner:
    'husbands,wifes,moms,dads,mothers,fathers,sisters,brothers,sons,daughters,someone elses,somebody elses,another residents,another patients,roommates,neighbors,friends,grandmas,grandpas,boyfriends,girlfriends,dogs,cats,other persons,else,partners,kids',
  again:
    'again,second time,another,another one,already,after i already,twice,two times,more than once,too soon',
  forgot:
    'without,didnt,forgot,forgetting,forgotten,cant remember,didnt remember,dont remember,lost track,not sure if',
  night: 'night,nighttime,bedtime,evening,pm,nite,night time,supper',
  morning:
    'in the morning,this morning,morning ones,instead,am ones,at breakfast,at noon,with breakfast,in the am,morning,by mistake',
  patchTwo: 'two,2,both,three,3,extra,another,second,new one',
  patch: 'patch,patches',
  oldPatch:
    'taking off,removing,peeling off,take the old,pull the old,take off,remove,old,left the,pull off,on top',
  child:
    'child,kid,kids,baby,toddler,infant,grandson,granddaughter,grandchild,grandkids,grandbaby,nephew,niece,boy,girl,year old,month old,son,daughter,children,little one,teenager,teen,two year old,preschooler,twins,yr old,puppy,dog,cat',
  intoThing:
    'got into,getting into,gotten into,got in,into,got hold,got ahold,found,grabbed,in his mouth,in her mouth,in their mouth,in its mouth,chewing,missing,opened,playing with,climbed,mouth,spilled,ate,swallowed,eaten,drank,licked',
  ownMeds:
    'pill,pills,meds,medicine,medication,bottle,gummies,purse,patch,patches,tablets,tylenol,vitamins,cough syrup,syrup,my insulin,pill box,edible,edibles,insulin,nicotine,vape',
  poison:
    'bleach,detergent,antifreeze,cleaner,floor cleaner,laundry pods,laundry pod,tide pod,tide pods,pods,rat poison,ammonia,lysol,pinesol,pine sol,nail polish,polish remover,perfume,hand sanitizer,sanitizer,gasoline,gas,kerosene,lighter fluid,button battery,battery,batteries,magnet,magnets,windex,drano,turpentine,pesticide,insecticide,weed killer,rubbing alcohol,bug spray,mothballs,mouthwash,paint thinner,dish soap,soap,shampoo,bath salts,mushrooms,berries,essential oil,lamp oil,fabric softener,drain opener,hydrogen peroxide,peroxide,nicotine,vape juice,poison,carbon monoxide,lye,shoe polish,glue,fertilizer,toilet bowl cleaner,air freshener,lotion,vape liquid',
  ingest:
    'drank,drinking,swallowed,ate,eaten,licked,ingested,swallow,drunk,got into,in the,sipped,chewed,bit,breathed,in her mouth,in his mouth,inhaled,got in,got some',
  alcohol: 'wine,vodka,whiskey,beer,beers,alcohol,liquor,tequila,drinks,drunk,booze,rum,margaritas',
  emptied: 'emptied,empty,gone,missing,nothing left',
  wholeBottle: 'whole bottle,pill box,entire bottle,bottle,pillbox,organizer',
  sleepy:
    'sleepy,drowsy,unresponsive,drunk,groggy,out of it,passed,woozy,slurring,vomiting,throwing up,asleep,nodding,cant stay awake,loopy,high,wobbly',
  dieFrom: 'die from,die if,overdose on,overdose from,od on,hurt me,kill me,poisonous,dangerous',
  tookMuch: 'supposed,was supposed,should have,told to,meant to,needed',
  times:
    'two times,three times,twice,2x,3 times,2 times,3x,four times,times what,times the,times my,times more,times as',
  excess: 'too many,to many,too much,to much,double,handful,fistful,overboard',
  overAmount:
    'way over,over the amount,over the limit,more than i should,more than prescribed,more than directed,over my limit,more than allowed',
  supplyWhole:
    'months supply,month supply,weeks supply,weeks worth,months worth,month worth,week worth,weeks pills',
  odSaid: 'o d on,o d,odd on my',
  cantStop: 'wont stop,wont quit,cant stop,doesnt stop,keeps,not stopping,will not stop,cant control',
  satWord: 'oxygen,o2,sat,sats,spo2,ox,oximeter',
  lowDecade:
    'fifties,sixties,seventies,low eighties,70s,60s,50s,low 80s,dropping,really low,very low,dangerously low',
  stopsBreathing: 'stopped,stops,stopping,pauses,paused,quit',
  reliefOfMe:
    'deal with me,bother with me,worry about me,put up with me,take care of me,see me,hear from me,carry me,look after me',
  soon: 'much longer,anymore,any more,after,again,soon,ever again',
  wantOut:
    'want out,want it over,want it to be over,check out,no way out,way out,too much,too hard,pointless,meaningless,unbearable,over for me,ruined,not for me',
  lifeIs: 'life,living,everything is,this world,world',
  darkThoughts:
    'dark thoughts,bad thoughts,evil thoughts,voices telling,voices tell,scary thoughts,in crisis,something stupid,something drastic,mental breakdown,snap and,do something bad,thoughts of death',
  eatThem:
    'eating them,ate them,ate it,swallowed it,swallowed them,eating it,drank it,put it in,chewing it,chewing on,put one in,sucking on,ate one,ate some,ate a',
  adultDose: 'adult dose,adult medicine,grown up dose,my dose,adult tylenol,wrong dose,whole dose',
  together: 'together,at once,at the same time,same time,back to back,all at one time',
  residents: 'residents,patients,peoples',
  poisoned: 'poisoned,intoxicated,toxic dose',
};
