/**
 * The questions that ship (S36, S37, S50, S76), from the general to the specific. They are those of the guides on
 * informational interviews, said so that they can be answered at length, and none that a search would answer.
 */

export type About =
  | "path"
  | "typical day"
  | "rewards"
  | "challenges"
  | "skills"
  | "entry"
  | "training"
  | "trends"
  | "reading"
  | "advice"
  | "culture"
  | "referral";

export interface Question {
  about: About;
  /** 1: anybody in any field could be asked; 2: about the work; 3: about the field as a whole, or about you. */
  level: 1 | 2 | 3;
  en: string;
  de: string;
  es: string;
}

/** Always the last one: whom else to ask. */
export const lastQuestion: Question = {
  about: "referral",
  level: 3,
  en: "Who else would you suggest that I talk to?",
  de: "Mit wem sollte ich Ihrer Meinung nach noch sprechen?",
  es: "¿Con quién más me recomendaría hablar?",
};

export const bank: readonly Question[] = [
  {
    about: "path",
    level: 1,
    en: "How did you get into this field?",
    de: "Wie sind Sie zu diesem Beruf gekommen?",
    es: "¿Cómo llegó usted a este campo?",
  },
  {
    about: "typical day",
    level: 1,
    en: "What does a typical week look like, and which part of it would surprise somebody from outside?",
    de: "Wie sieht eine gewöhnliche Woche aus, und was daran würde jemanden von außen überraschen?",
    es: "¿Cómo es una semana normal y qué parte sorprendería a alguien de fuera?",
  },
  {
    about: "skills",
    level: 2,
    en: "Which skills matter most, and which of them did you have to learn on the job?",
    de: "Welche Fähigkeiten zählen am meisten, und welche haben Sie erst in der Arbeit gelernt?",
    es: "¿Qué habilidades cuentan más y cuáles tuvo que aprender ya trabajando?",
  },
  {
    about: "trends",
    level: 3,
    en: "How is the field changing, as you see it?",
    de: "Wie verändert sich das Feld aus Ihrer Sicht?",
    es: "¿Cómo está cambiando el campo, tal como lo ve usted?",
  },
  {
    about: "path",
    level: 1,
    en: "Which steps led you from your studies to where you are now?",
    de: "Welche Stationen haben Sie vom Studium bis heute geführt?",
    es: "¿Qué pasos la o lo llevaron de los estudios hasta donde está ahora?",
  },
  {
    about: "path",
    level: 1,
    en: "What did you study, and how much of it do you still use?",
    de: "Was haben Sie gelernt oder studiert, und wie viel davon brauchen Sie noch?",
    es: "¿Qué estudió y cuánto de ello usa todavía?",
  },
  {
    about: "typical day",
    level: 2,
    en: "What are you answerable for, and what takes most of your time?",
    de: "Wofür sind Sie verantwortlich, und was kostet die meiste Zeit?",
    es: "¿De qué responde usted y qué le lleva más tiempo?",
  },
  {
    about: "rewards",
    level: 2,
    en: "What do you find most rewarding about your role?",
    de: "Was macht Ihnen an Ihrer Arbeit am meisten Freude?",
    es: "¿Qué es lo que más le satisface de su trabajo?",
  },
  {
    about: "challenges",
    level: 2,
    en: "Which challenges do you meet again and again?",
    de: "Welche Schwierigkeiten begegnen Ihnen immer wieder?",
    es: "¿Qué dificultades encuentra una y otra vez?",
  },
  {
    about: "culture",
    level: 2,
    en: "What kind of person is happy in this work, and who is not?",
    de: "Was für Menschen sind in dieser Arbeit zufrieden, und welche nicht?",
    es: "¿Qué tipo de persona está a gusto en este trabajo y quién no?",
  },
  {
    about: "entry",
    level: 2,
    en: "Where do people typically begin in this field?",
    de: "Womit fangen die meisten in diesem Feld an?",
    es: "¿Por dónde se suele empezar en este campo?",
  },
  {
    about: "training",
    level: 2,
    en: "Which education is really needed, and which is only asked for?",
    de: "Welche Ausbildung braucht man wirklich, und welche wird nur verlangt?",
    es: "¿Qué formación hace falta de verdad y cuál solo se pide?",
  },
  {
    about: "training",
    level: 2,
    en: "Which certificates or licences open doors in practice?",
    de: "Welche Zertifikate oder Zulassungen zählen in der Praxis?",
    es: "¿Qué certificados o licencias cuentan en la práctica?",
  },
  {
    about: "training",
    level: 2,
    en: "How are newcomers trained once they are in?",
    de: "Wie werden Neue eingearbeitet?",
    es: "¿Cómo se forma a quienes acaban de entrar?",
  },
  {
    about: "trends",
    level: 3,
    en: "What would you say about the outlook of the occupation as a whole?",
    de: "Wie schätzen Sie die Aussichten des Berufs insgesamt ein?",
    es: "¿Cómo ve las perspectivas de la profesión en conjunto?",
  },
  {
    about: "trends",
    level: 3,
    en: "Where is the demand for people in this field growing, and where is it shrinking?",
    de: "Wo werden in diesem Feld mehr Menschen gebraucht, und wo weniger?",
    es: "¿Dónde crece la demanda de gente en este campo y dónde disminuye?",
  },
  {
    about: "reading",
    level: 3,
    en: "Which journals or associations are worth following?",
    de: "Welche Zeitschriften oder Verbände lohnen sich?",
    es: "¿Qué revistas o asociaciones vale la pena seguir?",
  },
  {
    about: "advice",
    level: 3,
    en: "What would you do first if you began today?",
    de: "Was würden Sie als Erstes tun, wenn Sie heute anfingen?",
    es: "¿Qué haría primero si empezara hoy?",
  },
];
