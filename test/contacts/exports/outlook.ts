/**
 * Outlook's CSV: of the program on Windows in Windows-1252 with everything in quotes, `0/0/00` for no birthday and
 * Exchange's own names for colleagues' addresses; of outlook.com in UTF-8 with a byte-order mark.
 */
import { seeded } from "../../doubles/seeded.ts";
import { csv, type Export, makePeople } from "./people.ts";

const desktopHeadings =
  "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Other City,Other State,Other Country/Region,Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Company Main Phone,Home Phone,Mobile Phone,Primary Phone,Account,Anniversary,Assistant's Name,Billing Information,Birthday,Categories,Children,Directory Server,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,E-mail 3 Address,E-mail 3 Type,E-mail 3 Display Name,Gender,Government ID Number,Hobby,Initials,Internet Free Busy,Keywords,Language,Location,Manager's Name,Mileage,Notes,Office Location,Organizational ID Number,Priority,Private,Profession,Referred By,Sensitivity,Spouse,User 1,User 2,User 3,User 4,Web Page";
const webHeadings =
  "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Business Fax,Home Fax,Other Fax,Company Main Phone,Callback,Radio Phone,Telex,TTY/TDD Phone,IMAddress,Job Title,Department,Company,Office Location,Manager's Name,Assistant's Name,Assistant's Phone,Company Yomi,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other City,Other State,Other Postal Code,Other Country/Region,Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,Anniversary,Notes";

export function outlookExport(seed: number, count: number, kind: "desktop" | "web"): Export {
  const random = seeded(seed + 3);
  const isDesktop = kind === "desktop";
  const headings = (isDesktop ? desktopHeadings : webHeadings).split(",");
  const expected = { rows: count, people: count, withAddress: 0, unusable: 0, zones: 0, tidied: 0 };
  const letters = isDesktop ? /[\u0020-\u007e\u00a0-\u00ffŠšŽžŒœŸ]/u : /./u;
  const people = makePeople(seed, count, letters);
  expected.rows = people.length;
  expected.people = people.length;
  const rows = people.map(({ first, last, email, second, company, role, place, phone }) => {
    const isColleague = isDesktop && random() < 0.05;
    expected.withAddress += isColleague && second === undefined ? 0 : 1;
    expected.zones += place.zone === undefined ? 0 : 1;
    const internal = `/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=0123456789abcdef-${last}`;
    const where = random() < 0.5 ? "Business" : "Home";
    const cells = new Map([
      ["Title", random() < 0.3 ? "Dr." : ""],
      ["First Name", first],
      ["Last Name", last],
      ["Company", company],
      ["Job Title", role],
      [`${where} City`, place.city],
      [`${where} State`, place.region],
      [
        `${where} Country/Region`,
        place.country === "United States" ? "United States of America" : place.country,
      ],
      ["Business Phone", phone],
      ["Birthday", "0/0/00"],
      ["Anniversary", "0/0/00"],
      ["Categories", "Alumni;Nurses"],
      ["E-mail Address", isColleague ? internal : email],
      ["E-mail Type", isColleague ? "EX" : "SMTP"],
      ["E-mail Display Name", `${first} ${last} (${email})`],
      ["E-mail 2 Address", second ?? ""],
      ["Gender", "Unspecified"],
      ["Notes", 'Line one\r\nLine two, with a comma and a "quote"'],
      ["Priority", "Normal"],
      ["Private", "False"],
      ["Sensitivity", "Normal"],
    ]);
    return headings.map((heading) => cells.get(heading) ?? "");
  });
  const text = csv([headings, ...rows], { end: "\r\n", always: isDesktop });
  return {
    bytes: isDesktop ? Buffer.from(text, "latin1") : new TextEncoder().encode(`\ufeff${text}`),
    expected,
  };
}
