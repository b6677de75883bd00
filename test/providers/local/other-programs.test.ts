import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toMime } from "../../../src/formats/mime-out.ts";
import { keyOf } from "../../contracts/mailbox.ts";
import { mailboxWorld } from "./world.ts";

const hasPython = spawnSync("python3", ["--version"]).status === 0;
if (!hasPython)
  console.log("not run: python3 is not on this machine, so no other program reads the Maildir here");

/** Prints what Python's mailbox and email modules read. */
const reader = `
import json, mailbox, email.policy, email, sys
box = mailbox.Maildir(sys.argv[1], create=False)
def read(folder):
    out = []
    for key, raw in ((k, folder.get_bytes(k)) for k in folder.keys()):
        m = email.message_from_bytes(raw, policy=email.policy.default)
        text, html = m.get_body(("plain",)), m.get_body(("html",))
        out.append({"to": [[a.display_name, a.addr_spec] for a in m["To"].addresses], "subject": m["Subject"],
          "text": text.get_content() if text else None, "html": html.get_content() if html else None,
          "flags": folder.get_message(key).get_flags(), "defects": len(m.defects), "action": m["X-Quarterhour-Action"],
          "date": m["Date"].datetime.isoformat(), "returns": raw.count(b"\\r")})
    return out
print(json.dumps({"folders": sorted(box.list_folders()), "inbox": read(box), "drafts": read(box.get_folder("Drafts")), "sent": read(box.get_folder("Sent"))}))
`;

describe("another program", () => {
  let world: Awaited<ReturnType<typeof mailboxWorld>>;
  beforeEach(async () => {
    world = await mailboxWorld();
  });
  afterEach(() => world.close());

  // skipped because there is no python3 on the machine, which was printed above
  it.skipIf(!hasPython)("reads the Maildir that we wrote: folders, flags, names, text and HTML", async () => {
    const mime = (n: number) =>
      toMime({
        from: { name: "Dana Okafor", address: world.address },
        to: { name: 'Zoë "Z" Brontë, PhD', address: "zoe@example.org" },
        subject: "Über Gesundheitsdaten",
        text: "Hallo Zoë,\n\n= ein Satz, länger als eine Zeile, damit er umbrochen werden muss; er geht noch ein Stück.\n.\nFrom Dana",
        html: "<p>Hallo Zoë</p>",
        date: Temporal.Instant.from("2026-03-02T15:00:00Z"),
        messageId: `request-${n}@example.com`,
        action: keyOf(n),
      });
    await world.mailbox.createDraft(keyOf(1), await mime(1));
    await world.mailbox.sendDraft(await world.mailbox.createDraft(keyOf(2), await mime(2)));

    const out = execFileSync("python3", ["-c", reader, join(world.home, "mail")], { encoding: "utf8" });
    const expected = {
      to: [['Zoë "Z" Brontë, PhD', "zoe@example.org"]],
      subject: "Über Gesundheitsdaten",
      text: expect.stringContaining(
        "Hallo Zoë,\n\n= ein Satz, länger als eine Zeile, damit er umbrochen werden muss; er geht noch ein Stück.\n.\nFrom Dana",
      ),
      html: expect.stringContaining("<p>Hallo Zoë</p>"),
      date: "2026-03-02T15:00:00+00:00",
      defects: 0,
      returns: 0,
    };
    expect(JSON.parse(out)).toEqual({
      folders: ["Drafts", "Sent"],
      inbox: [],
      drafts: [{ ...expected, flags: "DS", action: keyOf(1) }],
      sent: [{ ...expected, flags: "S", action: keyOf(2) }],
    });
  });
});
