/** What stands in a bundle for whoever submits it. */
export const instructions = `# 压舱石：在 Spark 集群上筛查

本文件夹不含任何人的数据，只有要执行的 SQL（script.json）、快照清单（manifest.json）、政策文件（plans.json.gz）和一个小程序（driver.py）。

1. 快照文件夹放在各工作节点都能读到的地方（共享目录、HDFS 或对象存储均可）。已在集群上的不用再复制。
2. 选一个尚不存在的结果文件夹，各工作节点都要能写。
3. 提交（Spark 4.0，Java 17，Python 3.9 或更高）：

       spark-submit --master 集群地址 driver.py --snapshot 快照地址 --results 结果地址

   在集群里运行 driver 的（--deploy-mode cluster），另加 --files script.json,manifest.json。
4. 结果文件夹里有 results.json 才算完成；没有的话，看日志最后一行 BALLAST-FAILED，排除原因，清空结果文件夹后重新提交。
5. 取回整个结果文件夹，放进本文件夹并命名为 results，在装有压舱石的机器上执行：

       ballast run adopt 本文件夹

   行数和结果校验值都核对一致才会收下。

# Ballast: screening on a Spark cluster

This folder holds no facts about anybody: the SQL to carry out (script.json), the snapshot's manifest (manifest.json), the plans (plans.json.gz) and one small program (driver.py).

1. The snapshot's folder lies where every worker can read it: a shared folder, HDFS or an object store. Where it is there already, do not copy it.
2. Choose a folder for the results that does not exist yet and that every worker can write to.
3. Submit (Spark 4.0, Java 17, Python 3.9 or newer):

       spark-submit --master MASTER driver.py --snapshot SNAPSHOT --results RESULTS

   With --deploy-mode cluster, add --files script.json,manifest.json.
4. The results are complete when results.json is there. If it is not, read the last line BALLAST-FAILED of the log, mend what it says, empty the folder and submit again.
5. Fetch the whole folder of results into this folder, name it results, and on the machine with Ballast run

       ballast run adopt THIS-FOLDER

   It is taken in only if all counts and the result hash agree.
`
