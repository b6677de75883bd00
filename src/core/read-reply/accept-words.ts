/** The words of a plain yes. What is not among them makes a reply one for the owner. */
import { fold, listed, phraseBook } from "./words.ts";

/** With no time named and one offered: these can only be about that time. */
export const agreement = phraseBook(`
  that works | this works | it works | works for me | works well | works great | works perfectly | works fine | that time works |
  the time works | that would work | that will work | would work well | would work great | that suits | suits me | suits me well |
  that is fine with me | that is fine for me | that is good for me | that is perfect for me | that time is good | that time is fine |
  that time is perfect | that day works | that date works | the date works | sounds good | sounds great | sounds perfect | i can do that | i can make that |
  i can make it | i can make that work | see you then | talk to you then | speak to you then | talk then | speak then | confirmed | i confirm |
  happy to confirm | let us do that | let us do it | let us go with that | i am free then | i am available then | book it |
  count me in | that slot works | works on my end | works on my side | works at my end | i will be there | i accept |
  das passt | passt mir | passt gut | passt mir gut | der termin passt | me va bien | me viene bien | ça me va | cela me convient |
  ça me convient | va bene per me | mi va bene | dat past | dat komt uit | komt mij goed uit | combinado | det passar | det passer | pasuje mi
`);

/** With the time named, any yes will do. */
export const openYes = phraseBook(`
  yes | yep | yup | yeah | yes please | sure | certainly | absolutely | definitely | of course | ok | okay | works | work | suits | suit | confirmed | confirm |
  perfect | great | good | fine | ideal | lovely | excellent | brilliant | wonderful | sounds | let us do | let us go | let us say | let us take | let us meet | let us talk | let us speak |
  i can do | i can make | can do | see you | talk to you | talk on | speak on | speak to you | i am free | i am available | free on | available on | i will take |
  i would take | i would pick | i pick | i choose | i would choose | go with | book me | put me down | count me in | please book | send the invite | send an invite | send over the invite | send over an invite | send me an invite | send the invitation | send an invitation | send me the invite | happy to meet |
  happy to talk | happy to chat | happy to speak | glad to meet | glad to talk | glad to chat | glad to speak | i accept | looking forward to |
  ja | passt | gern | gerne | perfekt | prima | super | bestens | einverstanden | sí | me va bien | me viene bien | perfecto | vale | de acuerdo | oui | d'accord | parfait | me convient |
  va bene | perfetto | prima | past | prima | akkoord | combinado | perfeito | passar bra | pasuje | tak
`);

/**
 * Anything that takes a yes back, bends it, doubts it, asks, or names another way. Found anywhere, the reply is
 * for the owner.
 */
export const blocking = phraseBook(`
  not | no | nope | nor | never | neither | none | nobody | nothing | without | if | unless | but | however | although | though | except |
  might | maybe | may be | may | perhaps | probably | possibly | potentially | likely | tentatively | tentative | provisionally | provisional | pencil | penciled |
  pencilled | hopefully | hope to | hoping to | should | ought | could | think | guess | suppose | believe | assume | assuming | expect |
  check | checking | double check | confirm later | will confirm | to be confirmed | tbc | tbd | get back | come back to you | let me | lemme | subject to |
  depends | depending | provided | providing | as long as | pending | once i | when i | waiting | wait | hold on | hold off | actually | instead | rather |
  prefer | preferably | preference | better | either | any | anytime | whichever | whatever | both | all | or | alternatively | alternative | otherwise | also | as well | too |
  earlier | later | after | before | until | till | between | from | around | about | approximately | roughly | ish | past | half | quarter | noonish | onwards |
  move | moved | reschedule | rescheduled | postpone | push | shift | change | changed | swap | cancel | cancelled | canceled | conflict | clash | busy | booked | tied up |
  unavailable | unable | afraid | unfortunately | sorry | apologies | apologise | regret | decline | impossible | difficult | tricky | tight | trouble | problem | issue |
  second thought | second thoughts | thoughts | mistake | correction | meant | mean | typo | oops | scratch | ignore | disregard | forget | forgot | strike | kidding | joking | joke |
  said | says | wrote | asked | told | boss | manager | assistant | colleague | secretary | wife | husband | partner | someone | team | she | he | they | her | him | them | his |
  another | other | different | else | next week | week after | following week | next month | weeks | months | every | weekly |
  minutes | mins | min | hour | hours | longer | shorter | quick question | why | how | which | where | who | in person | instead of | rearrange | already |
  only | just | except | try | trying | attempt | see if | see whether | whether | almost | nearly | unsure | uncertain | doubt | ask | need | needs | must | have to | request |
  we will see | will see | can you | mondays | tuesdays | wednesdays | thursdays | fridays | lunes a | times | some time | what | when | availability | options | link | calendly | scheduling | for the first time | at first | first of all | first off |
  remove | unsubscribe | stop | used to | would have | was | were | had | worked | last week | yesterday | ago | free until | until then | lunch |
  nicht | kein | keine | keinen | leider | aber | wenn | falls | vielleicht | eventuell | eher | lieber | oder | sondern | doch | ausser | statt | stattdessen | erst | später | früher |
  pero | quizá | quizás | tal vez | salvo | aunque | tampoco | prefiero | mejor | mais | peut être | plutôt | pas | ne | sauf | si | ma | forse | però | non | meglio | se | maar | misschien | niet | liever |
  als | o | geen | mas | talvez | não | melhor | men | kanske | inte | kanskje | måske | ikke | ale | może | nie
`);

/** Phrases that hold such a word and mean nothing by it; taken out first. */
export const harmless = phraseBook(`
  o clock | your move into | your move from | your move to | no problem | no problem at all | not a problem | no worries | no trouble | no trouble at all | not at all | of course | can not wait | no need to apologise | no need to apologize | why not |
  sorry for the slow reply | sorry for the slow response | sorry for the late reply | sorry for the late response | sorry for the delay | sorry for the delayed reply |
  sorry for the delayed response | sorry for my late reply | sorry for my slow reply | sorry for my delayed reply | sorry about the delay | sorry it took me so long | apologies for the delay |
  apologies for the slow reply | apologies for the late reply | apologies for the delayed reply | apologies for the delayed response | apologies for the slow response | apologies for my late reply |
  thank you for asking | thanks for asking | thanks for reaching out | thank you for reaching out | thank you for your email | thanks for your email | thanks for your note | thank you for your note |
  thank you for your message | thanks for your message | thanks for getting in touch | thank you for getting in touch | thanks for writing | thank you for writing | thanks for the kind words |
  thank you for the kind words | thank you for your kind words | thanks for the note | thank you for the note | all good | nice to hear from you | great to hear from you | good to hear from you | lovely to hear from you |
  thank you so much | thanks so much | thank you very much | thanks very much | thanks a lot | that is all good | all the best
`);

/** How a sentence behind a yes begins that takes nothing back. */
export const allowedAfter = phraseBook(`
  looking forward | look forward | i look forward | i am looking forward | really looking forward | happy to | glad to | i am happy to | i would be happy to | i would love to | excited to | it will be |
  thanks | thank you | many thanks | see you | talk soon | talk to you | speak soon | speak to you | speak then | talk then | my number | my phone | my mobile | my cell | you can reach me |
  you can call me | please call me | call me | give me a call | please send | send me | feel free to send | feel free to call | best | kind regards | cheers | have a great | have a good | have a nice | enjoy |
  ich freue mich | freue mich | bis dann | viele grüsse | beste grüsse | nos vemos | un saludo | gracias | au plaisir | à bientôt | merci | a presto | grazie | tot dan | até lá | vi ses | do zobaczenia
`);

/** Every word that the sentence of the yes may hold, besides the time itself. */
export const allowedWords: ReadonlySet<string> = new Set(
  listed(`
    yes | yep | yup | yeah | sure | certainly | absolutely | definitely | ok | okay | works | work | will | would | suits | suit | well | great | good | fine | perfect | perfectly | ideal | lovely | excellent |
    brilliant | wonderful | super | nicely | sounds | confirmed | confirm | accept | that | this | it | is | the | a | an | time | day | date | slot | option | one | choice | for | me | my | us | i | am | we | you | your |
    and | then | so | on | at | in | to | of | with | by | please | thanks | thank | many | very | much | really | totally | let | do | go | say | take | make | can | be | there | see | talk | speak | chat | meet |
    call | free | available | happy | glad | pleased | love | lovely | like | pick | choose | book | put | down | count | side | end | calendar | diary | invite | invitation | send | over | look | looking | forward | it's |
    hi | hello | hey | dear | phone | video | zoom | teams | meet | google | best | morning | afternoon | evening | cool | awesome | fantastic | nice | done | down | as | agreed | deal |
    yay | indeed | right | next | coming | am | pm | o | clock | sharp | our | catch | up | hear | speaking | talking | chatting | connecting | connect |
    ja | passt | mir | mich | gut | sehr | uns | wir | gern | gerne | perfekt | prima | bestens | einverstanden | am | um | uhr | der | den | das | die | ist | termin | ich | freue | bis | dann | danke | vielen | dank | auf |
    sí | me | va | viene | bien | muy | el | la | las | los | a | perfecto | vale | de | acuerdo | gracias | muchas | oui | le | à | d | accord | parfait | parfaitement | convient | ça | ca | cela | merci | beaucoup | h | heures | tres |
    bene | per | alle | il | perfetto | grazie | mille | past | akkoord | om | uur | goed | dat | op | prima | bedankt | combinado | perfeito | as | às | na | feira | obrigado | obrigada | para | mim | passar | bra | mig |
    block | kindly | convenient | suitable | feasible | doable | but | pode | ser | est | pour | con | gusto | sirve | me | funciona | perfeitamente | certo | parfaite | convenient | geht | klappt | sehr | mal | dann |
    yea | ya | mate | brill | grand | super | spot | ideal | totally | just | lock | fix | keep | mark | reserve | schedule | pencil | my | both | all | still | earlier | later | everyone | again | nicely | pls | okey | k |
    i'll | it'd | shall | may | being | looks | sound | seems | go | ahead | forward | set | up | us | over | from | gladly | cheers | most | best | better | easiest | easier | either | any | any | given | those | these | choices | options | times | slots | would | could | prefer | noted |
    det | kl | klockan | tack | pasuje | mi | tak | w | we | o | dziekuje
  `).map((word) => fold(word)),
);
