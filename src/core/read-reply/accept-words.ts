/** The words of a plain yes. What is not among them makes a reply one for the owner. */
import { fold, listed } from "./words.ts";

/** Every word that what says yes may hold, besides the time itself. */
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
    thing | plan | spare | nice | course | desk | office | home | quick | short | conversation | welcome | here | all | everything | flexible | understanding | honored | honoured | comfortable | nos | vemos | vediamo | ci | sehen | sprechen | horen | wir | delighted | certain | proceed | arrange | join | minutes | you'll | hope | well | with | pencilled | sorted | sort | calls | coming | evening | talk | tea | coffee | lunch | minutes |
    suggested | offered | proposed | mentioned | gave | listed | pour | moi | mim | esta | otimo | benissimo | que | bem | c | est | parfait | bueno | buena | dia | hora | jour | giorno | giornata | tag | dag | dan | ook | weil | auch | noch |
    block | kindly | convenient | suitable | feasible | doable | but | pode | ser | est | pour | con | gusto | sirve | me | funciona | perfeitamente | certo | parfaite | convenient | geht | klappt | sehr | mal | dann |
    yea | ya | mate | brill | grand | super | spot | ideal | totally | just | lock | fix | keep | mark | reserve | schedule | pencil | my | both | all | still | earlier | later | everyone | again | nicely | pls | okey | k |
    i'll | it'd | shall | may | being | looks | sound | seems | go | ahead | forward | set | up | us | over | from | gladly | cheers | most | best | better | easiest | easier | either | any | any | given | those | these | choices | options | times | slots | would | could | prefer | noted |
    are | agree | go | yours | mine | note | funkar | fint | er | uygundur | benim | icin | prends | je | retiens | avec | plaisir | ta | tks | lah | mate | po | ya | honestly | list | availability | convenience |
  det | kl | klockan | tack | pasuje | mi | tak | w | we | o | dziekuje
  `).map((word) => fold(word)),
);
