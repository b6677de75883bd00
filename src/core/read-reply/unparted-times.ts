/** Days and times in scripts that do not part their words, and figures that are not ours: said again in words that are read. */

/** "26日(木)の午後" becomes "26th thursday afternoon", "오후 3시" becomes "15:00"; other text stays as it is. */
export function withPartedTimes(text: string): string {
  const plain = foreignFigures.test(text) ? text.replace(eachFigure, inOurs) : text;
  return unparted.test(plain) ? parted(plain) : plain;
}

const unparted = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;
const foreignFigures = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/u;
const eachFigure = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/gu;

/** Each of these rows of ten begins at a nought. */
function inOurs(figure: string): string {
  const code = figure.codePointAt(0) ?? 0;
  const nought = [0xff10, 0x0966, 0x06f0, 0x0660].find((start) => code >= start) ?? code;
  return String(code - nought);
}

function parted(text: string): string {
  return text
    .replace(
      /(午前|午後|上午|下午|晚上|오전|오후)?\s*(\d{1,2})\s*(?:時|时|点|點|시)(?!間|间|간)(?:\s*(半|반)|\s*(\d{1,2})\s*(?:分|분))?(?:整|정각)?/gu,
      (_, half: string | undefined, hour: string, middle: string | undefined, minute = "00") => {
        const isLate = half !== undefined && late.has(half) && Number(hour) < 12;
        const minutes = middle === undefined ? minute.padStart(2, "0") : "30";
        const isEarly = half !== undefined && !late.has(half);
        return ` ${isLate ? Number(hour) + 12 : isEarly ? hour.padStart(2, "0") : hour}:${minutes} `;
      },
    )
    .replace(/(?<=\d:\d\d)\s*(?:から|부터|到|至|[〜～~])\s*(?=\d{1,2}:\d\d)/gu, " - ")
    .replace(/(?<=\d:\d\d)\s*(?:以降|以後|以后|之后|이후)/gu, " onwards ")
    .replace(
      /([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})([日号號]))?/gu,
      (_, month: string, day?: string, mark?: string) =>
        `${numberOf(month)}月${day === undefined ? "" : `${numberOf(day)}${mark}`}`,
    )
    .replace(
      wholeDate,
      (_, year: string | undefined, month: string, day: string, weekday: string | undefined) =>
        ` ${weekday === undefined ? "" : dayOf(weekday)} ${day} ${months[Number(month) - 1] ?? ""} ${year ?? ""} `,
    )
    .replace(
      /(?<!\d)(\d{1,2})\s*[月월](?![\d曜요])/gu,
      (_, month: string) => ` from ${months[Number(month) - 1] ?? ""} `,
    )
    .replace(
      dayOnly,
      (_, day: string, weekday: string | undefined) =>
        ` ${weekday === undefined ? "" : dayOf(weekday)} ${day}th `,
    )
    .replace(/[（(]([月火水木金土日월화수목금토일])[)）]/gu, (_, day: string) => ` ${dayOf(day)} `)
    .replace(/([月火水木金土日])曜日?/gu, (_, day: string) => ` ${dayOf(day)} `)
    .replace(/(?:星期|周|週|礼拜|禮拜)([一二三四五六日天])/gu, (_, day: string) => ` ${dayOf(day)} `)
    .replace(/([월화수목금토일])요일/gu, (_, day: string) => ` ${dayOf(day)} `)
    .replace(
      /第?([一二三1-3首])\s*(?:つ目|番目|个|個)(?!月)|(첫|두|세) ?번째/gu,
      (_, sign: string | undefined, korean: string | undefined) =>
        ` option ${sign === undefined ? "첫두세".indexOf(korean ?? "") + 1 : Number(sign) || "一二三".indexOf(sign) + 1} `,
    )
    .replace(words, (word) => ` ${said.get(word) ?? word} `);
}

/** 十二 is 12. */
function numberOf(signs: string): number {
  const hasTens = signs.includes("十");
  const [tens = "", ones = ""] = hasTens ? signs.split("十") : ["", signs];
  const digit = (sign: string) => (sign === "" ? 0 : "一二三四五六七八九".indexOf(sign) + 1);
  return digit(ones) + (hasTens ? 10 * (digit(tens) || 1) : 0);
}

const inBrackets =
  "(?:\\s*[（(](?:星期|周|週)?([月火水木金土日一二三四五六天월화수목금토일])(?:曜日?|요일)?[)）])?";
const wholeDate = new RegExp(
  `(?:(20\\d\\d)\\s*[年년]\\s*)?(?<!\\d)(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日号號일]${inBrackets}`,
  "gu",
);
const dayOnly = new RegExp(`(?<!\\d)(\\d{1,2})\\s*[日号號일](?!間|间)${inBrackets}`, "gu");

function dayOf(sign: string): string {
  const place = ["月火水木金土日", "一二三四五六日", "월화수목금토일", "      天"]
    .map((row) => row.indexOf(sign))
    .find((at) => at >= 0);
  return place === undefined ? sign : (weekdays[place] ?? sign);
}

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const months = "january february march april may june july august september october november december".split(
  " ",
);
const late: ReadonlySet<string> = new Set(["午後", "下午", "晚上", "오후"]);
const said: ReadonlyMap<string, string> = new Map(
  Object.entries({
    午前中: "morning",
    午前: "morning",
    午後: "afternoon",
    上午: "morning",
    下午: "afternoon",
    오전: "morning",
    오후: "afternoon",
    正午: "noon",
    中午: "noon",
    同じ時間: "same time",
    同時刻: "same time",
    同じ時刻: "same time",
    同一时间: "same time",
    "같은 시간": "same time",
    同じ日: "same day",
    同日: "same day",
    当天: "same day",
    "같은 날": "same day",
    明後日: "day after tomorrow",
    明日: "tomorrow",
    明天: "tomorrow",
    后天: "day after tomorrow",
    내일: "tomorrow",
    모레: "day after tomorrow",
    来週: "next week",
    翌週: "next week",
    下周: "next week",
    下週: "next week",
    "다음 주": "next week",
    다음주: "next week",
    今週: "this week",
    どちらでも: "either",
    どれでも: "either",
    都可以: "either",
    いつでも: "anytime",
    本周: "this week",
    "이번 주": "this week",
  }),
);
const words = new RegExp([...said.keys()].join("|"), "gu");
