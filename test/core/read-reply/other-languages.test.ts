import { describe, expect, it } from "vitest";
import { toSentences } from "../../../src/core/read-reply/sentences.ts";
import { sayingsIn, timesSaid } from "../../../src/core/read-reply/times-said.ts";

const zone = "Europe/Berlin";
const at = (text: string) => Temporal.PlainDateTime.from(`2026-${text}`).toZonedDateTime(zone).toInstant();
const slot = (start: string) => ({ start: at(start), end: at(start).add({ minutes: 20 }) });

/** Received on Friday 27 November; offered are Tuesday 1 December at 10:00 and Thursday 3 December at 14:30. */
const ground = {
  offered: [slot("12-01T10:00"), slot("12-03T14:30")],
  contact: zone,
  owner: zone,
  receivedAt: at("11-27T09:00"),
  scheduled: undefined,
};

const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(5, 16);

/** What the last clause that names times comes to. */
function last(text: string): string[] | undefined {
  const said = timesSaid(sayingsIn(toSentences(text), ground), ground);
  return [...said.clauses.values()]
    .map(({ settled, slots }) => [
      ...slots.map((place) => local(ground.offered[place]?.start ?? at("01-01T00:00"))),
      ...settled.starts.map(local),
      ...settled.windows.map(({ from, to }) => `${local(from)}/${local(to).slice(6)}`),
    ])
    .at(-1);
}

function comeTo(cases: readonly (readonly [string, ...string[]])[]): void {
  for (const [text, ...times] of cases) expect([...new Set(last(text))].sort(), text).toEqual(times);
}

describe("an hour in another language", () => {
  it("is read in words, with halves and quarters", () => {
    comeTo([
      ["Mittwoch um halb elf?", "12-02T10:30"],
      ["Freitag, neun Uhr", "12-04T09:00"],
      ["Mittwoch um eins wäre mir recht.", "12-02T13:00"],
      ["Kan het vrijdag, kwart voor elf?", "12-04T10:45"],
      ["Woensdag om half drie", "12-02T14:30"],
      ["¿El miércoles a la una?", "12-02T13:00"],
      ["El viernes a las cinco menos cuarto", "12-04T16:45"],
      ["Quarta, às dez", "12-02T10:00"],
      ["Mercoledì alle undici", "12-02T11:00"],
      ["Mercredi vers dix heures et demie", "12-02T10:30"],
      ["Onsdag, kvart över fyra", "12-02T16:15"],
      ["Kan vi ta onsdag kl. 14?", "12-02T14:00"],
      ["Środa o jedenastej", "12-02T11:00"],
      ["Ve středu v jedenáct", "12-02T11:00"],
    ]);
  });
  it("is read on a clock of 24 hours", () => {
    comeTo([
      ["Mercredi à quinze heures", "12-02T15:00"],
      ["Mercredi à quinze heures trente", "12-02T15:30"],
      ["Mittwoch um fünfzehn Uhr", "12-02T15:00"],
      ["El miércoles a las quince", "12-02T15:00"],
      ["Quarta às dezesseis horas", "12-02T16:00"],
      ["Mercoledì alle quindici", "12-02T15:00"],
      ["Onsdag klockan fjorton", "12-02T14:00"],
      ["Środa o czternastej", "12-02T14:00"],
      ["Ve středu ve čtrnáct hodin", "12-02T14:00"],
    ]);
  });
  it("is read where the word itself says at, and where quarters count towards it", () => {
    comeTo([
      ["Keskiviikko kello kymmenen", "12-02T10:00"],
      ["Keskiviikkona kolmelta", "12-02T15:00"],
      ["Keskiviikkona vartin yli neljä", "12-02T16:15"],
      ["Keskiviikkona puoli viideltä", "12-02T16:30"],
      ["Onsdag klokka ett", "12-02T13:00"],
      ["Ve středu ve tři čtvrtě na dvě", "12-02T13:45"],
      ["Ve středu ve čtvrt na tři", "12-02T14:15"],
      ["Ve středu v půl třetí", "12-02T14:30"],
      ["Środa o wpół do trzeciej", "12-02T14:30"],
      ["Может, в среду в половине одиннадцатого?", "12-02T10:30"],
      ["Szerdán háromkor", "12-02T15:00"],
    ]);
  });
  it("is one of two where the first is told, and that of the day before it where it is the same", () => {
    comeTo([
      ["Mittwoch um halb eins oder eins?", "12-02T12:30", "12-02T13:00"],
      ["Woensdag, half twaalf of twaalf?", "12-02T11:30", "12-02T12:00"],
      ["El martes 8 a las 10:00 o el miércoles 9 a la misma hora", "12-08T10:00", "12-09T10:00"],
      ["Wednesday at 11 or Friday, same time", "12-02T11:00", "12-04T11:00"],
    ]);
  });
  it("is where a meeting goes, though the word before it bounds a stretch elsewhere", () => {
    comeTo([
      ["Kan vi flytte onsdag til klokken tre?", "12-02T15:00"],
      ["Kan vi skjuta onsdag till halv sex?", "12-02T17:30"],
      ["Możemy przesunąć na środę na piątą?", "12-02T17:00"],
      ["Woensdag na drie uur", "12-02T15:00/17:00"],
      ["Onsdag till halv fyra", "12-02T09:00/15:30"],
    ]);
  });
  it("bounds a stretch", () => {
    comeTo([
      ["El miércoles de doce a dos", "12-02T12:00/14:00"],
      ["Quarta depois das 14h", "12-02T14:00/17:00"],
      ["Woensdag tot elf uur", "12-02T09:00/11:00"],
      ["Mercredi entre 10 et 12 h", "12-02T10:00/12:00"],
      ["Mittwoch nach dem Mittagessen", "12-02T13:00/17:00"],
    ]);
  });
  it("is none where the number counts something else", () => {
    for (const text of [
      "Mittwoch, um zwei Wochen verschoben",
      "Alle drei passen am Mittwoch",
      "Mercredi, j'ai quinze minutes",
      "Mercredi, j'ai quinze heures de cours derrière moi",
      "Środa, na drugą rozmowę",
    ])
      expect(last(text), text).toEqual(["12-02T09:00/17:00"]);
  });
});

describe("a one or two in another language", () => {
  it("is no hour where it counts what is asked for", () => {
    for (const text of [
      "Ich bitte um ein, zwei Vorschläge.",
      "Ich bitte um ein bis zwei Alternativen.",
      "Ich bitte um ein Gespräch.",
      "Graag om een of twee voorstellen.",
    ])
      expect(last(text), text).toBeUndefined();
  });
});

describe("a part of the day in another language", () => {
  it("is the morning or the afternoon", () => {
    const morning = "12-02T09:00/12:00";
    const afternoon = "12-02T13:00/17:00";
    comeTo([
      ["Mercoledì in mattinata", morning],
      ["Mercredi dans la matinée", morning],
      ["Onsdag på förmiddagen", morning],
      ["Woensdagochtend", morning],
      ["Mittwochmorgen", morning],
      ["środa przed południem", morning],
      ["środa do południa", morning],
      ["Keskiviikkona aamupäivän", morning],
      ["Mittwoch, morgens", morning],
      ["В среду в первой половине дня", morning],
      ["В среду во второй половине дня", afternoon],
      ["El miércoles por las tardes", afternoon],
      ["Hätten Sie Mittwoch am Nachmittag Zeit?", afternoon],
      ["Mercredi après-midi, mon vol est parti", afternoon],
      ["Mercredi après-midi", afternoon],
      ["Woensdagmiddag", afternoon],
      ["Onsdag eftermiddag", afternoon],
      ["Quarta à tarde", afternoon],
      ["środa po południu", afternoon],
    ]);
  });
});

describe("a day in another language", () => {
  it("is one of the month where an article or an ending makes it so", () => {
    comeTo([
      ["Possiamo il 4 alle 10?", "12-04T10:00"],
      ["Am 4. bin ich ab 15 Uhr frei", "12-04T15:00/17:00"],
      ["Den 4:e kl 13", "12-04T13:00"],
      ["Vrijdag de 4e om 13 uur", "12-04T13:00"],
      ["Segunda, dia 7, às 9h30", "12-07T09:30"],
      ["Je peux le 8 ou le 9 au matin", "12-08T09:00/12:00", "12-09T09:00/12:00"],
    ]);
  });
  it("is found beside another", () => {
    comeTo([
      ["Am Dienstag geht es nicht. Einen Tag später um 14 Uhr?", "12-02T14:00"],
      ["Dinsdag lukt niet. Een dag later, zelfde tijd?", "12-02T10:00"],
      ["Martes no. Miércoles a la misma hora que el martes", "12-02T10:00"],
    ]);
  });
  it("is part of a stretch", () => {
    comeTo([
      ["De lunes a miércoles por la tarde", "11-30T13:00/17:00", "12-01T13:00/17:00", "12-02T13:00/17:00"],
      ["Du lundi au mercredi, le matin", "11-30T09:00/12:00", "12-01T09:00/12:00", "12-02T09:00/12:00"],
    ]);
  });
});

describe("what stands behind 'instead of' in another language", () => {
  it("is a clause of its own", () => {
    for (const text of [
      "Mittwoch um 17 Uhr statt um 10",
      "Mercredi à 17 h plutôt qu'à 10 h",
      "Onsdag kl 17 i stället för 10",
    ]) {
      const said = timesSaid(sayingsIn(toSentences(text), ground), ground);
      expect([...said.clauses.values()][0]?.settled.starts.map(local), text).toEqual(["12-02T17:00"]);
    }
  });
});

describe("an offer in another language", () => {
  it("is pointed at by its place", () => {
    for (const [text, time] of [
      ["Den zweiten nehme ich gern", "12-03T14:30"],
      ["De eerste graag", "12-01T10:00"],
      ["Va bene il secondo orario", "12-03T14:30"],
      ["Pode ser o primeiro", "12-01T10:00"],
      ["Den andra tiden passar", "12-03T14:30"],
      ["Pierwszy termin pasuje", "12-01T10:00"],
      ["二つ目でお願いします", "12-03T14:30"],
      ["Der spätere Termin ist mir recht", "12-03T14:30"],
    ] as const)
      expect(last(text), text).toEqual([time]);
  });
  it("is what another time is told by, and not wanted itself", () => {
    comeTo([["Mittwoch, selbe Uhrzeit wie der erste Vorschlag, also 10 Uhr", "12-02T10:00"]]);
  });
});

describe("a time in a script that does not part its words", () => {
  it("is read as elsewhere", () => {
    comeTo([
      ["12月2日(水)の午後でしたら空いております。", "12-02T13:00/17:00"],
      ["2日16時に変更していただけますか。", "12-02T16:00"],
      ["周三下午3点可以吗?", "12-02T15:00"],
      ["수요일 오후 3시 30분 어떠세요?", "12-02T15:30"],
      ["الأربعاء الساعة ١٢", "12-02T12:00"],
    ]);
  });
});
