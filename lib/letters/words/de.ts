import type { LetterWords } from "./letterWords.ts";

export const german: LetterWords = {
  locale: "de-DE",
  name: "Deutsch",
  head: {
    to: "An",
    reference: "Ihr Zeichen",
    instrument: "Rechtsgrundlage",
    received: "Eingang",
    decided: "Entschieden",
    dated: "Datum",
  },
  zone: (zone) => `Daten nach ${zone}`,
  page: (page, count) => `Seite ${page} von ${count}`,
  preview: "Vorschau",
  opening: (provision, accounts, fields) =>
    `Wir beantworten Ihr Ersuchen nach ${provision}. Es nennt ${accounts === 0 ? "kein Konto" : accounts === 1 ? "ein Konto" : `${accounts} Konten`} und erbittet ${fields === 1 ? "eine Art" : `${fields} Arten`} von Daten.`,
  outcome: {
    refused:
      "Von den erbetenen Daten können keine herausgegeben werden. Der Grund steht unten für jede Art von Daten, damit er geprüft werden kann.",
    none: (fields) =>
      `Wir haben nach ${fields} gesucht und zu den benannten Konten nichts gefunden. Aus dieser Suche wird nichts zurückgehalten.`,
    all: "Alle werden mit diesem Schreiben herausgegeben.",
    part: (granted, rest) =>
      `Davon ${granted === 1 ? "kann eine herausgegeben werden und liegt" : `können ${granted} herausgegeben werden und liegen`} diesem Schreiben bei. ${rest === 1 ? "Die andere wird" : `Die übrigen ${rest} werden`} aus den unten jeweils genannten Gründen nicht herausgegeben.`,
  },
  given: {
    title: "Was herausgegeben wird",
    caption: "Was herausgegeben wird, nach Konto",
    account: "Konto",
    data: "Daten",
    value: "Wert",
    allFields: "Alle Felder",
    noAccount: "Es wurde kein Konto oder kein Datensatz gefunden.",
    nothing: "Es ist nichts verzeichnet.",
    times:
      "Zeiten sind in koordinierter Weltzeit (UTC) angegeben. Ein Tag ohne Uhrzeit ist als Tag verzeichnet: Die Stunde gibt es in unseren Aufzeichnungen nicht.",
  },
  notGiven: {
    title: "Was nicht herausgegeben wird, und warum",
    original: "Die Gründe stehen im Wortlaut unseres Datenregisters, das auf Englisch geführt wird.",
    groups: {
      "unavailable-by-design": {
        title: "Daten, die der Bau des Dienstes unmöglich macht",
        means: "Diese Daten kann der Dienst nicht haben: Nachrichten sind Ende-zu-Ende-verschlüsselt.",
      },
      "not-held": {
        title: "Daten, die der Dienst nicht vorhält",
        means: "Der Dienst erhebt oder speichert diese Daten nicht.",
      },
      "other-surface": {
        title: "Daten eines anderen Teils des Dienstes",
        means: "Diese Daten gehören zu einem Teil des Dienstes, auf den sich das Ersuchen nicht bezieht.",
      },
      "instrument-does-not-reach": {
        title: "Daten, an die dieses Rechtsinstrument nicht heranreicht",
        means: "Das genannte Rechtsinstrument verpflichtet nicht zur Herausgabe dieser Daten.",
      },
      "retention-elapsed": {
        title: "Daten, die es bei Eingang des Ersuchens nicht mehr gab",
        means: "Die Zeit ihrer Aufbewahrung hatte geendet, bevor das Ersuchen einging.",
      },
      overbroad: {
        title: "Daten, für die das Ersuchen erst einzugrenzen ist",
        means: "Das Ersuchen ist insoweit weiter, als das Rechtsinstrument erlaubt.",
      },
      available: {
        title: "Erreichbare Daten, die nach dieser Entscheidung nicht herausgegeben werden",
        means: "",
      },
    },
    byDecision:
      "Diese Daten wurden erbeten und könnten verlangt werden. Sie werden aus dem unter „Wie entschieden wurde“ genannten Grund nicht herausgegeben.",
  },
  check: {
    refused: "Dieses Schreiben liegt in einer Datei mit der Antwort in maschinenlesbarer Form (records.json).",
    given:
      "Dieses Schreiben liegt in einer Datei mit den Daten als Tabelle (records.csv) und in maschinenlesbarer Form (records.json).",
    manifest:
      "Die Datei manifest.json nennt den SHA-256-Wert jeder von ihnen, sodass eine Änderung auffällt. In records.csv gehört ein Apostroph vor einem Pluszeichen nicht zur Nummer: Er verhindert, dass ein Tabellenprogramm sie als Formel liest.",
  },
  reasons: {
    "instrument-does-not-reach": "Das genannte Rechtsinstrument reicht nicht an die erbetenen Daten heran.",
    "not-held": "Der Dienst hält die erbetenen Daten nicht vor.",
    "retention-elapsed":
      "Bei Eingang des Ersuchens gab es die Daten nicht mehr: Die Zeit ihrer Aufbewahrung hatte geendet.",
    "unavailable-by-design":
      "Der Bau des Dienstes macht es unmöglich, diese Daten zu haben: Nachrichten sind Ende-zu-Ende-verschlüsselt, und die Schlüssel liegen allein auf den Telefonen.",
    "other-surface": "Die Daten gehören zu einem anderen Teil des Dienstes, auf den sich das Ersuchen nicht bezieht.",
    overbroad:
      "Das Ersuchen geht über sein Rechtsinstrument hinaus. Es ist erst nach Konto, Art der Daten und Zeitraum einzugrenzen.",
    "not-verified":
      "Wir konnten nicht feststellen, dass das Ersuchen von der Behörde stammt, in deren Namen es gestellt ist.",
    deficient:
      "Das Ersuchen ist unvollständig oder enthält einen offensichtlichen Fehler und wurde auf unsere Rückfrage nicht ergänzt.",
    jurisdiction: "Die Behörde oder das Rechtsinstrument ist für den Dienst oder die Daten nicht zuständig.",
    "conflict-of-law": "Die Ausführung verstieße gegen das Recht eines anderen Staates, das uns bindet.",
    immunity:
      "Die Daten sind durch eine Immunität oder ein Vorrecht oder durch die Regeln über die Pressefreiheit und die freie Meinungsäußerung geschützt.",
    "voluntary-declined":
      "Erbeten wird eine freiwillige Auskunft. Kein Recht verpflichtet uns dazu, und wir lehnen sie ab.",
    fraudulent: "Das Ersuchen stammt nicht von der Behörde, in deren Namen es geschrieben ist.",
    other: "Der Grund ist der folgende.",
  },
  files: { caption: "Die Dateien dieser Herausgabe", name: "Datei", size: "Bytes", hash: "SHA-256" },
  mark: (officer, authority, reference, delivery, at) =>
    `Kopie für ${officer}, ${authority} · ${reference} · Zustellung ${delivery} · ${at}`,
  mail: {
    subject: (reference) => `Die Antwort auf ${reference} liegt bereit`,
    text: ({ link, until, times, sha256, how, service }) =>
      `Die Antwort auf Ihr Ersuchen liegt hier bereit:\n\n${link}\n\nDer Link öffnet sich bis ${until}; die Datei kann ${times === 1 ? "einmal" : `${times}-mal`} abgerufen werden. ${how}\n\nSHA-256 der verschlüsselten Datei:\n${sha256}\n\nWenn Sie um nichts ersucht haben, öffnen Sie ihn nicht und sagen Sie uns Bescheid.\n\n${service}`,
    toKey: "Sie ist mit dem Schlüssel verschlüsselt, den Sie uns gegeben haben; niemand sonst kann sie lesen.",
    toSecret:
      "Sie ist mit einem Geheimnis verschlüsselt, das wir Ihnen auf einem anderen Weg mitteilen, nie per E-Mail.",
    letterSubject: (reference) => `Ein Schreiben zu ${reference} liegt bereit`,
    letterText: (service, link) => `Ein Schreiben zu Ihrem Ersuchen liegt bereit:\n\n${link}\n\n${service}`,
  },
};
