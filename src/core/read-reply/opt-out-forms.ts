/** Wishes to be taken off a list or out of the data, by the shape that they have in each language. */
import { formsAbroad } from "./opt-out-abroad.ts";
import { shapes } from "./patterns.ts";

export const removalForms = shapes(
  `
  remove|delete|erase|strike|purge|scrub|drop|lose *2 my|me|this|our *2 address|email|mail|data|details|name|contact|record|records|list
  take|strike|scratch|cross|knock|scrub|wipe|rub *1 my|our *2 name|names|email|address|addresses|details|contact|number|inbox *2 off|out
  strike|scratch|cross|scrub *1 my|our *2 name|names|email|address|addresses|details|contact|number *2 from
  strike|scratch|cross|knock|scrub me|us off|out|from
  my|our *2 email|name|address|details|data|number *1 out|off of? your|the *2 database|system|list|lists|records|crm
  get|take|pull|leave|keep *1 me|us *2 off|out of? your|these|whatever
  will|would|shall not *1 answering|reading|replying|responding|opening *1 any|further|more|another
  any|all? further|more|future|other *2 mails|mail|emails|email|messages|message|letters *3 deleted|ignored|blocked|unread|unanswered|reported|binned|spam|trash
  do|should|need not *1 bother|trouble|try|attempt *3 again|further|anymore
  let|make *1 this|that *2 last|final *1 email|mail|message|letter|contact
  last|final email|mail|message|letter *2 you *2 send|write
  last|never *3 i|we *2 hear|want *3 from you
  rather|prefer|like|wish|want *1 not *2 hear|get|receive *3 from|these|more|again
  block|blocking|blocked *1 sender|you|address|domain
  leave me|us be
  leave me|us in peace
  quit|stop|cease|enough of? with? the|these|those|your|all *1 emails|mails|messages|mailings|mailshots
  be|get removed|deleted|erased|taken *3 from|off
  require|request|demand|want *3 erasure|deletion|removal of
  withdraw *3 consent
  weiteren|weitere|weiterer *3 abzusehen|absehen|verzichten|ab
  losch~|streich~|entfern~|nehm~|nimm|trag~ *3 meine~|mich *5 daten|adresse|mail|liste|verteiler|namen|kontakt~|heraus|aus
  loschung meiner
  baja de|del *2 lista|correo|boletin
  elimin~|borr~|quit~|retir~|sac~|suprim~ *2 mi|mis|me *3 correo|direccion|datos|lista|nombre|contacto|email|mail
  me elimin~|borr~|quit~|retir~|sac~|suprim~ *4
  retir~|supprim~|effac~|enlev~|desinscri~|desabonn~ *2 moi|mon|ma|mes|me *3 adresse|donnees|liste|listes|fichier~|mail|email|nom|coordonnees|contact
  rimuov~|cancell~|elimin~|toglie~ *3 mio|mia|miei|mi *3 indirizzo|dati|lista|email|mail|nome|contatto
  verwijder~|schrap~|haal *3 mij|mijn|me *4 bestand|lijst|adres|gegevens|mail|naam
  wilt|wil|kunt u|you|je stoppen met
  remov~|retir~|exclu~|apag~|elimin~|tir~ *3 meu|minha|meus|me *3 mail|email|e|contato|contacto|lista|endereco|dados|nome
  nao *2 contact~|contat~|escrev~|envi~ *2 novamente|mais|nunca
  me *1 retir~|remov~|exclu~ *4
  ta bort mig|min|mitt
  stryk|radera|avregistrera mig|min|mina
  fjern|slet|slett|stryk meg|mig|min|mine|mit|mitt|navnet
  lad|la vaere *4
  usun~|wykresl~|skasow~ *3 moj~|mnie|moich *5
  usuniecie *3 moj~|danych|adresu|mnie
  nieprzysylanie|niekontaktowanie *4
  poista~ *2 minu~|osoitte~|tieto~ *3
  listeden|listenizden|listelerden cikar~|sil~
  beni *3 cikar~|sil~
  удал~ *3 меня|мои|мое *4
  отпи~ меня
  виключ~|видал~ *3 мене|мої
  ne pis~|kontakt~|posil~|zasil~
  nepis~|neposil~|nekontakt~|nezasil~|neobtez~ *4
  odhlas~|vyrad~|smaz~|vymaz~|odstran~ *2 me|muj|moji *5
  ne irj~|kuldj~|keres~ *4
  torol~|vegy~ *5 list~|cim~|adat~
  nu *3 scri~|contact~|trimit~ *4
  sterg~|scoat~|elimin~ *2 ma|adresa|datele *4
  μην *4 στειλ~|ξαναστειλ~|γραψ~|επικοινων~|ξαναγραψ~
  διαγρα~ *4
  не пиш~|надсила~|присила~|турбу~ *3
  no *2 escrib~|contact~|mand~|envi~ *2 mas|nunca|nuevo
  no quiero saber nada *3
  rather|prefer not *1 be *1 emailed|mailed|contacted|approached|bothered|written
`,
  formsAbroad,
);
