const width = 160
const height = 44

/** A small curve from 0 to 100 over days; days without a value are gaps. */
export function Sparkline({ values, label }: { values: readonly (number | null)[]; label: string }) {
  const x = (day: number) => (values.length < 2 ? width / 2 : 2 + (day * (width - 6)) / (values.length - 1))
  const y = (value: number) => height - 3 - (value / 100) * (height - 6)
  let pen = 'M'
  const path = values.reduce<string>((drawn, value, day) => {
    if (value == null) {
      pen = 'M'
      return drawn
    }
    const step = `${drawn}${pen}${x(day).toFixed(1)} ${y(value).toFixed(1)}`
    pen = 'L'
    return step
  }, '')
  const last = values.findLastIndex((value) => value != null)
  if (last < 0) return null
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <line x1={0} x2={width} y1={y(100)} y2={y(100)} className="spark-goal" />
      <path d={path} className="spark-line" />
      <circle cx={x(last)} cy={y(values[last]!)} r={3} className="spark-now" />
    </svg>
  )
}
