import { merged } from './texts'

export default merged(import.meta.glob<object>('../*/en.json', { eager: true, import: 'default' }))
