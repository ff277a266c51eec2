import type { LetterWords } from "./letterWords.ts";

export const portuguese: LetterWords = {
  locale: "pt-BR",
  name: "Português",
  head: {
    to: "A",
    reference: "Sua referência",
    instrument: "Base legal",
    received: "Recebida em",
    decided: "Decidida em",
    dated: "Data",
  },
  zone: (zone) => `datas segundo ${zone}`,
  page: (page, count) => `Página ${page} de ${count}`,
  preview: "Prévia",
  opening: (provision, accounts, fields) =>
    `Respondemos à requisição feita com base em ${provision}. Ela indica ${accounts === 0 ? "nenhuma conta" : accounts === 1 ? "uma conta" : `${accounts} contas`} e pede ${fields === 1 ? "um tipo" : `${fields} tipos`} de dados.`,
  outcome: {
    refused:
      "Nenhum dos dados requisitados pode ser entregue. O motivo é exposto abaixo para cada tipo de dado, para que possa ser examinado.",
    none: (fields) => `Procuramos ${fields} e nada encontramos sobre as contas indicadas. Nada desta busca foi retido.`,
    all: "Todos são entregues com esta carta.",
    part: (granted, rest) =>
      `Destes, ${granted === 1 ? "um pode ser entregue e é entregue" : `${granted} podem ser entregues e são entregues`} com esta carta. ${rest === 1 ? "O outro não é entregue" : `Os outros ${rest} não são entregues`}, pelos motivos expostos abaixo.`,
  },
  given: {
    title: "O que é entregue",
    caption: "O que é entregue, por conta",
    account: "Conta",
    data: "Dados",
    value: "Valor",
    allFields: "Todos os campos",
    noAccount: "Não se encontrou conta nem registro.",
    nothing: "Nada está registrado.",
    times:
      "As horas estão em Tempo Universal Coordenado (UTC). Um dia sem hora está registrado como dia: a hora não existe nos nossos registros.",
  },
  notGiven: {
    title: "O que não é entregue, e por quê",
    original: "Os motivos estão nos termos do nosso registro de dados, mantido em inglês.",
    groups: {
      "unavailable-by-design": {
        title: "Dados que a concepção do serviço torna impossíveis",
        means: "O serviço não pode ter estes dados: as mensagens são criptografadas de ponta a ponta.",
      },
      "not-held": {
        title: "Dados que o serviço não guarda",
        means: "O serviço não recolhe ou não conserva estes dados.",
      },
      "other-surface": {
        title: "Dados de outra parte do serviço",
        means: "Estes dados pertencem a uma parte do serviço a que a requisição não se refere.",
      },
      "instrument-does-not-reach": {
        title: "Dados que este instrumento não alcança",
        means: "O instrumento indicado não obriga a entregar estes dados.",
      },
      "retention-elapsed": {
        title: "Dados que já não existiam quando a requisição foi recebida",
        means: "O tempo da sua guarda terminou antes do recebimento da requisição.",
      },
      overbroad: {
        title: "Dados para os quais a requisição deve primeiro ser delimitada",
        means: "Neste ponto, a requisição é mais ampla do que o instrumento permite.",
      },
      available: { title: "Dados alcançáveis que esta decisão não entrega", means: "" },
    },
    byDecision:
      "Estes dados foram pedidos e poderiam ser exigidos. Não são entregues pelo motivo indicado em “Como se decidiu”.",
  },
  check: {
    refused: "Esta carta vem em um arquivo com a resposta em formato legível por máquina (records.json).",
    given:
      "Esta carta vem em um arquivo com os dados em tabela (records.csv) e em formato legível por máquina (records.json).",
    manifest:
      "O arquivo manifest.json indica o SHA-256 de cada um deles, de modo que uma alteração se revela. Em records.csv, um apóstrofo antes de um sinal de mais não faz parte do número: impede que uma planilha o leia como fórmula.",
  },
  reasons: {
    "instrument-does-not-reach": "O instrumento indicado não alcança os dados requisitados.",
    "not-held": "O serviço não guarda os dados requisitados.",
    "retention-elapsed":
      "Os dados já não existiam quando a requisição foi recebida: o tempo da sua guarda tinha terminado.",
    "unavailable-by-design":
      "A concepção do serviço torna impossível ter estes dados: as mensagens são criptografadas de ponta a ponta, e as chaves estão apenas nos telefones.",
    "other-surface": "Os dados pertencem a outra parte do serviço, a que a requisição não se refere.",
    overbroad:
      "A requisição é mais ampla do que o seu instrumento permite. Deve primeiro ser delimitada: por conta, por tipo de dado e por período.",
    "not-verified": "Não pudemos verificar que a requisição vem da autoridade em cujo nome é feita.",
    deficient: "A requisição está incompleta ou contém um erro manifesto, e não foi completada quando o pedimos.",
    jurisdiction: "A autoridade ou o instrumento não tem jurisdição sobre o serviço ou os dados.",
    "conflict-of-law": "Cumprir a requisição violaria uma lei de outro Estado que nos obriga.",
    immunity:
      "Os dados são protegidos por imunidade ou privilégio, ou pelas regras sobre a liberdade de imprensa e de expressão.",
    "voluntary-declined": "A requisição pede uma entrega voluntária. Nenhuma lei nos obriga a ela, e a recusamos.",
    fraudulent: "A requisição não foi feita pela autoridade em cujo nome está escrita.",
    other: "O motivo é o seguinte.",
  },
  files: { caption: "Os arquivos desta produção", name: "Arquivo", size: "Bytes", hash: "SHA-256" },
  mark: (officer, authority, reference, delivery, at) =>
    `Cópia para ${officer}, ${authority} · ${reference} · entrega ${delivery} · ${at}`,
  mail: {
    subject: (reference) => `A resposta a ${reference} está à espera`,
    text: ({ link, until, times, sha256, how, service }) =>
      `A resposta à sua requisição está aqui:\n\n${link}\n\nO link abre até ${until}; o arquivo pode ser retirado ${times === 1 ? "uma vez" : `${times} vezes`}. ${how}\n\nSHA-256 do arquivo cifrado:\n${sha256}\n\nSe nada requisitou, não o abra e avise-nos.\n\n${service}`,
    toKey: "Ele está cifrado para a chave que nos foi dada; ninguém mais pode lê-lo.",
    toSecret: "Ele está cifrado com um segredo que informamos por outro canal, nunca por e-mail.",
    letterSubject: (reference) => `Uma carta sobre ${reference} está à espera`,
    letterText: (service, link) => `Uma carta sobre a sua requisição está à espera:\n\n${link}\n\n${service}`,
  },
};
