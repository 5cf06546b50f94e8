import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ask } from '../../client/office.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { ErrorLine } from '../../parts/error-line.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { dossierWord, type Entity, entityWords, subjectPath } from '../subjects.zh.ts'
import { DossierBody } from './dossier-body.tsx'
import { PurposeForm } from './purpose-form.tsx'
import '../subjects.css'
import './dossier.css'

/** The dossier of a firm or a person, opened to a purpose. The purpose stands in no address. */
export default function DossierPage() {
  const { entity = '', key = '' } = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>
  const known = (Object.keys(entityWords) as Entity[]).find((each) => each === entity)
  if (known === undefined || !/^\d{1,19}$/.test(key)) {
    return (
      <div className="page">
        <PageHead title="一户一档、一人一档" trail={<Link to="/subjects">人员与单位</Link>} />
        <EmptyLine why={`网址里的“${entity}/${key}”不是人员或单位的编号。`} next="请回到人员与单位重新查询。" />
      </div>
    )
  }
  return <Known key={`${known}/${key}`} entity={known} id={key} />
}

function Known({ entity, id }: { readonly entity: Entity; readonly id: string }) {
  const [purpose, setPurpose] = useState('')
  const dossier = useQuery({
    ...ask.dossier.open.query({ input: { entity, key: id, purpose } }),
    enabled: purpose !== '',
    // Every reading is a look that is written down.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (dossier.data !== undefined) return <DossierBody dossier={dossier.data} />
  return (
    <div className="page">
      <PageHead
        title={dossierWord(entity)}
        trail={
          <>
            <Link to="/subjects">人员与单位</Link> / <Link to={subjectPath(entity, id)}>{entityWords[entity]}</Link>
          </>
        }
      />
      <ErrorLine error={dossier.error} onRetry={() => void dossier.refetch()} />
      {dossier.isFetching ? <p className="soft">正在汇集档案……</p> : <PurposeForm entity={entity} onOpen={setPurpose} />}
    </div>
  )
}
