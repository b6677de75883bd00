/** What other programs and people call the columns that we know. */

/** The columns by their own names. */
export const fields = [
  "name",
  "email",
  "role",
  "company",
  "city",
  "country",
  "timezone",
  "language",
  "tags",
  "closeness",
  "introducer",
  "why_them",
  "finding",
  "finding_source",
  "finding_on",
  "linkedin",
  "phone",
  "notes",
  "industry",
  "source",
  "school",
  "event",
  "event_on",
  "via",
  "knows",
  "connected_on",
] as const;
export type Field = (typeof fields)[number];

/**
 * What is read on the way to a field: the parts of a name where a file keeps them apart, a state or province (it
 * tells one Portland from another), pages among which a profile may be, the id of an address book's entry.
 */
export const parts = ["first_name", "middle_name", "last_name", "region", "website", "uid"] as const;
export type Column = Field | (typeof parts)[number];

/** The column that a heading means, whatever its case, spaces and marks; undefined where none. */
export function columnOf(heading: string): Column | undefined {
  return wordings.get(bare(heading));
}

/** A heading without case, accents, spaces and marks. */
export function bare(heading: string): string {
  return heading
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss");
}

const table: Record<Column, string> = {
  name: "name, full name, fullname, display name, contact, contact name, person, vollständiger name, anzeigename, nombre completo, nom complet, nome completo, volledige naam, imię i nazwisko",
  first_name:
    "first name, firstname, first, given name, forename, vorname, nombre, nombres, prénom, primeiro nome, voornaam, förnamn, imię",
  middle_name: "middle name, additional name, weitere vornamen, zweiter vorname, segundo nombre",
  last_name:
    "last name, lastname, last, surname, family name, nachname, familienname, apellido, apellidos, nom de famille, cognome, sobrenome, achternaam, efternamn, nazwisko",
  email:
    "email, e-mail, mail, email address, e-mail address, mail address, e-mail 1 - value, e-mail 2 - value, e-mail 3 - value, e-mail 4 - value, e-mail 1, email 1, e-mail 2, email 2, e-mail 3, email 3, e-mail 2 address, e-mail 3 address, primary email, work email, secondary email, private email, personal email, e-mail-adresse, e-mail 2: adresse, e-mail 3: adresse, e-mail-adresse 2, e-mail-adresse 3, emailadresse, mailadresse, correo, correo electrónico, dirección de correo, dirección de correo electrónico, adresse e-mail, adresse mail, courriel, indirizzo e-mail, posta elettronica, e-mailadres, endereço de e-mail, e-post, adres e-mail",
  role: "role, title, job title, position, occupation, job, organization title, organization 1 - title, funktion, berufsbezeichnung, stelle, rolle, cargo, puesto, poste, fonction, ruolo, posizione, functie, função, befattning, stanowisko",
  company:
    "company, company name, organization, organisation, organization name, organization 1 - name, employer, current company, firma, unternehmen, arbeitgeber, organisation 1, empresa, compañía, organización, entreprise, société, azienda, società, bedrijf, organisatie, företag",
  city: "city, town, location, business city, work city, address 1 - city, home city, other city, address 2 - city, stadt, ort, ort geschäftlich, ort privat, wohnort, ciudad, localidad, ville, città, plaats, cidade, stad, miasto",
  region:
    "state, province, region, county, state/province, business state, address 1 - region, home state, other state, address 2 - region, bundesland, region geschäftlich, bundesland/kanton geschäftlich, region privat, provincia, région",
  country:
    "country, country/region, country code, business country/region, business country, address 1 - country, home country/region, other country/region, address 2 - country, land, land/region geschäftlich, land/region privat, país, pays, paese, kraj",
  timezone:
    "timezone, time zone, tz, zeitzone, zona horaria, huso horario, fuseau horaire, fuso orario, tijdzone, fuso horário, tidszon, strefa czasowa",
  language: "language, preferred language, sprache, idioma, langue, lingua, taal, língua, språk, język",
  tags: "tags, tag, labels, label, groups, group, group membership, categories, category, kategorien, kategorie, schlagwörter, etiquetas, categorías, catégories, étiquettes, etichette, categorie",
  closeness: "closeness, close, tie, strength, nähe, cercanía, proximité",
  introducer:
    "introducer, introduced by, introduction by, referrer, referred by, referral, vermittelt durch, empfohlen von, presentado por, recomendado por, présenté par, recommandé par",
  why_them:
    "why_them, why them, why, why this person, reason, warum, warum diese person, por qué, motivo, pourquoi, perché, waarom",
  finding: "finding, fact, research, fund, hallazgo, dato",
  finding_source: "finding_source, finding url, source url",
  finding_on: "finding_on, finding date, source date, finding from, datum der quelle, fecha de la fuente",
  linkedin:
    "linkedin, linkedin url, linkedin profile, profile, profile url, url, linkedin profil, perfil de linkedin, perfil, profil",
  website:
    "website, web page, personal web page, website 1 - value, website 2 - value, website 3 - value, webseite, persönliche webseite, página web, page web",
  phone:
    "phone, phone number, telephone, mobile, mobile phone, cell, phone 1 - value, phone 2 - value, business phone, primary phone, home phone, telefon, telefonnummer, handy, mobil, mobiltelefon, telefon geschäftlich, telefon (geschäftlich), telefon (privat), teléfono, móvil, téléphone, portable, telefono, cellulare, telefoon, telefone",
  notes:
    "notes, note, comment, comments, remarks, notizen, notiz, bemerkung, bemerkungen, kommentar, notas, comentarios, remarques, osservazioni, opmerkingen, observações",
  uid: "uid",
  industry: "industry, sector, field, branche, industria, sector de actividad, secteur, settore",
  source: "source, found at, found through, lead source, quelle, fuente, origen",
  school:
    "school, university, college, alma mater, education, hochschule, universität, universidad, université",
  event: "event, met at, event name, veranstaltung, evento, événement",
  event_on: "event_on, event date, date of the event, datum der veranstaltung, fecha del evento",
  via: "via, route, approach",
  knows: "knows, people they know, connections, kennt, conoce a",
  connected_on: "connected_on, connected on, connected since",
};

const wordings: ReadonlyMap<string, Column> = new Map(
  Object.entries(table).flatMap(([column, words]) =>
    words.split(", ").map((word): [string, Column] => [bare(word), column as Column]),
  ),
);
