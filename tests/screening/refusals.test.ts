import { expect, test } from 'vitest'
import type { PathRefusal } from '../../src/files/index.ts'
import { describeScreeningRefusal, type ScreeningRefusal } from '../../src/screening/index.ts'

const file = '/runs/aa/run.json'

type Code = Exclude<ScreeningRefusal['code'], PathRefusal['code']>

/** One of every code of the room's own, so that none is left without its figures; more where a sentence has two shapes. */
const refusals: { readonly [C in Code]: readonly (readonly [Extract<ScreeningRefusal, { code: C }>, RegExp])[] } = {
  not_a_run: [[{ code: 'not_a_run', folder: '/runs/aa' }, /\/runs\/aa.*ballast screen/]],
  run_unreadable: [[{ code: 'run_unreadable', file }, /run\.json.*ballast screen/]],
  run_of_other_format: [
    [{ code: 'run_of_other_format', file, isEarlier: false }, /run\.json.*另一版本/],
    [{ code: 'run_of_other_format', file, isEarlier: true }, /run\.json.*较早版本.*没有.*名单.*重新筛查/],
  ],
  run_edited: [[{ code: 'run_edited', file }, /run\.json.*改动/]],
  run_damaged: [
    [{ code: 'run_damaged', folder: '/runs/aa', file: 'settlement.parquet', damage: 'missing' }, /settlement\.parquet 不见了/],
    [{ code: 'run_damaged', folder: '/runs/aa', file: 'settlement.parquet', damage: 'hash_differs' }, /内容与记录不符/],
  ],
  run_without_bundle: [[{ code: 'run_without_bundle', folder: '/runs/aa' }, /\/runs\/aa 是较早的版本.*ballast screen/]],
  bundle_outgrown: [
    [{ code: 'bundle_outgrown', folder: '/runs/aa', plans: ['north', 'south'] }, /（north、south）.*结果不变.*重新筛查/],
    [{ code: 'bundle_outgrown', folder: '/runs/aa', plans: [] }, /留存的政策文件现在的版本/],
  ],
  not_a_bundle: [[{ code: 'not_a_bundle', folder: '/b' }, /\/b 不是完整的任务包。.*ballast bundle/]],
  bundle_folder_taken: [[{ code: 'bundle_folder_taken', folder: '/b' }, /\/b 里已有文件。.*换一个/]],
  spark_absent: [
    [{ code: 'spark_absent', lacking: 'java', found: 'version "11' }, /Java 17.*（现有：version "11）.*去掉 --engine spark/],
    [{ code: 'spark_absent', lacking: 'python', found: '' }, /Python 3\.9.*PATH 中。不用 Spark/],
    [{ code: 'spark_absent', lacking: 'spark', found: '' }, /npm run test:spark.*SPARK_HOME/],
  ],
  spark_refused: [[{ code: 'spark_refused', detail: 'x', log: '/l' }, /没有接受.*x。什么都没有保存。.*--master.*\/l。/]],
  spark_failed: [[{ code: 'spark_failed', statement: 'settled', detail: 'x', log: '/l' }, /“settled”时失败：x。什么都没有保存。/]],
  spark_disk_full: [
    [{ code: 'spark_disk_full', statement: 'settled', folder: '/r', log: '/l' }, /“settled”时磁盘已满：\/r .*没有保存。.*\/l。/],
  ],
  spark_files_lost: [
    [{ code: 'spark_files_lost', statement: 'settled', folder: '/r', log: '/l' }, /“settled”时文件不见了：.*\/r .*没有保存。.*\/l。/],
  ],
  spark_snapshot_differs: [[{ code: 'spark_snapshot_differs', file: '/f', what: 'hash' }, /\/f 内容不符.*从备份恢复/]],
  results_absent: [[{ code: 'results_absent', folder: '/r' }, /\/r 没有完整的结果.*results\.json.*取回/]],
  results_of_other_run: [
    [{ code: 'results_of_other_run', folder: '/r', what: 'script' }, /不能收下.*ballast bundle/],
    [{ code: 'results_of_other_run', folder: '/r', what: 'snapshot' }, /另一个快照。.*--snapshot/],
  ],
  results_damaged: [[{ code: 'results_damaged', folder: '/r', file: 'a', what: 'rows' }, /a 行数不符，没有收下。.*重新从集群取回/]],
  run_pinned: [[{ code: 'run_pinned', folder: '/runs/aa', by: ['batch 7', 'batch 9'] }, /batch 7、batch 9引用.*请先/]],
  snapshot_unusable: [
    [{ code: 'snapshot_unusable', refusal: { code: 'file_missing', file: '/s/firm.parquet' } }, /\/s\/firm\.parquet 不存在。请/],
  ],
  run_in_progress: [[{ code: 'run_in_progress', process: 17, host: 'here', file: '/runs/aa.lock' }, /here 上的进程 17.*aa\.lock/]],
  plans_unusable: [
    [
      {
        code: 'plans_unusable',
        refusals: [{ code: 'stated_twice', plan: 'p', policy: 'q', with: { plan: 'p', other: 'o', policy: '稳岗返还' } }],
      },
      /方案 p 和 o 地区相同.*稳岗返还.*--plan/,
    ],
  ],
  year_needed: [[{ code: 'year_needed', plans: ['north', 'south'], mask: '20XX' }, /north、south.*20XX.*--year/]],
  day_absent: [[{ code: 'day_absent', plans: ['north'], day: '2022-02-29' }, /2022-02-29/]],
  region_unknown: [[{ code: 'region_unknown', entity: '用工', subject: 7n }, /用工 7 .*地区/]],
  subject_not_found: [[{ code: 'subject_not_found', entity: '用工', subject: -7n }, /用工 -7/]],
  policy_not_found: [
    [{ code: 'policy_not_found', policy: 'hire', known: ['hire_subsidy', 'award'] }, /“hire”。可选：hire_subsidy、award。/],
    [{ code: 'policy_not_found', policy: 'hire', known: [] }, /“hire”。按这些方案和日期没有可选的政策/],
  ],
  list_policy_unknown: [
    [{ code: 'list_policy_unknown', policy: 'hire', known: ['award'] }, /^(?!.*(?:hire|award)).*没有这项政策的名单。请回到那次筛查的总览/],
  ],
  list_part_unknown: [
    [{ code: 'list_part_unknown', part: 'filter', name: 'colour', known: ['size'] }, /没有条件“colour”。可选：size。/],
    [{ code: 'list_part_unknown', part: 'size', name: '30', known: ['20', '50'] }, /没有每页行数“30”。可选：20、50。/],
  ],
  list_value_unknown: [
    [{ code: 'list_value_unknown', filter: 'size', value: 'huge', known: ['large'] }, /size 不能取“huge”。可选：large。/],
    [{ code: 'list_value_unknown', filter: 'day', value: '2022-02-30', known: [] }, /day 不能取“2022-02-30”。请改正/],
  ],
  list_subjects_differ: [[{ code: 'list_subjects_differ', policy: 'hire', earlier: 'firm', later: 'person' }, /^(?!.*hire).*firm、person/]],
  list_keys_too_many: [[{ code: 'list_keys_too_many', count: 1001, most: 1000 }, /最多按 1000 个编号.*1001 个/]],
  list_cursor_strange: [[{ code: 'list_cursor_strange' }, /第一页/]],
  query_cancelled: [[{ code: 'query_cancelled' }, /已取消/]],
  sheet_not_text: [[{ code: 'sheet_not_text', file: 'a.csv' }, /a\.csv.*UTF-8/]],
  sheet_is_page: [[{ code: 'sheet_is_page', file: 'a.xls' }, /a\.xls 其实是网页.*另存为/]],
  sheet_locked: [[{ code: 'sheet_locked', file: 'a.xlsx' }, /a\.xlsx 设了打开密码.*去掉密码/]],
  sheet_damaged: [[{ code: 'sheet_damaged', file: 'a.xlsx' }, /a\.xlsx 打不开.*重新保存/]],
  sheet_empty: [[{ code: 'sheet_empty', file: 'a.xlsx' }, /a\.xlsx 里没有可见的工作表.*取消隐藏/]],
  paid_not_parquet: [[{ code: 'paid_not_parquet', file: 'a.parquet' }, /a\.parquet.*Parquet/]],
  paid_columns_missing: [
    [{ code: 'paid_columns_missing', file: 'a.csv', missing: ['amount', '已付金额'], found: [] }, /amount \/ 已付金额（文件里一列也没有）/],
    [{ code: 'paid_columns_missing', file: 'a.csv', missing: ['amount'], found: ['policy', 'x'] }, /现有列：policy、x/],
  ],
  paid_column_twice: [[{ code: 'paid_column_twice', file: 'a.csv', column: 'amount' }, /“amount”出现了两次/]],
  paid_rows_bad: [
    [
      {
        code: 'paid_rows_bad',
        file: 'a.csv',
        count: 12,
        faults: [
          { line: 2, fault: 'not_a_subject', column: 1, text: 'x' },
          { line: 9, fault: 'cells_missing', column: undefined, text: '' },
        ],
      },
      /有 12 行.*第 2 行的对象编号“x”不是整数。第 9 行列数不够。$/,
    ],
  ],
  paid_policies_unknown: [
    [
      { code: 'paid_policies_unknown', file: 'a.csv', policies: ['b'], known: [] },
      /没有的政策：b。那次筛查没有一项政策，请用 --run 换一次。/,
    ],
    [{ code: 'paid_policies_unknown', file: 'a.csv', policies: ['b'], known: ['c', 'd'] }, /可选：c、d。/],
  ],
  paid_nothing: [
    [{ code: 'paid_nothing', file: 'a.csv', withoutAmount: 0 }, /只有表头/],
    [{ code: 'paid_nothing', file: 'a.csv', withoutAmount: 3 }, /3 行的金额都是空的/],
  ],
}

test.each(Object.values(refusals).flat())('%o', (refusal, wording) => {
  const sentence = describeScreeningRefusal(refusal)
  expect(sentence).toMatch(wording)
  expect(sentence).toMatch(/。$/)
  expect(sentence).not.toMatch(/undefined|\[object|：。|、。|“”/)
})
