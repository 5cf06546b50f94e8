import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { ask } from '../../client/office.ts'
import { count } from '../../figures/figures.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { ErrorLine } from '../../parts/error-line.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { dossierWord, entityWords, numberText, placeWords, subjectPath } from '../subjects.zh.ts'
import { type Dossier, momentsOf, namesOf, titleOf } from './dossier.ts'
import { DossierSheet } from './dossier-sheet.tsx'
import { SectionTable } from './section-table.tsx'

/** A dossier that was opened: whose it is, what is in it, everything in the order of time, then section by section. */
export function DossierBody({ dossier }: { readonly dossier: Dossier }) {
  const { subject, opened, run, registry, sections } = dossier
  const print = useMutation(ask.dossier.print.act())
  const names = namesOf(dossier)
  const filled = sections.filter(({ rows }) => rows.length > 0)
  const empty = sections.filter(({ rows }) => rows.length === 0)
  const places = placeWords(subject.entity)
  const line = [
    ...subject.numbers.map(numberText),
    ...(['home', 'insured', 'operating'] as const).flatMap((place) =>
      subject[place] === null ? [] : [`${places[place]} ${subject[place]}`],
    ),
    `登记编号 ${subject.key}`,
  ]
  const asked = { entity: subject.entity, key: subject.key, purpose: opened.purpose }
  return (
    <div className="page page-wide subject dossier">
      <PageHead
        title={`${dossierWord(subject.entity)}　${subject.name}`}
        trail={
          <>
            <Link to="/subjects">人员与单位</Link> /{' '}
            <Link to={subjectPath(subject.entity, subject.key)}>{entityWords[subject.entity]}</Link>
          </>
        }
        acts={
          <Button type="primary" loading={print.isPending} onClick={() => print.mutate(asked, { onSuccess: () => window.print() })}>
            打印
          </Button>
        }
      >
        <p className="subject-line soft">
          {line.map((part) => (
            <span key={part}>{part}</span>
          ))}
        </p>
        <p className="subject-line small">
          <span>
            {opened.by} {opened.day} 调阅
          </span>
          <span>事由：{opened.purpose}</span>
          <span>{run === null ? '还没有筛查' : `最近筛查 ${run.day}`}</span>
          {registry === null ? null : <span>登记数据截至 {registry.knownOn}</span>}
        </p>
      </PageHead>
      <ErrorLine error={print.error} wasWrite />
      {filled.length === 0 ? (
        <EmptyLine why="本系统还没有为它办过任何事，登记库里也没有付给它的款项。" next="列入批次、核实或拨付以后，这里就有。" />
      ) : (
        <nav className="dossier-contents" aria-label="目录">
          {filled.map(({ id, total }) => (
            <a key={id} href={`#dossier-${id}`}>
              {titleOf(id)} <b>{count(total)}</b>
            </a>
          ))}
        </nav>
      )}
      {empty.length === 0 || filled.length === 0 ? null : (
        <p className="small soft">没有记录的：{empty.map(({ id }) => titleOf(id)).join('、')}。</p>
      )}
      <TimeLine dossier={dossier} />
      {filled.map((section) => (
        <SectionTable key={section.id} section={section} names={names} />
      ))}
      <DossierSheet dossier={dossier} />
    </div>
  )
}

function TimeLine({ dossier }: { readonly dossier: Dossier }) {
  const moments = momentsOf(dossier)
  if (moments.length === 0) return null
  return (
    <section aria-label="时间线" className="dossier-section">
      <h2>
        时间线
        <small>共 {count(moments.length)} 件，按日期先后</small>
      </h2>
      <ol className="dossier-line">
        {moments.map(({ key, on, what, gist }) => (
          <li key={key}>
            <time dateTime={on}>{on}</time>
            <b>{what}</b>
            <span>{gist}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
