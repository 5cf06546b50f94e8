import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input, Radio } from 'antd'
import { type FormEvent, useContext, useId, useState } from 'react'
import { useParameters } from '../address/use-parameters.ts'
import { FaultLine, Field } from '../batches/more-fields.tsx'
import { ask } from '../client/office.ts'
import type { SentFile } from '../client/send-file.ts'
import { yuan } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { FileField } from '../parts/file-field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { SeekBox } from '../subjects/seek-box.tsx'
import { entityWords, numberText, placesOf, type Subject } from '../subjects/subjects.zh.ts'
import { type AskedFact, type FactDraft, factsIn, faultOfDraft } from './fact-draft.ts'
import { FactFields } from './fact-fields.tsx'
import {
  consents,
  type FoundMatter,
  type FoundMatters,
  factFaults,
  matterGroups,
  nameOf,
  outcomeWords,
  usualRelations,
  ways,
} from './words.zh.ts'
import '../batches/batches.css'
import './applications.css'

const declared = {}
const trail = <Link to="/applications">申请受理</Link>
const size = 20

/** Somebody applies: who, for what, and only what nobody knows yet. What is typed to find them stands in no address. */
export default function NewApplicationPage() {
  useParameters(declared)
  const [draft, setDraft] = useState('')
  const [asked, setAsked] = useState('')
  const [picked, setPicked] = useState<Subject>()
  const found = useQuery({
    ...ask.subject.find.query({ input: { text: asked, size, purpose: 'application' } }),
    enabled: asked !== '',
    gcTime: 0,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setPicked(undefined)
    setAsked(draft.trim())
  }
  return (
    <div className="page application-new">
      <PageHead title="受理申请" trail={trail}>
        一次可以申请几个事项。已有数据的事实不用再要；缺的每项只问一次，可以提供材料，文件允许的可以书面承诺。
      </PageHead>
      {picked === undefined ? (
        <>
          <search>
            <form className="filter" onSubmit={submit} autoComplete="off">
              <SeekBox className="application-box" label="申请人的姓名、单位名称或号码" value={draft} onChange={setDraft} />
              <Button type="primary" htmlType="submit" loading={found.isFetching}>
                查询
              </Button>
            </form>
          </search>
          <ErrorLine error={found.error} />
          {asked === '' ? (
            <EmptyLine why="先查申请人。" next="核对本人或单位经办人的证件后，按姓名、单位名称或号码查。代办的，查被代办的人。" />
          ) : null}
          {found.data === undefined || asked === '' ? null : (
            <FoundList found={found.data.found} hasMore={found.data.next !== null} onPick={setPicked} />
          )}
        </>
      ) : (
        <Applicant key={`${picked.entity}/${picked.key}`} subject={picked} onLeave={() => setPicked(undefined)} />
      )}
    </div>
  )
}

interface FoundListProps {
  readonly found: readonly Subject[]
  readonly hasMore: boolean
  readonly onPick: (subject: Subject) => void
}

function FoundList({ found, hasMore, onPick }: FoundListProps) {
  if (found.length === 0)
    return <EmptyLine why="辖区内没有查到。" next="请核对后换号码再查；不在本辖区的，请申请人到参保地或常住地申请。" />
  return (
    <div className="application-found">
      <ul aria-label="查到的">
        {found.map((subject) => (
          <li key={`${subject.entity} ${subject.key}`}>
            <button type="button" onClick={() => onPick(subject)}>
              <b>{subject.name}</b>
              <span className="small">
                {entityWords[subject.entity]}　{placesOf(subject)}　{subject.numbers.slice(0, 1).map(numberText)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hasMore ? <p className="small">还有更多。请多输几位再查。</p> : null}
    </div>
  )
}

function Applicant({ subject, onLeave }: { readonly subject: Subject; readonly onLeave: () => void }) {
  const [purpose, setPurpose] = useState('受理申请')
  const [isOpen, setOpen] = useState(false)
  const matters = useQuery({
    ...ask.application.matters.query({ input: { entity: subject.entity, key: subject.key, purpose: purpose.trim() } }),
    enabled: isOpen,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const id = useId()
  const open = (event: FormEvent) => {
    event.preventDefault()
    if (purpose.trim() !== '') setOpen(true)
  }
  return (
    <>
      <p className="section-line">
        申请人 <b>{subject.name}</b>，{entityWords[subject.entity]}，{placesOf(subject)}{' '}
        <Button type="link" size="small" onClick={onLeave}>
          换申请人
        </Button>
      </p>
      {matters.data === undefined ? (
        <form className="form" onSubmit={open}>
          <ErrorLine error={matters.error} onRetry={() => void matters.refetch()} />
          <Field id={`${id}-purpose`} label="查看目的（记入操作日志）" fault={undefined}>
            <Input id={`${id}-purpose`} maxLength={200} value={purpose} onChange={({ target }) => setPurpose(target.value)} />
          </Field>
          <div className="form-acts">
            <Button type="primary" htmlType="submit" loading={matters.isFetching} disabled={purpose.trim() === ''}>
              看可以申请的事项
            </Button>
          </div>
        </form>
      ) : (
        <MattersForm found={matters.data} />
      )}
    </>
  )
}

interface Fault {
  readonly field: string
  readonly what: string
}

/** The facts that some matters lack, each once, and those that are known with what they rest on. */
function factsOf(
  { facts }: FoundMatters,
  chosen: readonly FoundMatter[],
): { readonly asked: readonly AskedFact[]; readonly known: FoundMatters['facts'] } {
  const needed = facts.flatMap((fact) => {
    const matters = chosen.filter((matter) => matter.facts.includes(fact.id))
    return matters.length === 0 ? [] : [{ fact, matters }]
  })
  return {
    asked: needed
      .filter(({ fact }) => fact.known === null)
      .map(({ fact, matters }) => ({
        ...fact,
        matters: [...new Set(matters.map(({ policy }) => policy.zh))],
        basis: matters[0] === undefined ? '' : `${matters[0].document} ${matters[0].clause}`,
      })),
    known: needed.flatMap(({ fact }) => (fact.known === null ? [] : [fact])),
  }
}

const noAgent = { name: '', relation: '', consent: 'paper' as 'paper' | 'video', reference: '' }

function MattersForm({ found }: { readonly found: FoundMatters }) {
  const id = useId()
  const today = useContext(OfficeDayContext)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const receive = useMutation(ask.application.receive.act())
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [drafts, setDrafts] = useState<Readonly<Record<string, FactDraft>>>({})
  const [way, setWay] = useState<keyof typeof ways>('window')
  const [agent, setAgent] = useState<typeof noAgent>()
  const [note, setNote] = useState('')
  const [materials, setMaterials] = useState<readonly SentFile[]>([])
  const [consent, setConsent] = useState<readonly SentFile[]>([])
  const [fault, setFault] = useState<(Fault & { readonly fact: string }) | undefined>()
  const matters = found.matters.filter((matter) => chosen.includes(matter.id))
  const { asked, known } = factsOf(found, matters)
  const faultOn = (field: string) => (fault?.fact === '' && fault.field === field ? fault.what : undefined)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const first = faultOfForm(matters, asked, drafts, agent, consent.length, today)
    setFault(first)
    if (first !== undefined) {
      document.getElementById(first.fact === '' ? `${id}-${first.field}` : `${id}-${first.fact}-${first.field}`)?.focus()
      return
    }
    try {
      const { application } = await receive.mutateAsync({
        entity: found.subject.entity,
        key: found.subject.key,
        matters: matters.map(({ policy, subject }) => ({ policy: policy.id, entity: subject.entity, subject: subject.key })),
        facts: factsIn(asked, drafts),
        way,
        ...(agent === undefined ? {} : { agent }),
        ...(note.trim() === '' ? {} : { note }),
        files: { materials: materials.map((file) => file.id), consent: agent === undefined ? [] : consent.map((file) => file.id) },
      })
      void queries.invalidateQueries({ queryKey: ask.inbox.key() })
      await queries.invalidateQueries({ queryKey: ask.application.key() })
      void navigate({ to: `/applications/${application}`, replace: true })
    } catch {
      // The line above the form says what was refused, and what was typed stays.
    }
  }
  return (
    <form className="form application-form" onSubmit={(event) => void submit(event)} noValidate aria-label="受理申请">
      <ErrorLine error={receive.error} wasWrite />
      <p className="small soft">
        按 {found.day} 的筛查；事实为{found.knownOn === null ? '（没有可读的数据）' : ` ${found.knownOn} 的数据和以后核实、受理的`}。
      </p>
      <MatterList
        found={found}
        chosen={chosen}
        onChoose={(now) => {
          setChosen(now)
          setFault(undefined)
        }}
      />
      <div id={`${id}-matters`} tabIndex={-1}>
        <FaultLine what={faultOn('matters')} />
      </div>
      {matters.length === 0 ? null : (
        <>
          <h2>需要申请人提供的事实</h2>
          {asked.length === 0 ? (
            <EmptyLine why="所选事项需要的事实都有了。" next="不用申请人提供材料。" />
          ) : (
            <FactFields
              id={id}
              facts={asked}
              drafts={drafts}
              fault={fault}
              onChange={(fact, draft) => {
                setDrafts({ ...drafts, [fact]: draft })
                setFault(undefined)
              }}
            />
          )}
          <KnownFacts facts={known} />
          <Elsewhere matters={matters} />
          <h2>材料和代办</h2>
          <FileField
            label="申请人的材料（可不附）"
            purpose="application_material"
            files={materials}
            onAdd={(file) => setMaterials((before) => [...before, file])}
            onRemove={(file) => setMaterials((before) => before.filter((each) => each.id !== file.id))}
          />
          <fieldset className="field choice-field">
            <legend>受理方式</legend>
            <Radio.Group
              value={way}
              options={Object.entries(ways).map(([value, label]) => ({ value, label }))}
              onChange={({ target }) => setWay(target.value as keyof typeof ways)}
            />
          </fieldset>
          <Checkbox checked={agent !== undefined} onChange={({ target }) => setAgent(target.checked ? noAgent : undefined)}>
            由他人代办
          </Checkbox>
          {agent === undefined ? null : (
            <AgentFields
              id={id}
              agent={agent}
              faultOn={faultOn}
              onChange={setAgent}
              consent={consent}
              onAdd={(file) => {
                setConsent((before) => [...before, file])
                setFault(undefined)
              }}
              onRemove={(file) => setConsent((before) => before.filter((each) => each.id !== file.id))}
            />
          )}
          <Field id={`${id}-note`} label="说明（可不填）" fault={undefined}>
            <Input.TextArea id={`${id}-note`} rows={2} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
          </Field>
        </>
      )}
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={receive.isPending}>
          受理
        </Button>
      </div>
    </form>
  )
}

function faultOfForm(
  matters: readonly FoundMatter[],
  asked: readonly AskedFact[],
  drafts: Readonly<Record<string, FactDraft>>,
  agent: typeof noAgent | undefined,
  consents: number,
  today: string,
): (Fault & { readonly fact: string }) | undefined {
  const own = (field: string, what: string) => ({ fact: '', field, what })
  if (matters.length === 0) return own('matters', '请至少勾选一个事项。')
  for (const { id } of asked) {
    const draft = drafts[id]
    const found = draft === undefined ? undefined : faultOfDraft(draft, today, factFaults)
    if (found !== undefined) return { fact: id, ...found }
  }
  if (agent === undefined) return undefined
  if (agent.name.trim() === '') return own('name', '请填写代办人姓名。')
  if (agent.relation.trim() === '') return own('relation', '请填写代办人与申请人的关系。')
  if (agent.reference.trim() === '') return own('reference', agent.consent === 'paper' ? '请填写委托书编号。' : '请填写视频存档编号。')
  return consents === 0 ? own('consent', '请上传委托书，或视频作证的截图。') : undefined
}

interface MatterListProps {
  readonly found: FoundMatters
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}

function MatterList({ found, chosen, onChoose }: MatterListProps) {
  const groups = (Object.keys(matterGroups) as (keyof typeof matterGroups)[]).map((group) => ({
    group,
    matters: found.matters.filter((matter) => matter.group === group),
  }))
  if (found.matters.length === 0)
    return <EmptyLine why="最近一次筛查里没有申请人的事项。" next="新登记的单位或个人，等数据更新、重新筛查后再申请。" />
  const list = (matters: readonly FoundMatter[]) => (
    <ul className="matter-list">
      {matters.map((matter) => (
        <li key={matter.id}>
          <OneMatter
            matter={matter}
            found={found}
            isChosen={chosen.includes(matter.id)}
            onChoose={(isChosen) => onChoose(isChosen ? [...chosen, matter.id] : chosen.filter((each) => each !== matter.id))}
          />
        </li>
      ))}
    </ul>
  )
  return (
    <fieldset className="matters">
      <legend>申请的事项</legend>
      {groups.map(({ group, matters }) =>
        matters.length === 0 ? null : group === 'apply' ? (
          <div key={group}>{list(matters)}</div>
        ) : (
          <details key={group}>
            <summary>
              {matterGroups[group]}（{matters.length}）{group === 'refused' ? '；申请人坚持申请的可以受理' : ''}
            </summary>
            {list(matters)}
          </details>
        ),
      )}
    </fieldset>
  )
}

interface OneMatterProps {
  readonly matter: FoundMatter
  readonly found: FoundMatters
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

function OneMatter({ matter, found, isChosen, onChoose }: OneMatterProps) {
  const { policy, subject, document, clause, outcome, say, net, channel, open, facts } = matter
  const lacking = found.facts.filter((fact) => fact.known === null && facts.includes(fact.id)).length
  const isApplicant = subject.entity === found.subject.entity && subject.key === found.subject.key
  return (
    <Checkbox checked={isChosen} disabled={open !== null} onChange={({ target }) => onChoose(target.checked)}>
      <b>{policy.zh}</b>
      {isApplicant ? '' : `　${nameOf(subject)}`}
      <span className="small soft">
        　{outcomeWords[outcome] ?? outcome}
        {say === '' ? '' : `：${say}`}
        {net === null ? '' : `，${yuan(net)} 元`}
        {lacking === 0 ? '，事实齐全' : `，缺 ${lacking} 项事实`}　{document} {clause}
        {channel === '' ? '' : `　渠道：${channel}`}
      </span>
      {open === null ? null : (
        <span className="small">
          　已受理，编号 {open.id === null ? open.number : <Link to={`/applications/${open.id}`}>{open.number}</Link>}
        </span>
      )}
    </Checkbox>
  )
}

function KnownFacts({ facts }: { readonly facts: FoundMatters['facts'] }) {
  if (facts.length === 0) return null
  return (
    <details className="known-facts">
      <summary>已有数据、不用提供的事实（{facts.length}）</summary>
      <table>
        <caption className="unseen">已有数据的事实</caption>
        <thead>
          <tr>
            <th scope="col">事实</th>
            <th scope="col">值</th>
            <th scope="col">来源</th>
            <th scope="col">数据日期</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ id, zh, known }) => (
            <tr key={id}>
              <td>{zh}</td>
              <td>{known?.value}</td>
              <td>{known?.source}</td>
              <td>{known?.day}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** What is lacking and nobody can be asked for at a window. */
function Elsewhere({ matters }: { readonly matters: readonly FoundMatter[] }) {
  const lines = [
    ...new Set(matters.flatMap(({ elsewhere }) => elsewhere.map(({ zh, owner }) => (owner === '' ? zh : `${zh}（${owner}）`)))),
  ]
  if (lines.length === 0) return null
  return <p className="small">还缺{lines.join('、')}：不由申请人提供，受理后由部门数据补齐。</p>
}

interface AgentFieldsProps {
  readonly id: string
  readonly agent: typeof noAgent
  readonly faultOn: (field: string) => string | undefined
  readonly onChange: (agent: typeof noAgent) => void
  readonly consent: readonly SentFile[]
  readonly onAdd: (file: SentFile) => void
  readonly onRemove: (file: SentFile) => void
}

function AgentFields({ id, agent, faultOn, onChange, consent, onAdd, onRemove }: AgentFieldsProps) {
  const line = (field: 'name' | 'relation' | 'reference', label: string, more: object = {}) => (
    <Field id={`${id}-${field}`} label={label} fault={faultOn(field)}>
      <Input
        id={`${id}-${field}`}
        maxLength={60}
        autoComplete="off"
        value={agent[field]}
        onChange={({ target }) => onChange({ ...agent, [field]: target.value })}
        {...more}
      />
    </Field>
  )
  return (
    <fieldset className="agent-fields">
      <legend>代办</legend>
      <div className="fact-fields">
        {line('name', '代办人姓名')}
        {line('relation', '与申请人的关系', { list: `${id}-relations` })}
        <datalist id={`${id}-relations`}>
          {usualRelations.map((relation) => (
            <option key={relation} value={relation} />
          ))}
        </datalist>
      </div>
      <div className="field choice-field">
        <span className="field-name">申请人怎样同意</span>
        <Radio.Group
          aria-label="申请人怎样同意"
          value={agent.consent}
          options={Object.entries(consents).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => onChange({ ...agent, consent: target.value as 'paper' | 'video' })}
        />
      </div>
      {line('reference', agent.consent === 'paper' ? '委托书编号' : '视频存档编号', { maxLength: 100 })}
      <div id={`${id}-consent`} tabIndex={-1}>
        <FileField
          label={agent.consent === 'paper' ? '委托书' : '视频作证的截图、笔录'}
          purpose="application_consent"
          files={consent}
          onAdd={onAdd}
          onRemove={onRemove}
        />
        <FaultLine what={faultOn('consent')} />
      </div>
    </fieldset>
  )
}
