/** El mensaje de la mañana en español. Lo que el plan razona en inglés se dice aquí de nuevo, según su motivo. */
import type { Step } from "../keys.ts";
import { capital, listed } from "./sentence.ts";
import type { MorningWords } from "./words.ts";

export const spanish: MorningWords = {
  language: "es",
  mailTo: (step, name) => `${capital(mail(step).replace(/^(?:el|la) /, ""))} para ${name}`,
  somebody: "alguien",
  yesOrNo: "ok N o no N",
  yesOrNoEnds: "ok N, o no N, con lo que también se cierra el asunto con esa persona",
  send: (step, name, times) =>
    `¿Se envía ${mail(step)} a ${name}${times === undefined ? "" : `, con estas horas: ${times}`}?`,
  invite: (name, when) => `¿Se invita a ${name} para el ${when}?`,
  move: (name, when) => `¿Se cambia la conversación con ${name} al ${when}?`,
  meetingOn: (name, day) => `${name} del ${day}`,
  didYouMeet: (meeting) => `¿Tuvo lugar la conversación con ${meeting}? Nadie aceptó la invitación.`,
  whatDidYouTake: (meeting) =>
    `¿Con qué se queda de la conversación con ${meeting}? De ahí sale el mensaje de agradecimiento.`,
  debriefAnswer: "N y una línea; «N no hubo» si no tuvo lugar",
  whatIsNew: (name) => `Ya toca volver a escribir a ${name}. ¿Qué hay de nuevo?`,
  newsAnswer: "N y una línea",
  wrote: (name, day, words) =>
    `${name} escribió el ${day}${words === undefined ? "." : `: «${words}».`} ¿Cómo hay que leerlo?`,
  readingAnswer:
    "N dice que no; N otras horas; N ahora no hasta 2027-01-31; N nada. Para una hora que acepta: `quarterhour answer`",
  didItGo: (step, name) =>
    `No se sabe si ${mail(step)} a ${name} llegó a salir: se perdió su rastro. ¿Salió?`,
  didMorningCome: (day) => `No se sabe si le llegó el mensaje de la mañana del ${day}.`,
  meeting: (time, there, who, minutes) =>
    `${time}${there === undefined ? "" : ` (${there})`}: ${who}, ${minutes} minutos`,
  leaves: (time, step, name) => `${time}: sale ${mail(step)} a ${name}`,
  since: (day) => `desde el ${day}`,
  timeGone: "una de sus horas ya no está libre",
  warn: () => "desde entonces ha pasado algo que ya no encaja: `quarterhour plan`",
  more: (rest) => `y ${rest} más: \`quarterhour plan\``,
  gist: {
    wrong: "algo ha ido mal",
    meetings: (count) => `${count} conversaciones`,
    meeting: (name, time) => `${name} a ${time.startsWith("1:") ? "la" : "las"} ${time}`,
    decide: (count) => `${count} por decidir`,
    drafts: (count) => (count === 1 ? "le espera un borrador" : `le esperan ${count} borradores`),
    held: "lo que se ha retenido, y por qué",
  },
  heard: ({ line, came }) =>
    came === "unclear"
      ? `«${line}»: no se entendió, así que no se hizo nada`
      : `«${line}»: ya no está pendiente o no es posible así, de modo que todo quedó como estaba`,
  distrust: () =>
    "Un mensaje que lleva su dirección responde a uno de la mañana; su sistema de correo no responde por él, así que no se hizo nada de lo que pedía.",
  paused: (at) =>
    `Todo está parado desde el ${at}: saltó un seguro. \`quarterhour log\` dice cuál; con \`quarterhour resume\` se sigue.`,
  breached: (name) => `El agradecimiento a ${name} no salió en el plazo que dan sus reglas.`,
  unreachable: (name, address) =>
    `A ${name} no se le puede escribir a ${address}. Otra dirección: \`quarterhour contacts set ${address} email=…\``,
  held: (what, until, { reason }) =>
    `${what}${until === undefined ? "" : `, hasta el ${until}`}: ${reasons[reason] ?? other}`,
  pausedByOwner: (at) => `Todo, porque usted lo pidió, desde el ${at}: con \`quarterhour resume\` se sigue`,
  withoutWhy: (count) =>
    `${count === 1 ? "A 1 contacto no se le escribe" : `A ${count} contactos no se les escribe`} porque falta una frase sobre por qué ${count === 1 ? "escribirle" : "escribirles"}: \`quarterhour research\``,
  list: (names, others) =>
    listed(others === 0 ? names : [...names, others === 1 ? "1 persona más" : `${others} más`], "y"),
};

/** With its article. */
function mail(step: Step): string {
  return mails[step] ?? "el mensaje";
}

const mails: Partial<Record<Step, string>> = {
  request: "la solicitud",
  "follow-up": "el recordatorio",
  "introduction-ask": "la petición de una presentación",
  "introducer-thanks": "el agradecimiento por la presentación",
  "new-times": "el mensaje con otras horas",
  "decline-answer": "la respuesta a la negativa",
  "not-now-answer": "la respuesta al «ahora no»",
  event: "la invitación",
  "event-change": "la invitación con el cambio",
  "event-cancel": "la cancelación",
  "event-nudge": "la pregunta por la invitación",
  questions: "el mensaje con sus preguntas",
  "thank-you": "el agradecimiento",
  brief: "el resumen",
  "check-in": "el saludo",
};

const other = "el motivo está en `quarterhour plan`";

const reasons: Readonly<Record<string, string>> = {
  window: "sale en las horas que permiten sus reglas",
  fuse: "hace muy poco que se escribió a la misma persona",
  "unknown-zone": "no se conoce la zona horaria: `quarterhour contacts set`",
  "missing-value": "falta algo que tiene que decir: `quarterhour plan`",
  etiquette: "una de sus frases va contra las buenas maneras: `quarterhour preview`",
  bulk: "más de diez a la vez se confirman antes: `quarterhour start --confirm`",
  "slow-down": "su proveedor de correo pide paciencia",
  suppressed: "esa persona no quiere recibir mensajes",
  "no-slots": "no hay hora libre que convenga a ambos",
  limit: "se ha llegado al límite que ponen sus reglas",
  "draft-limit": "ya esperan tantos borradores como salen en un día",
  "year-limit": "sus reglas no permiten más saludos este año",
  "calendar-unreadable": "no se puede leer su calendario: `quarterhour doctor`",
  away: "no está en la oficina hasta entonces",
};
