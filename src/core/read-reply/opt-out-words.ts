/** How people say that they want no more mail, in fourteen languages. */
import { phraseBook } from "./words.ts";

const firstPerson = `
  remove me from | please remove me | kindly remove me | remove me immediately | remove me now |
  remove me | take me off | remove my email | remove my e mail | remove my address |
  remove my name | remove my details | remove my data | remove my contact | delete my data |
  delete my details | delete my email | delete my address | delete my contact |
  delete my information | erase my data | forget my address |
  stop emailing me | stop e mailing me | stop mailing me | stop contacting me | stop writing to me |
  stop writing me | stop messaging me | stop bothering me | stop spamming me | stop sending me |
  stop harassing me | stop pestering me | quit emailing me |
  do not contact me | do not email me | do not e mail me | do not mail me | do not write to me |
  do not write me | do not message me | do not send me any | do not send me more | do not send me emails | do not send me mail |
  do not send me anything | do not send me messages | do not send me this | do not send me these | never contact me | never email me |
  never write to me | not contact me again | not email me again | not write to me again |
  please do not follow up | do not follow up with me | take me out of | leave me alone | lose my email | lose my address | lose my number |
  unsubscribe me | opt me out | i opt out | i am opting out |
  i do not want to receive | i no longer want to receive | i no longer wish to receive |
  i do not wish to receive | do not want to be contacted | not wish to be contacted |
  no longer wish to be contacted | no longer want to be contacted | prefer not to be contacted |
  rather not be contacted | do not want to hear from you | do not want any more emails | do not want any more of | object to the processing | eliminar mi correo |
  do not want more emails | do not want your emails | do not want any emails |
  do not want these emails | do not want any further | no longer want to hear | no longer wish to hear |
  do not wish to hear from you | rather not hear from you | do not want to hear anything
`;

const english = `
  stop emailing | stop e mailing | stop mailing | stop contacting | stop messaging | stop writing |
  stop reaching out | stop spamming | stop these emails | stop these messages |
  stop the emails | stop your emails | stop this spam | stop all contact | stop all emails |
  stop all communication |
  like to unsubscribe | want to unsubscribe | wish to unsubscribe | do i unsubscribe |
  can i unsubscribe | please unsubscribe | unsubscribe please | unsubscribe from your |
  unsubscribe from this | unsubscribe from these | unsubscribe from all | unsubscribe from the |
  unsubscribe my | unsubscribe this | like to opt out | want to opt out | wish to opt out |
  please opt out | please opt me | opt out please |
  do not contact again | do not contact us | do not email again | do not email us |
  do not write again | do not reach out again | do not reach out to me | do not get in touch again |
  not reach out again | do not follow up again | do not ever contact | no further contact |
  no further emails | no further messages | no further mail | no further communication |
  no more emails | no more messages | no more mail | cease and desist |
  cease all contact | cease contact | cease all communication | off your list |
  off your mailing list | from your mailing list | from this mailing list | from the mailing list |
  do not consent to | withdraw my consent | right to object | right to erasure | this is spam |
  reporting this as spam | reported as spam | report you for spam | marked as spam |
  never asked to be contacted
`;

const others = `
  수신 거부 | 수신거부 | 보내지 마 | 연락하지 마 | 삭제해 주세요 |
  melden sie mich ab | meld mich ab | bitte abmelden | bitte austragen | tragen sie mich aus |
  trag mich aus | aus ihrem verteiler | aus deinem verteiler | aus dem verteiler |
  keine weiteren mails | keine weiteren e mails | keine weiteren emails |
  keine weiteren nachrichten | keine mails mehr | keine e mails mehr | keine emails mehr |
  keine nachrichten mehr | keinen kontakt mehr | nicht mehr kontaktieren | nicht mehr anschreiben |
  nicht weiter kontaktieren | nicht mehr schreiben | schreiben sie mir nicht mehr |
  schreib mir nicht mehr | kontaktieren sie mich nicht | kontaktiere mich nicht |
  hören sie auf mir | hör auf mir | löschen sie meine | lösche meine daten | meine daten löschen |
  meine adresse löschen | meine daten zu löschen | lassen sie mich in ruhe | lass mich in ruhe |
  von weiteren mails abzusehen | von weiteren e mails abzusehen | von weiteren anfragen abzusehen |
  widerspreche der |
  darme de baja | dame de baja | deme de baja | denme de baja | quiero darme de baja |
  no me escriba | no me escribas | no me escriban | no me contacte | no me contactes |
  no me contacten | no vuelva a escribirme | no vuelvas a escribirme | no vuelva a contactarme |
  no vuelvas a contactarme | no me vuelva a contactar | no me vuelvas a contactar |
  no me vuelva a escribir | no me vuelvas a escribir | deje de escribirme | deja de escribirme |
  dejen de escribirme | deje de enviarme | deja de enviarme | dejen de enviarme |
  deje de contactarme | deja de contactarme | no me envíe más | no me envíes más |
  no me envíen más | no me mande más | no me mandes más | no quiero recibir | no deseo recibir |
  no más correos | no más mensajes | elimíneme de | elimíname de | eliminen mis datos |
  elimine mis datos | elimina mis datos | bórrame de | bórreme de | quíteme de | quítame de |
  sáqueme de | sácame de |
  désinscrivez moi | désinscris moi | me désinscrire | désabonnez moi | me désabonner |
  désabonne moi | ne me contactez plus | ne me contacte plus | ne plus me contacter |
  ne m'écrivez plus | ne m'écris plus | ne plus m'écrire | cessez de m'écrire |
  cessez de me contacter | arrêtez de m'écrire | arrête de m'écrire | arrêtez de me contacter |
  arrêtez de m'envoyer | cessez de m'envoyer | ne m'envoyez plus | ne m'envoie plus |
  ne plus recevoir | souhaite plus recevoir | veux plus recevoir | souhaite plus être contacté | souhaite plus être contactée | plus recevoir vos | retirez moi de | retire moi de | me retirer de |
  enlevez moi de | supprimez mes | supprimez mon adresse | supprimer mes données |
  laissez moi tranquille |
  cancellatemi | cancellami | mi cancelli | rimuovimi | rimuovetemi | mi rimuova | toglietemi |
  toglimi | non mi contatti | non mi contatti più | non contattarmi | non contattatemi |
  non contattarmi più | non mi scriva | non scrivermi | non scrivetemi | non mi scrivere |
  smetta di scrivermi | smettila di scrivermi | smetti di scrivermi | smettete di scrivermi |
  smetta di contattarmi | non voglio più ricevere | non desidero più ricevere |
  non desidero ricevere | non voglio ricevere | disiscrivetemi | disiscrivimi |
  cancellare i miei dati | cancellate i miei dati |
  schrijf mij uit | schrijf me uit | meld mij af | meld me af | gelieve mij uit te schrijven |
  mij uit te schrijven | me uitschrijven | mij uitschrijven | wil me afmelden | wil mij afmelden |
  niet meer mailen | niet meer contacteren | niet meer benaderen | geen contact meer |
  geen mails meer | geen e mails meer | geen berichten meer | neem geen contact meer |
  stop met mailen | stop met mij | stuur mij geen | stuur me geen | verwijder mij | verwijder me |
  verwijder mijn | haal mij van | haal me van | laat me met rust |
  me descadastre | descadastre me | quero me descadastrar | descadastrar meu |
  cancele a minha inscrição | cancelar a inscrição | não me contate | não me contacte |
  não me contacte mais | não entre mais em contato | não entre em contato | não voltar a contactar |
  não me escreva | não me escreva mais | não volte a escrever | não volte a contactar |
  pare de me enviar | pare de me escrever | parem de me enviar | pare de enviar |
  deixe de me enviar | deixe de me contactar | não quero receber | não desejo receber |
  não me envie mais | não envie mais | não me mande mais | remova me | me remova | retire me da |
  me tire da | remova o meu | remova meu | apague os meus dados |
  avregistrera mig | ta bort mig | sluta mejla | sluta maila | sluta skriva | sluta kontakta |
  sluta skicka | kontakta mig inte | kontakta inte mig | skriv inte till mig | mejla mig inte |
  maila mig inte | inga fler mejl | inga fler mail | vill inte bli kontaktad | vill inte ha fler |
  vill inte få fler | radera mina |
  afmeld mig | fjern mig | kontakt mig ikke | skriv ikke til mig | stop med at skrive |
  stop med at sende | stop med at kontakte | ikke flere mails | hold op med at skrive | hold op med at sende | hold op med at kontakte | slet mine | meld meg av |
  fjern meg | ikke kontakt meg | ikke ta kontakt | slutt å sende | slutt å skrive |
  slutt å kontakte | ingen flere e poster | slett mine |
  proszę mnie wypisać | wypisz mnie | wypiszcie mnie | proszę o wypisanie | chcę się wypisać |
  proszę mnie usunąć | usuń mnie | usuńcie mnie | proszę usunąć mój | proszę usunąć moje |
  usunięcie moich danych | proszę nie pisać | nie pisz do mnie | proszę więcej nie pisać |
  proszę do mnie nie pisać | proszę się ze mną nie kontaktować | nie kontaktuj się ze mną |
  proszę się nie kontaktować | proszę nie kontaktować | nie życzę sobie | przestań do mnie pisać |
  przestańcie do mnie | przestań pisać | proszę przestać | nie chcę otrzymywać | nie chcę dostawać |
  nie wysyłaj | proszę nie wysyłać | z listy mailingowej |
  älkää ottako yhteyttä | älä ota yhteyttä | poistakaa minut | poista minut | peruuta tilaus |
  lopettakaa viestien | lopeta viestien | en halua viestejä |
  beni listeden çıkarın | listeden çıkarın | listeden çıkar | listenizden çıkarın | bana yazmayın |
  bana yazma | bana bir daha yazmayın | benimle iletişime geçmeyin | e posta göndermeyin |
  mail göndermeyin | mail atmayın | aboneliğimi iptal |
  отпишите меня | отписать меня | хочу отписаться | удалите меня | удалите мой | удалите мои |
  не пишите мне | больше не пишите | не пиши мне | прекратите писать | перестаньте писать |
  перестаньте мне | не связывайтесь со мной | не надо мне писать |
  配信停止 | 配信を停止 | 配信解除 | 連絡しないで | 連絡をしないで | ご連絡はお控え | ご連絡をお控え | 連絡は不要 | 送らないで | 送信しないで | メールを止めて |
  メールはやめて | メールをやめて | 登録解除 | リストから外し | リストから削除 | 今後の連絡は | 今後のご連絡は |
  退订 | 退訂 | 取消订阅 | 取消訂閱 | 不要再联系 | 不要再聯繫 | 别再联系 | 请勿再 | 請勿再 | 不要再发 | 不要再發 | 别再发 | 不要再给我 | 请不要再 |
  把我移除 | 将我移除 | 从名单中 | 停止发送
`;

/** Words that mean it only where they are the whole sentence. */
export const bareStops = phraseBook(`
  no more please | merci d'arrêter | smettetela | graag uitschrijven | bitte lassen sie das | enough |
  stop | unsubscribe | un subscribe | opt out | optout | remove me | cease | cancel subscription |
  leave me alone | go away | stopall | stop all |
  stopp | abmelden | abbestellen | austragen | aufhören | schluss | baja | darse de baja | basta |
  alto | pare | parar | arrêt | arrêter | arrêtez | stop ça | désinscription | désabonnement |
  désinscrire | désabonner |
  cancellazione | disiscrizione | cancellami | smettila | uitschrijven | afmelden | ophouden |
  descadastrar | cancelar inscrição | sair | sluta | avsluta | avregistrera | avregistrering |
  avprenumerera | afmeld | frameld | stoppe | avmeld |
  wypisz | rezygnuję | wypisać | proszę wypisać | lopeta | lopettakaa | peruuta | dur | durdur |
  iptal | стоп | отписаться | отписка | отпишите | хватит | 停止 | やめてください | 止めてください | 停止してください |
  別再寫 | 别再写 | quit it | unsubscribing | i am hereby unsubscribing | bórrame | bórreme | bórrenme | elimíname | elimíneme |
  retirez moi | effacez moi | supprimez moi | poistakaa | leiratkozom | dezabonare | απεγγραφή | отпиши | odhlásit | avmelding |
  parem com isso | lopettakaa tämä | no insista | no insistas | no insistan | n'insistez pas
`);

/** What can hardly mean anything else, wherever it stands in the new text. */
export const plainRequests = phraseBook(firstPerson, english, others);

/** A list, of which only a word of `removals` in the same sentence makes a wish. */
export const lists = phraseBook(`
  from your list | off the list | off this list | from your contact list | from your database |
  from your contacts | from this list | from the list | from your records | from your address book |
  von ihrer liste | von deiner liste | von der liste | aus ihrer liste | aus der liste |
  de su lista | de tu lista | de la lista | de votre liste | de ta liste | de votre base |
  dalla vostra lista | dalla tua lista | dalla sua lista | dalla lista |
  van uw lijst | van je lijst | van de lijst | uit uw bestand | uit je bestand | da sua lista |
  da tua lista | da vossa lista | da lista | från er lista | från din lista | från listan |
  fra din liste | z listy | z bazy
`);

/** Beginnings of words that take somebody off a list. */
export const removals =
  "remov delet take taking drop strik eras get losch streich entfern nehm nimm elimin borr quit sac retir supprim enlev ray rimuov cancell togli elimin verwijder haal schrap tir apag bort radera stryk slet fjern usun wykresl skresl".split(
    " ",
  );

/** What even an automatic mail says only for a person. */
export const robotSafe = phraseBook(firstPerson);
