import { Button } from 'antd'
import { useState, type ReactNode } from 'react'

interface Props {
  /** The steps that are open, as the API says. */
  readonly next: readonly string[]
  readonly label: (step: string) => string
  readonly danger?: readonly string[]
  readonly small?: boolean
  readonly ask: (step: string, close: () => void) => ReactNode
}

/** A button for each step that is open, and what it asks. */
export function Steps({ next, label, danger = [], small = false, ask }: Props) {
  const [step, take] = useState<string>()
  if (next.length === 0) return null
  return (
    <div className="tags no-print">
      {next.map((one, index) => (
        <Button key={one} size={small ? 'small' : 'middle'} type={index === 0 && !small ? 'primary' : 'default'} danger={danger.includes(one)} onClick={() => take(one)}>
          {label(one)}
        </Button>
      ))}
      {step && ask(step, () => take(undefined))}
    </div>
  )
}
