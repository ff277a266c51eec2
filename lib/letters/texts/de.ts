import type { LetterTexts } from "../kinds.ts";

/** Version 1 of each letter in German. */
export const german: LetterTexts = {
  acknowledgement: `# Eingangsbestätigung

Ihr Ersuchen {{reference}} nach {{instrument}} ist am {{received}} bei uns eingegangen. Es ist erfasst, und jeder Schritt wird in einem signierten Protokoll festgehalten, das niemand unbemerkt ändern kann.

## Wie es weitergeht

- Wir prüfen, wer ersucht, auf welcher Rechtsgrundlage und welche der erbetenen Daten es überhaupt gibt.
- Zwei Personen entscheiden: eine schlägt die Entscheidung vor, eine andere zeichnet sie gegen.
- Sie erhalten eine schriftliche Antwort, Feld für Feld, mit dem Grund für jedes Feld, das nicht herausgegeben wird.

Diese Bestätigung sagt noch nicht, ob dem Ersuchen entsprochen werden kann. Falls Sie es nicht gesandt haben, teilen Sie uns das bitte sofort unter dem Aktenzeichen {{reference}} mit.

{{service}}, Rechtsabteilung`,

  clarification: `# Rückfrage zu Ihrem Ersuchen

Wir können Ihr Ersuchen {{reference}}, eingegangen am {{received}}, noch nicht ausführen, weil es unvollständig ist, einen offensichtlichen Fehler enthält oder für die Ausführung nicht genug angibt. Bitte teilen Sie uns mit:

{{question}}

Bis zu Ihrer Antwort steht unsere Frist still, soweit das Recht es vorsieht; für Europäische Herausgabeanordnungen ist das Artikel 10 Absatz 6 der Verordnung (EU) 2023/1543, nach dem wir um Ihre Antwort binnen fünf Tagen bitten. Was Sie gesandt haben, bleibt bestehen und muss nicht erneut gesandt werden.

{{service}}, Rechtsabteilung`,

  refusal: `# Antwort auf Ihr Ersuchen {{reference}}

Wir haben Ihr Ersuchen nach {{instrument}} geprüft und können ihm nicht entsprechen.

## Der Grund

{{reason}}

{{basis}}

## Was Sie tun können

- Lässt sich das Ersuchen berichtigen, so senden Sie es berichtigt unter dem Aktenzeichen {{reference}}; es wird dann neu geprüft.
- Halten Sie unsere Auffassung für falsch, so lassen Sie die Frage durch das für dieses Rechtsinstrument zuständige Gericht entscheiden. Wir legen ihm unsere Gründe dar.

Zwei Personen haben so entschieden: eine hat vorgeschlagen, eine andere gegengezeichnet. Es wurden keine Daten herausgegeben.

{{service}}, Rechtsabteilung`,

  "not-held-by-design": `# Warum es diese Daten nicht gibt

Ihr Ersuchen {{reference}} richtet sich auf etwas, das {{service}} nicht hat. Wir verweigern die Herausgabe nicht: Es gibt nichts, was herausgegeben werden könnte. Diese Seite erklärt den Grund, damit er geprüft werden kann.

## Ein Brief, dessen Umschlag nur zwei öffnen können

Eine Nachricht ist wie ein Brief. Bevor sie das Telefon des Absenders verlässt, wird sie in einen Umschlag geschlossen. Der Schlüssel dazu entsteht auf dem Telefon des Empfängers und verlässt es nie. Wir befördern den Umschlag und werfen unsere Kopie nach der Zustellung weg. Das ist Ende-zu-Ende-Verschlüsselung.

- Wir hatten den Schlüssel nie. Er liegt nicht bei uns und ist auch nicht zwischen uns und anderen geteilt.
- Für jede Nachricht entsteht ein neuer Schlüssel. Wer heute ein Telefon in die Hand bekommt, öffnet damit nicht die Umschläge von gestern.
- Kein Mitarbeiter, kein Beschluss und kein Angreifer kann uns dazu bringen, einen Umschlag zu öffnen. Das folgt aus der Mathematik und nicht aus einer Entscheidung von uns.

## Was daraus folgt

- Der Inhalt privater Nachrichten und Anrufe lag nie lesbar auf unseren Systemen.
- Es gibt keine Aufzeichnung darüber, wer was geschrieben hat, und keine, aus der sich der erste Absender einer weitergeleiteten Nachricht finden ließe: Jedes Mal geht ein neuer Umschlag ab, der wie jeder andere aussieht.
- Ein Zugang für einen wäre ein Zugang für alle, für jedes Gericht, jedes Land und jeden Dieb. Es wurde keiner gebaut.

## Was erbeten werden kann

Wir führen ein öffentliches Register der wenigen Daten, die es gibt, etwa wann ein Konto angelegt wurde. Auf ein gültiges Rechtsinstrument hin geben wir sie heraus. Die Nachrichten selbst liegen auf den Telefonen derer, die sie geschrieben und empfangen haben; dort erreicht sie das Beweisrecht.

{{service}}, Rechtsabteilung`,

  production: `# Antwort auf ein Auskunftsersuchen

{{opening}}

{{given}}

{{not-given}}

## Wie entschieden wurde

Das Ersuchen wurde an Fassung {{register}} unseres Datenregisters gemessen, das aufführt, was der Dienst vorhält und was nicht. Zwei Personen haben entschieden: eine hat die Entscheidung vorgeschlagen, eine andere hat sie gegengezeichnet; allein kann niemand etwas herausgeben.

Die Entscheidung beruht auf Folgendem: {{basis}}

## Wie sich diese Antwort prüfen lässt

{{check}}`,

  certificate: `# Echtheitsbescheinigung

{{service}} bescheinigt, dass die unten aufgeführten Dateien getreue Kopien von Aufzeichnungen sind, die seine Systeme im gewöhnlichen Geschäftsgang und zeitnah zu dem, was sie festhalten, erstellt und aufbewahrt haben, und dass sie auf das Ersuchen {{reference}} hin herausgegeben wurden.

{{files}}

## Wie sich das prüfen lässt

Berechnen Sie den SHA-256-Wert einer Datei und vergleichen Sie ihn mit dieser Seite. Dass, durch wen und wann die Herausgabe erstellt wurde, ist Eintrag {{entry}} unseres Protokolls, an Stelle {{position}}. Das Protokoll ist öffentlich und signiert; wer einen Beweis dieses Eintrags besitzt, kann ihn ohne uns prüfen. Der Hashwert der Herausgabe, wie sie zuerst erstellt wurde, ist {{production}}.

Diese Kopie wurde für {{officer}} am {{made}} als Zustellung {{delivery}} erstellt; der Name steht auf jeder Seite.

{{service}}, Rechtsabteilung`,

  "process-owed": `# Notfall: Ein Rechtsinstrument steht aus

Am {{received}} haben Sie uns ohne Rechtsinstrument um Daten ersucht und dazu erklärt, dass eine unmittelbare Gefahr für Leib oder Leben einer Person bestand. Auf diese Erklärung hin haben wir Ihr Ersuchen {{reference}} beantwortet.

Das gesetzlich erforderliche Rechtsinstrument muss nachfolgen. Bitte senden Sie es bis zum {{until}} unter diesem Aktenzeichen.

Wird es nicht erlassen oder nicht gesandt, so kann das Recht Ihres Staates oder des Rechtsinstruments verlangen, dass die erhaltenen Daten gelöscht und nicht verwendet werden; für Europäische Herausgabeanordnungen ist das Artikel 4 Absatz 5 der Verordnung (EU) 2023/1543. Wir halten jeden Notfall fest, auf den kein Rechtsinstrument folgte, zählen ihn in unserem öffentlichen Bericht und berücksichtigen ihn, wenn Sie erneut ersuchen.

{{service}}, Rechtsabteilung`,

  notice: `# Mitteilung zu Ihrem Konto

Eine Behörde hat {{service}} um Daten zu Ihrem Konto ersucht, und wir haben herausgegeben, wozu das Recht uns verpflichtet. Wir teilen Ihnen das mit, weil Sie ein Recht darauf haben und weil dem nichts mehr entgegensteht.

- Wer ersucht hat: {{authority}}
- Auf welcher Grundlage: {{instrument}} ({{citation}})
- Wann es bei uns einging: {{received}}

Der Inhalt Ihrer Nachrichten und Anrufe wurde nicht herausgegeben: Er ist Ende-zu-Ende-verschlüsselt, und wir haben ihn nicht.

Sie können das Ersuchen gerichtlich prüfen lassen. Eine Anwältin, ein Anwalt oder eine Datenschutzbehörde kann Ihnen sagen, wie. Wenn Sie uns schreiben, nennen Sie bitte das Aktenzeichen {{reference}}.

{{service}}, Rechtsabteilung`,

  preservation: `# Daten wurden gesichert

Auf Ihr Ersuchen {{reference}}, eingegangen am {{received}}, haben wir die Daten gesichert, die es zu den von Ihnen benannten Konten gibt, wie sie in jenem Augenblick waren. Sie werden bis zum {{until}} aufbewahrt.

- Die Sicherung verschafft niemandem Zugang. Um die Daten zu erhalten, senden Sie vor diesem Tag ein Rechtsinstrument unter diesem Aktenzeichen.
- Ob und wie lange die Sicherung verlängert werden kann, ergibt sich aus {{instrument}} ({{citation}}).
- Endet die Zeit ohne Rechtsinstrument, so wird die Kopie vernichtet und darüber eine Bescheinigung erstellt.

{{service}}, Rechtsabteilung`,

  objection: `# Einwand: Kollision von Rechtsordnungen

Wir haben Ihr Ersuchen {{reference}} nach {{instrument}} geprüft. Seine Ausführung stünde im Widerspruch zu einem Recht, das uns anderswo bindet.

## Das entgegenstehende Recht

{{law}}

## Worin der Widerspruch liegt

{{conflict}}

## Was daraus folgt

Die betroffenen Daten bleiben einstweilen gesichert. Für Europäische Herausgabeanordnungen ist dies der begründete Einwand nach Artikel 17 der Verordnung (EU) 2023/1543, den auch Formular III enthält: Wollen Sie die Anordnung aufrechterhalten, so prüft sie das zuständige Gericht Ihres Staates. Bei anderen Rechtsinstrumenten bitten wir Sie, den Weg der Rechtshilfe zu wählen oder die Frage durch das zuständige Gericht entscheiden zu lassen.

{{service}}, Rechtsabteilung`,

  destruction: `# Vernichtungsbescheinigung

{{service}} bescheinigt, dass die folgenden Daten des Ersuchens {{reference}} am {{destroyed}} vernichtet wurden, weil die Zeit ihrer Aufbewahrung geendet hat:

{{what}}

Die verschlüsselten Inhalte wurden von unseren Systemen entfernt. Es bleiben Einträge unseres Protokolls, die keine personenbezogenen Daten enthalten: dass es die Daten gab, welchen Hashwert sie hatten sowie wann und warum sie vernichtet wurden. Der Eintrag dieser Vernichtung ist {{entry}}.

{{service}}, Rechtsabteilung`,
};
