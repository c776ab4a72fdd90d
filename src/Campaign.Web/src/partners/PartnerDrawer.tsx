import { App, Button, Descriptions, Drawer, Grid, Input, Table } from 'antd'
import { useState } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { useVet, type Partner, type Vetting } from './queries'

/** A partner's profile, with what the latest vetting found and the means to vet again: the latest counts. */
export function PartnerDrawer({ partner, close }: { partner: Partner; close: () => void }) {
  const { t, word, count } = useLocale()
  const { message } = App.useApp()
  const wide = Grid.useBreakpoint().md ?? true
  const vet = useVet(partner)
  const [note, setNote] = useState('')
  const [proof, setProof] = useState(partner.proofOfUse ?? '')
  const decide = (decision: Vetting['decision']) =>
    vet.mutate({ decision, note, proofOfUse: proof }, { onSuccess: (after) => void message.success(t('deliverables.now', { state: word('partner', after.status) })) })
  return (
    <Drawer open onClose={close} size={wide ? 560 : '100%'} title={partner.name}>
      <div className="stack">
        <Descriptions
          column={1}
          size="small"
          items={[
            { key: 'state', label: t('deliverables.state'), children: word('partner', partner.status) },
            { key: 'categories', label: t('partners.categories'), children: partner.categories.join(' · ') || '—' },
            { key: 'contact', label: t('partners.contact'), children: partner.contact ?? '—' },
            { key: 'proof', label: t('partners.proof'), children: partner.proofOfUse ?? '—' },
          ]}
        />
        <Table
          rowKey={(account) => account.channel + account.handle}
          size="small"
          pagination={false}
          dataSource={[...partner.accounts]}
          columns={[
            { title: t('deliverables.channel'), dataIndex: 'channel', render: (channel: string) => word('channel', channel) },
            { title: t('partners.handle'), dataIndex: 'handle' },
            { title: t('partners.followers'), dataIndex: 'followers', align: 'right', render: count },
          ]}
        />
        {partner.rates.length > 0 && (
          <ul className="plain">
            {partner.rates.map((rate) => (
              <li key={rate.kind}>
                {word('kind', rate.kind)} · {count(rate.fee)}
              </li>
            ))}
          </ul>
        )}
        {partner.findings.length > 0 && (
          <section>
            <h3>{t('partners.findings')}</h3>
            <ul className="plain">
              {partner.findings.map((finding, index) => (
                <li key={index}>{finding.note ?? finding.code}</li>
              ))}
            </ul>
          </section>
        )}
        <section className="stack">
          <h3>{t('partners.vet')}</h3>
          <label htmlFor="proof">{t('partners.proof')}</label>
          <Input id="proof" value={proof} onChange={(event) => setProof(event.target.value)} />
          <label htmlFor="finding">{t('partners.note')}</label>
          <Input.TextArea id="finding" rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
          {vet.error && <ProblemAlert problem={vet.error} />}
          <div className="tags">
            <Button type="primary" loading={vet.isPending} onClick={() => decide('approve')}>
              {t('partners.approve')}
            </Button>
            <Button danger loading={vet.isPending} onClick={() => decide('decline')}>
              {t('partners.decline')}
            </Button>
          </div>
        </section>
      </div>
    </Drawer>
  )
}
