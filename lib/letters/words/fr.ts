import type { LetterWords } from "./letterWords.ts";

export const french: LetterWords = {
  locale: "fr-FR",
  name: "Français",
  head: {
    to: "À",
    reference: "Votre référence",
    instrument: "Fondement",
    received: "Reçue le",
    decided: "Décidée le",
    dated: "Date",
  },
  zone: (zone) => `dates selon ${zone}`,
  page: (page, count) => `Page ${page} sur ${count}`,
  preview: "Aperçu",
  opening: (provision, accounts, fields) =>
    `Nous répondons à la demande que vous avez faite en vertu de ${provision}. Elle désigne ${accounts === 0 ? "aucun compte" : accounts === 1 ? "un compte" : `${accounts} comptes`} et porte sur ${fields === 1 ? "une sorte" : `${fields} sortes`} de données.`,
  outcome: {
    refused:
      "Aucune des données demandées ne peut être communiquée. Le motif est exposé ci-dessous pour chaque sorte de données, afin qu’il puisse être examiné.",
    none: (fields) =>
      `Nous avons cherché ${fields} et n’avons rien trouvé sur les comptes désignés. Rien n’est retenu de cette recherche.`,
    all: "Toutes sont communiquées avec cette lettre.",
    part: (granted, rest) =>
      `${granted === 1 ? "Une d’entre elles peut être communiquée et l’est" : `${granted} d’entre elles peuvent être communiquées et le sont`} avec cette lettre. ${rest === 1 ? "L’autre ne l’est pas" : `Les ${rest} autres ne le sont pas`}, pour les motifs exposés ci-dessous.`,
  },
  given: {
    title: "Ce qui est communiqué",
    caption: "Ce qui est communiqué, par compte",
    account: "Compte",
    data: "Données",
    value: "Valeur",
    allFields: "Tous les champs",
    noAccount: "Aucun compte ou aucun enregistrement n’a été trouvé.",
    nothing: "Rien n’est enregistré.",
    times:
      "Les heures sont en temps universel coordonné (UTC). Un jour sans heure est enregistré comme un jour : l’heure n’existe pas dans nos enregistrements.",
  },
  notGiven: {
    title: "Ce qui n’est pas communiqué, et pourquoi",
    original: "Les motifs sont donnés dans les termes de notre registre des données, tenu en anglais.",
    groups: {
      "unavailable-by-design": {
        title: "Données que la conception du service rend impossibles",
        means: "Le service ne peut pas avoir ces données : les messages sont chiffrés de bout en bout.",
      },
      "not-held": {
        title: "Données que le service ne détient pas",
        means: "Le service ne recueille pas ou ne conserve pas ces données.",
      },
      "other-surface": {
        title: "Données d’une autre partie du service",
        means: "Ces données appartiennent à une partie du service que la demande ne vise pas.",
      },
      "instrument-does-not-reach": {
        title: "Données que cet instrument n’atteint pas",
        means: "L’instrument invoqué n’oblige pas à communiquer ces données.",
      },
      "retention-elapsed": {
        title: "Données qui n’existaient plus à la réception de la demande",
        means: "Leur durée de conservation s’était achevée avant la réception de la demande.",
      },
      overbroad: {
        title: "Données pour lesquelles la demande doit d’abord être précisée",
        means: "Sur ce point, la demande est plus large que ce que l’instrument permet.",
      },
      available: { title: "Données accessibles que cette décision ne communique pas", means: "" },
    },
    byDecision:
      "Ces données ont été demandées et pourraient être exigées. Elles ne sont pas communiquées pour le motif indiqué sous « Comment la décision a été prise ».",
  },
  check: {
    refused: "Cette lettre se trouve dans un fichier avec la réponse sous forme lisible par machine (records.json).",
    given:
      "Cette lettre se trouve dans un fichier avec les données en tableau (records.csv) et sous forme lisible par machine (records.json).",
    manifest:
      "Le fichier manifest.json donne le SHA-256 de chacun d’eux, de sorte qu’une modification se voit. Dans records.csv, une apostrophe devant un signe plus ne fait pas partie du numéro : elle empêche un tableur de le lire comme une formule.",
  },
  reasons: {
    "instrument-does-not-reach": "L’instrument invoqué n’atteint pas les données demandées.",
    "not-held": "Le service ne détient pas les données demandées.",
    "retention-elapsed":
      "Les données n’existaient plus à la réception de votre demande : leur durée de conservation était écoulée.",
    "unavailable-by-design":
      "La conception du service rend impossible de posséder ces données : les messages sont chiffrés de bout en bout, et les clés se trouvent sur les seuls téléphones.",
    "other-surface": "Les données appartiennent à une autre partie du service, que votre demande ne vise pas.",
    overbroad:
      "La demande est plus large que son instrument ne le permet. Elle doit d’abord être précisée : par compte, par sorte de données et par période.",
    "not-verified":
      "Nous n’avons pas pu vérifier que la demande émane de l’autorité au nom de laquelle elle est faite.",
    deficient:
      "La demande est incomplète ou contient une erreur manifeste et n’a pas été complétée à notre invitation.",
    jurisdiction: "L’autorité ou l’instrument n’a pas compétence à l’égard du service ou des données.",
    "conflict-of-law": "L’exécution de la demande violerait une loi d’un autre État qui nous lie.",
    immunity:
      "Les données sont protégées par une immunité ou un privilège, ou par les règles sur la liberté de la presse et d’expression.",
    "voluntary-declined":
      "La demande tend à une communication volontaire. Aucune loi ne nous y oblige, et nous la déclinons.",
    fraudulent: "La demande n’émane pas de l’autorité au nom de laquelle elle est rédigée.",
    other: "Le motif est le suivant.",
  },
  files: { caption: "Les fichiers de cette production", name: "Fichier", size: "Octets", hash: "SHA-256" },
  mark: (officer, authority, reference, delivery, at) =>
    `Copie pour ${officer}, ${authority} · ${reference} · remise ${delivery} · ${at}`,
  mail: {
    subject: (reference) => `La réponse à ${reference} vous attend`,
    text: ({ link, until, times, sha256, how, service }) =>
      `La réponse à votre demande vous attend ici :\n\n${link}\n\nLe lien s’ouvre jusqu’au ${until} ; le fichier peut être retiré ${times === 1 ? "une fois" : `${times} fois`}. ${how}\n\nSHA-256 du fichier chiffré :\n${sha256}\n\nSi vous n’avez rien demandé, ne l’ouvrez pas et prévenez-nous.\n\n${service}`,
    toKey: "Il est chiffré pour la clé que vous nous avez donnée ; personne d’autre ne peut le lire.",
    toSecret: "Il est chiffré avec un secret que nous vous donnons par une autre voie, jamais par courriel.",
    letterSubject: (reference) => `Une lettre au sujet de ${reference} vous attend`,
    letterText: (service, link) => `Une lettre au sujet de votre demande vous attend :\n\n${link}\n\n${service}`,
  },
};
