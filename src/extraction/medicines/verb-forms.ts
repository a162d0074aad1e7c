/**
 * Spanish verbs of what is done with an order, by their stems as they are written in their forms. People bid with them
 * (`atrasen`, `agréguela`, `avísenme`), and many a form is spelt nearly like a medicine.
 */
const stems =
  'abr|aceler|actualiz|actualic|adelant|agreg|agregu|alcanz|alcanc|anad|anot|apart|aplaz|aplac|apresur|aprob|aprueb|apunt|apur|arregl|arrepent|atend|atiend|atras|autoriz|autoric|avis|ayud|batall|borr|cambi|cancel|chec|chequ|cobr|compr|confirm|consig|consigu|contest|contact|corrig|correg|dej|demor|despach|deten|deteng|devolv|devuelv|dict|dur|elimin|empac|empaqu|empez|empiez|empiec|encarg|encargu|entreg|entregu|envi|equivoc|equivoqu|escrib|esper|explic|expliqu|falt|firm|guard|habl|imprim|inclu|incluy|investig|investigu|llam|lleg|llegu|llen|llev|mand|marc|marqu|molest|necesit|olvid|orden|pag|pagu|par|pas|paus|ped|pid|pong|pospon|pospong|pregunt|prepar|proces|program|qued|quit|recib|reclam|recog|recoj|recuerd|recib|registr|regres|rellen|renov|renuev|repet|repit|repon|repong|resolv|resuelv|respond|resurt|retir|retras|revis|sac|saqu|separ|sobr|solicit|surt|suspend|tard|termin|acab|texte?|traig|tramit|transfer|transfier|traspas|vend|verific|verifiqu|vuelv';
const endings =
  'ar|er|ir|a|as|an|amos|e|es|en|emos|o|aron|aste|ando|ad[ao]s?|aban?|aran?|are|arian?|ase|asen|ieron|iendo|id[ao]s?|ian?|ieran?|io|imos|era|eran|erian?|irian?';
const verbForm = new RegExp(`^(?:${stems})(?:${endings})(?:me|nos|les?|l[ao]s?|se|te)?(?:l[ao]s?)?$`);

export function isVerbForm(word: string): boolean {
  return verbForm.test(word);
}
