/** The morning mail and its answers, whoever provides the mailbox. A test opens a home of the workers at a double. */
import { afterEach, describe, expect, it } from "vitest";
import type { Delivery } from "../providers/remote.ts";
import type { RemoteHome, RemoteHomeWish } from "../providers/remote-home.ts";
import { idOf, monday } from "../workers/home.ts";

const rules = `who_presses_send: { request: ask, follow_up: ask, invitation: ask, everything_else: ask }
morning_mail: 8:00
`;
/** 8:00 in New York. */
const tuesday = Temporal.Instant.from("2026-03-03T13:00:00Z");

export function itIsHeardFrom(make: (wish: RemoteHomeWish) => Promise<RemoteHome>): void {
  let open: RemoteHome | undefined;
  afterEach(async () => {
    await open?.remote.close();
    open = undefined;
  });
  /** A request waits for approval since Monday, and stands in Tuesday's mail. */
  const morning = async (): Promise<RemoteHome> => {
    open = await make({ rules });
    await open.run(monday);
    await open.run(tuesday);
    return open;
  };

  describe("the morning mail", () => {
    it("goes to the owner once, and is neither an answer nor a mail of theirs to anybody", async () => {
      const { home, remote, run } = await morning();
      const [mail, ...others] = toOwner(remote);
      expect(others).toEqual([]);
      expect(mail?.subject).toBe("Tuesday 3 March: 1 to decide");
      for (const minutes of [1, 5, 30]) await run(tuesday.add({ minutes }));
      expect(toOwner(remote)).toHaveLength(1);
      expect(await home.kinds()).toEqual(["proposed", "listed", "sending", "sent"]);
    });

    it("goes once where the answer to its send was lost, or its send came to nothing", async () => {
      open = await make({ rules });
      const { home, remote, run } = open;
      await run(monday);
      remote.fails("send", "lost-after");
      await run(tuesday);
      for (const minutes of [3, 6, 9]) await run(tuesday.add({ minutes }));
      expect(toOwner(remote)).toHaveLength(1);
      // What lies in Sent by then is that mail itself, and no answer to it.
      expect(await home.kinds()).toEqual(["proposed", "listed", "sending", "ambiguous", "sent"]);
      remote.fails("send", "lost-before");
      const wednesday = tuesday.add({ hours: 24 });
      await run(wednesday);
      for (const minutes of [3, 6, 9, 12]) await run(wednesday.add({ minutes }));
      expect(toOwner(remote)).toHaveLength(2);
    });

    it("is answered from the mailbox itself, and each line is obeyed once, also when everything is read again (C-41)", async () => {
      const { home, remote, run } = await morning();
      await remote.writes(answerTo(remote, "Ok 1."));
      await run(tuesday.add({ minutes: 5 }));
      const kinds = await home.kinds();
      expect(kinds.slice(4, 6)).toEqual(["said", "approved"]);
      remote.expires("mail");
      await run(tuesday.add({ minutes: 10 }));
      await run(tuesday.add({ minutes: 15 }));
      expect(await home.kinds()).toEqual(kinds);
    });

    it("is not answered by a mail that only bears the owner's address (C-41)", async () => {
      const { home, remote, run } = await morning();
      const forged = "Authentication-Results: mx.example.com; dmarc=fail header.from=example.com";
      await remote.receives(answerTo(remote, "ok 1", [forged]));
      await run(tuesday.add({ minutes: 5 }));
      await run(tuesday.add({ minutes: 10 }));
      expect(await home.kinds()).not.toContain("approved");
    });

    it("does not hide a contact's answer to it behind the owner, to whom somebody forwarded it", async () => {
      const { home, remote, run } = await morning();
      await remote.receives(answerTo(remote, "Tuesday works for me.", [], "priya@uni.example"));
      await run(tuesday.add({ minutes: 5 }));
      const received = (await home.facts()).filter(({ kind }) => kind === "received");
      expect(received).toMatchObject([{ contact: idOf("priya") }]);
    });

    it("is no list for a mail of the owner's to themselves that answers something else", async () => {
      const { home, remote, run } = await morning();
      const other = answerTo(remote, "ok 1").replace(/^(?:In-Reply-To|References):.*\r\n/gim, "");
      await remote.writes(other.replace(/^Subject: .*$/m, "Subject: A note"));
      await run(tuesday.add({ minutes: 5 }));
      expect(await home.kinds()).toEqual(["proposed", "listed", "sending", "sent"]);
    });
  });
}

function toOwner({ deliveries, address }: RemoteHome["remote"]): Delivery[] {
  return deliveries().filter(({ to, from }) => to === address && from === address);
}

function answerTo(
  remote: RemoteHome["remote"],
  text: string,
  headers: readonly string[] = [],
  from = remote.address,
): string {
  const mail = toOwner(remote).at(-1);
  if (mail === undefined) throw new Error("there was no morning mail");
  const messageId = mail.messageId.replace(/^<|>$/g, "");
  return [
    ...headers,
    `From: Dana Okafor <${from}>`,
    `To: Dana Okafor <${remote.address}>`,
    `Subject: Re: ${mail.subject}`,
    `Date: ${new Date(remote.now.epochMilliseconds).toUTCString()}`,
    `Message-ID: <answer-${text.length}-${from.length}@phone.example>`,
    `In-Reply-To: <${messageId}>`,
    `References: <${messageId}>`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    text,
    "",
    `On Tue, 3 Mar 2026 at 08:00, Dana Okafor <${remote.address}> wrote:`,
    "> no 1",
    "",
  ].join("\r\n");
}
