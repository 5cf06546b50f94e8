import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { PaperWaits } from './paper.ts'
import type { PaperRefusal } from './refusals.ts'
import { kindWords } from './words.zh.ts'

/** What a paper waits for. */
export const waitsWords: Readonly<Record<PaperWaits, string>> = {
  list_signed: '名单签定后制发',
  list_approved: '拨付审批后制发',
  publication_over: '公示期满、异议办结后制发',
  objection_answered: '异议答复后制发',
  accounts_confirmed: '账户核实后制发',
  sample_looked: '抽中的条目都核对后制发',
  statement_delivered: '对账单到齐月末后制发',
}

/** Why a paper was not issued or drawn up, and what to do. */
export function describePaperRefusal(refusal: PaperRefusal): string {
  return sentenceFor(sentences, refusal)
}

const sentences: Sentences<PaperRefusal> = {
  paper_not_found: ({ kind }) => `这里没有可以制发的${kindWords[kind]}。请刷新页面，看“文书”里现有哪些。`,
  paper_of_others: ({ kind }) => `${kindWords[kind]}由其他岗位制发，没有办理。请告知负责的岗位。`,
  paper_waits: ({ kind, waits }) => `${kindWords[kind]}要等${waitsWords[waits].replace(/制发$/, '')}才能制发。现在可以看草稿。`,
  paper_issued_already: ({ number, day }) => `已于 ${day} 制发，${number}。请直接打开那一份，不重复制发。`,
  paper_outdated: ({ kind }) => `制作${kindWords[kind]}时名单有变动，没有制发。请刷新后核对，再制发。`,
  paper_column_without_data: ({ column }) =>
    `公示依据要求列出“${column}”，名单中没有这项数据。请登记公示时不选这一列，或导出名单补填后另行公示。`,
  paper_rows_without_account: ({ rows }) => `还有 ${rows} 条没有确认的账户，不能制作。请先到“账户核实”补齐。`,
  request_reused: () => '同一次提交前后不一致，没有制发。请刷新页面后重试。',
  paper_numbers_busy: () => '同时有多份文书在编号，没有制发。请再点一次。',
}
