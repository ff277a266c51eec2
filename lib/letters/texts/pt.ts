import type { LetterTexts } from "../kinds.ts";

/** Version 1 of each letter in Portuguese, in words that are understood on both sides of the Atlantic. */
export const portuguese: LetterTexts = {
  acknowledgement: `# Confirmação de recebimento

Recebemos em {{received}} a sua requisição {{reference}}, com base em {{instrument}}. Ela está registrada, e cada passo fica guardado em um registro assinado que ninguém pode alterar sem que se note.

## O que acontece a seguir

- Verificamos quem requisita, com que base legal e quais dos dados requisitados existem.
- Duas pessoas decidem: uma propõe a decisão e outra a contra-assina.
- A resposta é dada por escrito, campo por campo, com o motivo de cada campo que não é entregue.

Esta confirmação ainda não diz se a requisição pode ser atendida. Se não foi a sua autoridade que a enviou, avise-nos imediatamente e indique a referência {{reference}}.

{{service}}, departamento jurídico`,

  clarification: `# Uma pergunta sobre a sua requisição

Ainda não podemos cumprir a sua requisição {{reference}}, recebida em {{received}}, porque está incompleta, contém um erro manifesto ou não traz informação suficiente para ser cumprida. Pedimos que nos informe:

{{question}}

Até a sua resposta, o nosso prazo fica suspenso quando a lei assim prevê; para as ordens europeias de produção, trata-se do artigo 10.º, n.º 6, do Regulamento (UE) 2023/1543, segundo o qual pedimos a sua resposta no prazo de cinco dias. O que foi enviado permanece válido e não precisa ser enviado de novo.

{{service}}, departamento jurídico`,

  refusal: `# Resposta à sua requisição {{reference}}

Examinamos a sua requisição com base em {{instrument}} e não podemos atendê-la.

## O motivo

{{reason}}

{{basis}}

## O que pode ser feito

- Se a requisição puder ser corrigida, envie-a corrigida e indique a referência {{reference}}; ela será então examinada de novo.
- Se entender que estamos errados, submeta a questão ao tribunal competente para este instrumento. Exporemos a ele os nossos motivos.

Duas pessoas tomaram esta decisão: uma a propôs e outra a contra-assinou. Nenhum dado foi entregue.

{{service}}, departamento jurídico`,

  "not-held-by-design": `# Por que estes dados não existem

A sua requisição {{reference}} pede algo que {{service}} não tem. Não nos recusamos a entregá-lo: não há o que entregar. Esta página explica a razão, para que possa ser examinada.

## Uma carta cujo envelope só duas pessoas podem abrir

Uma mensagem é como uma carta. Antes de sair do telefone do remetente, é fechada em um envelope. A chave nasce no telefone do destinatário e nunca sai dele. Transportamos o envelope e, depois da entrega, descartamos a nossa cópia. Isto é a criptografia de ponta a ponta.

- Nunca tivemos a chave. Ela não está guardada conosco nem dividida entre nós e outros.
- Para cada mensagem nasce uma nova chave. Quem apreende um telefone hoje não abre com ele os envelopes de ontem.
- Nenhum funcionário, nenhuma ordem judicial e nenhum invasor pode fazer-nos abrir um envelope. É uma propriedade da matemática, não uma decisão nossa.

## O que daí resulta

- O conteúdo de mensagens e chamadas privadas nunca esteve legível nos nossos sistemas.
- Não há registro de quem escreveu o quê, nem registro a partir do qual se pudesse encontrar o primeiro remetente de uma mensagem encaminhada: a cada vez parte um novo envelope, igual a qualquer outro.
- Uma entrada para um seria uma entrada para todos: para cada tribunal, cada país e cada ladrão. Nenhuma foi construída.

## O que pode ser requisitado

Mantemos um registro público dos poucos dados que existem, como a data de criação de uma conta. Com um instrumento jurídico válido, eles são entregues. As mensagens estão nos telefones de quem as escreveu e recebeu, e é ali que o direito probatório as alcança.

{{service}}, departamento jurídico`,

  production: `# Resposta a uma requisição de dados

{{opening}}

{{given}}

{{not-given}}

## Como se decidiu

A requisição foi avaliada segundo a versão {{register}} do nosso registro de dados, que enumera o que o serviço guarda e o que não guarda. Duas pessoas decidiram: uma propôs a decisão e outra a contra-assinou; nenhuma pode entregar nada sozinha.

A decisão assenta no seguinte: {{basis}}

## Como verificar esta resposta

{{check}}`,

  certificate: `# Certificado de autenticidade

{{service}} certifica que os arquivos abaixo são cópias fiéis de registros feitos e guardados pelos seus sistemas no curso regular da sua atividade, no momento do que registram ou pouco depois, e que foram produzidos em resposta à requisição {{reference}}.

{{files}}

## Como verificar

Calcule o SHA-256 de um arquivo e compare-o com esta página. Que a produção foi feita, por quem e quando, consta da entrada {{entry}} do nosso registro assinado, na posição {{position}}. O registro é público; quem possui uma prova dessa entrada pode verificá-la sem nós. O hash da produção tal como foi feita pela primeira vez é {{production}}.

Esta cópia foi feita para {{officer}} em {{made}}, como entrega {{delivery}}; o nome consta de todas as páginas.

{{service}}, departamento jurídico`,

  "process-owed": `# Emergência: falta o instrumento jurídico

Em {{received}} foram-nos pedidos dados sem instrumento jurídico, com a declaração de que havia perigo iminente para a vida ou a integridade física de uma pessoa. Com base nessa declaração respondemos à sua requisição {{reference}}.

O instrumento que a lei exige deve seguir. Pedimos que o envie até {{until}} e indique a referência.

Se não for concedido ou não for enviado, a lei do seu Estado ou do instrumento pode exigir que os dados entregues sejam apagados e não sejam usados; para as ordens europeias de produção, trata-se do artigo 4.º, n.º 5, do Regulamento (UE) 2023/1543. Registramos cada emergência a que não se seguiu instrumento, contamo-la no nosso relatório público e a levamos em conta em novas requisições.

{{service}}, departamento jurídico`,

  notice: `# Aviso sobre a sua conta

Uma autoridade pediu a {{service}} dados sobre a sua conta, e entregamos o que a lei nos obrigava a entregar. Avisamos porque você tem o direito de saber e porque nada mais o proíbe.

- Quem pediu: {{authority}}
- Com que base: {{instrument}} ({{citation}})
- Quando o recebemos: {{received}}

O conteúdo das suas mensagens e chamadas não foi entregue: é criptografado de ponta a ponta, e não o temos.

A requisição pode ser examinada por um tribunal. Um advogado ou uma autoridade de proteção de dados pode explicar como. Se nos escrever, indique a referência {{reference}}.

{{service}}, departamento jurídico`,

  preservation: `# Dados foram preservados

A pedido da sua requisição {{reference}}, recebida em {{received}}, preservamos os dados que existem sobre as contas indicadas, tal como estavam naquele momento. Ficam guardados até {{until}}.

- A preservação não dá acesso a ninguém. Para receber os dados, envie antes desse dia um instrumento jurídico e indique a referência.
- Se e por quanto tempo a preservação pode ser prorrogada resulta de {{instrument}} ({{citation}}).
- Se o prazo terminar sem instrumento, a cópia é destruída e disso se faz um certificado.

{{service}}, departamento jurídico`,

  objection: `# Objeção: conflito de leis

Examinamos a sua requisição {{reference}} com base em {{instrument}}. Cumpri-la violaria uma lei que nos obriga em outro lugar.

## A lei que se opõe

{{law}}

## Em que consiste o conflito

{{conflict}}

## O que daí resulta

Os dados em causa ficam preservados entretanto. Para as ordens europeias de produção, esta é a objeção fundamentada nos termos do artigo 17.º do Regulamento (UE) 2023/1543, que o formulário III também contém: se pretender manter a ordem, o tribunal competente do seu Estado a reaprecia. Para outros instrumentos, pedimos que escolha a via da cooperação jurídica internacional ou submeta a questão ao tribunal competente.

{{service}}, departamento jurídico`,

  destruction: `# Certificado de destruição

{{service}} certifica que os seguintes dados da requisição {{reference}} foram destruídos em {{destroyed}}, por ter terminado o tempo da sua guarda:

{{what}}

Os conteúdos criptografados foram retirados dos nossos sistemas. Restam entradas do nosso registro assinado, que não contêm dados pessoais: que os dados existiram, que hash tinham, quando e por que foram destruídos. A entrada desta destruição é {{entry}}.

{{service}}, departamento jurídico`,
};
