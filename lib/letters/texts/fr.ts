import type { LetterTexts } from "../kinds.ts";

/** Version 1 of each letter in French. */
export const french: LetterTexts = {
  acknowledgement: `# Accusé de réception de votre demande

Nous avons reçu le {{received}} votre demande {{reference}} fondée sur {{instrument}}. Elle est enregistrée, et chacune de ses étapes est conservée dans un journal signé que personne ne peut modifier sans que cela se voie.

## La suite

- Nous vérifions qui demande, sur quel fondement juridique, et lesquelles des données demandées existent.
- Deux personnes décident : l’une propose la décision, l’autre la contresigne.
- Vous recevez une réponse écrite, champ par champ, avec le motif pour chaque champ qui n’est pas communiqué.

Cet accusé ne dit pas encore s’il peut être donné suite à la demande. Si vous ne l’avez pas envoyée, informez-nous immédiatement en rappelant la référence {{reference}}.

{{service}}, service juridique`,

  clarification: `# Une question au sujet de votre demande

Nous ne pouvons pas encore exécuter votre demande {{reference}}, reçue le {{received}}, parce qu’elle est incomplète, contient une erreur manifeste ou ne contient pas assez d’informations pour être exécutée. Nous vous prions de nous indiquer :

{{question}}

Jusqu’à votre réponse, notre délai est suspendu lorsque le droit le prévoit ; pour les injonctions européennes de production, il s’agit de l’article 10, paragraphe 6, du règlement (UE) 2023/1543, en vertu duquel nous demandons votre réponse dans les cinq jours. Ce que vous avez envoyé demeure et n’a pas à être renvoyé.

{{service}}, service juridique`,

  refusal: `# Réponse à votre demande {{reference}}

Nous avons examiné votre demande fondée sur {{instrument}} et ne pouvons pas y donner suite.

## Le motif

{{reason}}

{{basis}}

## Ce que vous pouvez faire

- Si la demande peut être corrigée, envoyez-la corrigée en rappelant la référence {{reference}} ; elle sera examinée à nouveau.
- Si vous estimez que nous avons tort, faites trancher la question par la juridiction compétente pour cet instrument. Nous lui exposerons nos motifs.

Deux personnes ont pris cette décision : l’une l’a proposée, l’autre l’a contresignée. Aucune donnée n’a été communiquée.

{{service}}, service juridique`,

  "not-held-by-design": `# Pourquoi ces données n’existent pas

Votre demande {{reference}} porte sur quelque chose que {{service}} ne possède pas. Nous ne refusons pas de le remettre : il n’y a rien à remettre. Cette page en explique la raison, afin qu’elle puisse être examinée.

## Une lettre dont deux personnes seulement peuvent ouvrir l’enveloppe

Un message est comme une lettre. Avant de quitter le téléphone de l’expéditeur, il est enfermé dans une enveloppe. La clé naît sur le téléphone du destinataire et ne le quitte jamais. Nous transportons l’enveloppe et, une fois remise, nous jetons notre copie. C’est le chiffrement de bout en bout.

- Nous n’avons jamais eu la clé. Elle n’est ni conservée chez nous ni partagée entre nous et d’autres.
- Une nouvelle clé naît pour chaque message. Qui prend un téléphone aujourd’hui n’ouvre pas avec lui les enveloppes d’hier.
- Aucun employé, aucune ordonnance et aucun attaquant ne peut nous faire ouvrir une enveloppe. C’est une propriété des mathématiques, non une décision de notre part.

## Ce qui en résulte

- Le contenu des messages et des appels privés n’a jamais été lisible sur nos systèmes.
- Il n’existe aucun relevé de qui a écrit quoi, ni aucun d’où l’on pourrait tirer le premier expéditeur d’un message transféré : chaque fois part une nouvelle enveloppe, pareille à toutes les autres.
- Un accès pour un seul serait un accès pour tous : pour chaque tribunal, chaque pays et chaque voleur. Aucun n’a été construit.

## Ce qui peut être demandé

Nous tenons un registre public des quelques données qui existent, par exemple la date de création d’un compte. Elles sont communiquées sur la base d’un instrument juridique valable. Les messages eux-mêmes se trouvent sur les téléphones de ceux qui les ont écrits et reçus, et c’est là que le droit de la preuve les atteint.

{{service}}, service juridique`,

  production: `# Réponse à une demande de données

{{opening}}

{{given}}

{{not-given}}

## Comment la décision a été prise

La demande a été appréciée au regard de la version {{register}} de notre registre des données, qui énumère ce que le service détient et ce qu’il ne détient pas. Deux personnes ont décidé : l’une a proposé la décision, l’autre l’a contresignée ; aucune ne peut rien communiquer seule.

La décision repose sur ceci : {{basis}}

## Comment vérifier cette réponse

{{check}}`,

  certificate: `# Certificat d’authenticité

{{service}} certifie que les fichiers énumérés ci-dessous sont des copies fidèles d’enregistrements établis et conservés par ses systèmes dans le cours normal de ses activités, au moment de ce qu’ils relatent ou peu après, et qu’ils ont été produits en réponse à la demande {{reference}}.

{{files}}

## Comment le vérifier

Calculez le SHA-256 d’un fichier et comparez-le à cette page. Que la production a été établie, par qui et quand, figure à l’entrée {{entry}} de notre journal, à la position {{position}}. Le journal est public et signé ; qui détient une preuve de cette entrée peut la vérifier sans nous. L’empreinte de la production telle qu’elle a d’abord été établie est {{production}}.

Cette copie a été établie pour {{officer}} le {{made}}, remise {{delivery}} ; son nom figure sur chaque page.

{{service}}, service juridique`,

  "process-owed": `# Urgence : un instrument juridique reste dû

Le {{received}}, vous nous avez demandé des données sans instrument juridique, en déclarant qu’il existait un danger imminent pour la vie ou l’intégrité physique d’une personne. Sur la foi de cette déclaration, nous avons répondu à votre demande {{reference}}.

L’instrument que le droit exige doit suivre. Nous vous prions de l’envoyer au plus tard le {{until}} en rappelant la référence.

S’il n’est pas accordé ou pas envoyé, le droit de votre État ou celui de l’instrument peut exiger que les données communiquées soient effacées et ne soient pas utilisées ; pour les injonctions européennes de production, il s’agit de l’article 4, paragraphe 5, du règlement (UE) 2023/1543. Nous consignons chaque urgence qui n’a pas été suivie d’un instrument, la comptons dans notre rapport public et en tenons compte lors de vos demandes ultérieures.

{{service}}, service juridique`,

  notice: `# Information relative à votre compte

Une autorité a demandé à {{service}} des données relatives à votre compte, et nous avons communiqué ce que le droit nous obligeait à communiquer. Nous vous en informons parce que vous avez le droit de le savoir et que plus rien ne l’interdit.

- Qui a demandé : {{authority}}
- Sur quel fondement : {{instrument}} ({{citation}})
- Quand nous l’avons reçue : {{received}}

Le contenu de vos messages et de vos appels n’a pas été communiqué : il est chiffré de bout en bout et nous ne l’avons pas.

Vous pouvez faire examiner la demande par un tribunal. Un avocat ou une autorité de protection des données peut vous dire comment. Si vous nous écrivez, rappelez la référence {{reference}}.

{{service}}, service juridique`,

  preservation: `# Des données ont été conservées

Sur votre demande {{reference}}, reçue le {{received}}, nous avons conservé les données qui existent sur les comptes que vous avez désignés, telles qu’elles étaient à ce moment. Elles sont gardées jusqu’au {{until}}.

- La conservation ne donne accès à personne. Pour obtenir les données, envoyez avant ce jour un instrument juridique en rappelant la référence.
- La possibilité et la durée d’une prolongation résultent de {{instrument}} ({{citation}}).
- Si le délai s’achève sans instrument, la copie est détruite et un certificat en est établi.

{{service}}, service juridique`,

  objection: `# Objection : conflit de lois

Nous avons examiné votre demande {{reference}} fondée sur {{instrument}}. Son exécution serait contraire à une loi qui nous lie ailleurs.

## La loi qui s’y oppose

{{law}}

## En quoi elle s’y oppose

{{conflict}}

## Ce qui en résulte

Les données concernées sont conservées entre-temps. Pour les injonctions européennes de production, ceci est l’objection motivée au titre de l’article 17 du règlement (UE) 2023/1543, que le formulaire III énonce également : si vous entendez maintenir l’injonction, la juridiction compétente de votre État la réexamine. Pour les autres instruments, nous vous prions de choisir la voie de l’entraide judiciaire ou de faire trancher la question par la juridiction compétente.

{{service}}, service juridique`,

  destruction: `# Certificat de destruction

{{service}} certifie que les données suivantes de la demande {{reference}} ont été détruites le {{destroyed}}, le temps de leur conservation étant écoulé :

{{what}}

Les contenus chiffrés ont été retirés de nos systèmes. Il reste des entrées de notre journal, qui ne contiennent aucune donnée à caractère personnel : que les données ont existé, quelle était leur empreinte, quand et pourquoi elles ont été détruites. L’entrée de cette destruction est {{entry}}.

{{service}}, service juridique`,
};
