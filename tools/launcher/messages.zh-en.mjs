/** What the launcher says, Chinese first. `{name}` is filled in. */
export const messages = {
  installing: ['正在安装依赖（首次运行或依赖有变化）……', 'Installing dependencies (first run, or they changed) ...'],
  borrowing: [
    '本机 Node {running} 低于所需的 Node 24，正在为本项目单独取得 Node {borrowed}（不影响系统）……',
    'Node {running} is older than the Node 24 this needs; fetching Node {borrowed} for this project only ...',
  ],
  packing: ['正在打包……', 'Packing ...'],
  packed: ['已打包 {megabytes} MB：{archive}', 'Packed {megabytes} MB: {archive}'],
  checking_cut_off: ['正在断网的空文件夹里解开并启动……', 'Unpacking into an empty folder and starting without a network ...'],
  checking: [
    '正在空文件夹里解开并启动（本用户不能断网，网络仍在）……',
    'Unpacking into an empty folder and starting; this user cannot cut the network off ...',
  ],
  check_passed: ['解开即可启动、登录。', 'It starts and lets somebody in.'],
  check_failed: ['解开后没有启动成功（见上）。', 'It did not start (see above).'],
  waiting: ['另一个进程正在安装，等待其完成……', 'Another process is installing; waiting for it ...'],
  types_failed: ['类型检查未通过（见上）。', 'The type check failed (see above).'],
  lint_failed: ['代码检查未通过（见上）；格式问题可用 npm run format 修正。', 'Lint failed (see above); npm run format mends formatting.'],
  tests_failed: ['测试未通过（见上）。', 'Tests failed (see above).'],
  worker_ended: [
    '测试进程被运行环境中止（不是测试未通过）。中止时所在的文件单独再跑一次：{files}',
    'A test worker was ended by the runtime (no test failed). The file it was at runs once more, by itself: {files}',
  ],
  unused_failed: ['存在未使用的文件、导出或依赖（见上）。', 'There are unused files, exports or dependencies (see above).'],
  unknown_task: ['没有“{task}”这个任务。可用：{tasks}', 'There is no task "{task}". Known: {tasks}'],
  node_too_old: [
    '需要 Node 20 或更高版本才能启动（推荐 Node 24），当前为 Node {running}。请从 https://nodejs.org 安装 Node 24 后重试。',
    'Starting needs Node 20 or newer (best: Node 24); this is Node {running}. Install Node 24 from https://nodejs.org and try again.',
  ],
  node_not_borrowable: [
    '需要 Node 24 或更高版本；当前为 Node {running}，且没有适用于 {platform} 的现成 Node 包。请从 https://nodejs.org 安装 Node 24 后重试。',
    'Node 24 or newer is needed; this is Node {running}, and there is no packaged Node for {platform}. Install Node 24 from https://nodejs.org and try again.',
  ],
  node_not_fetched: [
    '需要 Node 24 或更高版本；当前为 Node {running}，自动取得失败：{detail}',
    '请检查网络或 npm 源设置后重试，或从 https://nodejs.org 安装 Node 24。',
    'Node 24 or newer is needed; this is Node {running}, and fetching it failed: {detail}',
    'Check the network or the npm registry setting and try again, or install Node 24 from https://nodejs.org.',
  ],
  npm_missing: [
    '找不到 npm。npm 随 Node 一起安装；请从 https://nodejs.org 安装 Node 24 后重试。',
    'npm was not found. It comes with Node; install Node 24 from https://nodejs.org and try again.',
  ],
  installing_spark: [
    '正在 var/spark 里安装 Apache Spark（约 430 MB，仅首次）……',
    'Installing Apache Spark in var/spark (some 430 MB, the first time only) ...',
  ],
  java_missing: [
    '需要 Java 17 或更高版本（现有：{found}）。请安装 JDK 17，并让 java 在 PATH 中或设好 JAVA_HOME 后重试。npm start 和 npm test 不需要它。',
    'Java 17 or newer is needed (found: {found}). Install JDK 17, put java on the PATH or set JAVA_HOME, and try again. npm start and npm test do without.',
  ],
  python_missing: [
    '需要带 venv 的 Python 3.9 或更高版本（建议 3.11）。请安装并让 python3 在 PATH 中后重试。npm start 和 npm test 不需要它。',
    'Python 3.9 or newer with venv is needed (best: 3.11). Install it, put python3 on the PATH, and try again. npm start and npm test do without.',
  ],
  spark_not_installed: [
    '安装 Spark 失败（退出码 {status}，原因见上）。请检查网络、pip 源设置和磁盘空间后重试。',
    'Installing Spark failed (exit code {status}, cause above). Check the network, the pip index setting and disk space, then try again.',
  ],
  install_failed: [
    '安装依赖失败（npm ci 退出码 {status}，原因见上）。请检查网络、npm 源设置和磁盘空间后重试。',
    'Installing dependencies failed (npm ci exit code {status}, cause above). Check the network, the npm registry setting and disk space, then try again.',
  ],
  install_incomplete: [
    '安装不完整，缺少本平台（{platform}）所需的包：{missing}。请检查网络或 npm 源设置后重试。',
    'The install is incomplete; packages this platform ({platform}) needs are missing: {missing}. Check the network or the npm registry setting and try again.',
  ],
  lock_timeout: [
    '等待另一个安装进程超时。若确认没有其他进程在运行，请删除 {path} 后重试。',
    'Waited too long for another installing process. If none is running, delete {path} and try again.',
  ],
}
