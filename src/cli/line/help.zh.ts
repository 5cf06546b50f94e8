/** What an option means: the value it takes (empty for none), in Chinese, in English. */
export type OptionText = readonly [value: string, zh: string, en: string]

/** What help says of a command beside its usage. */
export interface CommandHelp {
  readonly zh: string
  readonly en: string
  /** Options that mean something of their own here; the others mean what `optionTexts` says. */
  readonly options?: Readonly<Record<string, OptionText>>
  /** Lines that work as they stand, without the name of the program. */
  readonly examples: readonly string[]
  /** What exit code 1 means; undefined where it does not occur. */
  readonly found?: string
}

/** Options that mean the same wherever they occur. */
export const optionTexts: Readonly<Record<string, OptionText>> = {
  json: ['', '输出恰好一个 JSON 值；失败时是 {"error": {kind, code, message, exit}}', 'print exactly one JSON value, failures too'],
  help: ['', '显示这条命令的用法', 'show how the command is used'],
  plans: ['DIR', '方案文件夹；不写用自带的 plans', 'plans folder; the shipped one by default'],
  var: [
    'DIR',
    '快照、结果和临时文件的文件夹；不写用环境变量 BALLAST_VAR 所指的，没有就用 var',
    'folder of snapshots, results and scratch files; BALLAST_VAR, else var by default',
  ],
  memory: ['SIZE', '数据库内存上限，如 4GB；不写用机器内存的一半，至多 8GB', 'memory limit; half of the machine up to 8GB by default'],
  threads: ['N', '并行线程数；不写用全部核，开着网页时留一个核', 'threads; all cores by default, all but one while the office is open'],
  snapshot: [
    'DIR',
    '登记库快照；不写用该次筛查的，没有就用演示的',
    'registry snapshot; that of the run, else the demonstration’s by default',
  ],
  plan: ['ID', '只用这份文件，可重复；不写用全部', 'only this plan, repeatable; all by default'],
  date: ['YYYY-MM-DD', '筛查日；不写用该次筛查的，没有就用今天', 'screening date; that of the run, else today by default'],
  'known-on': [
    'YYYY-MM-DD',
    '按该日所知的文件和参数；不写用该次筛查的，写了 --date 就同它',
    'as known on that day; that of the run, else the screening date by default',
  ],
  year: [
    'PLAN=YYYY',
    '遮蔽的年份是哪一年，可重复；一份文件有几个时写 PLAN:MASK=YYYY',
    'year behind a mask, repeatable; PLAN:MASK=YYYY for one of several',
  ],
  set: [
    '[PLAN:]PARAMETER[ROW]=VALUE',
    '改一个参数再算，可重复；参数写名称或代码，比例带 %',
    'change a parameter, repeatable; name or id, rates with %',
  ],
  run: [
    'RUN',
    '哪次筛查：校验值的前几位、文件夹，或 latest；不写用最后一次',
    'which screening: beginning of its id, a folder, or latest (default)',
  ],
}

const ofServer = {
  host: ['ADDRESS', '在哪个地址上监听；不写只供本机使用', 'address to listen on; this machine alone by default'],
  port: ['N', '端口；不写用 8022', 'port; 8022 by default'],
  proxy: [
    'ADDRESS',
    '反向代理的地址或网段；来自它的请求按它注明的来源地址和 https 记；不写不认',
    'address or net of the proxy before it, believed about where requests come from and https; none by default',
  ],
  oidc: [
    'FILE.json',
    '统一身份认证（OpenID Connect）的配置文件，写法见 docs/manual/operation.zh-CN.md；不写只用密码登录',
    'settings of a provider that vouches for people (OpenID Connect); passwords alone by default',
  ],
  'metrics-port': [
    'N',
    '在本机的这个端口 /metrics 提供运行指标（Prometheus 格式），不用登录；不写不开',
    'give metrics to this machine at /metrics of this port, without sign-in; none by default',
  ],
  'log-dir': [
    'FOLDER',
    '运行日志写到这个文件夹，按天、按大小换文件；不写时 serve 写到标准错误，start 写到 var/log',
    'folder of the server log, a file per day and size; else the error stream for serve, var/log for start',
  ],
} as const satisfies Readonly<Record<string, OptionText>>

const example = {
  grid: 'what-if job_retention_refund --grid chongqing-2022-209:返还比例[中小微企业类]=50%,60%,70%',
} as const

/** One entry per command; a test holds options and examples to what the command takes. */
export const commandHelp: Readonly<Record<string, CommandHelp>> = {
  start: {
    zh: '生成演示登记库，按全部文件筛查，出报告，备好样例文件，最后打开办公网页；第二次从已有的开始',
    en: 'generate the demonstration registry, screen it under all plans, write a report, leave files to try, open the web office',
    options: { ...ofServer, 'no-office': ['', '不打开办公网页，备好数据即结束', 'end when the data are there, without the web office'] },
    examples: ['start --no-office', 'start --no-office --threads 2 --memory 2GB'],
  },
  serve: {
    zh: '打开办公网页，直到被停止；数据库用环境变量 DATABASE_URL 所指的服务器，没有就用内嵌的',
    en: 'open the web office until it is stopped, on the server DATABASE_URL names or the embedded database',
    options: ofServer,
    examples: ['serve', 'serve --port 8080'],
  },
  office: {
    zh: '建立一个正式的机构（三名管理员，首次密码只显示一次），备份，恢复；建立和恢复须先停止办公网页',
    en: 'set a real office up with its three administrators, back it up, restore it; stop the web office before setting up and restoring',
    options: {
      name: ['NAME', '单位名称', 'name of the office'],
      region: ['CODE', '六位区划代码', 'six-digit region code'],
      out: ['FILE', '备份写到哪个文件', 'file to write the backup to'],
    },
    examples: ['office init --name 涪陵区就业服务中心 --region 500102', 'office backup --out office.gz', 'office restore office.gz'],
  },
  audit: {
    zh: '核对操作日志和查看日志：哪一条被改动、删除、添加，末尾是否被截去；办公网页开着时由它来核对',
    en: 'verify the trail: name the first row that was changed, removed or added, and a tail that was cut',
    options: { head: ['HEX', '以前核对时记下的链头，核对它还在链上', 'a head noted before, to be found in the chain'] },
    examples: ['audit verify'],
    found: '日志被改动过',
  },
  keys: {
    zh: '更换人员和单位号码的密钥；中断后再次运行从原处继续；办公网页开着时由它来换',
    en: 'bring the numbers of people and units under new keys; goes on after a stop; done by the web office where it runs',
    examples: ['keys rotate'],
  },
  evidence: {
    zh: '写出一笔支付的证据包：外人不用本软件即可重算金额，核验签定名单、条目和日志链',
    en: 'write the evidence of a payment, which an outsider verifies without this program',
    options: { out: ['FOLDER', '证据包写到哪个文件夹，须尚不存在', 'folder to write it to, which must not exist yet'] },
    examples: ['evidence 128 --out evidence-128'],
  },
  check: {
    zh: '检查方案并跑全部实例：错在哪里、应写什么',
    en: 'check the plans and run every example',
    options: { plan: ['ID', '只检查这份文件，可重复；同写在命令后', 'only this plan, repeatable; same as an argument'] },
    examples: ['check', 'check chongqing-2022-209', 'check ours-2026 --plans ~/plans --json'],
    found: '有问题或实例不符',
  },
  coverage: {
    zh: '列出每条条款是否成块、为什么；与原文对照看漏了什么',
    en: 'show which clauses have blocks, which do not and why; beside its text, what is left out',
    options: {
      plan: ['ID', '只看这份文件，可重复；同写在命令后', 'only this plan, repeatable; same as an argument'],
      text: ['FILE[#N]', '与这份原文对照；一个文件里有几份时写第几份', 'compare with this official text'],
      record: [
        '',
        '把对照结果写进方案文件夹的 comparison.yaml；理由由人填写，不会代写',
        'write the comparison into the plan folder; reasons stay for people to give',
      ],
    },
    examples: ['coverage shanxi-2022-19', 'coverage ours-2026 --text NOTICE.docx'],
  },
  calendar: {
    zh: '按日列出要报的表、到期的任务和目标；没有确认的日子标 ?',
    en: 'list reports, tasks and goals by the day they fall due; unconfirmed days are marked',
    options: {
      plan: ['ID', '只看这份文件，可重复；同写在命令后', 'only this plan, repeatable; same as an argument'],
      from: ['YYYY-MM-DD', '从哪天起；不写从该年一月一日', 'first day; 1 January of the year by default'],
      to: ['YYYY-MM-DD', '到哪天止；不写到该年最后一天', 'last day; 31 December of the year by default'],
    },
    examples: ['calendar chongqing-2022-209', 'calendar --from 2022-08-01 --to 2022-08-31', 'calendar jilin-2020 --year jilin-2020=2022'],
  },
  policies: {
    zh: '列出政策，或把一项政策在各文件里的期间、条件、参数并排比较',
    en: 'list policies, or lay one policy of several documents side by side',
    examples: ['policies', 'policies job_retention_refund'],
  },
  sources: {
    zh: '列出依据所引的来源：说了什么、核对到什么程度、谁核定的、哪些行引用它；手上有全文的，可与校验值对照',
    en: 'list the sources plans cite: what each says, how far its text was followed, who confirmed it, which lines rest on it',
    options: { text: ['FILE', '把这份全文与登记的校验值对照', 'compare this text with the hashes registered'] },
    examples: ['sources', 'sources 社会保险法', 'sources 人社部发〔2022〕23号 --json'],
    found: '没有登记，或文本与登记的不同',
  },
  questions: {
    zh: '列出文件里没有说清的问题、各地可自定的开关、只转人工复核的条件：各种读法、谁在哪天定的；可算各读法要多少钱',
    en: 'list open questions, switches and conditions that only ask: readings, who settled them; what each reading costs',
    options: {
      cost: [
        '',
        '在登记库上算每种读法的应享、待复核和结论改变的人数，结算前',
        'what each reading costs on the registry, before settlement',
      ],
    },
    examples: ['questions', 'questions cangzhou-2020', 'questions cangzhou-2020 --cost --date 2020-12-31 --year cangzhou-2020=2020'],
  },
  terms: {
    zh: '查作者能写的一切：事实、枚举、参数、定义、函数、键、政策和指标，别称也认',
    en: 'look up everything an author can write: facts, values, parameters, definitions, functions, keys',
    examples: ['terms 缴费月数', 'terms 高校毕业生', 'terms 裁员率 --json'],
    found: '没有找到',
  },
  reference: {
    zh: '写出方案写法：每个块、键、函数、定义，各有跑过的例子',
    en: 'write the reference of the plan format: blocks, keys, functions, definitions',
    options: { out: ['FILE.md', '写到哪里，不能已存在；不写就打印', 'where to write, must not exist; printed by default'] },
    examples: ['reference', 'reference --out plan-format.md'],
  },
  'registry generate': {
    zh: '生成合成登记库；种子相同，结果相同',
    en: 'generate a synthetic registry, the same for the same seed',
    options: {
      firms: ['N', '企业数；不写为 200000', 'firms; 200000 by default'],
      persons: ['N', '人数；不写为企业数的十倍，至少 5000', 'persons; ten per firm, at least 5000, by default'],
      seed: ['N', '种子；不写为 1', 'seed; 1 by default'],
      out: ['DIR', '写到哪里，不能已存在；不写放进演示快照', 'where to write, must not exist; the demonstration’s place by default'],
    },
    examples: ['registry generate --firms 2000 --seed 7 --out small'],
  },
  'registry load': {
    zh: '载入一个文件夹的 CSV 或 Parquet，格式见 registry schema',
    en: 'load a folder of CSV or Parquet files; see registry schema',
    found: '有拒收的行',
    options: {
      out: ['DIR', '快照写到哪里，不能已存在', 'where to write the snapshot, must not exist'],
      title: ['TEXT', '快照的名称；不写用来源路径', 'title of the snapshot; the source by default'],
      complete: [
        'ENTITY',
        '声明这类记录已经齐全（没有就是没有），可重复；everywhere 表示全部。已付记录写 prior_payment',
        'declare these records complete, repeatable; everywhere for all',
      ],
      'known-on': ['YYYY-MM-DD', '这些事实按哪天所知；不写为今天', 'as known on that day; today by default'],
      'refused-limit': [
        'PERCENT',
        '一个文件拒收的行最多占多少，超过就全部不导入；不写为 5%',
        'most rows of a file that may be refused; 5% by default',
      ],
    },
    examples: [
      'registry load DELIVERY --out SNAPSHOT',
      'registry load DELIVERY --out SNAPSHOT --complete prior_payment --known-on 2022-12-31',
    ],
  },
  'registry schema': { zh: '说明载入的文件、列和值', en: 'describe the format of a delivery', examples: ['registry schema'] },
  screen: {
    zh: '筛查整个登记库：逐个判定、结算、写出结果',
    en: 'screen the whole registry',
    options: {
      snapshot: [
        'DIR',
        '登记库快照；不写用上次筛查的，没有就用演示的',
        'registry snapshot; the last one screened, else the demonstration’s',
      ],
      date: ['YYYY-MM-DD', '筛查日；不写用今天', 'screening date; today by default'],
      run: ['RUN', '照这次筛查的输入再筛', 'with the inputs of this screening'],
      afresh: [
        '',
        '全部重新算；不写就沿用以前筛查中输入相同的部分，结果一样',
        'compute everything; by default what earlier screenings made of the same is taken from them, with the same result',
      ],
      engine: [
        'ENGINE',
        '由谁计算：duckdb（不写就是它）或 spark，结果相同',
        'who computes: duckdb (default) or spark, with the same result',
      ],
      master: ['URL', 'Spark 集群地址；不写用本机', 'the Spark master; this machine by default'],
      spark: [
        'KEY=VALUE',
        'Spark 的一项设置，可重复，如 spark.executor.memory=4g',
        'a setting of Spark, repeatable, such as spark.executor.memory=4g',
      ],
      'snapshot-at': [
        'PATH',
        '集群上看到的快照地址；不写就是本机的同一路径',
        'where the cluster sees the snapshot; the same path by default',
      ],
    },
    examples: ['screen --date 2022-12-31', 'screen --snapshot SNAPSHOT --plan chongqing-2022-209 --date 2022-12-31'],
  },
  bundle: {
    zh: '把一次筛查写成任务包，交给 Spark 集群的管理员提交；不含任何人的数据',
    en: 'write a screening as a folder for the administrator of a Spark cluster to submit; it holds no facts',
    options: { out: ['FOLDER', '写到哪里，不能已有文件', 'where to write; nothing may be in it'] },
    examples: ['bundle --snapshot SNAPSHOT --date 2022-12-31 --out BUNDLE'],
  },
  'run adopt': {
    zh: '收下集群算出的结果：行数和结果校验值都核对一致，才成为一次筛查',
    en: 'take in what a cluster made of a bundle, if counts and hash agree',
    options: { snapshot: ['DIR', '当时的快照；不写就是写任务包时的那个', 'the snapshot; that of the bundle by default'] },
    examples: ['run adopt BUNDLE'],
  },
  export: {
    zh: '把判定结果导出为 CSV，金额以元计',
    en: 'export decisions as CSV',
    options: {
      out: ['FILE.csv', '写到哪里，不能已存在', 'where to write, must not exist'],
      policy: ['ID', '只导出这项政策', 'only this policy'],
      outcome: ['OUTCOME', '只导出这种结论，可重复：符合、待复核、待地方标准、待补事实、不符合，或其代码', 'only this outcome, repeatable'],
    },
    examples: ['export --policy hire_subsidy --out hires.csv', 'export --outcome 符合 --outcome needs_review --out due.csv'],
  },
  explain: {
    zh: '逐条解释一个对象的结论，或试算事实文件里的一例或几例；写对象不写政策，就看全部政策',
    en: 'explain one subject, or the cases of a file of facts; under one policy or, by the kind of subject, under all',
    options: {
      facts: [
        'FILE',
        '试算这份事实（YAML 或 JSON），不用登记库；几例写成列表，一例可写 名称、政策、事实，此前发过的写 已付记录',
        'try these facts (YAML or JSON) instead of the registry; a list holds several cases, earlier payments stand beside the facts',
      ],
    },
    examples: [
      'explain job_retention_refund 12',
      'explain 参保单位 12',
      'explain job_retention_refund --facts case.yaml --plan chongqing-2022-209',
      'explain --facts cases.yaml',
    ],
    found: '该对象所在地区没有文件规定这项政策',
  },
  'what-if': {
    zh: '改参数重算：花多少、谁增谁减；或一次试多个取值',
    en: 'change parameters: cost, winners, losers; or a grid of values',
    options: {
      grid: ['[PLAN:]PARAMETER[ROW]=V1,V2,...', '一次试一个参数的多个取值', 'many values of one parameter in one scan'],
    },
    examples: ['what-if --plan chongqing-2022-209 --set 返还比例[中小微企业类]=70%', example.grid],
  },
  diff: {
    zh: '比较两次筛查，或与实际发放对账',
    en: 'compare two runs, or a run with what was really paid',
    options: {
      paid: [
        'FILE',
        '实际发放（CSV、xlsx 或 xls）：要有政策代码（policy）、对象编号（subject_id）、已付金额（元）（amount）三列，可用 export 写出的文件',
        'what was paid (CSV, .xlsx or .xls): columns policy, subject_id, amount; a file written by export will do',
      ],
      out: ['FILE.csv', '把每处差异写到哪里', 'where to write every difference'],
    },
    examples: ['diff latest 3f2a91', 'diff --paid paid-last-year.csv --out differences.csv'],
    found: '有差异',
  },
  report: {
    zh: '生成独立的网页报告',
    en: 'write the self-contained HTML report',
    options: { out: ['FILE.html', '写到哪里，不能已存在；不写放在结果旁', 'where to write, must not exist; beside the run by default'] },
    examples: ['report', 'report --run latest --out report.html'],
  },
  read: {
    zh: '读公文（文本、Word、PDF、OFD、存下的网页），列出元数据、条款、表格和待人确认的问题',
    en: 'read official documents: metadata, clauses, tables, questions',
    examples: ['read NOTICE.pdf', 'read NOTICE.docx PLAN.txt --json'],
  },
  draft: {
    zh: '由文件起草方案文件夹和待确认清单，供人工核改',
    en: 'draft a plan folder from an official document',
    options: {
      into: [
        'DIR',
        '写到哪个新文件夹；不写放进数据文件夹的 drafts，核改后再移入方案文件夹',
        'new folder to write; in drafts of the data folder by default',
      ],
      id: ['ID', '方案代码；不写由文号或日期得出', 'id of the plan; made of the document number or day by default'],
      upper: ['ID', '以这份文件为上级，可重复', 'this plan is above it, repeatable'],
      stdout: ['', '只打印，不写文件', 'print the files instead of writing them'],
    },
    examples: ['draft NOTICE.docx --into plans/ours-2026 --upper mohrss-2022-60', 'draft NOTICE.txt#2 --id ours-2026 --stdout'],
  },
  transmission: {
    zh: '传导检查：上级文件哪些话被承接、哪些没有、哪里加码或缩水；一个文件里有几份时用 FILE#2',
    en: 'what a lower document takes up of an upper one, what not, and what it changes; FILE#2 for the second document of a file',
    examples: ['transmission UPPER.txt LOWER.txt#2'],
  },
}

/** What frames help. */
export const helpFrame = {
  title: 'Ballast 压舱石：让稳就业文件直接运行',
  usage: '用法：ballast <命令> [参数] [选项]      Usage: ballast <command> [arguments] [options]',
  more: 'ballast help <命令> 看一条命令的选项和例子；ballast --version 看版本。  ballast help <command> for its options and examples.',
  commands: '命令 / Commands',
  options: '选项 / Options',
  repeatable: '可重复',
  examples: '例子 / Examples',
  exits: '退出码 / Exit codes',
  exit: (found: string | undefined) =>
    [
      ['0', '完成'],
      ...(found === undefined ? [] : [['1', `完成，但${found}`]]),
      ['2', '命令写得不对'],
      ['3', '文件、数据或机器有问题'],
      ['70', '程序错误'],
    ] as readonly (readonly string[])[],
} as const
