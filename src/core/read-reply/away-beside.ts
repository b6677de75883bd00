/**
 * What says that somebody is away where a machine sends it: in a mail that a person wrote, the same words are about
 * the days on which they cannot.
 */
import { phraseBook } from "./words.ts";

/** They come back, or open again: no acknowledgement says that. */
export const backAgain = phraseBook(`
  back at my desk | back in the office | back in office | back at work | back online | back on | back tomorrow | back from | back after | back when |
  be back on | be back in the | be back in office | be back in town | be back at | be back by | be back from | be back after | be back when | be back next | be back tomorrow | be back monday |
  be back tuesday | be back wednesday | be back thursday | be back friday | am back | are back on | are back at | are back from | are back monday | home on | i return | we return | will return on | will return to | will return in | will return from | be back in january | be back in february | be back in march | be back in april |
  be back in may | be back in june | be back in july | be back in august | be back in september | be back in october | be back in november |
  be back in december | returning on | returning to work | returning to the | returning in |
  returning from | returning whenever | returning monday | returning tuesday | returning wednesday | returning thursday | returning friday | am returning | my return | resume | resumes | reopen | reopens | re open |
  reopening | closed until | closed till | closed through | closed for | is shut | are shut | s shut | shut for | shut until | shut till | shop shut | s closed | closed today | nobody s at | nobody is at | nobody is here | no one is here | no one s at | no one is at |
  ooo | out until | out till | out through | out from | i am out | am off | am away | away until | away till | away through | is away | not at work | not working |
  not reading mail | not reading email | not reading my | not monitoring | no cell | no signal | no laptop | without a phone | not at the computer |
  get to email when | get to my email when | out sick | off sick |
  wieder da | wieder für sie | wieder im | wieder am | wieder an | wieder auf | bin ich wieder | sind wir wieder | bin zurück | wieder zurück | ich zurück | wir zurück | zurück am | zurück ab | zurück im |
  geschlossen bis | geschlossen von | geschlossen vom | bleibt geschlossen | feiertage geschlossen | betriebsferien |
  de vuelta | regreso el | vuelvo el | vuelvo a | volvemos | regresamos | reabrimos | cerrado hasta | cerrado por | cerrado del | cerrada hasta | cerrada por | cerrada del | cerrados hasta | cerrados por | me reincorporo |
  de retour | mon retour | je reviens | rouvrons | rouvre | réouverture | fermé jusqu'au | fermé du | fermé pour | fermée jusqu'au | fermée du | fermée pour | fermés jusqu'au | fermés du | fermés pour | je rentre | reprise le |
  di ritorno | torno il | torno a | torniamo | rientro | riapriamo | riapriremo | riapre | chiuso fino | chiuso per | chiuso dal | chiusa fino | chiusa per | chiusa dal | chiusi fino | chiusi per | chiusi dal |
  weer terug | weer open | weer op | weer in | er weer | terug op | ben terug | gesloten tot | gesloten van | gesloten wegens |
  de volta | volto | voltamos | regresso a | regresso no | retorno no | retorno em | retorno dia | retorno ao | retorno das | com retorno | reabrimos | reabre | fechado até | fechado para | fechada até | fechada para | encerrado até | encerrado para | encerrada até | encerrados até | encerrados para |
  är tillbaka | är åter | tillbaka den | åter den | åter måndag | stängt till | stängt för | stängt från | er tilbage | tilbage den | tilbage mandag | lukket til | lukket fra | sommerlukket |
  er tilbake | tilbake den | tilbake mandag | stengt til | stengt for | stengt fra | wracam | wracamy | będę z powrotem | nieczynne do | nieczynne od | zamknięte do | zamknięte od |
  vracím se | vrátím se | budu zpět | budu opět | zavřeno do | zavřeno od | visszatérek | újra elérhető | zárva | palaan | suljettu | takaisin |
  döneceğim | dönüyorum | ofiste olacağım | kapalıyız | kapalı | вернусь | возвращаюсь | буду на связи | закрыты до | закрыт до | закрыто до | закрыты с | повернуся | повертаюсь | зачинено |
  επιστρέφω | επιστροφή μου | κλειστά | κλειστό | revin | mă întorc | închis | închisă |
  営業を再開 | 業務に戻 | 休業いたし | 休業とさせ | 休業させ | 休業をいただ | 夏季休業 | 年末年始休業 | 冬季休業 | 臨時休業 | 休館いたし | 臨時休診 | 放假 | 恢复上班 | 恢复办公 | 回来上班 | 正常上班 | 闭馆 | 복귀 | 정상 근무 | 휴무 | 자리를 비
`);

/** What hangs at a door, or would: nobody writes it to one person. */
export const atTheDoor = phraseBook(`
  closed until | closed till | closed through | is shut | are shut | s shut | shut for | shut until | shut till | shop shut | store closed | store is closed |
  shop is closed | shop closed | shop s closed | store s closed | studio s closed | bakery closed | office closed | gone fishing | gone fishin |
  reopen | reopens | reopening | we are closed | back when | not at the computer | get to email when | get to my email when | ooo until | out until |
  geschlossen bis | bleibt geschlossen | betriebsferien | zurück im büro ab | fermé jusqu'au | fermé du | fermée jusqu'au | fermée du | réouverture | rouvrons |
  cerrado hasta | cerrado por | cerrada hasta | cerrado del | chiuso fino | chiuso per | chiuso dal | chiusi fino | chiusi per | riapriamo | riapriremo |
  gesloten tot | gesloten van | gesloten wegens | fechado até | fechado para | encerrado até | encerrado para | stängt till | stängt för | lukket til |
  lukket fra | sommerlukket | stengt til | stengt for | stengt fra | nieczynne do | zamknięte do | zavřeno do | zárva | suljettu | kapalıyız | закрыты до | закрыто до |
  зачинено до | κλειστά έως | κλειστά μέχρι | închis până | 休業いたします | 休業とさせていただきます | 休館いたします | 臨時休業 | 暂停营业 | 휴무입니다
`);

/** Where they are meanwhile. */
export const elsewhere = phraseBook(`
  on leave | leave until | long service leave | on holiday | on holidays | the holidays | a holiday | holiday until | holiday from | holiday break |
  bank holiday | public holiday | day holiday | summer holiday | summer holidays | easter holidays | christmas holidays | school holidays | half term |
  on vacation | a vacation | my vacation | our vacation | summer vacation | vacation until | vacation from | travelling | traveling | on the road | on tour |
  on retreat | on strike | industrial action | jury duty | jury service | hiatus | on furlough | career break | gardening leave | bereavement | a funeral |
  the funeral | s funeral | having surgery | have surgery | my surgery | after surgery | from surgery | for surgery | knee replaced | in hospital | in the hospital |
  hospitalised | hospitalized | am ill | is ill | been ill | fell ill | unwell | am sick | is sick | been sick | home sick | in bed | the flu | have covid | has covid |
  with covid | off work | day off | days off | off for | gone camping | gone hiking | gone skiing | gone sailing | gone climbing | gone cycling | gone diving |
  gone walking | am camping | am hiking | am skiing | am sailing | am climbing | am cycling | am diving | am walking | out camping | out hiking | out sailing |
  skiing badly | at sea | at camp | elk camp | in the field | field work | fieldwork | field mission | field trip | site visit | site visits |
  a conference | the conference | conference in | conference this | annual meeting | trade show | training course | in training | day training | attending a |
  on a pilgrimage | on pilgrimage | umrah | hajj | military service | national service | reserve duty | in the army | deployed | on deployment | on assignment |
  fire assignment | official assignment | seconded | on secondment | honeymoon | a wedding | my wedding | s wedding | getting married | moving house | newborn |
  our baby | out of station | out of town | out of the studio | spotty | patchy | limited connectivity | without coverage | not under contract | the harvest |
  harvest time | harvesting | lambing | calving | summer hours | in recess | run away | out for | taking a nap |
  urlaub | ferien | krank | grippe | erkältet | im krankenhaus | in kur | reha | elternzeit | bildungskarenz | karenz | mutterschutz | militärdienst |
  zivildienst | wehrdienst | wehrübung | dienstreise | geschäftsreise | tagung | konferenz | auf der messe | auf einer messe | fortbildung | streik | beerdigung | trauerfall |
  forschungsreise | klassenfahrt | exkursion | feldarbeit | feldforschung | wir streiken | im streik | bin krank | auf reisen | auf tournee | auf reha |
  pilgerreise | jakobsweg | wallfahrt | sabbatjahr | sabbatical | forschungssemester | nicht im dienst | nicht im haus | bin segeln | bin wandern | unterwegs |
  sitze ich auf | mal weg | vacaciones | de baja | incapacidad | enfermo | enferma | congreso | conferencia | huelga | funeral | excedencia |
  permiso de paternidad | peregrinación | camino de santiago | trabajo de campo | rodaje | de gira | festivo |
  congé | congés | mes vacances | nos vacances | vacances jusqu'au | vacances scolaires | malade | grippe | hospitalisé | hospitalisée | colloque | congrès | en formation | en grève | obsèques | deuil | pèlerinage |
  sur le terrain | en mission | en montagne | à la plage | en mer | congé sabbatique | en tournage | en tournée | pas de réseau |
  ferie | vacanza | vacanze | malattia | malato | malata | convegno | congresso | sciopero | funerale | lutto | pellegrinaggio | aspettativa | maternità |
  congedo | in trasferta | in missione | vendemmia | vakantie | meivakantie | verlof | ziek | congres | conferentie | staking | begrafenis | bedevaart |
  veldwerk | op reis | sta t m | lees geen mail | férias | licença | recesso | doente | congresso | greve | luto | peregrinação | trabalho de campo | de viagem | em viagem |
  semester | föräldraledighet | sjuk | sjukskriven | konferens | strejk | begravning | pilgrimsfärd | fältarbete | höstlov | sportlov | påsklov | jullov |
  ferie | efterårsferie | sygemeldt | syg | konference | strejke | begravelse | barsel | barselsorlov | orlov | feltarbejde | sykmeldt | syk | permisjon |
  foreldrepermisjon | konferanse | streik | feltarbeid | urlop | urlopie | urlopu | chory | chora | konferencji | strajk | pogrzeb | pogrzebie | pielgrzymce |
  delegacji | zwolnieniu | dovolenou | dovolené | nemocný | nemocná | konferenci | mateřské | rodičovské | pohřeb | stávka | služební cestě |
  nejsem v kanceláři | szabadság | szabadságon | szabadságomat | táppénzen | beteg | beteg vagyok | gyesen | kirándulni | külföldön | konferencián | temetés | sztrájk | üzleti úton | lomalla | kesälomalla | sairaana |
  sairauslomalla | vanhempainvapaalla | konferenssissa | työmatkalla | lakko | izinliyim | izindeyim | yıllık izin | tatil | hastayım | raporluyum | doğum izni | doğum iznindeyim | yurt dışındayım | izne ayrıldım |
  konferansta | seyahatte | askerlik | umre | cenaze | grev | отпуск | больничном | болею | конференции | командировке | декрете | забастовка | похороны |
  отсутствую | отсутствует | відпустці | відпустка | лікарняному | відрядженні | конференції | відсутній | відсутня |
  απουσιάζω | άδεια | άδειας | διακοπές | συνέδριο | ασθένεια | απεργία | concediu | vacanță | bolnav | bolnavă | conferință | grevă | delegație |
  חופשה | בחופשה | בחופשת | מילואים | במילואים | חולה | إجازة | اجازة | عطلة | مريض | مريضة | الحج | العمرة | مرخصی | छुट्टी | अवकाश |
  nghỉ phép | nghỉ lễ | nghỉ thai sản | công tác | cuti | sedang libur | dinas luar | bercuti | ลาพักร้อน | ลาป่วย | ลาคลอด | ลาพัก | วันหยุด |
  dopustu | godišnjem | bolovanju | porodiljnom | na dopustu sem | odsoten | odsotna | službenom putu | отпуск съм | отпуска | болничен | командировка |
  одсуству | годишњем | боловању | dovolenke | na dovolenke | služobnej ceste | puhkusel | atvaļinājumā | atostogose | de vacances | de baixa | í orlofi | sumarfríi | i fríi |
  休暇 | 育児休 | 産休 | 産前 | 出張 | 入院 | 病気 | 忌引 | 学会 | 夏季休 | 年末年始 | 生病 | 住院 | 病假 | 产假 | 年假 | 会议 | 假期 | 휴가 | 출장 | 병가 | 연휴 | 육아휴직 | 학회
`);

/** What is only said to the one who wrote: then it is no note that hangs at the door. */
export const toReader = phraseBook(`
  you | your | sorry | cancel | come | fine | works | free | suits | ok | okay | yes | perfect | reschedule | meeting | appointment | the call | our call | our chat | thanks | dir | dich | ihnen | ihre | leider | absagen | passt | gerne | gern |
  termin | te | usted | vous | votre | désolé | désolée | annuler | ti | lei | scusa | scusi | appuntamento | je bericht | u | você | desculpe | dig | ditt | tyvärr | beklager
`);
