"""Carries out the script of a Ballast bundle on Apache Spark: spark-submit driver.py --snapshot PATH --results PATH

The script is a list of SELECTs, each of which becomes Parquet files of the results, a table that later ones read, or a few rows of the
answer. Nothing here knows what they are about. The snapshot is held to the sizes, hashes and counts of its manifest first, and
results.json is written last: a folder without it holds no results.
"""

import argparse
import hashlib
import json
import os
import re
import sys
import threading
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql.functions import col, count, lit, sha2

# What the meaning of the statements hangs on, whatever the cluster has otherwise: what overflows fails, days are days.
SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "false",
    # A column is one of the rows, never another of the same list; to look for those takes most of the time statements are read in.
    "spark.sql.lateralColumnAlias.enableImplicitResolution": "false",
    "spark.sql.constraintPropagation.enabled": "false",
    "spark.sql.decimalOperations.allowPrecisionLoss": "true",
    "spark.sql.parser.escapedStringLiterals": "false",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    # How a plan looks is shown to nobody, and to write it out takes a tenth of the time that small data takes.
    "spark.sql.ui.explainMode": "simple",
    "spark.sql.maxPlanStringLength": "1000",
    "spark.executor.processTreeMetrics.enabled": "true",
}

# Where rows are few, compiling what runs once and planning stages anew takes longer than the rows do. Whoever submits may say otherwise.
FEW_ROWS = 2_000_000
FOR_FEW_ROWS = {
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.shuffle.partitions": "2",
}

# How many statements are carried out at once: each leaves workers idle while it is planned and while its last tasks end.
AT_ONCE = 4


class Refused(Exception):
    """What a person can do something about, with a code and figures."""

    def __init__(self, code, **figures):
        super().__init__(code)
        self.told = {"code": code, **figures}


# What machines say where there is no room left, and where files that were there are not any more, in this order.
OBSTACLES = [
    # java.io.IOException: No space left on device; a quota of HDFS: "The DiskSpace quota of /results is exceeded"
    ("disk_full", r"No space left on device|Disk quota exceeded|quota of .* is exceeded"),
    # File file:/share/firm/a.parquet does not exist; Mkdirs failed to create file:/share/results; a share that went: Stale file handle
    ("files_lost", r"does not exist|FileNotFound|No such file|Mkdirs failed|Stale file handle|Transport endpoint|Input/output error"),
]


def refusal_of(statement, error):
    """What became of a statement: an obstacle that has a name, or what Spark says of it."""
    if isinstance(error, Refused):
        error.told["statement"] = statement
        return error
    said = str(error).strip()
    for code, words in OBSTACLES:
        if re.search(words, said):
            return Refused(code, statement=statement)
    return Refused("statement_failed", statement=statement, detail=said[:2000])


class Store:
    """The file system that a path is in: local, HDFS or an object store, as Hadoop knows them."""

    def __init__(self, spark, root):
        self.java = spark._jvm
        self.root = root.rstrip("/")
        path = self.java.org.apache.hadoop.fs.Path(self.root)
        self.files = path.getFileSystem(spark._jsc.hadoopConfiguration())

    def at(self, name):
        return f"{self.root}/{name}"

    def path(self, name):
        return self.java.org.apache.hadoop.fs.Path(self.at(name))

    def size(self, name):
        return self.files.getFileStatus(self.path(name)).getLen() if self.files.exists(self.path(name)) else None

    def parts(self, folder):
        found = [(each.getPath().getName(), each.getLen()) for each in self.files.listStatus(self.path(folder))]
        return [{"path": f"{folder}/{name}", "bytes": size} for name, size in sorted(found) if name.endswith(".parquet")]

    def write_whole(self, name, text):
        unfinished = self.path(f"{name}.part")
        out = self.files.create(unfinished, True)
        out.write(bytearray(text, "utf-8"))
        out.close()
        if not self.files.rename(unfinished, self.path(name)):
            raise Refused("results_unwritable", file=self.at(name))

    def remove(self, name):
        self.files.delete(self.path(name), True)


def read_beside(name):
    """A file of the bundle: beside this program, or where --files put it."""
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    with open(beside if os.path.exists(beside) else SparkFiles.get(name), "rb") as file:
        return file.read()


def literal(path):
    """A path in which no sign stands for others, where Spark expects patterns."""
    return re.sub(r"([\\*?{}\[\]])", r"\\\1", path)


def rows_in(spark, store, files):
    """How many rows each Parquet file has, by its name, all in one question."""
    if not files:
        return {}
    # None of the columns is read: rows are counted by what Parquet says of itself.
    rows = spark.read.schema("nothing int").parquet(*[literal(store.at(name)) for name in files])
    counted = rows.groupBy(col("_metadata.file_path").alias("file")).agg(count(lit(1)).alias("rows")).collect()
    depths = {name.count("/") + 1 for name in files}
    found = {"/".join(row["file"].split("/")[-depth:]): row["rows"] for row in counted for depth in depths}
    return {name: found.get(name, 0) for name in files}


def check_snapshot(spark, store, entities):
    """Sizes, hashes and counts as the manifest has them; then a view for each entity."""
    listed = {file["path"]: file for entity in entities.values() for file in entity["files"]}
    for name, file in listed.items():
        size = store.size(name)
        if size != file["bytes"]:
            raise Refused("snapshot_differs", file=store.at(name), what="missing" if size is None else "size")
    if listed:
        contents = spark.read.format("binaryFile").load([literal(store.at(name)) for name in listed])
        for path, found in contents.select("path", sha2(col("content"), 256)).collect():
            name = "/".join(path.split("/")[-2:])
            if listed[name]["sha256"] != found:
                raise Refused("snapshot_differs", file=path, what="hash")
    rows = rows_in(spark, store, list(listed))
    for name, entity in entities.items():
        if not entity["files"]:
            continue
        if sum(rows[file["path"]] for file in entity["files"]) != entity["rows"]:
            raise Refused("snapshot_differs", file=store.at(name), what="rows")
        spark.read.parquet(*[literal(store.at(file["path"])) for file in entity["files"]]).createOrReplaceTempView(f"snapshot_{name}")


def carry_out(spark, store, statement, answers, files):
    kind = statement["kind"]
    if kind == "forget":
        for table in statement["tables"]:
            spark.catalog.dropTempView(table)
            store.remove(f"scratch/{table}")
        return
    rows = spark.sql(statement["select"])
    if kind == "rows":
        cell = lambda value: value if value is None or isinstance(value, bool) else str(value)
        answers[statement["name"]] = [{name: cell(value) for name, value in row.asDict().items()} for row in rows.collect()]
        return
    path = statement["path"] if kind == "parquet" else f"scratch/{statement['name']}"
    rows.write.mode("errorifexists").parquet(store.at(path))
    spark.read.schema(rows.schema).parquet(literal(store.at(path))).createOrReplaceTempView(statement["name"])
    if kind == "parquet":
        files.append({"path": path, "parts": store.parts(path)})


def in_turn(statements, work, stop):
    """Carries statements out, several at once, each when those that it reads are done; first those at the head of the longest way."""
    made, needs = {}, []
    for i, statement in enumerate(statements):
        words = set(statement["tables"]) if statement["kind"] == "forget" else set(re.findall(r"\w+", statement["select"]))
        readers = [j for j in range(i) if statement["kind"] == "forget" and words & needs[j]["words"]]
        needs.append({"words": words, "before": {made[word] for word in words if word in made} | set(readers)})
        made[statement["name"]] = i
    length = [1] * len(statements)
    for i in reversed(range(len(statements))):
        for j in needs[i]["before"]:
            length[j] = max(length[j], length[i] + 1)
    left, done, running = set(range(len(statements))), set(), {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while left or running:
            ready = sorted((i for i in left if needs[i]["before"] <= done), key=lambda i: (-length[i], i))
            for i in ready[: AT_ONCE - len(running)]:
                left.remove(i)
                running[pool.submit(work, statements[i])] = i
            for ended in wait(running, return_when=FIRST_COMPLETED).done:
                done.add(running.pop(ended))
                if ended.exception() is not None:
                    stop()
                    raise ended.exception()


def tasks_of(context, group):
    tracker = context.statusTracker()
    stages = {stage for job in tracker.getJobIdsForGroup(group) for stage in (tracker.getJobInfo(job) or ((), (), ()))[1]}
    return sum(info.numCompletedTasks for info in map(tracker.getStageInfo, stages) if info is not None)


def workers_of(context):
    """What Spark counted of each of its executors: rows are no part of it, bytes and milliseconds are, and peaks of memory in bytes."""
    found, each = [], context._jsc.sc().statusStore().executorList(False).iterator()
    while each.hasNext():
        one = each.next()
        peak = one.peakMemoryMetrics()
        memory = {name: peak.get().getMetricValue(name) for name in PEAKS} if peak.isDefined() else {}
        figures = {"id": one.id(), "tasks": one.completedTasks(), "taskMilliseconds": one.totalDuration(), "gcMilliseconds": one.totalGCTime()}
        moved = {"bytesRead": one.totalInputBytes(), "shuffleRead": one.totalShuffleRead(), "shuffleWritten": one.totalShuffleWrite()}
        found.append({**figures, **moved, "peak": memory})
    return found


PEAKS = ["JVMHeapMemory", "JVMOffHeapMemory", "OnHeapExecutionMemory", "ProcessTreeJVMRSSMemory"]


def await_workers(context):
    """A cluster that grants nothing is waited for no longer than spark.ballast.patience seconds, else for five minutes."""
    patience = int(context.getConf().get("spark.ballast.patience", "300"))
    end = time.monotonic() + patience
    while not context.master.startswith("local") and context._jsc.sc().getExecutorMemoryStatus().size() < 2:
        if time.monotonic() > end:
            raise Refused("no_workers", detail=f"no executor was granted within {patience} s")
        time.sleep(0.2)


def run(spark, arguments):
    script, manifest = read_beside("script.json"), json.loads(read_beside("manifest.json"))
    results = Store(spark, arguments.results)
    if results.files.exists(results.path("")) and len(results.files.listStatus(results.path(""))) > 0:
        raise Refused("results_exist", folder=arguments.results)
    entities = manifest["entities"]
    if sum(entity["rows"] for entity in entities.values()) < FEW_ROWS:
        for name, value in FOR_FEW_ROWS.items():
            if not spark.sparkContext.getConf().contains(name):
                spark.conf.set(name, value)
    context, answers, files, told, telling = spark.sparkContext, {}, [], [], threading.Lock()

    def timed(name, work):
        began = time.monotonic()
        context.setJobGroup(name, name)
        try:
            work()
        except Exception as error:
            raise refusal_of(name, error) from error
        with telling:
            told.append({"name": name, "seconds": round(time.monotonic() - began, 3), "tasks": tasks_of(context, name)})
            print(f"BALLAST-DONE {len(told)} {name}", flush=True)

    def count_files():
        rows = rows_in(spark, results, [part["path"] for file in files for part in file["parts"]])
        for file in files:
            file["rows"] = sum(rows[part["path"]] for part in file["parts"])

    await_workers(context)
    timed("snapshot", lambda: check_snapshot(spark, Store(spark, arguments.snapshot), entities))
    statements = json.loads(script)["statements"]
    work = lambda statement: timed(statement["name"], lambda: carry_out(spark, results, statement, answers, files))
    in_turn(statements, work, context.cancelAllJobs)
    timed("rows of the results", count_files)
    answer = {
        "format": 1,
        "script": hashlib.sha256(script).hexdigest(),
        "snapshot": manifest["id"],
        "spark": spark.version,
        "executors": context._jsc.sc().getExecutorMemoryStatus().size() - 1,
        "tasks": sum(each["tasks"] for each in told),
        "workers": workers_of(context),
        "statements": told,
        "files": files,
        "answers": answers,
    }

    def conclude():
        results.remove("scratch")
        results.write_whole("results.json", json.dumps(answer, ensure_ascii=False, indent=1))

    timed("results", conclude)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--snapshot", required=True, help="the snapshot's folder: a path or an address that Spark can read")
    parser.add_argument("--results", required=True, help="a folder that is not there yet, or empty; all workers must reach it")
    arguments = parser.parse_args()
    builder = SparkSession.builder.appName("ballast")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    try:
        run(spark, arguments)
        return 0
    except Exception as error:
        refused = error if isinstance(error, Refused) else refusal_of("", error)
        print(f"BALLAST-FAILED {json.dumps(refused.told, ensure_ascii=False)}", flush=True)
        return 1
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main())
