/**
 * Wishes for no more mail in languages other than English, by the shapes that many people's sentences have: "no me
 * volviera a escribir", "přestaňte mi psát". One block a language; each names writing to them, or their data.
 */
export const formsAbroad = `
  nicht *2 mehr|wieder|weiter|weiterhin|nochmals|nochmal|erneut|kunftig *2 kontaktier~|anschreib~|anzuschreiben|behellig~|belastig~|angeschrieben
  widerspr~ *4 kontakt~|verarbeitung|nutzung|zusendung|zusendungen|speicherung|werbung
  keinerlei|keine|keinen *2 kontakt|kontaktaufnahme|mails|nachrichten|anfragen|zuschriften *1 erwunscht|gewunscht
  verschon~ *1 mich|uns *1 mit|bitte|kunftig
  losch~ *1 alle|samtliche|meine *1 daten|angaben
  unterlass~ *4 kontakt~|mails|zusendung~|anfragen|nachrichten|anschreiben
  losch~|streich~|entfern~|nehm~|nimm *2 mich|uns *3 raus|heraus|endlich|verteiler|liste|kartei|datenbank
  meine|meinen *2 adresse|daten|mailadresse|namen|kontaktdaten|eintrag *4 losch~|geloscht|entfern~|streich~|gestrichen

  no me|nos volv~|vuelv~ *2 escrib~|contact~|mand~|envi~|molest~|llam~
  no volv~|vuelv~ *3 escribirme|contactarme|molestarme|mandarme|enviarme|escribirnos|contactarnos|molestarnos
  no *3 ser contactado|contactada|molestado|molestada
  deje|deja|dejen|dejad|dejes|pare|paren de *1 escribir~|contactar~|mandar~|enviar~|molestar~|fastidiar~|acosar~|insistir
  ni un|una *1 mail|correo|mensaje mas
  me de|den|des de baja
  deje|dejen|dejes|deja me|nos *1 en paz
  me|nos dejen|deje|dejes en paz
  solicito|pido|ruego *2 baja *2 lista|correo|datos|inmediata|definitiva

  ne me|nous recontact~|contact~|relanc~|sollicit~|derang~|ecri~ plus|jamais
  ne plus|jamais me|m|nous recontacter|contacter|relancer|solliciter|deranger|importuner|ecrire|envoyer
  ne pas me|nous recontacter|relancer|solliciter
  retirez|supprimez|effacez|rayez|desinscrivez|desabonnez|retire|supprime|efface|raye moi|nous
  souhaite|desire|veux|souhaitons|voulons plus|aucun|pas *2 contacte~|sollicite~|derange~|recontacte~
  oppos~ *5 traitement|prospection|demarchage
  fichez|foutez|fous|fiche|laisse moi|nous la|tranquille paix?
  arretez|arrete|cessez|cesse *1 de *2 m|me|nous *1 ecri~|envoy~|contact~|harcel~|relanc~|spam~|derang~
  arretez|arrete|cessez|cesse vos|ces|les|tes *1 mails|mail|messages|envois|spams|sollicitations

  pare|parem|para|deixe|deixem|chega de *2 escrever~|mandar~|enviar~|contat~|contact~|incomod~|chatear~|perturb~
  nao me|nos escreva|escrevas|mande|mandes|envie|envies|contate|contacte|contactes|procure|incomode|perturbe|chateie *2 mais|novamente|nunca
  nao volte|voltes|voltem|torne|tornem *2 escrever~|contactar~|contatar~|mandar~|enviar~
  nao *2 ser contactado|contactada|contatado|contatada|incomodado|incomodada
  peco|solicito|exijo|requeiro *2 remocao|exclusao|eliminacao *3 dados|email|e|contato|contacto|nome
  me deixe|deixa|deixem em paz
  deixe|deixem me em paz
  tire|tirem|risque|remova|exclua|apague *1 me|nos *3 lista|cadastro|base|contactos|contatos

  non mi|ci *1 riscriv~|ricontatt~|scriva|scrivete|contatti|contattate|mandi|mandate|invii|inviate|disturbi|cerchi *2 piu|mai|ancora
  non *2 riscrivermi|ricontattarmi|ricontattarci
  evit~ di riscriv~|scrivermi|contattarmi|ricontattarmi|mandarmi|inviarmi|disturbarmi
  evit~ *1 altri|ulteriori *1 messaggi|email|mail|contatti
  smetti|smetta|smettete|smettetela|smettila|piantatela|piantala|finitela *1 di|con *2 scriv~|mand~|invi~|contatt~|disturb~|importun~|mail|email|messaggi
  mi lasci|lasciate in pace
  lasciami|lasciatemi in pace
  chiedo|richiedo|esigo *2 cancellazione *4
  tolga|cancelli|elimini|rimuova *1 mio|miei|mia *1 indirizzo|dati|email|mail|nome|contatto
  mi tolga|cancelli|elimini|rimuova|depenni *3 lista|indirizzario|elenco|archivio|rubrica

  niet meer|nogmaals|opnieuw|nooit *1 benader~|contacteren|lastigvallen|gecontacteerd|gemaild|aangeschreven|aanschrijven
  mij|me|ons niet|nooit *1 meer|nogmaals|opnieuw *1 mail~|schrijf~|schrijven|benader~|contact~|stuur|sturen
  mail|schrijf|benader|contacteer|stuur *1 me|mij|ons *1 niet|nooit|geen *2 meer|nogmaals|opnieuw
  geen prijs *2 contact|mails|berichten
  hou|houd|houdt *1 op *1 met *2 mail~|schrijven|sturen|contact~|lastigvallen
  mijn *2 gegevens|adres|naam|mailadres *3 verwijder~|wissen|schrappen|gewist
  wis *2 mijn *2 gegevens|adres|mailadres
  laat|laten *1 mij|me|ons *1 met rust

  sluta|upphor *1 med|att|genast mejla|maila|skriva|skicka|kontakta|spamma|hora|mejlen|utskicken
  sluta|upphor med *1 att? *1 mejla|maila|skriva|skicka|kontakta|hora|mejlen|utskicken
  vill|onskar inte|ej *2 kontaktad|kontaktas|fler|utskick
  ta|stryk|plocka|radera *1 bort|mig|mina|min|mitt *2 ur|fran|ifran|adress|namn|uppgifter
  hor|mejla|maila|skriv|kontakta *1 inte|aldrig *3 igen|mer
  lamna|lat mig|oss *1 ifred|fred
  inga fler|flera mejl|mail|meddelanden|utskick|brev

  slutt|slutte|stopp|stoppe|stop|hold *1 a|at|med *1 sende|skrive|kontakte|maile|spamme|plage|mase|mail|mails
  ikke|aldri|aldrig kontakt|kontakte|skriv|skrive|send|sende|mail|maile *1 meg|mig|oss|os *2 igjen|igen|mer|mere|flere
  kontakt|skriv|send|mail *2 meg|mig|oss|os *1 aldri|aldrig|ikke *1 igjen|igen|mer|mere|flere
  slett|slet|fjern adresse|adressen|opplysningene|oplysninger|navnet|navn|kontaktinfo~|dataene|data|mailadressen *1 min|mine|mit|mitt
  onsker|vil ikke *2 kontaktes|kontaktet|henvendelser|forstyrres
  ikke *2 flere mail|mails|meldinger|henvendelser|beskeder
  lad|la mig|meg|os|oss vaere *1 fred
  frabe~ *2 henvendelser|kontakt|mails|yderligere|ytterligere

  ala|alkaa *2 laheta~|lahett~|kirjoita|kirjoittako|ottako|ota|hairitse|hairitko *2 minulle|minua|minuun|enaa|yhteytta|viesteja|sahkoposti~
  lopeta|lopettakaa *2 viest~|kirjoit~|yhteyden~|lahett~|hairi~
  poist~ *2 minut|tieto~|osoite~|nimeni|yhteystie~
  en halua|toivo *3 viesteja|viestia|yhteydenot~|sahkoposti~
  en|emme halua|toivo *2 enempaa|lisaa *1 sahkopost~|viest~|posti~|yhteydenot~
  jata|jattakaa minut|meidat rauhaan

  prosz~ *2 nie *2 pisac|kontaktowac|wysylac|przysylac|niepokoic|nekac
  nie piszcie|wysylajcie|przysylaj|przysylajcie|kontaktujcie|nekajcie *2 mnie|mi|wiecej|nas|juz
  dajcie|daj mi|nam *1 spokoj
  odczep~ sie
  rezygnuje z|ze *3 wiadomosci|maili|korespondencji|subskrypcji
  cofam|wycofuje *1 zgode
  zadam *2 usuniecia|zaprzestania
  przestan|przestancie|zaprzestac|zaprzestanie *3 pisac|wysylac|wysylania|kontaktu|nekac|korespondencji

  prest~ *3 psat|posilat|kontaktovat|obtezovat|otravovat|zasilat
  nepreji|nechci *4 kontaktovan~|obtezovan~|oslovovan~
  nepreji|nechci *3 dostavat *2 zpravy|maily|emaily|e
  nechci|nepreji *1 od vas *1 nic *2 dostavat|slyset|cist
  vymaz~|smaz~|odstran~|vyrad~ *2 me|mne|mych|moje|mou *2
  vyskrtn~ *2 me|mne *3 seznam~|databaz~|evidenc~
  neozyvejte|neozyvej|nepiste|nekontaktujte *4
  odvolavam *1 souhlas *3
  dejte|dej mi|nam *1 pokoj

  ne zaklass~|zavarj~|zargass~|kontakt~ *3
  leiratkoz~ *2
  nem kerek|szeretnek|kivanok *2 tobb *2 level~|uzenet~|email~|megkeres~
  hagyj~ *1 beken
  vegyen|vegyenek|vegyel|vegyetek *1 le|ki *3 listar~
  nu *1 mai doresc|vreau|dorim *2 primesc|primi|primim|fiu *3
  dezabon~ *2
  lasati|lasa *1 ma in pace
  opriti|incetati|opreste|inceteaza *3 mesaj~|email~|scri~|contact~|trimit~

  μην|μη *3 ενοχλ~|στελν~|γραφετε
  μη|μην *1 ξαναγραψ~|ξαναστειλ~|ξαναενοχλ~
  σταματ~ *4 γραφ~|στελν~|ενοχλ~|μηνυματα|επικοινων~
  αφαιρε~|βγαλ~ *2 με|μου *3 λιστα|στοιχεια|διευθυνση
  δεν επιθυμω|θελω *3 επικοινωνια|μηνυματα|email|ενοχλ~
  αφηστε|αφησε με ησυχο|ησυχη
  απεγγραφ~ *2

  bana|bize|beni|bizi *3 yazmayın~|göndermeyin~|atmayın~|aramayın~|yollamayın~
  bir daha *3 yazmayın~|yazma|göndermeyin~|gönderme|atmayın~|aramayın~|ulaşmayın~|iletişim~
  mesaj|mail|mailler|eposta|posta *2 göndermeyin~|atmayın~|istemiyor~|almak istemiyor~?
  listeden|listenizden|listelerinizden|listesinden *2 çıkar~|silin~|çıkart~
  verilerimi|adresimi|bilgilerimi|kaydımı *3 sil~|kaldır~
  beni|bizi rahat bırak~
  rahatsız etmeyin~
  abonelikten|aboneliğimi *1 çık~|çıkar~|sonlandır~

  исключ~|вычеркн~|уберите|убери|отпишите|удали~ *2 меня|мои|мой|мою|нас *3 списк~|рассыл~|базы|контакт~|адрес~|данны~
  не беспокойте|беспокоить|присылайте|присылай|шлите|шли|связывайтесь *3 мне|меня|больше|впредь|нас|нам
  больше|впредь не пишите|пиши|писать|присылайте|присылать|беспокойте|беспокоить|шлите|связывайтесь|связываться
  прекратите|прекрати|перестаньте|перестань|хватит *3 писать|слать|рассылк~|присыл~|беспоко~|спамить|писем|сообщени~|письма
  оставьте|оставь *1 меня|нас *1 в покое
  отзываю *2 согласи~ *2
  не хочу|желаю *2 получать *3 пис~|сообщен~|рассылк~
  не турбуйте|турбувати|надсилайте|надсилай|пишіть|пиши|звертайтеся *3 мені|мене|більше|нас|нам
  більше|надалі не пишіть|пиши|писати|надсилайте|надсилати|турбуйте|турбувати|звертайтеся
  припин~|перестан~|досить *3 писати|надсил~|турбувати|розсил~|листів
  виключ~|видал~|викресл~|прибер~|відпиш~ *2 мене|мої|мою|нас *4
  відкликаю *1 згод~
  дайте|дай *1 мені спокій

  لا *1 تراسلني|تراسلوني|تراسلونا|تزعجني|تزعجوني *3
  لا *1 ترسل~|تتواصل~|تكتب~|تتصل~|تبعث~ *4 أخرى|اخرى|مجدد~|ثانية|تاني|أبد~|ابد~|رسائل
  عدم|التوقف|توقف|توقفوا|كف|كفوا *2 مراسلتي|مراسلتنا|التواصل|إرسال|ارسال|الإرسال|الرسائل|المراسلة|إزعاجي|ازعاجي *3
  احذف~|حذف|شطب|إزالة|ازالة|ازيل~|أزيل~|شيلو~|تشيلو~|امسح~|مسح *2 اسمي|بياناتي|عنواني|بريدي|ايميلي|إيميلي *3
  احذف~|حذفي|إزالتي|ازالتي|شيلو~|تشيلو~ *1 من *2 القائمة|قائمتكم|قوائمكم|القوائم|اللستة
  إلغاء|الغاء *1 اشتراكي|الاشتراك
  أوقفوا|اوقفوا|أوقف|اوقف *1 الرسائل|المراسلة|المراسلات|الإيميلات|الايميلات
  ممنوع التواصل|المراسلة *3
  مش|ما|لا عايز|عايزة|اريد|أريد|أرغب|ارغب|ابي|أبي|ابغى *3 رسائل|ايميلات|إيميلات|تواصل|مراسلات|رسايل *2
  ماتبعت~|متبعت~|ماترسل~ *2 تاني|ثاني|مرة|رسائل

  אל *1 תכתב~|תכתוב~|תפנו|תפנה|תפני|תשלח~|תיצר~|תיצור|תטריד~ *4 שוב|יותר|לעולם|עוד
  לא *1 ליצור|לפנות|לכתוב|לשלוח *2 קשר|אליי|אלי|לי|שוב|יותר *3
  הסירו|הסר|הסירי|מחקו|מחק|מחקי|הורידו|תוריד~|תמחק~|להסיר|למחוק *2 אותי|שמי|פרטיי|פרטי|כתובתי|הכתובת|המייל *3
  תפסיק~|הפסיקו|הפסק|להפסיק *2 לכתוב|לשלוח|להטריד|לפנות *2
  תמחק~|מחקו|מחק|הסירו|להסיר|למחוק *1 הפרטים|הנתונים|המידע|הכתובת|השם שלי
  לא *1 רוצה|מעוניין|מעוניינת|מבקש|מבקשת *1 לקבל *2 מיילים|הודעות|מכתבים|דואר|פניות|מייל
  תעזב~ אותי
  תניחו לי

  ईमेल|मेल|संदेश|मैसेज|संपर्क *2 न|ना|मत *1 भेज~|करें|कीजिए|करो|लिखें|लिखिए
  मत|न|ना भेजें|भेजिए|भेजिएगा|लिखें|लिखिए *2
  मेरा|मेरी|मेरे *2 डेटा|पता|ईमेल|जानकारी *3 हटा~|डिलीट|मिटा~|निकाल~
  सूची|लिस्ट *3 हटा~|निकाल~
  mail|mails|email|emails|message|messages|msg *2 na|mat *1 bhej~|karein|kare|karo|kijiye|likh~
  list se *3 nikal~|hata~
  contact|sampark *1 na|mat karein|kare|karo|kijiye

  jangan *2 hubungi|kirim~|mengirim~|menghubungi|ganggu|email~ *4 lagi
  hapus~|keluarkan|coret *3 saya|nama|alamat|data|email *3 saya|daftar|milis
  berhenti|hentikan *1 mengirim~|kirim~|menghubungi|email~|berlangganan
  tidak|nggak|gak|tak ingin|mau|berkenan *1 lagi? dihubungi
  tidak|nggak|gak|tak ingin|mau *1 menerima|terima *3 email|pesan
  đừng|không *1 gửi|liên|email|viết *5 nữa
  đừng *1 làm phiền|lam
  không *1 muốn *2 nhận *3 email|thư|tin|mail
  xóa|xoá|gỡ|loại *4 danh|email|địa|thông *4 tôi|sách
  ngừng|dừng *1 gửi|liên|email *3
  hủy|huỷ đăng ký
`;
