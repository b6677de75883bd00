/**
 * P-2: from a template and a contact to the bytes on the wire (text, HTML, MIME), beside MJML once per message as
 * its own documentation shows it and nodemailer as its own does, the same values in the same words; and how often a
 * template is compiled.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Liquid } from "liquidjs";
import mjml2html from "mjml";
import MailComposer from "nodemailer/lib/mail-composer";
import type { Letter } from "../src/core/action.ts";
import { toMime } from "../src/formats/mime-out.ts";
import { compileMjml } from "../src/mail/mjml.ts";
import { readTemplate } from "../src/mail/read-template.ts";
import { loadTemplates, shippedTemplates } from "../src/mail/templates.ts";
import { type Measured, medians } from "./rounds.ts";

const rounds = 9;
const messages = 40;
const goal = 10;
const from = { name: "Dana Okafor", address: "dana@example.com" };

/** Throws where the two do not say the same. */
export async function measure(): Promise<Measured[]> {
  const templates = await loadTemplates([shippedTemplates]);
  const ours = async (number: number): Promise<Uint8Array> => {
    const letter = letterTo(number);
    return wire(letter, await templates.render(letter));
  };
  const yardstick = mjmlPerMessage();
  const [one, other] = [await ours(7), await yardstick(7)].map((bytes) => plainPart(bytes));
  if (one !== other) throw new Error("P-2: the mails differ");

  const raw = await medians(rounds, {
    ours: () => perMessage(ours),
    mjml: () => perMessage(yardstick),
  });
  const faster = raw.mjml / raw.ours;
  const compiled = await countCompiled();
  return [
    {
      id: "P-2",
      what: "a mail on the wire, against MJML per message",
      ratio: `${faster.toFixed(1)} x`,
      goal: `>= ${goal} x`,
      met: faster >= goal,
      isPromised: false,
      raw: `ours ${raw.ours.toFixed(3)} ms, MJML per message ${raw.mjml.toFixed(3)} ms`,
    },
    {
      id: "P-2",
      what: "how often one template is compiled for 200 mails",
      ratio: String(compiled),
      goal: "1",
      met: compiled === 1,
      isPromised: false,
      raw: `${compiled} of 200`,
    },
  ];
}

async function perMessage(make: (number: number) => Promise<Uint8Array>): Promise<number> {
  const start = performance.now();
  for (let number = 0; number < messages; number++) await make(number);
  return (performance.now() - start) / messages;
}

function mjmlPerMessage(): (number: number) => Promise<Uint8Array> {
  const path = join(shippedTemplates, "en/follow-up-2.mjml");
  const { text, html } = readTemplate(readFileSync(path, "utf8"), path);
  const forHtml = new Liquid({ outputEscape: "escape" });
  const forText = new Liquid();
  return async (number) => {
    const { values, to } = letterTo(number);
    const filled = await mjml2html(String(await forHtml.parseAndRender(html?.source ?? "", values)));
    const words = String(await forText.parseAndRender(text.source, values));
    const composer = new MailComposer({
      from,
      to,
      subject: "Re: Nursing",
      text: words,
      html: filled.html,
      date: new Date("2026-12-01T10:00:00Z"),
      inReplyTo: "<1@example.com>",
    });
    return composer.compile().build();
  };
}

/** A copy of the shipped template that nobody has compiled yet. */
async function countCompiled(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-bench-"));
  try {
    const source = readFileSync(join(shippedTemplates, "en/follow-up-2.mjml"), "utf8");
    writeFileSync(join(folder, "follow-up-2.mjml"), `# A copy.\n${source}`);
    let compiled = 0;
    const templates = await loadTemplates([folder], (part) => {
      compiled += 1;
      return compileMjml(part);
    });
    await Promise.all(Array.from({ length: 200 }, (_, number) => templates.render(letterTo(number))));
    return compiled;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function letterTo(number: number): Letter {
  const name = `Contact${number} Example`;
  return {
    template: "follow-up-2",
    language: "en",
    values: {
      me: {
        name: "Dana Okafor",
        first_name: "Dana",
        about: "I was a nurse.",
        curious_about: "how people moved",
      },
      contact: { name, first_name: `Contact${number}` },
      length: 20,
    },
    to: { name, address: `contact${number}@example.com` },
    thread: { messageId: "1@example.com", references: ["1@example.com"], subject: "Nursing" },
    offered: [],
  };
}

function wire(letter: Letter, mail: { subject: string; text: string; html: string }): Promise<Uint8Array> {
  return toMime({
    from,
    to: letter.to,
    ...mail,
    date: Temporal.Instant.from("2026-12-01T10:00:00Z"),
    messageId: `${letter.to.address.replace("@", ".")}@example.com`,
    inReplyTo: "1@example.com",
  });
}

/** The text part without the line breaks of its encoding, for comparing. */
function plainPart(bytes: Uint8Array): string {
  const mail = new TextDecoder().decode(bytes).replaceAll("\r\n", "\n");
  const part = /text\/plain[\s\S]*?\n\n([\s\S]*?)\n--/.exec(mail)?.[1] ?? mail;
  return part.replace(/=\n/g, "").replace(/\s+/g, " ").trim();
}
