import { Form, type FormProps } from 'antd'
import type { ReactNode } from 'react'
import { Drafted } from '../drafts/Drafted'
import type { DraftTerms } from '../drafts/useDraft'

type Props<Values> = Omit<FormProps<Values>, 'children' | 'onValuesChange'> & { readonly draft: DraftTerms; readonly children: ReactNode }

/** A form whose content is saved as it is typed. */
export function DraftForm<Values extends object>({ draft, ...form }: Props<Values>) {
  return (
    <Drafted draft={draft}>
      <Form<Values> {...form} onValuesChange={(_, all) => draft.write(all)} />
    </Drafted>
  )
}
