import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../session/use-session.ts'
import { DecisionsSection } from './decisions-section.tsx'
import { FactsSection } from './facts-section.tsx'
import { MonthsPicture } from './months-picture.tsx'
import { PrintFoot } from './print-foot.tsx'
import { PaymentsSection, RelatedSections } from './records-section.tsx'
import { RevealNumbers } from './reveal-numbers.tsx'
import { type Moment, SpansPicture } from './spans-picture.tsx'
import { factOf, type Register, type SubjectPage } from './subject.ts'
import { dossierPath, dossierWord, type Entity, entityWords, numberText, placeWords } from './subjects.zh.ts'
import './subjects.css'
import { VerifiedPanel } from './verified-panel.tsx'

const declared = { run: text() }

/** Records that name a subject, as they are called on its page. */
const titles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  person: { employment: '用人单位', certificate: '证书', training: '培训' },
  insured_unit: { employment: '用工人员', training: '培训' },
  firm: { insured_unit: '下属参保单位', employment: '用工人员', training: '培训' },
  organisation: {},
}

/** A firm, a unit or a person on one page: what the register says, what was decided, paid and asked. */
export default function SubjectPageScreen() {
  const { entity = '', key = '' } = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>
  const known = (Object.keys(entityWords) as Entity[]).find((each) => each === entity)
  if (known === undefined || !/^\d{1,19}$/.test(key)) {
    return (
      <div className="page">
        <PageHead title="人员与单位" trail={<Link to="/subjects">人员与单位</Link>} />
        <EmptyLine why={`网址里的“${entity}/${key}”不是人员或单位的编号。`} next="请回到人员与单位重新查询。" />
      </div>
    )
  }
  return <Known entity={known} id={key} />
}

function Known({ entity, id }: { readonly entity: Entity; readonly id: string }) {
  const [{ run }, change] = useParameters(declared)
  const input = { entity, key: id }
  const page = useQuery(ask.subject.page.query({ input }))
  const decisions = useQuery({
    ...ask.subject.decisions.query({ input: run === '' ? input : { ...input, run } }),
    enabled: page.data !== undefined,
  })
  const trail = (
    <>
      <Link to="/subjects">人员与单位</Link> / {entityWords[entity]}
    </>
  )
  if (page.data === undefined) {
    return (
      <div className="page">
        <PageHead title={entityWords[entity]} trail={trail} />
        <ErrorLine error={page.error} onRetry={() => void page.refetch()} />
        {page.error === null ? <p className="soft">正在读取登记库……</p> : null}
      </div>
    )
  }
  const { subject, register } = page.data
  return (
    <div className="page subject">
      <SubjectHead page={page.data} trail={trail} />
      <div className="columns">
        <div>
          {decisions.data === undefined ? (
            <section>
              <h2>政策判定</h2>
              <ErrorLine error={decisions.error} onRetry={() => void decisions.refetch()} />
              {decisions.error === null ? <p className="soft">正在从各项政策的名单里找……</p> : null}
            </section>
          ) : (
            <DecisionsSection decisions={decisions.data} entity={entity} onRun={(chosen) => change({ run: chosen })} />
          )}
          {register === null ? (
            <EmptyLine why="最近筛查的登记库里没有这个对象的事实。" next="新登记的对象在下一份快照载入后才有。" />
          ) : (
            <>
              <Picture register={register} />
              <PaymentsSection register={register} />
            </>
          )}
        </div>
        <aside className="side-panel" aria-label="核实">
          <VerifiedPanel verified={decisions.data?.verified ?? []} />
        </aside>
      </div>
      {register === null ? null : (
        <>
          <RelatedSections register={register} titles={titles[entity] ?? {}} />
          <FactsSection register={register} own={entityWords[entity]} />
        </>
      )}
      <PrintFoot subject={subject} knownOn={register?.snapshot.knownOn} />
    </div>
  )
}

function SubjectHead({ page: { subject }, trail }: { readonly page: SubjectPage; readonly trail: ReactNode }) {
  const may = useMay()
  const words = placeWords(subject.entity)
  const line = [
    ...subject.numbers.map(numberText),
    ...(['home', 'insured', 'operating'] as const).flatMap((place) =>
      subject[place] === null ? [] : [`${words[place]} ${subject[place]}`],
    ),
    `登记编号 ${subject.key}`,
  ]
  return (
    <PageHead
      title={subject.name}
      trail={trail}
      acts={
        <>
          {may('dossier.read') ? <Link to={dossierPath(subject.entity, subject.key)}>{dossierWord(subject.entity)}</Link> : null}
          {may('deferral.enter') && subject.entity === 'insured_unit' ? (
            <Link to="/deferral/new" search={{ entity: subject.entity, key: subject.key } as never}>
              登记缓缴
            </Link>
          ) : null}
          {may('subject.reveal') ? <RevealNumbers subject={subject} /> : null}
          <Button onClick={() => print()}>打印</Button>
        </>
      }
    >
      <p className="subject-line soft">
        {line.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
    </PageHead>
  )
}

/** Days of a person that belong on the line of time. */
const momentFacts = ['graduated_on', 'unemployment_registered_on', 'separated_on', 'hardship_certified_on']

function Picture({ register }: { readonly register: Register }) {
  const { employment } = register
  if (employment === null) return null
  if (employment.kind === 'months') return <MonthsPicture months={employment} register={register} />
  const facts = momentFacts.flatMap((id): readonly Moment[] => {
    const fact = factOf(register.facts, id)
    return fact === undefined || fact.value === null ? [] : [{ what: fact.zh, day: fact.value }]
  })
  const payments = register.related
    .filter(({ entity }) => entity === 'prior_payment')
    .flatMap(({ records }) => records.flatMap(({ facts: of }) => factOf(of, 'paid_on')?.value ?? []))
  const paid = payments.map((day): Moment => ({ what: '已付款项', day }))
  return <SpansPicture spans={employment} moments={[...facts, ...paid]} register={register} />
}
