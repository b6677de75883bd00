import { describe, expect, it } from "vitest";
import { readReply } from "../../../src/core/read-reply/read-reply.ts";

const at = (text: string) => Temporal.Instant.from(text);

/** Offered are Tuesday 1 December at 10:00 and Thursday 3 December at 14:30, in Berlin. */
function kindOf(text: string, headers: Readonly<Record<string, string>> = {}, subject = "Re: Frage") {
  const { reading, sure } = readReply({
    subject,
    text,
    headers,
    from: "someone@there.example",
    receivedAt: at("2026-11-27T08:00:00Z"),
    offered: [
      { start: at("2026-12-01T09:00:00Z"), end: at("2026-12-01T09:20:00Z") },
      { start: at("2026-12-03T13:30:00Z"), end: at("2026-12-03T13:50:00Z") },
    ],
    ownerZone: "Europe/Berlin",
    contactZone: "Europe/Berlin",
  });
  return sure ? reading.kind : `perhaps ${reading.kind}`;
}

/** Polite, terse and rude, by language. */
const wishes: Readonly<Record<string, readonly string[]>> = {
  German: [
    "Bitte löschen Sie alle Daten, die Sie von mir gespeichert haben.",
    "Ich möchte Sie bitten, mich künftig nicht mehr anzuschreiben.",
    "Bitte keine weiteren Nachrichten.",
    "Löschen Sie meine Adresse, und zwar sofort!",
    "Hiermit widerspreche ich der Verarbeitung meiner Daten.",
    "Verschonen Sie mich bitte mit so etwas.",
  ],
  Spanish: [
    "Que me dejen en paz.",
    "Le agradecería que no volviera a escribirme.",
    "Por favor, bórreme de su lista.",
    "Dejen de molestar.",
    "Ni un correo más, por favor.",
  ],
  French: [
    "Je vous prie de ne plus me solliciter à l'avenir.",
    "Merci de supprimer mes coordonnées de vos fichiers.",
    "Arrêtez vos mails, c'est pénible.",
    "Je m'oppose au traitement de mes données.",
  ],
  Portuguese: [
    "Exijo a remoção dos meus dados.",
    "Peço que não volte a contactar-me.",
    "Retirem o meu nome da lista, por favor.",
    "Pare de me mandar emails.",
    "Não me procure mais.",
  ],
  Italian: [
    "La prego di non ricontattarmi.",
    "Cancelli i miei dati, grazie.",
    "Basta mail, per favore. Mi lasci in pace.",
    "Eviti di scrivermi in futuro.",
  ],
  Dutch: [
    "Zou u mij niet meer willen benaderen?",
    "Haal mij van de lijst.",
    "Houd op met mailen.",
    "Ik stel geen prijs op verdere berichten.",
  ],
  Swedish: [
    "Jag vill inte bli kontaktad igen.",
    "Ta bort min adress ur registret.",
    "Sluta skicka sånt här.",
    "Hör inte av dig igen.",
  ],
  Danish: [
    "Lad mig være i fred.",
    "Skriv venligst ikke til mig igen.",
    "Slet mine oplysninger.",
    "Jeg frabeder mig flere henvendelser.",
  ],
  Norwegian: ["Vennligst ikke kontakt meg igjen.", "Slett adressen min.", "Slutt å sende meg e-post."],
  Finnish: [
    "En halua enempää sähköposteja.",
    "Toivon, ettette enää ota yhteyttä. Poistakaa tietoni.",
    "Älkää lähettäkö minulle enää viestejä.",
    "Jättäkää minut rauhaan.",
  ],
  Polish: [
    "Uprzejmie proszę więcej do mnie nie pisać.",
    "Proszę usunąć mój adres z bazy.",
    "Dajcie mi spokój.",
    "Cofam zgodę na przetwarzanie danych.",
  ],
  Czech: [
    "Prosím, už mi nepište.",
    "Vymažte mě ze seznamu, děkuji.",
    "Přestaňte mi posílat maily.",
    "Nepřeji si být dále kontaktována.",
  ],
  Hungarian: ["Kérem, ne írjon nekem többet.", "Töröljön a listáról.", "Hagyjon békén."],
  Romanian: [
    "Nu mai doresc să primesc mesaje.",
    "Vă rog să nu mă mai contactați.",
    "Ștergeți-mi datele, vă rog.",
    "Lăsați-mă în pace.",
  ],
  Greek: [
    "Μη μου ξαναγράψετε.",
    "Παρακαλώ μην επικοινωνήσετε ξανά μαζί μου.",
    "Διαγράψτε με από τη λίστα.",
    "Σταματήστε να μου στέλνετε μηνύματα.",
  ],
  Turkish: [
    "Lütfen bana bir daha yazmayın.",
    "Beni listenizden çıkarın.",
    "Verilerimi silin.",
    "Rahatsız etmeyin.",
  ],
  Russian: [
    "Прошу больше не писать мне.",
    "Исключите меня из списка рассылки.",
    "Хватит слать мне письма.",
    "Удалите мои данные, пожалуйста.",
    "Оставьте меня в покое.",
  ],
  Ukrainian: ["Прошу більше мені не писати.", "Видаліть мої дані.", "Не турбуйте мене більше."],
  Japanese: [
    "今後のご連絡はご遠慮ください。",
    "リストから削除してください。",
    "もうメールを送らないでください。",
    "私の個人情報を消去してください。",
  ],
  Korean: [
    "앞으로 연락하지 말아 주세요.",
    "명단에서 제 이름을 빼 주세요. 메일은 더 이상 원하지 않습니다.",
    "메일 그만 보내세요.",
    "제 개인정보를 삭제해 주시기 바랍니다.",
  ],
  Chinese: ["请不要再给我写邮件了。", "请把我从名单中删除。", "別再寄信給我。", "请删除我的个人信息。"],
  Arabic: [
    "أوقفوا الرسائل.",
    "أرجو عدم مراسلتي مرة أخرى.",
    "احذفوا بياناتي من فضلكم.",
    "توقفوا عن إرسال الرسائل.",
    "لا تتواصلوا معي مجدداً.",
  ],
  Hebrew: [
    "אני לא רוצה לקבל מיילים.",
    "נא לא לפנות אליי שוב.",
    "הסירו אותי מהרשימה.",
    "תפסיקו לשלוח לי מיילים.",
  ],
  Hindi: [
    "मेरा डेटा डिलीट कर दीजिए।",
    "कृपया मुझे और ईमेल न भेजें।",
    "मेरा नाम सूची से हटा दीजिए।",
    "Kripya mujhe aur mail mat bhejiye.",
  ],
  Indonesian: [
    "Mohon jangan hubungi saya lagi.",
    "Tolong hapus alamat email saya dari daftar.",
    "Berhenti mengirim email.",
  ],
  Vietnamese: [
    "Xin đừng gửi email cho tôi nữa.",
    "Vui lòng xóa tên tôi khỏi danh sách.",
    "Tôi không muốn nhận thư nữa.",
  ],
};

describe("a wish for no more mail in another language", () => {
  for (const [language, texts] of Object.entries(wishes))
    it(`is heard in ${language}`, () => {
      for (const text of texts) expect(kindOf(text), text).toBe("opts-out");
    });
});

describe("what is no wish for no more mail", () => {
  it("is a plain refusal of the interview", () => {
    for (const text of [
      "Leider kann ich nicht, viel Erfolg noch!",
      "Lo siento, no puedo. Mucha suerte.",
      "Désolée, je ne peux pas. Bonne chance pour la suite.",
      "Infelizmente não posso. Boa sorte!",
      "Mi dispiace, non posso. In bocca al lupo.",
      "Helaas, dat lukt niet. Veel succes.",
      "Tyvärr kan jag inte. Lycka till!",
      "Niestety nie mogę. Powodzenia!",
      "Bohužel nemohu. Hodně štěstí.",
      "Valitettavasti en ehdi. Onnea matkaan.",
      "К сожалению, не могу. Удачи!",
      "Maalesef katılamam. Başarılar.",
      "申し訳ありませんが、お受けできません。",
      "죄송하지만 어렵겠습니다. 행운을 빕니다.",
      "很抱歉，我没有时间。祝顺利。",
      "للأسف لا أستطيع. بالتوفيق.",
    ])
      expect(kindOf(text), text).not.toBe("opts-out");
  });
  it("asks for mail at another time, or lets us know that mail is welcome", () => {
    for (const text of [
      "Schreiben Sie mir bitte nicht vor Montag, dann gern.",
      "Vă rog să nu-mi scrieți până în martie.",
      "Zögern Sie nicht, mir zu schreiben.",
      "N'hésitez pas à m'écrire.",
      "Non esiti a scrivermi di nuovo.",
      "No dude en escribirme más adelante.",
      "Nie dostałem więcej wiadomości. Wtorek mi pasuje.",
      "Desculpe não ter escrito mais cedo.",
      "Omlouvám se, že se neozývám častěji.",
      "Jeg kan ikke skrive mer i dag, men torsdag klokken 14.30 passer.",
      "Nie piszę dużo, ale chętnie porozmawiam.",
      "Извините, что долго не писал. Вторник подходит.",
      "ご遠慮なくご連絡ください。",
      "연락하는 데 주저하지 마세요.",
      "10月4日之前请先别写邮件。",
      "Bana yazmanız çok güzel, salı uygun.",
      "لا أستطيع الآن، أرسل لي رسالة ثانية في يناير.",
      "Jangan kirim undangan dulu, saya cek kalender.",
    ])
      expect(kindOf(text), text).not.toBe("opts-out");
  });
  it("takes somebody off a meeting", () => {
    for (const text of [
      "Bitte nehmen Sie mich am Dienstag raus, ich bin krank.",
      "V pondělí nemůžu, prosím vyškrtněte mě.",
    ])
      expect(kindOf(text), text).not.toBe("opts-out");
  });
});
