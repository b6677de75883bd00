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
  monday | mon | mondays | montag | montags | lunes | lundi | lunedì | lunedi | maandag | mandag | måndag | poniedziałek | poniedziałku | poniedziałkiem | maanantai | maanantaina | pazartesi | понедельник | lundis | måndagen | måndagar | mandagen | pondělí | понеділок | δευτέρα | الاثنين | الإثنين | सोमवार | hétfő | hétfőn | luni
  tuesday | tue | terça | tues | tuesdays | dienstag | dienstags | martes | mardi | martedì | dinsdag | tirsdag | tisdag | wtorek | wtorku | tiistai | tiistaina | salı | вторник | terças | mardis | tisdagen | tisdagar | tirsdagen | úterý | вівторок | τρίτη | الثلاثاء | मंगलवार | kedd | kedden | marți
  wednesday | wed | quarta | weds | wednesdays | mittwoch | mittwochs | miércoles | mercredi | mercoledì | woensdag | onsdag | środa | środę | środy | keskiviikko | keskiviikkona | çarşamba | среда | среду | quartas | mercredis | onsdagen | onsdagar | środą | středa | středu | середа | середу | τετάρτη | الأربعاء | الاربعاء | बुधवार | szerda | szerdán | miercuri
  thursday | thu | quinta | thur | thurs | thursdays | donnerstag | donnerstags | jueves | jeudi | giovedì | donderdag | torsdag | czwartek | czwartku | torstai | torstaina | perşembe | четверг | quintas | jeudis | torsdagen | torsdagar | čtvrtek | четвер | πέμπτη | الخميس | गुरुवार | csütörtök | csütörtökön
  friday | fri | sexta | fridays | freitag | freitags | viernes | vendredi | venerdì | vrijdag | fredag | piątek | piątku | perjantai | perjantaina | cuma | пятница | пятницу | sextas | vendredis | fredagen | fredagar | piątkiem | pátek | ятниця | ятницю | παρασκευή | الجمعة | शुक्रवार | péntek | pénteken | vineri
  saturday | sat | saturdays | samstag | sonnabend | sábado | samedi | sabato | zaterdag | lørdag | lördag | sobota | sobotę | lauantai | cumartesi | суббота | субботу | samstags | lördagen | lørdagen | субота | суботу
  sunday | sun | sundays | sonntag | domingo | dimanche | domenica | zondag | søndag | söndag | niedziela | niedzielę | sunnuntai | pazar | воскресенье | sonntags | söndagen | søndagen | neděle | неділя | неділю
`);

const months = numbered(`
  january | jan | januar | jänner | enero | janvier | gennaio | januari | janeiro | styczeń | stycznia | tammikuuta | ocak | января | styczniu | январе | ledna | січня | يناير | ιανουαρίου | जनवरी | ianuarie | január
  february | feb | februar | febrero | février | febbraio | februari | fevereiro | luty | lutego | helmikuuta | şubat | февраля | lutym | феврале | února | лютого | فبراير | φεβρουαρίου | फरवरी | februarie | február
  march | märz | maerz | marzo | mars | maart | março | marts | marzec | marca | maaliskuuta | mart | марта | marcu | марте | března | березня | مارس | μαρτίου | मार्च | martie | március
  april | apr | abril | avril | aprile | kwiecień | kwietnia | huhtikuuta | nisan | апреля | kwietniu | апреле | dubna | квітня | أبريل | ابريل | απριλίου | अप्रैल | aprilie | április
  may | mai | mayo | maggio | mei | maio | maj | maja | toukokuuta | mayıs | мая | maju | мае | května | травня | مايو | μαΐου | मई | május
  june | jun | juni | junio | juin | giugno | junho | czerwiec | czerwca | kesäkuuta | haziran | июня | czerwcu | июне | června | червня | يونيو | ιουνίου | जून | iunie | június
  july | jul | juli | julio | juillet | luglio | julho | lipiec | lipca | heinäkuuta | temmuz | июля | lipcu | июле | července | липня | يوليو | ιουλίου | जुलाई | iulie | július
  august | aug | agosto | août | augustus | augusti | sierpień | sierpnia | elokuuta | ağustos | августа | sierpniu | августе | srpna | серпня | أغسطس | αυγούστου | अगस्त | augusztus
  september | sep | sept | septiembre | septembre | settembre | setembro | wrzesień | września | syyskuuta | eylül | сентября | wrześniu | сентябре | září | вересня | سبتمبر | σεπτεμβρίου | सितंबर | septembrie | szeptember
  october | oct | oktober | okt | octubre | octobre | ottobre | outubro | październik | października | lokakuuta | ekim | октября | październiku | октябре | října | жовтня | أكتوبر | οκτωβρίου | अक्टूबर | octombrie | október
  november | nov | noviembre | novembre | novembro | listopad | listopada | marraskuuta | kasım | ноября | listopadzie | ноябре | листопада | نوفمبر | νοεμβρίου | नवंबर | listopadu | noiembrie
  december | dec | dezember | dez | diciembre | décembre | dicembre | dezembro | desember | grudzień | grudnia | joulukuuta | aralık | декабря | grudniu | декабре | prosince | грудня | ديسمبر | δεκεμβρίου | दिसंबर | decembrie
`);
