import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { api, body, type Schemas } from '../api/client'
import { channels, kinds } from '../api/words'
import { FormEnd } from '../forms/FormEnd'
import { useLocale } from '../i18n/LocaleProvider'
import { SideDrawer } from '../layout/SideDrawer'

type Body = Schemas['RegisterPartnerBody']

/** Registers a partner: who it is, where they speak, and what they ask for. */
export function PartnerForm({ close, done }: { close: () => void; done: (partner: string) => void }) {
  const { t, word } = useLocale()
  const queries = useQueryClient()
  const register = useMutation({
    mutationFn: (given: Body) => body(api.POST('/api/v1/partners', { body: { ...given, id: null } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['partners'] })
      done(id)
    },
  })
  const needed = [{ required: true }]
  return (
    <SideDrawer title={t('partners.new')} width={620} close={close}>
      <Form<Body> layout="vertical" onFinish={(given) => register.mutate(given)} initialValues={{ accounts: [{}], rates: [], categories: [] }}>
        <Form.Item name="name" label={t('partners.name')} rules={needed}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <Rows name="accounts" label={t('partners.accounts')} add={t('partners.account.add')} least={1}>
          {(at) => (
            <>
              <Form.Item name={[at, 'channel']} label={t('deliverables.channel')} rules={needed}>
                <Select options={channels.map((value) => ({ value, label: word('channel', value) }))} />
              </Form.Item>
              <Form.Item name={[at, 'handle']} label={t('partners.handle')} rules={needed}>
                <Input />
              </Form.Item>
              <Form.Item name={[at, 'followers']} label={t('partners.followers')} rules={needed}>
                <InputNumber min={0} precision={0} className="full" />
              </Form.Item>
            </>
          )}
        </Rows>
        <Rows name="rates" label={t('partners.rates')} add={t('partners.rate.add')}>
          {(at) => (
            <>
              <Form.Item name={[at, 'kind']} label={t('collab.kind')} rules={needed}>
                <Select options={kinds.map((value) => ({ value, label: word('kind', value) }))} />
              </Form.Item>
              <Form.Item name={[at, 'fee']} label={t('deliverables.fee')} rules={needed}>
                <InputNumber min={0} precision={2} className="full" />
              </Form.Item>
            </>
          )}
        </Rows>
        <Form.Item name="categories" label={t('partners.categories')} extra={t('partners.categories.help')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} />
        </Form.Item>
        <Form.Item name="contact" label={t('partners.contact')} extra={t('partners.contact.help')}>
          <Input maxLength={300} />
        </Form.Item>
        <FormEnd send={t('partners.register')} busy={register.isPending} problem={register.error} cancel={close} />
      </Form>
    </SideDrawer>
  )
}

interface RowsProps {
  readonly name: string
  readonly label: string
  readonly add: string
  readonly least?: number
  readonly children: (at: number) => ReactNode
}

/** Rows of fields, as many as are needed. */
function Rows({ name, label, add, least = 0, children }: RowsProps) {
  const { t } = useLocale()
  return (
    <fieldset className="rows">
      <legend>{label}</legend>
      <Form.List name={name}>
        {(rows, { add: another, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className="row">
                {children(row.name)}
                {rows.length > least && <Button icon={<DeleteOutlined />} aria-label={t('stories.remove')} onClick={() => remove(row.name)} />}
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => another({})}>
              {add}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
