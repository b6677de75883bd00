/** The words of away notes, in any mail: those that count only where a machine wrote it stand beside. */
import { fold, listed, phraseBook, toBeginnings } from "./words.ts";

/** How the subject of a machine's answer begins, folded: what it says is in the mail. */
export const automaticSubjects = toBeginnings(
  listed(`
  automatic reply | auto reply | autoreply | auto-reply | automated reply | automatic response | auto response | auto-response |
  automatische antwort | autoantwort | respuesta automática | réponse automatique | risposta automatica | automatisch antwoord |
  automatische reactie | resposta automática | autosvar | automatiskt svar | automatisk svar | automatyczna odpowiedź |
  odpowiedź automatyczna | autoodpowiedź | automaattinen vastaus | automaattivastaus | otomatik yanıt | automatická odpověď |
  automatikus válasz | răspuns automat | αυτόματη απάντηση | автоматический ответ | автоответ | автоматична відповідь |
  自動応答 | 自動返信 | 自动答复 | 自动回复 | 자동 회신 | 자동 응답
`).map(fold),
);

/** How the subject of an away note begins, which programs put before ours, or instead of it; folded. */
export const awaySubjects = toBeginnings(
  listed(`
  out of office | out-of-office | ooo | away from | away: | on leave | on vacation: | on holiday: | vacation reply | vacation: |
  abwesenheitsnotiz | abwesend | abwesenheit | nicht im büro | im urlaub: |
  fuera de la oficina | fuera de oficina | ausente | ausencia |
  absence du bureau | absent du bureau | absence : | absence: | absent: | absent : | message d'absence |
  fuori sede | fuori ufficio | assenza | assente | afwezig | afwezigheid | niet aanwezig |
  fora do escritório | ausência temporária | frånvaro | frånvarande | fravær | ikke til stede | ikke på kontoret |
  poza biurem | nieobecność | nieobecny | nieobecna | poissa | ofis dışında | нет на месте |
  mimo kancelář | jsem mimo kancelář | házon kívül | εκτός γραφείου | 不在 | 外出中 | 休暇 | 外出 | 부재중
`).map(fold),
);

/** The whole subject of a note that somebody wrote once for all who may write. */
export const wholeSubjects: ReadonlySet<string> = new Set(
  listed(`
  away | absent | vacation | on vacation | holiday | holidays | on holiday | annual leave | parental leave | maternity leave |
  paternity leave | sabbatical | closed | gone fishing | gone fishin | urlaub | im urlaub | ferien | elternzeit | betriebsferien |
  absence | vacances | congés | en vacances | vacaciones | de vacaciones | cerrado por vacaciones | ferie | in ferie |
  chiuso per ferie | vakantie | op vakantie | férias | de férias | semester | på semester | på ferie | lomalla | urlop |
  na urlopie | dovolená | na dovolené | szabadság | izindeyim | tatil | отпуск | в отпуске | відпустка | 休暇中 | 休假
`).map(fold),
);

/** How a note begins that says of itself that nobody wrote it by hand, folded. */
export const automaticBeginnings = toBeginnings(
  listed(`
  auto reply | auto-reply | autoreply | automatic reply | automated reply | automatic response | automated response |
  this is an auto | i am an autoresponder | dies ist eine automatische | das ist eine automatische | automatische antwort |
  ceci est un message automatique | ceci est une réponse automatique | réponse automatique | este es un mensaje automático |
  esta es una respuesta automática | respuesta automática | questo è un messaggio automatico |
  questa è una risposta automatica | risposta automatica | dit is een automatisch | automatisch antwoord |
  esta é uma mensagem automática | esta é uma resposta automática | resposta automática | detta är ett automat |
  det här är ett automat | dette er et automat | autosvar | to jest automat | to jest wiadomość automatyczna |
  toto je automat | ez egy automat | tämä on automaat | bu otomatik | bu bir otomatik | это автомат | автоответ |
  це автомат | αυτό είναι ένα αυτόματο | acesta este un mesaj automat | これは自動 | 本メールは自動 | このメールは自動 | 这是自动 | 자동 회신
`).map(fold),
);

/** What a note says about where somebody is not. */
export const awayPhrases = phraseBook(`
  out of office | out of the office | out of my office | away from the office | away from my desk | away from my email |
  away from email | away from work | currently away | will be away | am away | i am out until | i am out from | will be out until |
  on annual leave | on vacation | on holiday | on holidays | on leave | on parental leave | on maternity leave | on paternity leave |
  on sick leave | on sabbatical | on study leave | on medical leave | on a business trip | on pto | limited access to email |
  limited access to my email | limited access to e mail | no access to email | not have access to email | no access to my email |
  limited email access | intermittent access | checking email infrequently | not checking email | not be checking email |
  not monitoring email | currently travelling | currently traveling | out of the country | office is closed | offices are closed | we are closed |

  holder ferie | på ferie | dovolenou | na dovolené | mimo kancelář | szabadságon | nem vagyok az irodában | 휴가 | 부재중 |
  nicht im büro | nicht am arbeitsplatz | außer haus | nicht im haus | im urlaub | in elternzeit | im mutterschutz | abwesend |
  bin nicht erreichbar | nicht erreichbar | in abwesenheit | während meiner abwesenheit | meiner abwesenheit | auf dienstreise |
  auf geschäftsreise | krankgeschrieben | wieder erreichbar | wieder im büro | keinen zugriff auf meine e mails | nur eingeschränkt |

  fuera de la oficina | fuera de oficina | de vacaciones | estoy ausente | estaré ausente | me encuentro ausente |
  me encuentro fuera | estaré fuera | estoy fuera | de baja médica | baja por maternidad | de viaje | durante mi ausencia |
  sin acceso al correo | acceso limitado al correo |

  absent du bureau | absente du bureau | absent jusqu'au | absente jusqu'au | suis absent | suis absente | suis actuellement absent |
  suis actuellement absente | serai absent | serai absente | en congé | en congés | en vacances | congé maternité |
  congé de maternité | en déplacement | hors du bureau | durant mon absence | pendant mon absence | mon absence |

  fuori ufficio | fuori sede | sono assente | sarò assente | in ferie | in vacanza | sono in congedo | assente dall'ufficio |
  durante la mia assenza | in maternità | non sono in ufficio | non sarò in ufficio |

  niet op kantoor | afwezig | met vakantie | op vakantie | met verlof | tijdens mijn afwezigheid | niet aanwezig |
  met zwangerschapsverlof | niet bereikbaar | weer bereikbaar | weer aanwezig |

  fora do escritório | estou de férias | estarei de férias | de férias | estou ausente | estarei ausente | em férias |
  de licença | licença maternidade | durante a minha ausência | durante minha ausência | fora da empresa |

  inte på kontoret | på semester | är ledig | tjänstledig | föräldraledig | frånvarande | är på resande fot | tillbaka på kontoret |
  ikke på kontoret | på ferie | har ferie | er fraværende | i permisjon | på barsel | ute av kontoret | ikke til stede |

  poza biurem | jestem nieobecny | jestem nieobecna | będę nieobecny | będę nieobecna | na urlopie | przebywam na urlopie |
  podczas mojej nieobecności | w czasie mojej nieobecności | na zwolnieniu lekarskim | ograniczony dostęp do poczty |

  en ole toimistolla | olen lomalla | poissa toimistolta | olen poissa | ofis dışındayım | ofiste değilim | izindeyim | tatildeyim |
  нахожусь в отпуске | в отпуске | не в офисе | отсутствую | буду отсутствовать | в командировке |

  不在に | 不在とな | 不在です | 不在の | 休暇を | 休暇中 | 休暇のため | 休みを | お休み | 出張中 | 出張のため | 育児休業 | 産休 |
  不在办公室 | 外出 | 休假 | 出差 | 度假
`);

/** What is only said to whoever may have written. */
export const forEverybody = phraseBook(`
  thank you for your email | thank you for your e mail | thank you for your message | thanks for your email | thanks for your message |
  thank you for contacting | thank you for getting in touch | urgent | urgently | in case of emergency | for immediate assistance |
  immediate attention | in my absence | during my absence | during this time | during this period | limited access |
  will respond | will reply | will get back to you | will answer your email | respond to your email | respond to your message |
  reply to your email | reply to your message | when i return | upon my return | on my return | once i return | as soon as possible |
  delayed response | delay in my response | response may be delayed | with no laptop | without a laptop | without my laptop | please contact | your email will not be forwarded | not be forwarded |

  děkuji za | naléhavých | köszönöm | sürgős | 급한 | 메일 감사 |
  vielen dank für ihre | vielen dank für deine | danke für ihre | dringend | dringenden | in dringenden | nicht weitergeleitet |
  wenden sie sich | wende dich | nach meiner rückkehr | beantworte ich | werde ich | vertretung | vertritt mich |
  gracias por su | gracias por tu | urgente | urgencia | urgencias | a mi regreso | a mi vuelta | a la mayor brevedad | póngase en contacto |
  merci pour votre | merci de votre | votre message | urgence | à mon retour | dès mon retour | veuillez contacter | vous pouvez contacter |
  grazie per la | grazie per il | urgenze | al mio rientro | al mio ritorno | contattare | risponderò |
  bedankt voor uw | bedankt voor je | dringende | spoed | bij terugkomst | na mijn terugkomst | contact opnemen met | neem contact op met |
  obrigado pela sua | obrigado pelo | agradeço | assuntos urgentes | no meu regresso | no meu retorno | quando retornar | por favor contacte | entre em contato com |
  tack för ditt | brådskande | vid brådskande | när jag är tillbaka | kontakta | tak for din | takk for din | haster | ved hastende |
  dziękuję za | pilnych | w pilnych | po powrocie | proszę o kontakt z | kiireellisissä | acil | срочным | по срочным | после возвращения |
  緊急 | お急ぎ | 戻り次第 | 後日 | ご了承 | ご連絡ください | ご迷惑 | 紧急 | 尽快 | 回复您
`);

/** What is only said to this one person: then they wrote it themselves. */
export const personal = phraseBook(`
  i could offer | can offer you | would you be | are you free | do you have | happy to | glad to | love to | let us | how about | what about | shall we | could we | we could | we can | can we | works for me | works |
  would work | could work | let me know | talk then | speak then | chat then | call me | ping me | try me | reach out again |
  reach out to me | write again | write me | email me again | remind me | feel free to | i can do | after that | looking forward |
  look forward | your note | your story | your background | your offer | sounds | sorry for the slow | sorry for the late |
  your question | your invitation | your request | the call | our call | our meeting | our chat | interested | unsubscribe |
  gerne | passt | melden sie sich gerne | me encantaría | con gusto | podemos | podríamos | volontiers | avec plaisir | volentieri |
  graag | com prazer | gärna | chętnie
`);
