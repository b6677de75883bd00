import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { firstMailRules } from "./thirty/first-mail-rules.ts";
import { skeletonsOf } from "./thirty/skeletons.ts";
import { writeThirty } from "./thirty/write-thirty.ts";

const requests = await writeThirty();

describe("thirty requests of thirty owners to thirty people", () => {
  it("are these (UPDATE=1 writes them anew; whoever changes a template reads them aloud)", () => {
    const file = join(import.meta.dirname, "thirty", "requests.txt");
    const written = requests
      .map(({ letter, subject, text }) => `To: ${letter.to.name}\nSubject: ${subject}\n\n${text}`)
      .join(`\n${"-".repeat(72)}\n\n`);
    if (process.env.UPDATE !== undefined) writeFileSync(file, written);
    expect(written).toBe(readFileSync(file, "utf8"));
  });

  it("share no sentence among more than three, but for the purpose and the times, whatever names and numbers stand in it (B16)", () => {
    const often = skeletonsOf(requests).filter(({ about, mails }) => about === "other" && mails > 3);
    expect(often).toEqual([]);
  });

  it("say what they are for, and when, in so many ways that no wording stands in more than five (B16)", () => {
    const often = skeletonsOf(requests).filter(({ about, mails }) => about !== "other" && mails > 5);
    expect(often).toEqual([]);
  });

  it("keep every rule of a first mail: purpose, no job, why them, one ask, the length, the subject (S15, S16, S20, S21, S29)", () => {
    for (const { remarks, text } of requests) {
      expect(
        remarks.filter(({ weight }) => weight === "error"),
        text,
      ).toEqual([]);
      const kept = remarks.filter(({ weight }) => weight === "kept").map(({ rule }) => rule);
      expect(kept, text).toEqual(expect.arrayContaining(firstMailRules));
    }
  });

  it("greet each person as they are called, whatever the imported name looks like (S23)", () => {
    const greetings = requests.map(({ text }) => text.split("\n")[0]);
    expect(greetings).toEqual(
      expect.arrayContaining([
        ...[
          "Dear Dr. Kjærgaard,",
          "Dear Prof. van der Westhuizen,",
          "Hi June,",
          "Hi Hanne,",
          "Hi Odalys,",
          "Hi Hye-Jin,",
        ],
        ...[
          "Dear Dr. Mac Giolla Bhríde,",
          "Hi Gernot,",
          "Dear Mr. Eklöf,",
          "Dear Captain Hietanen-Lönnrot,",
          "Hi Friedhelm,",
        ],
        "Dear Dr. Nguyễn Thị Bích Ngọc,",
      ]),
    );
  });
});
