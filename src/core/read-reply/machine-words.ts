/** What machines say besides that somebody is away: that they left, moved or died, and that a mail came in. */
import { fold, listed, phraseBook, toBeginnings } from "./words.ts";

/** They do not work there any more. */
export const gone = phraseBook(`
  no longer with | no longer works | no longer work | no longer working | no longer employed | no longer at | has left | have left | left the company |
  left the organization | left the organisation | mailbox is no longer monitored | no longer monitored | no longer in use |
  nicht mehr im unternehmen | nicht mehr bei | nicht mehr für | unternehmen verlassen | ya no trabaja | ya no trabajo | ne travaille plus |
  ne fait plus partie | plus en poste | quitté la société | quitté l'entreprise | non lavora più | non lavoro più | niet meer werkzaam |
  retired from | have now retired | has now retired | has retired | i have retired | no longer part of | is no longer a member of | have moved on from |
  ausgeschieden | in den ruhestand | im ruhestand | in rente gegangen | in pension gegangen | nicht mehr bei uns | nicht länger bei |
  se ha jubilado | me he jubilado | me jubilé | ya no forma parte | ya no formo parte | ha dejado la empresa |
  he dejado la empresa | à la retraite | pris sa retraite | pris ma retraite | ne fais plus partie | quitté ses fonctions | quitté mes fonctions |
  è andato in pensione | è andata in pensione | sono in pensione | non fa più parte | non faccio più parte |
  ha lasciato l'azienda | ho lasciato l'azienda | met pensioen | niet langer werkzaam | uit dienst getreden | niet meer in dienst | uit dienst |
  não faz mais parte | já não faz parte | não faço mais parte | já não faço parte | não trabalho mais | já não trabalho | aposentou se |
  se aposentou | me aposentei | reformou se | reformei me | gått i pension | har slutat | har sluttet | sluttet hos | sluttet i | gået på pension |
  gikk av med pensjon | gått av med pensjon | er fratrådt | arbejder ikke længere | jobber ikke lenger | jobbar inte längre |
  przeszedł na emeryturę | przeszła na emeryturę | przeszedłem na emeryturę | przeszłam na emeryturę | nie jest już pracownikiem |
  již nepracuje | už nepracuje | již nepracuji | už nepracuji | odešel do důchodu | odešla do důchodu |
  már nem dolgozik | már nem dolgozom | nyugdíjba | ei työskentele enää | ei ole enää | jäänyt eläkkeelle | jäin eläkkeelle |
  artık çalışmıyor | artık çalışmamaktadır | işten ayrıldı | işten ayrılmıştır | emekli oldu | emekli oldum | больше не работает | больше не работаю |
  ушел на пенсию | ушла на пенсию | уволился | уволилась | більше не працює | більше не працюю | δεν εργάζεται πλέον | συνταξιοδοτήθηκε |
  nu mai lucrează | nu mai lucrez | s'a pensionat | 定年 | 離職 | 已离职 | 已離職 | 不再任职 | 已退休 | 퇴사 | 퇴직 |
  não trabalha mais | já não trabalha | arbetar inte längre | slutat på | nie pracuje już | już nie pracuje | nie pracuję już | 退職
`);

/** They died, or another address counts: unless the same note says that somebody is away. */
export const moved = phraseBook(`
  passed away | has died | email address has changed | e mail address has changed | address has changed | address is changing |
  update your records | update your address book | update your contacts | new email address is | my new email | my new address |
  our new email | our new address | no longer use this address | no longer using this address | no longer use this email |
  this address is no longer | this inbox closes | this inbox shuts | this account will be closed | mailbox is closed | domain name is changing |
  verstorben | neue e mail adresse | neue mailadresse | meine neue adresse | unsere neue adresse | diese adresse wird nicht mehr | adresse ist nicht mehr gültig |
  adresse hat sich geändert | künftig unter | ha fallecido | falleció | nueva dirección de correo | dirección de correo ha cambiado |
  ha cambiado de dirección | esta dirección ya no | este correo ya no | est décédé | est décédée | nouvelle adresse | ancienne adresse |
  changement d'adresse | changé d'adresse | cette adresse n'est plus | nom de domaine change | è deceduto | è deceduta | è mancato | è mancata |
  nuovo indirizzo | questo indirizzo non è più | indirizzo è cambiato | is overleden | nieuw e mailadres | nieuwe e mailadres | nieuw mailadres |
  dit adres wordt | dit e mailadres wordt | adres is gewijzigd | voortaan op | faleceu | novo endereço de e mail | novo e mail | novo endereço |
  este endereço já não | este e mail será | har avlidit | ny e postadress | ny mejladress | ny mailadress | den här adressen används inte |
  er afgået ved døden | er død | ny e mailadresse | ny e postadresse | denne adressen er ikke | denne adresse er ikke | zmarł | zmarła |
  nowy adres | adres uległ zmianie | ten adres nie jest | zemřel | zemřela | nová adresa | novou adresu | adresa se změnila | elhunyt | új e mail cím |
  e mail címem megváltozott | on kuollut | uusi sähköpostiosoite | osoite on muuttunut | vefat etti | vefat etmiştir | yeni e posta adresim |
  e posta adresim değişti | скончался | скончалась | новый адрес | адрес изменился | адрес больше не | нова адреса | помер | померла | νέα διεύθυνση |
  απεβίωσε | noua adresă | a decedat | adresa s'a schimbat | アドレス変更 | アドレスが変わ | アドレスを変更 | アドレスは変更 | 廃止いたします | 廃止しました |
  逝去 | 永眠 | 邮箱已更换 | 新邮箱 | 郵箱已更改 | 邮箱地址变更 | 메일 주소가 변경 | 이메일 주소가 변경 | 별세
`);

/** How the subject begins of a mail that tells everybody a new address, folded. */
export const movedSubjects = toBeginnings(
  listed(`
  my email address has changed | my e-mail address has changed | our email address has changed | new email address | new e-mail address |
  change of email | change of address | neue e-mail | neue mailadresse | adressänderung | nueva dirección | cambio de dirección |
  cambio de correo | changement d'adresse | nouvelle adresse | nuovo indirizzo | cambio indirizzo | nieuw e-mailadres | nieuw mailadres |
  adreswijziging | novo endereço | novo e-mail | mudança de e-mail | ny e-post | ny mejladress | ny mailadress | ny e-mail | nowy adres |
  zmiana adresu | nová adresa | změna adresy | új e-mail | uusi sähköposti | yeni e-posta | новый адрес | смена адреса | нова адреса |
  メールアドレス変更 | 邮箱变更 | 邮箱地址变更 | 메일 주소 변경
`).map(fold),
);

/** How the subject of a receipt begins, folded. */
export const receiptSubjects = toBeginnings(
  listed(`
  read: | gelesen: | letto: | lu : | lu: | leído: | gelezen: | lida: | läst: | læst: | lest: | luettu: | przeczytano: |
  přečteno: | okundu: | прочитано: | 開封済み: | 已读:
`).map(fold),
);

/** Acknowledgements of help desks, receipts, and gates that want to be asked first. */
export const tickets = phraseBook(`
  ticket | case number | reference number | support request | support team | we have received your | has been received |
  your request has been | your inquiry | your enquiry | do not reply to this | this mailbox is not monitored |
  unmonitored mailbox | ticketnummer | vorgangsnummer | ihre anfrage ist | número de caso | su solicitud | numéro de dossier | votre demande |
  has been logged | automatic acknowledgement | auto acknowledgement | message has been registered | message was received | email was received |
  mail has been received | received your email | received your message | received your enquiry | order of receipt | working days | business days | was read on | has been read | read receipt | has been displayed |
  message is being held | messages are being held | sender verification | verify that you are | verify your address | verify your email | approved senders |
  one time verification | confirm your message | confirm that you are | confirm your email | thank you for subscribing | confirm your subscription |

  ihre nachricht erhalten | ihre e mail erhalten | ihre mail erhalten | nachricht ist eingegangen | nachricht ist bei uns eingegangen |
  eingang ihrer | eingangsbestätigung | innerhalb von zwei werktagen | werktagen | arbeitstagen | gelesen worden | wurde gelesen | lesebestätigung |
  bestätigen sie ihre | nachricht wird zurückgehalten | vorgangs nr |
  hemos recibido su | hemos recibido tu | su mensaje ha sido recibido | días hábiles | días laborables | acuse de recibo | ha sido leído | fue leído |
  confirme su dirección | avons bien reçu votre | bien reçu votre | accusons réception | accusé de réception | jours ouvrés | jours ouvrables |
  a été lu | été enregistrée | confirmer votre adresse | abbiamo ricevuto | ricevuto la sua | ricevuto la tua | giorni lavorativi | stato letto | stata letta |
  conferma di lettura | presa in carico | hebben uw bericht ontvangen | uw bericht ontvangen | uw e mail ontvangen | je bericht ontvangen |
  uw bericht is ontvangen | werkdagen | is gelezen | leesbevestiging | ontvangstbevestiging | recebemos a sua | recebemos sua | recebemos o seu |
  recebemos seu | dias úteis | foi lida | foi lido | protocolo | número do chamado |
  har tagit emot ditt | har mottagit ditt | mottagit din | ditt ärende | ärendenummer | arbetsdagar | har registrerats | har lästs | lästes den |
  har modtaget din | har modtaget jeres | arbejdsdage | blev læst | er blevet læst | sagsnummer | har mottatt din | har mottatt deres | virkedager | arbeidsdager |
  ble lest | er lest | saksnummer | otrzymaliśmy twoją | otrzymaliśmy pani | otrzymaliśmy państwa | dni roboczych | została przeczytana | numer zgłoszenia |
  numer sprawy | zgłoszenie zostało | přijali jsme | obdrželi jsme | pracovních dnů | pracovních dní | byla přečtena | číslo požadavku |
  megkaptuk | munkanapon belül | elolvasták | viestisi on vastaanotettu | olemme vastaanottaneet | arkipäivän kuluessa | viesti on luettu |
  mesajınızı aldık | mesajınız alınmıştır | talebiniz | iş günü içinde | okundu | получили ваше | ваше обращение | рабочих дней | было прочитано |
  номер обращения | отримали ваш | ваше звернення | робочих днів | λάβαμε το μήνυμά | λάβαμε το email | εργάσιμων ημερών | am primit mesajul | zile lucrătoare |
  受け付けました | 受付けました | 受付しました | 受信いたしました | 受付番号 | 営業日以内 | 開封されました | 已收到您的 | 工作日内 | 已被阅读 | 접수되었 | 영업일 이내 | 읽었습니다
`);
