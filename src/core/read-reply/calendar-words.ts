/** The names of weekdays and months in the languages that people answer in, folded. */
import { fold, listed } from "./words.ts";

/** 1 (Monday) to 7. */
export function weekdayOf(word: string): number | undefined {
  return weekdays.get(word);
}

/** 1 (January) to 12. */
export function monthOf(word: string): number | undefined {
  return months.get(word);
}

/** A table of as many lines as there are names; each line holds the words for one. */
function numbered(table: string): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  const lines = table.split("\n").filter((line) => line.trim() !== "");
  lines.forEach((line, place) => {
    for (const word of listed(line)) words.set(fold(word), place + 1);
  });
  return words;
}

const weekdays = numbered(`
  monday | mon | mondays | montag | montags | lunes | lundi | lunedì | lunedi | maandag | mandag | måndag | poniedziałek | poniedziałku | poniedziałkiem | maanantai | maanantaina | pazartesi | понедельник
  tuesday | tue | terça | tues | tuesdays | dienstag | dienstags | martes | mardi | martedì | dinsdag | tirsdag | tisdag | wtorek | wtorku | tiistai | tiistaina | salı | вторник
  wednesday | wed | quarta | weds | wednesdays | mittwoch | mittwochs | miércoles | mercredi | mercoledì | woensdag | onsdag | środa | środę | środy | keskiviikko | keskiviikkona | çarşamba | среда | среду
  thursday | thu | quinta | thur | thurs | thursdays | donnerstag | donnerstags | jueves | jeudi | giovedì | donderdag | torsdag | czwartek | czwartku | torstai | torstaina | perşembe | четверг
  friday | fri | sexta | fridays | freitag | freitags | viernes | vendredi | venerdì | vrijdag | fredag | piątek | piątku | perjantai | perjantaina | cuma | пятница | пятницу
  saturday | sat | saturdays | samstag | sonnabend | sábado | samedi | sabato | zaterdag | lørdag | lördag | sobota | sobotę | lauantai | cumartesi | суббота | субботу
  sunday | sun | sundays | sonntag | domingo | dimanche | domenica | zondag | søndag | söndag | niedziela | niedzielę | sunnuntai | pazar | воскресенье
`);

const months = numbered(`
  january | jan | januar | jänner | enero | janvier | gennaio | januari | janeiro | styczeń | stycznia | tammikuuta | ocak | января | styczniu | январе
  february | feb | februar | febrero | février | febbraio | februari | fevereiro | luty | lutego | helmikuuta | şubat | февраля | lutym | феврале
  march | märz | maerz | marzo | mars | maart | março | marts | marzec | marca | maaliskuuta | mart | марта | marcu | марте
  april | apr | abril | avril | aprile | kwiecień | kwietnia | huhtikuuta | nisan | апреля | kwietniu | апреле
  may | mai | mayo | maggio | mei | maio | maj | maja | toukokuuta | mayıs | мая | maju | мае
  june | jun | juni | junio | juin | giugno | junho | czerwiec | czerwca | kesäkuuta | haziran | июня | czerwcu | июне
  july | jul | juli | julio | juillet | luglio | julho | lipiec | lipca | heinäkuuta | temmuz | июля | lipcu | июле
  august | aug | agosto | août | augustus | augusti | sierpień | sierpnia | elokuuta | ağustos | августа | sierpniu | августе
  september | sep | sept | septiembre | septembre | settembre | setembro | wrzesień | września | syyskuuta | eylül | сентября | wrześniu | сентябре
  october | oct | oktober | okt | octubre | octobre | ottobre | outubro | październik | października | lokakuuta | ekim | октября | październiku | октябре
  november | nov | noviembre | novembre | novembro | listopad | listopada | marraskuuta | kasım | ноября | listopadzie | ноябре
  december | dec | dezember | dez | diciembre | décembre | dicembre | dezembro | desember | grudzień | grudnia | joulukuuta | aralık | декабря | grudniu | декабре
`);
