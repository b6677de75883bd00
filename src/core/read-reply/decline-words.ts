/** The words of plain refusals, and those that leave a door open. */
import { phraseBook } from "./words.ts";

export const refusals = phraseBook(`
  no thank you | no thanks | i will have to decline | have to decline | must decline | need to decline | going to decline |
  i decline | i would like to decline | like to decline | politely decline | respectfully decline | i will decline |
  regretfully decline | will have to pass | have to pass | going to pass | need to pass | i will pass | i would rather not |
  i would prefer not to | prefer not to do | i am not interested | not interested in | not interested thanks | not interested thank you |
  not interested sorry | sorry not interested | i am not able to help | not able to help | unable to help | can not help you |
  i can not help | can not help with | i am unable to | i am not able to take | not able to take this on | not able to take part |
  unable to take part | unable to participate | can not take part | not able to participate | i do not do informational |
  do not do informational | i do not do these | do not take these | do not give interviews | i do not take | not in a position to |
  do not have the time | do not have time for | i do not have time | do not have the bandwidth | do not have capacity |
  do not have the capacity | too busy to | can not commit to | can not offer | not something i do | not something i can do |
  not something i am able | not comfortable | it is a no from me | a no from me | the answer is no | my answer is no |
  say no | i have to say no | have to turn this down | turn down | i can not do this |
  can not accept your | unable to accept | not able to accept | not able to speak | unable to speak | not able to meet | unable to meet
`);

/** A time, a person, a way, a condition or a change of mind: anything that makes it less than a plain no. */
export const openings = phraseBook(`
  but | however | although | though | instead | unless | until | till | if | maybe | perhaps | might | possibly | potentially |
  now | currently | at the moment | at present | at this time | at this point | for the moment | for the time being | these days |
  presently | this time | this week | this month | this year | this quarter | this semester | this term | this season |
  today | tomorrow | tonight | later | after | before | again | another | other time | different | next | in a few | few weeks |
  few months | weeks | months | month | week | year | years | spring | summer | autumn | fall | winter | quarter | semester |
  holidays | christmas | easter | soon | some time | sometime | someday | down the road | in the future | once | when | then |
  morning | afternoon | evening | lunch | noon | those times | these times | that time | either time | either day | those days |
  either of | any of those | any of these | those dates | these dates | that day | that date | the times | the dates | slot | slots |
  someone | somebody | colleague | colleagues | speak to | talk to | reach out to | get in touch with | contact | introduce |
  recommend | suggest | refer | referring | forward | forwarding | forwarded | cc | copied | copying | try | email | e mail |
  by mail | in writing | questions | phone | call me | send me | happy to | glad to | love to | willing | could | would be | can do |
  can meet | can talk | can speak | let us | reschedule | postpone | move | moved | wait | actually | changed my mind | kidding |
  joking | just | yes | yeah | sure | ok | okay | works | work for me | suits | free on | available on | interested to | interested in hearing |
  in person | on the record | invite | link | agenda | first | pass the | send one | send it | calendar |
  remove | unsubscribe | linkedin | she | he | her | him | they | them | boss | wife | husband
`);

/** Kind words after a no that open nothing, though they hold a word of `openings`. */
export const courtesies = phraseBook(`
  good luck with your next | good luck with the next | best of luck with your next | in your next | your next step | your next steps |
  your next chapter | next chapter | your career change | just wanted to | i just | just not | just do not | just can not |
  but good luck | but best of luck | but i wish you | but wish you | but all the best | but thank you | but thanks | but i appreciate |
  you will find someone | find someone who | find somebody who | someone who can | after some thought | after thinking about it |
  after careful consideration | happy to be asked | glad you asked | love to hear | for your email | your email | for the email |
  thanks for reaching out to me | reaching out to me | in the future endeavours | future endeavours | future endeavors | would be fair |
  fair to you | for contacting me | contacting me | for getting in touch with me | for your message | but no thank you | but no thanks | but no
`);

export const foreignRefusals = phraseBook(`
  nein danke | kein interesse | nicht interessiert | leider absagen | muss absagen | muss ich absagen | muss ich leider absagen |
  muss leider absagen | lehne ich ab | möchte ich nicht | leider nicht helfen | nicht weiterhelfen |
  no gracias | no me interesa | no estoy interesado | no estoy interesada | tengo que declinar | debo declinar | lamento declinar |
  non merci | je ne suis pas intéressé | je ne suis pas intéressée | pas intéressé | pas intéressée | je dois décliner | je préfère décliner |
  no grazie | non sono interessato | non sono interessata | devo declinare | non mi interessa |
  nee bedankt | nee dank je | nee dank u | geen interesse | niet geïnteresseerd | não obrigado | não obrigada | não tenho interesse |
  não estou interessado | não estou interessada | nej tack | nej tak | nei takk | inte intresserad | ikke interesseret | ikke interessert |
  nie dziękuję | nie jestem zainteresowany | nie jestem zainteresowana | ei kiitos | hayır teşekkürler | нет спасибо | не интересно |
  お断り | 遠慮させていただ | 辞退 | 不感兴趣 | 没有兴趣
`);

export const foreignOpenings = phraseBook(`
  aber | jetzt | momentan | zurzeit | derzeit | im moment | gerade | später | vielleicht | nächste | nächsten | wenn | falls | sondern |
  kollege | kollegin | kollegen | woche | wochen | monat | monate | jahr | bis | termin | termine | diese woche | heute | morgen | gerne | stattdessen |
  pero | ahora | por el momento | momento | más adelante | más tarde | luego | quizá | quizás | próxima | próximo | si | sino | semana |
  semanas | mes | meses | año | colega | compañero | compañera | hoy | mañana | en cambio |
  mais | maintenant | pour le moment | plus tard | peut être | prochain | prochaine | si | semaine | semaines | mois | année | collègue | demain | plutôt |
  ma | adesso | ora | al momento | più tardi | più avanti | forse | prossima | prossimo | se | settimana | settimane | mese | mesi | anno | domani |
  maar | nu | op dit moment | later | misschien | volgende | als | week | weken | maand | maanden | jaar | morgen | collega |
  mas | agora | de momento | mais tarde | talvez | próxima | próximo | se | semana | mês | meses | ano | amanhã | colega |
  men | just nu | senare | kanske | nästa | om | vecka | veckor | månad | år | imorgon | kollega | lige nu | senere | måske | kanskje | neste | næste | uge | uke |
  ale | teraz | obecnie | później | może | jeśli | tydzień | miesiąc | rok | jutro | mutta | nyt | myöhemmin | ehkä | ama | şimdi | sonra | belki |
  но | сейчас | позже | может | если | неделе | месяц | 今は | 現在 | 後日 | また | しかし | ですが | 但 | 现在 | 以后 | 下次
`);
