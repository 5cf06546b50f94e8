import type { Sentences } from '../../kernel/result.ts'
import type { ClusterRefusal } from './refusals.ts'

const differs = { missing: '不见了', size: '大小不符', hash: '内容不符', rows: '行数不符' } as const

const remedy = {
  java: '需要 Java 17（Spark 4.0 用）。请安装 JDK 17，并让 java 在 PATH 中或设好 JAVA_HOME',
  python: '需要 Python 3.9 或更高版本（建议 3.11）。请安装后让 python3 在 PATH 中',
  spark: '找不到 Spark。请运行 npm run test:spark 装一份本机用的，或把 SPARK_HOME 设为已有 Spark 4.0 的目录',
} as const

/** What came of a run on a cluster, and what to do next. */
export const clusterSentences: Sentences<ClusterRefusal> = {
  not_a_bundle: ({ folder }) => `${folder} 不是完整的任务包。请给出 ballast bundle 写的文件夹，里面的文件都要在。`,
  bundle_folder_taken: ({ folder }) => `${folder} 里已有文件。任务包要写进空文件夹，请换一个路径。`,
  spark_absent: ({ lacking, found }) =>
    `${remedy[lacking]}${found === '' ? '' : `（现有：${found}）`}。不用 Spark 时去掉 --engine spark，结果相同。`,
  spark_refused: ({ detail, log }) =>
    `Spark 没有接受这次任务：${detail}。什么都没有保存。请核对 --master 和集群状态后重试；完整日志在 ${log}。`,
  spark_failed: ({ statement, detail, log }) =>
    `Spark 执行到“${statement}”时失败：${detail}。什么都没有保存。请排除原因后重试；完整日志在 ${log}。`,
  spark_disk_full: ({ statement, folder, log }) =>
    `Spark 执行到“${statement}”时磁盘已满：${folder} 或工作节点的临时文件夹没有空间了。什么都没有保存。请腾出空间后重试；完整日志在 ${log}。`,
  spark_files_lost: ({ statement, folder, log }) =>
    `Spark 执行到“${statement}”时文件不见了：快照或 ${folder} 所在的共享文件夹可能已断开。什么都没有保存。请确认各工作节点都能读写后重试；完整日志在 ${log}。`,
  spark_snapshot_differs: ({ file, what }) =>
    `快照文件 ${file} ${differs[what]}，结果不可信，没有继续。请从备份恢复这个文件，或重新装入登记库。`,
  results_absent: ({ folder }) => `${folder} 没有完整的结果：缺少 results.json。请等集群上的任务完成，并把整个结果文件夹取回后重试。`,
  results_of_other_run: ({ folder, what }) =>
    what === 'script'
      ? `${folder} 的结果不是由现在的程序和输入写出的任务包算出来的，不能收下。请重新用 ballast bundle 写任务包并提交。`
      : `${folder} 的结果来自另一个快照。请用 --snapshot 指明当时的快照，或重新提交。`,
  results_damaged: ({ folder, file, what }) =>
    `${folder} 的结果不完整：${file} ${differs[what]}，没有收下。请重新从集群取回结果文件夹；仍不符的，请重新提交。`,
}
