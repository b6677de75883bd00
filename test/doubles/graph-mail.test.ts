import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Ask, asker, codeOf, itemsOf } from "./graph/ask.ts";
import type { GraphUser } from "./graph/graph-user.ts";
import { type GraphDouble, graphDouble } from "./graph.ts";

let now = Temporal.Instant.from("2026-05-04T10:00:00Z");
let double: GraphDouble;
let dana: GraphUser;
let ask: Ask;

beforeEach(async () => {
  now = Temporal.Instant.from("2026-05-04T10:00:00Z");
  double = await graphDouble({ clock: () => now, seed: 7 });
  dana = double.addUser({ email: "dana@work.example", name: "Dana Reed", kind: "work" });
  double.addUser({ email: "ana@work.example", name: "Ana Lind", kind: "work" });
  ask = asker(double.url, dana.grantToken());
});
afterEach(() => double.close());

const steady = { prefer: 'IdType="ImmutableId"' };
const key = "String {5e0f7a3c-2f43-4f7e-9b1c-3c8f6a1d2e90} Name quarterhour-key";
const to = (address: string) => [{ emailAddress: { address } }];
const encode = encodeURIComponent;

async function draft(more: object = {}): Promise<string> {
  const body = {
    subject: "Coffee?",
    body: { contentType: "text", content: "Hello" },
    toRecipients: to("ana@work.example"),
  };
  const said = await ask("POST", "/me/messages", { ...body, ...more });
  expect(said.status).toBe(201);
  return String(said.json.id);
}

describe("a draft", () => {
  it("keeps the Message-ID that the client gave", async () => {
    const id = await draft({ internetMessageId: "<one@quarterhour.example>" });
    expect((await ask("GET", `/me/messages/${id}?$select=internetMessageId,isDraft`)).json).toEqual({
      "@odata.etag": expect.any(String),
      id,
      internetMessageId: "<one@quarterhour.example>",
      isDraft: true,
    });
  });

  it("is found by its extended property, whose name is compared letter by letter and whose value is not", async () => {
    const id = await draft({ singleValueExtendedProperties: [{ id: key, value: "Key-1" }] });
    await draft({ singleValueExtendedProperties: [{ id: key, value: "key-2" }] });
    const found = async (name: string, value: string) => {
      const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${name}' and ep/value eq '${value}')`;
      return itemsOf(await ask("GET", `/me/messages?$filter=${encode(filter)}`)).map((one) => one.id);
    };
    expect(await found(key, "kEY-1")).toEqual([id]);
    expect(
      await found(key.toUpperCase().replace("STRING", "String").replace("NAME", "Name"), "key-1"),
    ).toEqual([]);
  });

  it("shows its extended property only to those who expand it by its id", async () => {
    const id = await draft({ singleValueExtendedProperties: [{ id: key, value: "k" }] });
    expect((await ask("GET", `/me/messages/${id}`)).json).not.toHaveProperty("singleValueExtendedProperties");
    const expand = encode(`singleValueExtendedProperties($filter=id eq '${key}')`);
    const said = await ask("GET", `/me/messages/${id}?$expand=${expand}`);
    expect(said.json.singleValueExtendedProperties).toEqual([{ id: key, value: "k" }]);
  });

  it("is refused with a header that does not begin with x-, and shows those it has by $select alone", async () => {
    const wrong = [{ name: "In-Reply-To", value: "<a@b>" }];
    const said = await ask("POST", "/me/messages", { internetMessageHeaders: wrong });
    expect([said.status, codeOf(said)]).toEqual([400, "InvalidInternetMessageHeader"]);
    const id = await draft({ internetMessageHeaders: [{ name: "x-key", value: "1" }] });
    expect((await ask("GET", `/me/messages/${id}`)).json).not.toHaveProperty("internetMessageHeaders");
    const shown = await ask("GET", `/me/messages/${id}?$select=internetMessageHeaders`);
    expect(shown.json.internetMessageHeaders).toEqual([{ name: "x-key", value: "1" }]);
  });

  it("from MIME keeps the HTML part alone, in a document of its own, and makes the text of it when asked for MIME", async () => {
    const mime = [
      "From: Dana Reed <dana@work.example>",
      "To: ana@work.example",
      "Subject: Coffee?",
      "Message-ID: <two@quarterhour.example>",
      "X-Quarterhour-Action: abc",
      "MIME-Version: 1.0",
      'Content-Type: multipart/alternative; boundary="b"',
      "",
      "--b\r\nContent-Type: text/plain\r\n\r\nPlain words\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Rich words</p>\r\n--b--",
    ].join("\r\n");
    const said = await ask("POST", "/me/messages", Buffer.from(mime));
    expect(said.status).toBe(201);
    expect(said.json).toMatchObject({
      isDraft: true,
      internetMessageId: "<two@quarterhour.example>",
      subject: "Coffee?",
    });
    expect(said.json.body).toMatchObject({
      contentType: "html",
      content: expect.stringMatching(/^<html><head>.*Rich words/s),
    });
    const { text } = await ask("GET", `/me/messages/${said.json.id}/$value`);
    expect(text).not.toContain("Plain words");
    expect(text).toContain("X-Quarterhour-Action: abc");
    expect(text).toContain("Message-ID: <two@quarterhour.example>");
  });

  it("is refused where its MIME is not in base64", async () => {
    const accessToken = dana.grantToken();
    const headers = { authorization: `Bearer ${accessToken}`, "content-type": "text/plain" };
    const response = await fetch(`${double.url}/v1.0/me/messages`, {
      method: "POST",
      headers,
      body: "Subject: a\r\n\r\nb!",
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("ErrorMimeContentInvalidBase64String");
  });

  it("is refused with a property that Graph's types do not have, or one that only Exchange sets", async () => {
    const unknown = await ask("POST", "/me/messages", { subject: "a", flavour: "mint" });
    expect([unknown.status, codeOf(unknown)]).toEqual([400, "RequestBodyRead"]);
    const fixed = await ask("POST", "/me/messages", { isDraft: false });
    expect([fixed.status, codeOf(fixed)]).toEqual([400, "ErrorInvalidPropertySet"]);
  });

  it("is changed only by who knows its latest version, if they name one", async () => {
    const id = await draft();
    const etag = String((await ask("GET", `/me/messages/${id}`)).json["@odata.etag"]);
    dana.editDraft(id, { text: "Hello again" });
    const late = await ask("PATCH", `/me/messages/${id}`, { subject: "New" }, { "if-match": etag });
    expect([late.status, codeOf(late)]).toEqual([412, "ErrorIrresolvableConflict"]);
    expect(dana.drafts()[0]).toMatchObject({ subject: "Coffee?", text: "Hello again" });
  });

  it("that is a reply belongs to the conversation and answers the mail, with its subject and quoted text", async () => {
    const mail = await dana.deliver({
      from: "Ana Lind <ana@work.example>",
      subject: "Coffee?",
      text: "Yes <please>",
      messageId: "<in@elsewhere.example>",
    });
    const said = await ask("POST", `/me/messages/${mail.id}/createReply`, { comment: "Good" });
    expect(said.json).toMatchObject({
      subject: "RE: Coffee?",
      conversationId: mail.conversationId,
      isDraft: true,
    });
    const { text } = await ask("GET", `/me/messages/${said.json.id}/$value`);
    expect(text).toContain("In-Reply-To: <in@elsewhere.example>");
    expect(dana.drafts()[0]?.text).toContain("Yes <please>");
    expect(dana.inbox()).toMatchObject([{ isRead: true }]);
  });
});

describe("a filter", () => {
  it("finds a Message-ID that is encoded, and not one that is not: the rest of it is lost on the way", async () => {
    const messageId = "<a+b&c#d'e@quarterhour.example>";
    const id = await draft({ internetMessageId: messageId });
    const quoted = messageId.replaceAll("'", "''");
    const right = await ask("GET", `/me/messages?$filter=${encode(`internetMessageId eq '${quoted}'`)}`);
    expect(itemsOf(right).map((one) => one.id)).toEqual([id]);
    const wrong = await ask("GET", `/me/messages?$filter=internetMessageId eq '${quoted}'`);
    expect([wrong.status, codeOf(wrong)]).toEqual([400, "BadRequest"]);
    const plus = await draft({ internetMessageId: "<a+b@quarterhour.example>" });
    expect(plus).not.toBe(id);
    const spaced = await ask("GET", "/me/messages?$filter=internetMessageId eq '<a+b@quarterhour.example>'");
    expect(itemsOf(spaced)).toEqual([]);
  });

  it("refuses a property that there is not, and a sort that it does not begin with", async () => {
    const unknown = await ask("GET", `/me/messages?$filter=${encode("colour eq 'red'")}`);
    expect(unknown.status).toBe(400);
    const filter = encode("conversationId eq 'a'");
    const sorted = await ask("GET", `/me/messages?$filter=${filter}&$orderby=receivedDateTime%20desc`);
    expect([sorted.status, codeOf(sorted)]).toEqual([400, "InefficientFilter"]);
  });

  it("gives ten at a time and a link to the others", async () => {
    for (let i = 0; i < 12; i++) await draft({ subject: `s${i}` });
    const first = await ask("GET", "/me/mailFolders/drafts/messages?$select=subject");
    const second = await ask("GET", String(first.json["@odata.nextLink"]));
    expect([itemsOf(first).length, itemsOf(second).length]).toEqual([10, 2]);
    expect(second.json).not.toHaveProperty("@odata.nextLink");
  });
});

describe("a send", () => {
  it("answers 202 without a body, and the mail is out once", async () => {
    const id = await draft({ internetMessageId: "<one@quarterhour.example>" });
    const said = await ask("POST", `/me/messages/${id}/send`);
    expect([said.status, said.text]).toEqual([202, ""]);
    expect(double.deliveries).toMatchObject([
      { to: "ana@work.example", messageId: "<one@quarterhour.example>" },
    ]);
    expect(double.user("ana@work.example").inbox()).toMatchObject([
      { messageId: "<one@quarterhour.example>", isRead: false },
    ]);
  });

  it("leaves a copy with another id, unless the client works with immutable ones", async () => {
    const id = await draft();
    const immutable = String((await ask("GET", `/me/messages/${id}`, undefined, steady)).json.id);
    await ask("POST", `/me/messages/${id}/send`);
    const gone = await ask("GET", `/me/messages/${id}`);
    expect([gone.status, codeOf(gone)]).toEqual([404, "ErrorItemNotFound"]);
    const copy = await ask("GET", `/me/messages/${immutable}`, undefined, steady);
    expect(copy.json).toMatchObject({ id: immutable, isDraft: false });
    expect(copy.headers.get("preference-applied")).toBe('IdType="ImmutableId"');
  });

  it("may give the copy a new immutable id, too, as users report", async () => {
    double.sentCopy.id = "different";
    const id = await draft({ internetMessageId: "<one@quarterhour.example>" });
    const immutable = String((await ask("GET", `/me/messages/${id}`, undefined, steady)).json.id);
    await ask("POST", `/me/messages/${id}/send`);
    expect((await ask("GET", `/me/messages/${immutable}`, undefined, steady)).status).toBe(404);
    const filter = encode("internetMessageId eq '<one@quarterhour.example>'");
    const found = itemsOf(await ask("GET", `/me/messages?$filter=${filter}`));
    expect(found).toMatchObject([{ isDraft: false }]);
  });

  it("keeps the extended properties on the copy, or loses them: nobody promises either", async () => {
    const property = { singleValueExtendedProperties: [{ id: key, value: "k" }] };
    const first = await draft(property);
    await ask("POST", `/me/messages/${first}/send`);
    expect(dana.sent()).toMatchObject([{ extended: [{ id: key, value: "k" }] }]);
    double.sentCopy.keepsProperties = false;
    const second = await draft(property);
    await ask("POST", `/me/messages/${second}/send`);
    expect(dana.sent()[1]?.extended).toEqual([]);
  });

  it("leaves the copy late by the clock, and nothing to be found until then", async () => {
    double.sentCopy.after = Temporal.Duration.from({ seconds: 20 });
    const id = await draft({ internetMessageId: "<one@quarterhour.example>" });
    await ask("POST", `/me/messages/${id}/send`);
    const find = async () =>
      itemsOf(
        await ask(
          "GET",
          `/me/messages?$filter=${encode("internetMessageId eq '<one@quarterhour.example>'")}`,
        ),
      );
    expect(await find()).toEqual([]);
    now = now.add({ seconds: 20 });
    expect(await find()).toMatchObject([{ isDraft: false }]);
  });

  it("may show the draft as unsent until it is settled; sending that again sends it again and is a violation", async () => {
    Object.assign(double.sentCopy, { after: "settle", meanwhile: "draft" });
    const id = await draft();
    await ask("POST", `/me/messages/${id}/send`);
    expect((await ask("GET", `/me/messages/${id}`)).json.isDraft).toBe(true);
    expect((await ask("POST", `/me/messages/${id}/send`)).status).toBe(202);
    expect(double.deliveries).toHaveLength(2);
    expect(double.violations).toEqual(["dana@work.example: a draft was sent again while it was on its way"]);
    expect(await double.settleLate()).toBe(2);
    expect(dana.drafts()).toEqual([]);
    expect(dana.sent()).toHaveLength(2);
  });

  it("of one draft, twice at once, sends it once", async () => {
    const id = await draft();
    const both = await Promise.all([1, 2].map(() => ask("POST", `/me/messages/${id}/send`)));
    expect(both.map(({ status }) => status).sort()).toEqual([202, 404]);
    expect(double.deliveries).toHaveLength(1);
  });

  it("is refused for what is no draft, has no recipient or comes from somebody else", async () => {
    const id = await draft();
    const immutable = String((await ask("GET", `/me/messages/${id}`, undefined, steady)).json.id);
    await ask("POST", `/me/messages/${id}/send`);
    expect(codeOf(await ask("POST", `/me/messages/${immutable}/send`, undefined, steady))).toBe(
      "ErrorInvalidRequest",
    );
    const nobody = await draft({ toRecipients: [] });
    expect(codeOf(await ask("POST", `/me/messages/${nobody}/send`))).toBe("ErrorInvalidRecipients");
    const other = await draft({ from: { emailAddress: { address: "boss@work.example" } } });
    expect((await ask("POST", `/me/messages/${other}/send`)).status).toBe(403);
    expect(double.deliveries).toHaveLength(1);
  });

  it("is refused after thirty within a minute", async () => {
    for (let i = 0; i < 30; i++) await ask("POST", `/me/messages/${await draft()}/send`);
    const id = await draft();
    const said = await ask("POST", `/me/messages/${id}/send`);
    expect([said.status, said.headers.get("retry-after")]).toEqual([429, "60"]);
    now = now.add({ minutes: 1 });
    expect((await ask("POST", `/me/messages/${id}/send`)).status).toBe(202);
  });
});

describe("the person at Outlook", () => {
  it("sends, edits and throws away drafts of the product", async () => {
    const [first, second, third] = [await draft(), await draft(), await draft()];
    await dana.sendDraft(first);
    dana.editDraft(second, { subject: "Tea?" });
    dana.discardDraft(third);
    expect(dana.sent()).toHaveLength(1);
    expect(dana.drafts()).toMatchObject([{ subject: "Tea?" }]);
    expect((await ask("GET", `/me/messages/${third}`)).status).toBe(404);
  });

  it("finds a thrown away draft in Deleted Items, where a search over the mailbox finds it, too", async () => {
    dana.discardDraft(await draft({ internetMessageId: "<one@quarterhour.example>" }));
    const filter = encode("internetMessageId eq '<one@quarterhour.example>'");
    const found = itemsOf(await ask("GET", `/me/messages?$filter=${filter}`));
    const deleted = (await ask("GET", "/me/mailFolders/deleteditems")).json.id;
    expect(found).toMatchObject([{ isDraft: true, parentFolderId: deleted }]);
    const there = encode(`parentFolderId eq '${deleted}'`);
    expect(itemsOf(await ask("GET", `/me/messages?$filter=${there}`))).toHaveLength(1);
  });

  it("writes drafts and answers of their own, which stand in the conversation that they answer", async () => {
    const own = await dana.writeDraft({
      from: "dana@work.example",
      to: "ben@elsewhere.example",
      subject: "Hi",
      text: "a",
    });
    expect(dana.drafts()).toMatchObject([{ id: own.id, isDraft: true, to: ["ben@elsewhere.example"] }]);
    const mail = await dana.deliver({ from: "ana@work.example", subject: "Coffee?", text: "Yes" });
    const answer = {
      from: "dana@work.example",
      to: "ana@work.example",
      text: "Good",
      inReplyTo: mail.messageId,
    };
    await dana.send({ ...answer, subject: "Re: Coffee?" });
    await dana.send({ ...answer, subject: "Something else" });
    const [same, other] = dana.sent().map(({ conversationId }) => conversationId === mail.conversationId);
    expect([same, other]).toEqual([true, false]);
    dana.trash(mail.id);
    expect(dana.inbox()).toEqual([]);
  });
});
