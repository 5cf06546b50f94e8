import { Link } from '@tanstack/react-router'
import { yuan } from '../figures/figures.ts'
import { NotApplicable } from '../parts/figure.tsx'
import { Mark } from '../parts/mark.tsx'
import { StatusMark } from '../parts/status-mark.tsx'
import { outcomes } from '../runs/outcomes.zh.ts'
import { BasisView } from './block-view.tsx'
import { type Page, planPath } from './plans.ts'

interface SectionProps {
  readonly page: Page
  readonly run: string
}

/** The sections below the clauses, by the anchors that lead to them. */
export const sections = { questions: '未决问题与开关', values: '取值', examples: '例子' } as const

/** Policies, each leading to its clause. */
function PolicyLinks({ page, run, policies }: SectionProps & { readonly policies: Page['questions'][number]['policies'] }) {
  return policies.map(({ policy, zh, clause }, at) => (
    <span key={policy}>
      {at === 0 ? '' : '、'}
      <Link to={planPath(page.plan.id)} search={(run === '' ? {} : { run }) as never} hash={clause}>
        {zh}
      </Link>
    </span>
  ))
}

/** What the text leaves open: every reading, which one is in force, and on whose word. */
export function Questions({ page, run }: SectionProps) {
  const { questions } = page
  return (
    <section id="questions" tabIndex={-1}>
      <h2>
        {sections.questions}
        <small>
          未决 {questions.filter(({ isOpen }) => isOpen).length} 个，共 {questions.length} 个
        </small>
      </h2>
      {questions.length === 0 ? <p className="soft">这份文件没有要人定的读法，也没有本地开关。</p> : null}
      <table className="plan-table">
        {questions.length === 0 ? null : (
          <thead>
            <tr>
              <th scope="col" style={{ width: '26%' }}>
                问题
              </th>
              <th scope="col" style={{ width: '30%' }}>
                各种读法
              </th>
              <th scope="col">眼下</th>
              <th scope="col" style={{ width: '18%' }}>
                用到它的政策
              </th>
            </tr>
          </thead>
        )}
        <tbody>
          {questions.map(({ text, zh, isSwitch, isOpen, words, readings, answers, policies }) => (
            <tr key={zh}>
              <th scope="row">
                {text}
                <p className="small">
                  {isSwitch ? '本地开关' : '文本的读法'}
                  {words.map(({ text: said, basis }) => (
                    <span key={said}>
                      ；“{said}”（
                      <BasisView basis={basis} plan={page.plan.id} run={run} />）
                    </span>
                  ))}
                </p>
              </th>
              <td>
                <ul className="plan-readings">
                  {readings.map(({ name, meaning, isInForce }) => (
                    <li key={name} className={isInForce ? 'is-in-force' : undefined}>
                      <Mark name={isInForce ? 'eligible' : 'waiting'} />
                      <span>
                        {name}
                        {isInForce ? <small>眼下按这个</small> : null}
                        {meaning === '' ? null : <p className="small">{meaning}</p>}
                      </span>
                    </li>
                  ))}
                </ul>
              </td>
              <td>
                <StatusMark of="condition" state={isOpen ? 'review' : 'met'} word={isOpen ? '未决' : '已定'} />
                {answers.map((answer) => (
                  <p key={answer} className="small">
                    {answer}
                  </p>
                ))}
              </td>
              <td>
                <PolicyLinks page={page} run={run} policies={policies} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Every value that the policies read, with its period and what it rests on. */
export function Values({ page, run }: SectionProps) {
  return (
    <section id="values" tabIndex={-1}>
      <h2>
        {sections.values}
        <small>{page.parameters.length} 个参数</small>
      </h2>
      <table className="plan-table">
        <thead>
          <tr>
            <th scope="col" style={{ width: '18%' }}>
              参数
            </th>
            <th scope="col" style={{ width: '15%' }}>
              类别
            </th>
            <th scope="col">取值</th>
            <th scope="col" style={{ width: '15%' }}>
              期间
            </th>
            <th scope="col" style={{ width: '20%' }}>
              依据
            </th>
            <th scope="col" style={{ width: 72 }}>
              可信度
            </th>
            <th scope="col" style={{ width: '14%' }}>
              用在
            </th>
          </tr>
        </thead>
        {page.parameters.map(({ zh, values, policies }) => (
          <tbody key={zh}>
            {(values.length === 0 ? [undefined] : values).map((value, at) => (
              <tr key={value === undefined ? 'none' : `${value.key} ${value.value} ${value.period} ${value.basis.text}`}>
                {at === 0 ? (
                  <th scope="row" rowSpan={Math.max(1, values.length)}>
                    {zh}
                  </th>
                ) : null}
                {value === undefined ? (
                  <td colSpan={5} className="soft">
                    没有一份文件给出取值
                  </td>
                ) : (
                  <>
                    <td>{value.key === '' ? <NotApplicable /> : value.key}</td>
                    <td>{value.value}</td>
                    <td>{value.period}</td>
                    <td className="small">
                      <BasisView basis={value.basis} plan={page.plan.id} run={run} />
                    </td>
                    <td>{value.confidence}</td>
                  </>
                )}
                {at === 0 ? (
                  <td rowSpan={Math.max(1, values.length)} className="small">
                    <PolicyLinks page={page} run={run} policies={policies} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

/** The worked cases, policy by policy. */
export function Examples({ page }: SectionProps) {
  const { examples } = page
  const groups = Map.groupBy(examples, ({ policy }) => policy)
  const unmet = examples.filter(({ isMet }) => isMet === false).length
  const isRun = examples.every(({ isMet }) => isMet !== null)
  return (
    <section id="examples" tabIndex={-1}>
      <h2>
        {sections.examples}
        <small>
          {examples.length} 个算过的例子，
          {!isRun ? '正在重算' : unmet === 0 ? '用现在的规则重算，全部一致' : `其中 ${unmet} 个与现在的规则算出的不一致`}
        </small>
      </h2>
      {[...groups.values()].map((cases) => (
        <details key={cases[0]?.policy} className="plan-examples">
          <summary>
            {cases[0]?.zh}
            <small>
              {cases[0]?.clause}，{cases.length} 个
            </small>
          </summary>
          <table className="plan-table">
            <thead>
              <tr>
                <th scope="col" style={{ width: '34%' }}>
                  例子
                </th>
                <th scope="col" style={{ width: 92 }}>
                  筛查日
                </th>
                <th scope="col" style={{ width: 110 }}>
                  结论
                </th>
                <th scope="col" className="is-right" style={{ width: 110 }}>
                  金额<i>元</i>
                </th>
                <th scope="col">因为</th>
              </tr>
            </thead>
            <tbody>
              {cases.map(({ name, day, outcome, amount, due, because, isMet }) => (
                <tr key={`${name} ${day}`}>
                  <th scope="row">
                    {name}
                    {isMet === false ? <p className="small is-official">与现在的规则算出的不一致</p> : null}
                  </th>
                  <td>{day}</td>
                  <td>{outcome === null ? <NotApplicable /> : <StatusMark of="outcome" state={outcomes[outcome].mark} />}</td>
                  <td className="is-right">{amount === null ? <NotApplicable /> : yuan(amount)}</td>
                  <td>{[...because, due === '' ? '' : `最迟 ${due}`].filter((part) => part !== '').join('、')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  )
}
