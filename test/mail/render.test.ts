import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Values } from "../../src/core/action.ts";
import { loadTemplates, shippedTemplates } from "../../src/mail/templates.ts";
import { dana, letter, thread } from "./letters.ts";

const templates = await loadTemplates([shippedTemplates]);
const full = process.env.PROVE !== undefined;

describe("the three mails that all are measured by", () => {
  it("make the request", async () => {
    const changes: Values = {
      me: {
        name: "Dana Okafor",
        first_name: "Dana",
        about: "I'm now moving into health data",
        curious_about:
          "how you got from the ward into an analytics team and what you would learn first today",
      },
      why_them:
        "your talk on cleaning up triage notes stayed with me: I was a public-health nurse for six years and used to write them",
    };
    const { subject, text } = await templates.render(letter("request", changes));
    expect(subject).toBe("From the ward into an analytics team");
    expect(text).toBe(
      lines(
        "Hi Priya,",
        "",
        "Your talk on cleaning up triage notes stayed with me: I was a public-health nurse for six years and used to write them. I'm now moving into health data.",
        "",
        "I'd love to hear how you got from the ward into an analytics team and what you would learn first today: would you have 20 minutes for a few questions? I'm not asking about a job, only hoping to learn from somebody who knows it first hand.",
        "",
        "Tuesday 1 December at 10:00 or Thursday 3 December at 14:30, Chicago time, would suit me, by phone or video; another time is fine too, and so is a no.",
        "",
        "Best wishes,",
        "Dana Okafor",
      ),
    );
  });

  it("make the thank-you, from a sentence", async () => {
    const debrief =
      "Your advice to learn SQL on data I already understand changed my plan: I've dropped the course and started on the county's vaccination tables. I'll write to Tom Reyes this week and mention you, as you offered.";
    const { subject, text } = await templates.render(letter("thank-you", { debrief }, { thread }));
    expect(subject).toBe("Re: From nursing to health data");
    expect(text).toBe(
      lines(
        "Hi Priya,",
        "",
        `Thank you for talking with me. ${debrief}`,
        "",
        "I'll tell you how it goes. If you come across something that I ought to read, or somebody I ought to meet, I'd be glad to hear of it.",
        "",
        "Dana",
      ),
    );
  });

  it("make the thank-you, from a note", async () => {
    const { text } = await templates.render(letter("thank-you", {}, { thread }));
    expect(text).toContain(
      "Thank you for talking with me. This is the note that I made for myself afterwards: Learn SQL on data I know; Tom Reyes next.",
    );
  });

  it("make the check-in", async () => {
    const news =
      "The vaccination project works. You were right that the joins would make sense once I pictured the clinic behind them.";
    const { subject, text } = await templates.render(letter("check-in", { news }));
    expect(subject).toBe("The vaccination project works");
    expect(text).toBe(
      lines(
        "Hi Priya,",
        "",
        `You helped me along, so you should hear how it is going. ${news}`,
        "",
        "No need to answer. I hope things go well at Lakeside Health.",
        "",
        "Dana",
      ),
    );
  });
});

describe("a mail", () => {
  it("is the text as a document of plain paragraphs", async () => {
    const { html } = await templates.render(letter("follow-up-2", {}, { thread }));
    expect(html).toBe(
      lines(
        "<!doctype html>",
        '<html lang="en">',
        '<head><meta charset="utf-8"></head>',
        "<body>",
        "<p>Hi Priya,</p>",
        "<p>This is my last note about this. If you find 20 minutes after all, I'd be glad to talk. If not, thank you for reading, and all the best.</p>",
        "<p>Dana</p>",
        "</body>",
        "</html>",
      ),
    );
  });

  it("stays in its thread by the subject, with one Re:", async () => {
    for (const subject of ["Nursing", "Re: Nursing", "RE: Fwd: Re: Nursing", "AW: re[2]: Nursing"]) {
      const rendered = await templates.render(
        letter("decline-answer", {}, { thread: { ...thread, subject } }),
      );
      expect(rendered.subject).toBe("Re: Nursing");
    }
  });

  it("has the subject of the conversation where there is no thread", async () => {
    expect((await templates.render(letter("decline-answer"))).subject).toBe(
      "From the clinic into a data team",
    );
  });

  it("has a subject of one line, whatever the values hold", async () => {
    const { subject, text } = await templates.render(
      letter("check-in", { news: "It works\r\nBcc: evil@example.com\u2028\u0000 there" }),
    );
    expect(subject).toBe("It works Bcc: evil@example.com there");
    expect(text).toContain("It works Bcc: evil@example.com there.");
  });

  it("prints a name as it stands, and reads no template in it (N-43)", async () => {
    for (const name of ["{{ me.name }}", "{% raw %}", "{{ account.token }}", "{%if"]) {
      const changes = { contact: { name, first_name: name } };
      const { text, html } = await templates.render(letter("request", changes));
      expect(text).toContain(`Hi ${name},`);
      expect(html).toContain(`<p>Hi ${name},</p>`);
    }
  });

  it("escapes values in HTML and not in the text", async () => {
    const changes = { contact: { name: "A", first_name: `<b>"Ana" & Co</b>` } };
    const { text, html } = await templates.render(letter("check-in", changes));
    expect(text).toContain(`Hi <b>"Ana" & Co</b>,`);
    expect(html).toContain("Hi &lt;b&gt;&quot;Ana&quot; &amp; Co&lt;/b&gt;,");
  });

  it("keeps names of every script, and takes out what turns the reading direction round", async () => {
    for (const name of ["美咲", "Đặng", "محمد", "Zoë", "O'Brien", "👩🏽‍🔬"]) {
      expect(
        (await templates.render(letter("request", { contact: { name, first_name: name } }))).text,
      ).toContain(`Hi ${name},`);
    }
    const turned = { contact: { name: "Ana", first_name: "A\u202ena\u2066" } };
    expect((await templates.render(letter("request", turned))).text).toContain("Hi Ana,");
  });

  it("is held where there is no first name, and says what is missing and where to give it (R-40, N-46)", async () => {
    for (const first_name of [undefined, "", "  ", "\u200b", "\u0000"]) {
      const mail = templates.render(letter("request", { contact: { name: "Dr.", first_name } }));
      await expect(mail).rejects.toMatchObject({
        code: "templates/unfilled",
        message: "the mail `request` to Priya Raman needs `contact.first_name`, and there is none",
        where: "templates/en/request.mjml:5",
        next: "Nothing was made. Give it in the contact (`quarterhour contacts set`).",
      });
    }
  });

  it("names all that is missing at once", async () => {
    const mail = templates.render(letter("request", { why_them: " ", offer: {} }));
    await expect(mail).rejects.toMatchObject({
      message: "the mail `request` to Priya Raman needs `why_them` and `offer.times`, and there are none",
    });
  });

  it("never has a hole, for contacts with holes of every kind (R-40)", async () => {
    const hole = fc.constantFrom(undefined, "", " ", "\n", "\u200b", "\u0000");
    const name = fc.oneof(
      hole,
      fc.constantFrom("Ana", "李", "Zoë", "{{ x }}", "Jo\nAnn"),
      fc.string({ maxLength: 12 }).map(withoutBraces),
    );
    const contact = fc.record({ name, first_name: name, role: name, company: name, city: name });
    const values = fc.record({
      contact,
      why_them: name,
      finding: name,
      debrief: name,
      news: name,
      introducer: fc.record({ name }),
    });
    const template = fc.constantFrom(...[...templates.known.keys()].map((key) => key.slice(3)));
    let made = 0;
    await fc.assert(
      fc.asyncProperty(values, template, async (changes, kind) => {
        const rendered = await templates.render(letter(kind, changes as Values)).catch((error: unknown) => {
          expect(error).toMatchObject({ code: "templates/unfilled" });
          return undefined;
        });
        if (rendered === undefined) return;
        made += 1;
        expect(rendered.subject).toMatch(/^\S.*\S$|^\S$/);
        expect(`${rendered.subject}\n${rendered.text}`).not.toMatch(
          /^Hi\s*,|undefined|\[object Object\]|NaN| {2}|\n{3}|\{\{(?! x \}\})|\{%/m,
        );
      }),
      { numRuns: full ? 20_000 : 2_000, seed: 40, ignoreEqualValues: false },
    );
    expect(made).toBeGreaterThan(200);
  });
});

describe("a mail to an introducer", () => {
  it("never says “you” to the wrong person", async () => {
    const ask = async (curious_about: string) =>
      (await templates.render(letter("introduction-ask", { me: { ...(dana.me as Values), curious_about } })))
        .text;
    expect(await ask("how people moved into data")).toContain("like to ask Tom how people moved into data;");
    expect(await ask("how you moved into data")).toContain(
      "like to talk with Tom; 20 minutes would be plenty",
    );
  });
});

describe("the name of a company", () => {
  it("brings no second full stop at the end of a sentence, in text or HTML", async () => {
    const contact = { name: "Ana", first_name: "Ana", company: "Acme, Inc." };
    const { text, html } = await templates.render(
      letter("check-in", { contact, news: "And then... it worked" }),
    );
    for (const part of [text, html]) {
      expect(part).toContain("at Acme, Inc.");
      expect(part).not.toContain("Inc..");
      expect(part).toContain("And then... it worked.");
    }
  });

  it("keeps its own spelling at the beginning of a sentence", async () => {
    const contact = { name: "Sam", first_name: "Sam", company: "dbt Labs" };
    const finding = "dbt Labs hired 40 people in June";
    const { text } = await templates.render(letter("thank-you-short", { contact, finding }, { thread }));
    expect(text).toContain("means more to me now: dbt Labs hired 40 people in June.");
  });
});

describe("a value of the wrong kind", () => {
  it("is refused, never printed", async () => {
    const wrong: Values = { ...dana, contact: { name: "A", first_name: ["a", "b"] } };
    await expect(templates.render(letter("request", wrong))).rejects.toMatchObject({
      code: "templates/invalid",
      message: expect.stringContaining("a list is not a text") as string,
    });
    const room: Values = { ...dana, contact: { name: "A", first_name: { x: "y" } } };
    await expect(templates.render(letter("request", room))).rejects.toMatchObject({
      code: "templates/invalid",
    });
  });
});

/** Braces in data stay as they are, and would only hide braces of ours here. */
function withoutBraces(text: string): string {
  return text.replace(/[{}]/g, "");
}

function lines(...all: string[]): string {
  return `${all.join("\n")}\n`;
}
